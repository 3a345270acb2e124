"""The welcome page: the way to a first result in two minutes."""
