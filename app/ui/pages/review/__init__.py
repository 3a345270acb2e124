"""The page on which transitions are reviewed, one at a time."""
