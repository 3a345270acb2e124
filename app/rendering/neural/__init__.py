"""The learned identity: a neural texture and small networks, trained on one signer's recordings."""
