"""Pages: one for each task of a person."""
