"""Trajectories become pictures: camera, rasterizer, signer identities, compositing."""
