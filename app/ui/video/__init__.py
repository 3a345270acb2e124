"""Recordings in the window: frames decoded off the main thread, landmarks painted over them."""
