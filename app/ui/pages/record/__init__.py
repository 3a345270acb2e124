"""The page on which signs are recorded."""
