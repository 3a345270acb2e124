"""Rows that lay the likeness of an identity beside what it is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from app.cli.bench import Measure
from app.rendering.neural.report import Scores

#: What each score is called, and its unit.
_CALLED: Final = {
    "psnr": ("PSNR", "dB"),
    "ssim": ("SSIM", ""),
    "foreground_psnr": ("PSNR of the signer", "dB"),
    "foreground_ssim": ("SSIM of the signer", ""),
    "hand_psnr": ("PSNR of hands", "dB"),
    "hand_ssim": ("SSIM of hands", ""),
    "flicker": ("flicker", "ratio"),
    "alpha_iou": ("overlap of outlines", ""),
}


def compared(
    who: str,
    found: Scores,
    beside: Mapping[str, Scores],
    wanted: Mapping[str, tuple[float | None, float | None]],
) -> Iterator[Measure]:
    """One row for each score and each of those that it is compared with.

    Args:
        who: Whose likeness it is, and in which tracks.
        found: Its scores.
        beside: Scores of the others, by their names.
        wanted: What some scores should be at least, and at most.
    """
    for name, (what, unit) in _CALLED.items():
        least, most = wanted.get(name, (None, None))
        for other, theirs in beside.items():
            yield Measure(
                f"{what} in held-out signs, {who}",
                getattr(found, name),
                unit,
                least=least,
                most=most,
                baseline=getattr(theirs, name),
                compared_with=other,
            )
