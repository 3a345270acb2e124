"""The body in whose terms motion is kept, loaded once in a process; it takes a moment."""

from __future__ import annotations

from functools import cache

from app.body.anchors import AnchorFrame
from app.body.model import BodyModel, load_body
from app.body.places import Places


@cache
def reference_model() -> BodyModel:
    """The default body."""
    return load_body()


@cache
def reference_places() -> Places:
    """Its named places."""
    return Places(reference_model())


@cache
def reference_frame() -> AnchorFrame:
    """The frames of its anchors."""
    return AnchorFrame(reference_model(), reference_places())
