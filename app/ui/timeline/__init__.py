"""Time from left to right: a shared scale, a ruler, and the slots and seams of an utterance."""
