"""Continuous signing whose glosses are known: what it tells of gaps, signs and movements."""
