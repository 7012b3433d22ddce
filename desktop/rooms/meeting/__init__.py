"""The Meeting room: one meeting from planned to action log."""
