"""How well a learned identity shows signs that it has never seen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scores:
    """Likeness of rendered frames to the real ones.

    Attributes:
        psnr: dB over the whole picture before grey.
        ssim: 0 to 1, likewise.
        foreground_psnr: dB over the signer and a narrow border.
        foreground_ssim: 0 to 1, likewise.
        hand_psnr: dB in squares around the hands.
        hand_ssim: 0 to 1, likewise.
        flicker: Mean error of frame-to-frame change, as a share of the real change; 0 is perfect.
        alpha_iou: Overlap of the outlines, 0 to 1.
    """

    psnr: float
    ssim: float
    foreground_psnr: float
    foreground_ssim: float
    hand_psnr: float
    hand_ssim: float
    flicker: float
    alpha_iou: float


@dataclass(frozen=True)
class Report:
    """What was measured on held-out signs.

    Attributes:
        learned: Of the learned identity.
        flat: Of its flat fallback, in the same frames.
        frames: How many frames were compared.
        signs: Names of the held-out signs.
    """

    learned: Scores
    flat: Scores
    frames: int
    signs: tuple[str, ...]
