"""Words of the window in other languages; English is here for its plurals only."""
