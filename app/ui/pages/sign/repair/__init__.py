"""Repairing on the sign page: tools for a marked stretch, layers, live preview."""
