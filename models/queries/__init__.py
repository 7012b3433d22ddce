"""Reads: plain selects that return tuples of frozen rows."""
