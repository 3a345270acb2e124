"""Render: an utterance becomes a video of a signer."""
