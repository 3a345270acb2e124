"""From a signer's takes to what an identity learns from."""
