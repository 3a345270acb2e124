"""The device that renders, named for people."""

from __future__ import annotations


def graphics_device(wish: str = "auto") -> str:
    """Name of the graphics device that renders for a wish of the settings.

    The first call in a process takes seconds, as PyTorch is loaded: not for the main thread.

    Args:
        wish: ``auto``, ``cpu``, ``cuda`` or ``mps``.

    Returns:
        Such as ``NVIDIA GeForce RTX 4070``; empty where the processor renders.

    Raises:
        KnownError: If a device is asked for by name and is not there.
    """
    from app.rendering.device import choose_device, name_of

    return name_of(choose_device(wish))
