"""Depth from one camera: arms and hands are lifted into space before the body is fitted."""
