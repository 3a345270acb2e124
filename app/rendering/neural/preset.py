"""How large a learned identity is: what suits a processor, a graphics device, and patience."""

from __future__ import annotations

from enum import StrEnum


class Preset(StrEnum):
    """Sizes of a learned identity."""

    CPU = "cpu"
    STANDARD = "standard"
    HIGH = "high"
