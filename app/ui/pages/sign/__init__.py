"""Sign: one take with its video, figure and tracks on one clock."""
