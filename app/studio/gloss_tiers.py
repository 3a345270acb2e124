"""Tiers of ELAN as lines of glosses, which composing reads."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from app.interchange.elan_file import read_elan
from app.studio.annotation_tiers import TERM_PREFIX
from lexicon_db.entries import get_entries
from lexicon_db.errors import KnownError
from lexicon_db.records import EntryId

if TYPE_CHECKING:
    from pathlib import Path

    from app.interchange.elan_file import AnnotationDocument, Tier
    from lexicon_db.store import Lexicon

#: Milliseconds without a sign that are a pause: fluent signing goes on sooner.
_PAUSE_MS: Final = 500


def glosses_of_tier(lexicon: Lexicon, path: Path, tier: str | None = None) -> str:
    """The glosses of a tier as a person would type them, with a full stop at each long rest.

    Annotations that name an entry of the lexicon's vocabulary have the gloss that it has now.

    Args:
        lexicon: Where the signs are.
        path: An annotation file.
        tier: Name of the tier; None is the one that is called after glosses, or the only one.

    Raises:
        KnownError: If the file cannot be read, or no tier is meant, or it is empty.
    """
    chosen = _chosen(path, read_elan(path), tier)
    signs = [one for one in chosen.annotations if one.value]
    if not signs:
        raise KnownError(
            "Nothing was composed.",
            f"The tier {chosen.name} of {path.name} has no glosses.",
            "Name another tier, or annotate the signs first.",
        )
    ids = {sign: EntryId(sign.vocabulary_entry.removeprefix(TERM_PREFIX)) for sign in signs}
    entries = get_entries(lexicon, list(dict.fromkeys(ids.values())))
    glosses = {entry.id: entry.id_gloss for entry in entries if entry.trashed_at is None}
    gaps = [later.start_ms - sign.end_ms for sign, later in pairwise(signs)]
    return " ".join(
        _quoted(glosses.get(ids[sign], sign.value)) + ("." if gap >= _PAUSE_MS else "")
        for sign, gap in zip(signs, [*gaps, 0], strict=True)
    )


def _chosen(path: Path, document: AnnotationDocument, name: str | None) -> Tier:
    called = [tier for tier in document.tiers if "gloss" in tier.name.casefold()]
    meant = (
        [tier for tier in document.tiers if tier.name == name]
        if name is not None
        else called or document.tiers
    )
    if len(meant) != 1:
        names = ", ".join(tier.name for tier in document.tiers) or "none"
        raise KnownError(
            "Nothing was composed.",
            f"{path.name} has no tier {name}." if name is not None else "Which tier is meant?",
            f"Name one of its tiers: {names}.",
        )
    return meant[0]


def _quoted(gloss: str) -> str:
    """A gloss that is read as one, whatever it holds; it cannot hold the quotation mark itself."""
    text = " ".join(gloss.replace('"', " ").split())
    return f'"{text}"'
