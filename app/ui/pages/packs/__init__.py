"""Packs: signs leave the lexicon for others, and come in from others."""
