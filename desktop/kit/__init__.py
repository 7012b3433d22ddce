"""The parts every room is made of."""
