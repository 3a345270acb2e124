"""Whether an identity can be learned from these takes; if not, what is wrong with which of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from app.rendering.examples.takes import Recorded
from lexicon_db.errors import KnownError
from lexicon_db.tracks import HandFlag

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]

_WHAT: Final = "The identity was not made."
_LEAVE_OUT: Final = "Leave this recording out, or record it again."

_FEWEST_FRAMES: Final = 40
_FEWEST_HANDS: Final = 20
_LEAST_SHARE_OF_HANDS: Final = 0.1
#: Another person takes at least this share of the signer's area.
_OTHER_PERSON: Final = 0.3
#: Backgrounds are compared in pictures of this many pixels.
_SMALL: Final = 48
#: Change of the light (as a factor of brightness) and of the background (sRGB) in one take.
_LIGHT: Final = 1.35
_BACKGROUND: Final = 0.06
#: Colours of cloth, relative to the light of the take, that differ more (CIE L*a*b*) are others.
_CLOTHES: Final = 40.0


class TakeLook:
    """What is noticed while the pictures of a take are looked at.

    Args:
        sign: What the take is called.
    """

    def __init__(self, sign: str) -> None:
        self.sign = sign
        self._colors: list[tuple[Floats, Floats]] = []
        self._others: list[float] = []
        self._backgrounds: list[tuple[Floats, Mask]] = []

    def add(
        self,
        picture: NDArray[np.uint8],
        coarse: Floats,
        body: Mask,
        parts: Mapping[str, Mask],
    ) -> None:
        """Notice things in a picture.

        Args:
            picture: (H, W, 3) sRGB.
            coarse: (H, W) probability of a person.
            body: (H, W) what the fitted body covers.
            parts: (H, W) what its ``face`` and its ``torso`` cover.
        """
        seen = {name: picture[part & (coarse > 0.9)] for name, part in parts.items()}
        if all(len(pixels) > 20 for pixels in seen.values()):
            face, torso = (
                np.median(seen[name], axis=0).astype(np.float32) / 255 for name in ("face", "torso")
            )
            self._colors.append((face, torso))
        side = len(picture) // 6 * 2 + 1
        near = cv2.dilate(body.astype(np.uint8), np.ones((side, side), np.uint8)) > 0
        self._others.append(float(((coarse > 0.6) & ~near).sum() / max(1, body.sum())))
        free = (~near & (coarse < 0.2)).astype(np.float32)
        size = (_SMALL, _SMALL)
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
        kept = cv2.resize(free, size, interpolation=cv2.INTER_AREA) > 0.99
        self._backgrounds.append((small, kept))

    @property
    def colors(self) -> tuple[Floats, Floats] | None:
        """Typical sRGB of face and cloth, 0 to 1; None where they are not seen."""
        if not self._colors:
            return None
        face, torso = (np.median(part, axis=0) for part in zip(*self._colors, strict=True))
        return face.astype(np.float32), torso.astype(np.float32)

    def trouble(self) -> str:
        """What is wrong with this take, as one sentence; empty if nothing is."""
        if np.median(self._others) > _OTHER_PERSON:
            return f"Somebody else is seen in “{self.sign}”."
        if self._light() > _LIGHT:
            return f"The light changes in “{self.sign}”."
        if self._movement() > _BACKGROUND:
            return f"The camera or the background moves in “{self.sign}”."
        return ""

    def _light(self) -> float:
        """The factor between the darkest and the brightest face of the take."""
        levels = [float(face.mean()) for face, _ in self._colors]
        return max(levels) / max(min(levels), 1e-3) if levels else 1.0

    def _movement(self) -> float:
        """How much pixels change that always show the background, sRGB."""
        always = np.all([kept for _, kept in self._backgrounds], axis=0)
        if always.sum() < 20:
            return 0.0
        shown = np.stack([small[always] for small, _ in self._backgrounds])
        return float((shown - np.median(shown, axis=0)).std(axis=0).mean())


def require_usable(takes: Sequence[Recorded], looks: Sequence[TakeLook] = ()) -> None:
    """Make sure that an identity can be learned from takes.

    Args:
        takes: Takes of one signer.
        looks: What was noticed in their pictures, once they were looked at.

    Raises:
        KnownError: If it cannot; says why, and what to do.
    """
    _require_enough(takes)
    for look in looks:
        trouble = look.trouble()
        if trouble:
            raise KnownError(_WHAT, trouble, _LEAVE_OUT)
    _require_same_clothes(looks)


def _require_enough(takes: Sequence[Recorded]) -> None:
    count = sum(len(take.fit.pts) for take in takes)
    if count < _FEWEST_FRAMES:
        raise KnownError(
            _WHAT,
            f"The recordings have {count} pictures in all; at least {_FEWEST_FRAMES} are needed.",
            "Record a few more signs, or the guided enrolment.",
        )
    measured = sum(int((take.flags == HandFlag.MEASURED).any(axis=1).sum()) for take in takes)
    if measured < max(_FEWEST_HANDS, _LEAST_SHARE_OF_HANDS * count):
        raise KnownError(
            _WHAT,
            f"Hands are seen in {measured} of {count} pictures only.",
            "Record with both hands in the picture, in good light, not too fast.",
        )


def _require_same_clothes(looks: Sequence[TakeLook]) -> None:
    """Refuse a take whose cloth has another colour than in most others."""
    seen = [(look.sign, look.colors) for look in looks]
    found = [(sign, _cloth(*colors)) for sign, colors in seen if colors is not None]
    if len(found) < 2:
        return
    usual = np.median([color for _, color in found], axis=0)
    apart = [float(np.linalg.norm(color - usual)) for _, color in found]
    worst = int(np.argmax(apart))
    if apart[worst] > _CLOTHES:
        raise KnownError(
            _WHAT,
            f"In “{found[worst][0]}” the signer wears other clothes than in the other recordings.",
            _LEAVE_OUT,
        )


def _cloth(face: Floats, torso: Floats) -> Floats:
    """CIE L*a*b* of cloth; lightness relative to that of the face, as light differs."""
    both = np.stack([face, torso])[None].astype(np.float32)
    skin, cloth = cv2.cvtColor(both, cv2.COLOR_RGB2LAB)[0]
    relative: Floats = cloth - np.array([skin[0], 0, 0], np.float32)
    return relative
