"""The Documents room: everything issued, what was decided over all forums, and which papers are due."""
