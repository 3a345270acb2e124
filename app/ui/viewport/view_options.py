"""What a viewport shows besides the figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ViewOptions:
    """Choices of the person.

    Attributes:
        mirrored: Left and right are exchanged, as signers see themselves in a mirror.
        skeleton: The joints are drawn over the figure.
        trails: The way of both hands is drawn.
        ghosts: Arms and hands are drawn as they are some frames before and after.
        touches: Places of the body that touch are marked.
        left_handed: The figure signs with the other hand.
        signing_space: The box in which signs are made is drawn.
        floor: The floor is drawn.
    """

    mirrored: bool = False
    skeleton: bool = False
    trails: bool = False
    ghosts: bool = False
    touches: bool = False
    left_handed: bool = False
    signing_space: bool = False
    floor: bool = False
