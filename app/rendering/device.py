"""Where rendering runs: the graphics device if there is one that works, else the processor."""

from __future__ import annotations

import torch

from lexicon_db.errors import KnownError


def choose_device(wish: str) -> torch.device:
    """The device for a wish of the settings.

    Args:
        wish: ``auto``, ``cpu``, ``cuda`` or ``mps``.

    Raises:
        KnownError: If a device is asked for by name and is not there.
    """
    there = {
        "cpu": True,
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
    }
    if wish == "auto":
        return torch.device(next(name for name in ("cuda", "mps", "cpu") if there[name]))
    if not there.get(wish, False):
        raise KnownError(
            f"Nothing can be rendered on “{wish}”.",
            "This computer has no such device that PyTorch can use.",
            "Choose “auto” or “cpu”.",
        )
    return torch.device(wish)


def name_of(device: torch.device) -> str:
    """What its maker calls a graphics device; empty for the processor."""
    if device.type == "cuda":
        name: str = torch.cuda.get_device_name(device)
        return name
    return "Apple GPU" if device.type == "mps" else ""


def is_loss_of(device: str, error: RuntimeError) -> bool:
    """Whether an error says that a graphics device has stopped working, and is none of the work.

    Args:
        device: Type of the device.
        error: What was raised.
    """
    words = str(error).lower()
    names = ("cuda error", "cudnn", "cublas", "mps backend")
    return device != "cpu" and any(name in words for name in names)


def lost(what: str) -> KnownError:
    """The trouble that a graphics device has stopped working.

    Args:
        what: What did not happen, as one sentence.
    """
    return KnownError(
        what,
        "The graphics device has stopped working.",
        "Repeat the job, which goes on where it was; or choose “cpu” in the settings.",
    )
