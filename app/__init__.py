"""Kinelex, the application: folders follow the way of a sign, from capture to the window."""
