"""Putting the parts together: books made and opened, and the application with its window."""
