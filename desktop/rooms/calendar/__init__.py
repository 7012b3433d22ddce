"""The Calendar room: the year, its months and its meetings, laid out, moved and printed."""
