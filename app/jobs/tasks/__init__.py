"""The work of jobs, one module each.

A task is a function ``run(parameters, folder, progress) -> summary``: parameters and summary hold
JSON values only, files go into the folder. It runs in a worker process and never opens the lexicon.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.rendering.provenance import sidecar_of
from lexicon_db.tracks import TrackKind

#: What a job shows meanwhile: the latest frame of a video, or a moment as an identity that learns
#: draws it, and as it was.
PREVIEW: Final = "preview.jpg"
REAL: Final = "real.jpg"
#: Folder, in that of such a job, of the pictures of its report.
REPORT: Final = "report"


def track_file(folder: Path, kind: TrackKind) -> Path:
    """Where a task puts a track of a kind in its job's folder."""
    return folder / f"{kind}.track"


def rendered_file(folder: Path, out: Path) -> Path:
    """Where a task puts a video or picture in its job's folder, until it may appear as ``out``."""
    return folder / f"rendered{out.suffix.lower()}"


def beside_rendered(folder: Path, out: Path) -> tuple[tuple[Path, Path], ...]:
    """What a task has put beside a video or picture, and where it may appear: captions, facts."""
    made = rendered_file(folder, out)
    found = [(made.with_suffix(ending), out.with_suffix(ending)) for ending in (".srt", ".vtt")]
    found.append((sidecar_of(made), sidecar_of(out)))
    return tuple((source, target) for source, target in found if source.is_file())


def identity_file(folder: Path) -> Path:
    """Where a task puts an identity in its job's folder."""
    return folder / "identity.npz"


def neural_file(folder: Path) -> Path:
    """Where a task puts a learned identity in its job's folder."""
    return folder / "identity.safetensors"


def prior_file(folder: Path) -> Path:
    """Where a task puts a prior of movements in its job's folder; its card lies beside it."""
    return folder / "motion_prior.safetensors"
