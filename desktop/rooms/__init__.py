"""The rooms, which do not know one another."""
