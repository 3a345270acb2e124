"""Tracks over time: wrist speed, how each hand was found, phases. Rows of a timeline."""
