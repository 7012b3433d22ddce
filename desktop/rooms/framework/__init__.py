"""The Framework room: the map of levels and forums, and forums, units, posts and people as lists."""
