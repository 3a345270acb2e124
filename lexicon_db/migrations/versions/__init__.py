"""One module per step, each with its revision and the one before it."""
