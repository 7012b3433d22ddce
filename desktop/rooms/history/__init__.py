"""The History room: the journal of the book, newest first."""
