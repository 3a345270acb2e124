"""The body that is shown and fitted: the person's own SMPL-X file, or the one that ships."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.settings import load_settings
from app.jobs.bodies import kept_body

if TYPE_CHECKING:
    from app.body.model import BodyModel
    from app.body.skinning import Skinner


def body_file() -> Path | None:
    """The person's own body file, or None for the one that ships."""
    chosen = load_settings().body_file
    return Path(chosen) if chosen else None


def body() -> BodyModel:
    """The body of the settings; loaded once.

    Raises:
        KnownError: If the person's own file is missing or is no body.
    """
    return kept_body(body_file())


def display_body() -> tuple[BodyModel, Skinner]:
    """The body of the settings and what poses its mean shape for display; made once.

    Raises:
        KnownError: If the person's own file is missing or is no body.
    """
    model = body()
    return model, _skinner(model)


@lru_cache(maxsize=1)
def _skinner(model: BodyModel) -> Skinner:
    from app.body.skinning import Skinner

    return Skinner(model)
