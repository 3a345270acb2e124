"""Frames become landmark tracks: detected points of body, hands and face, with flags."""
