"""Gets a worker ready to render, before anybody waits for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.core.progress import Progress
from app.jobs.tasks.render import ready_identity
from app.rendering.device import choose_device, name_of


def run(parameters: dict[str, Any], folder: Path, progress: Progress) -> dict[str, Any]:
    """Load what renders, and an identity, so that the first picture comes soon.

    Args:
        parameters: ``identity``, ``body`` and ``device`` as for a render.
        folder: Not used.
        progress: Not used: it takes seconds.

    Returns:
        ``device``: the name of the graphics device that renders; empty for the processor.

    Raises:
        KnownError: If something cannot be read, or there is no such device.
    """
    del folder, progress
    ready_identity(parameters)
    return {"device": name_of(choose_device(parameters["device"]))}
