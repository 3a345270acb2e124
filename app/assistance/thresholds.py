"""Every number that a person may want to set about live help."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Thresholds:
    """Where a finding begins, and how hands-free control tells rest from signing.

    Lengths are in shoulder widths and times in seconds where nothing else is said.

    Attributes:
        window: A finding must hold over about this time, and be over for as long.
        smallest_width: Shoulder width as a share of the picture's width below which the signer is
            too far away for the hands to be measured well.
        largest_width: The same above which hands leave the picture.
        most_off_centre: Distance of the middle of the shoulders from the middle of the picture, as
            a share of its width.
        space_below: Signing space reaches this far below the shoulders.
        head_room: The top of the head is this far above the nose.
        out_share: A part of the body counts as out of the picture from this share of the window.
        darkest: Brightness of face and hands, 0 to 1, below which a dim picture is too dark.
        darkest_against_light: The same in front of a bright background.
        dim_background: Mean brightness of a dim picture.
        most_clipped: Share of burnt-out pixels on face and hands.
        flattest: Contrast of the face by its brightness.
        least_sharpness: Sharpness of hands, 0 to 1.
        least_fps: Frames per second.
        rest_hold: Hands that come back to rest stay there this long before a sign counts as over.
        new_rest_hold: Hands that are still in a low place for this long rest there from now on.
        left_rest: Hands that are this far from where they rest have left it.
        near_rest: Hands that are nearer than this have come back.
        countdown: Seconds of the countdown; 0 starts at once.
        choice_hold: Seconds that a hand stays in a zone to choose.
        longest_wait: Seconds a recording waits for the sign after a countdown.
    """

    window: float = 1.0
    smallest_width: float = 0.12
    largest_width: float = 0.41
    most_off_centre: float = 0.12
    space_below: float = 1.25
    head_room: float = 0.42
    out_share: float = 0.3
    darkest: float = 0.2
    darkest_against_light: float = 0.12
    dim_background: float = 0.3
    most_clipped: float = 0.15
    flattest: float = 0.08
    least_sharpness: float = 0.2
    least_fps: float = 24.0
    rest_hold: float = 0.5
    new_rest_hold: float = 2.0
    left_rest: float = 0.27
    near_rest: float = 0.25
    countdown: float = 3.0
    choice_hold: float = 0.8
    longest_wait: float = 6.0
