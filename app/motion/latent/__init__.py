"""Learned movement in gaps: what the likeliest course leaves over, told from both sides."""
