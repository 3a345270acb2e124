"""Made-up hands and what a hand model might say about them."""

from __future__ import annotations

import numpy as np

from app.extraction.hand_model import HandSighting

#: A right hand seen from the palm, fingers up, about 100 pixels long, wrist at the origin.
OPEN_HAND = np.array(
    [
        (0, 0), (-20, -10), (-36, -24), (-48, -36), (-58, -46),
        (-16, -50), (-18, -70), (-19, -84), (-20, -96),
        (0, -52), (0, -76), (0, -90), (0, -104),
        (14, -48), (16, -70), (17, -84), (18, -96),
        (26, -40), (30, -56), (33, -66), (35, -76),
    ],
    np.float32,
)  # fmt: skip


def hand_at(x, y, *, turn=0.0, size=1.0):
    """(21, 3) an open hand whose wrist is at a place, turned clockwise by radians."""
    cosine, sine = np.cos(turn), np.sin(turn)
    xy = size * OPEN_HAND @ np.array([[cosine, sine], [-sine, cosine]], np.float32) + (x, y)
    return np.concatenate([xy, np.zeros((21, 1))], axis=1).astype(np.float32)


def nowhere():
    """(21, 3) a hand that was not found."""
    return np.full((21, 3), np.nan, np.float32)


def seen(points, *, presence=0.98, rightness=0.98):
    """What the hand model says where it sees a hand."""
    return HandSighting(points, np.zeros((21, 3), np.float32), presence, rightness)
