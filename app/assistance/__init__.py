"""Live help while recording: who is seen, how well, and when a sign starts and ends."""
