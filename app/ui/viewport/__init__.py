"""The 3D viewport: figures seen by an orbiting camera, drawn off-screen and painted by a widget."""
