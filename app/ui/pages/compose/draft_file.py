"""Keeps the last draft of each lexicon, so that closing the window costs nothing."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from app.core.files import write_whole
from app.core.paths import profile_folder
from app.ui.pages.compose.draft import Draft, DraftItem
from lexicon_db.errors import KnownError
from lexicon_db.records import EntryId, FillMethod, Letter, Manner, Seam, Slot, TakeId

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)


def load_draft(lexicon_id: str) -> Draft:
    """The last draft of a lexicon; an empty one where there is none that can be read."""
    try:
        raw = json.loads(_file(lexicon_id).read_text(encoding="utf-8"))
        items = tuple(_item(item) for item in raw["items"])
        return Draft(items, float(raw["rate"]), float(raw["fluency"]), str(raw["name"]))
    except FileNotFoundError:
        return Draft()
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.info("The last draft is not usable: %s", error)
        return Draft()


def keep_draft(lexicon_id: str, draft: Draft) -> None:
    """Write a draft; a disk that refuses it costs the draft after the window is closed."""
    try:
        write_whole(_file(lexicon_id), json.dumps(asdict(draft)).encode())
    except (OSError, KnownError) as error:
        log.warning("The draft was not kept: %s", error)


def _file(lexicon_id: str) -> Path:
    return profile_folder() / "drafts" / f"{lexicon_id}.json"


def _item(raw: dict[str, Any]) -> DraftItem:
    return DraftItem(
        label=str(raw["label"]),
        entry=None if raw["entry"] is None else EntryId(raw["entry"]),
        take=None if raw["take"] is None else TakeId(raw["take"]),
        pause=float(raw["pause"]),
        seam=_seam(raw["seam"]),
        # Drafts of earlier versions have neither of these.
        manner=Manner(**raw.get("manner", {})),
        letters=tuple(_letter(letter) for letter in raw.get("letters", ())),
        is_gap=bool(raw.get("is_gap", False)),
    )


def _seam(raw: dict[str, Any]) -> Seam:
    return Seam(**{**raw, "method": FillMethod(raw["method"])})


def _letter(raw: dict[str, Any]) -> Slot:
    return Slot(
        entry=EntryId(raw["entry"]),
        take=None if raw["take"] is None else TakeId(raw["take"]),
        pause=float(raw["pause"]),
        seam=_seam(raw["seam"]),
        manner=Manner(**raw["manner"]),
        letter=Letter(**raw["letter"]),
    )
