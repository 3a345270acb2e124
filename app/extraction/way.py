"""The ways in which a clip can be extracted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Way:
    """How landmarks are detected.

    Attributes:
        careful: Whether every frame is looked at from several sides, which takes about four times
            as long: forwards, backwards and mirrored, hands in squares of several sizes.
        pose_model: The person's own model bundle (``.task``) for the body, or None.
        hand_model: The same for hands.
        face_model: The same for the face.
    """

    careful: bool = False
    pose_model: Path | None = None
    hand_model: Path | None = None
    face_model: Path | None = None

    @property
    def bundles(self) -> dict[str, Path]:
        """The person's own models by what they are for."""
        named = {"pose": self.pose_model, "hand": self.hand_model, "face": self.face_model}
        return {part: path for part, path in named.items() if path is not None}
