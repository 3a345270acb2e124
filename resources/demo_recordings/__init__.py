"""Recordings for the demo, rendered by the project itself, and their builder."""
