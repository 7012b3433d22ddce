"""Opening, writing and remembering."""
