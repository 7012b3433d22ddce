"""The Actions room: every promise, who is accountable for it, and what became of its date."""
