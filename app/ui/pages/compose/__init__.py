"""Compose: type glosses, see them signed, tune the seams, save the utterance."""
