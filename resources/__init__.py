"""Data that ships with Kinelex, read through importlib.resources, and the scripts that build it."""
