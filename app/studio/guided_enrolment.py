"""The guided recording that a signer is learned from: its parts, and the session asking for them.

Parts are no signs. Takes belong to entries, so each part has one of its own: it says that it is
never generated, and a tag tells it from signs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.studio.recording_prompts import ENROLMENT, PromptWish
from app.studio.recording_sessions import SessionWish, begin_session, continue_session
from lexicon_db.consents import require_consent
from lexicon_db.entries import add_entries, edit_entries, find_entries
from lexicon_db.entry_fields import NewEntry
from lexicon_db.records import Scope
from lexicon_db.sessions import find_session, get_session, list_sessions
from lexicon_db.signers import get_signer
from lexicon_db.takes import takes_of
from lexicon_db.trackstore import fitted_videos

if TYPE_CHECKING:
    from lexicon_db.records import RecordingSession, SignerId
    from lexicon_db.store import Lexicon

_NOTE: Final = "Recorded to learn how a signer looks. It is no sign."
#: The latest videos of a signer that are looked at.
_MOST_TAKES: Final = 500


class Part(StrEnum):
    """What is recorded, in this order; the value is the gloss of its entry.

    Signing comes in three, so that one can be kept aside to measure on.
    """

    TURN = "ENROL:TURN"
    PALMS = "ENROL:PALMS"
    BACKS = "ENROL:BACKS"
    MOUTH = "ENROL:MOUTH"
    BROWS = "ENROL:BROWS"
    SIGNING_1 = "ENROL:SIGNING-1"
    SIGNING_2 = "ENROL:SIGNING-2"
    SIGNING_3 = "ENROL:SIGNING-3"


class PartState(StrEnum):
    """Where a part stands: it counts once the movement in it was found."""

    MISSING = "missing"
    RECORDED = "recorded"
    FOUND = "found"


#: About how long each part is, in seconds.
SECONDS: Final[Mapping[Part, int]] = {
    Part.TURN: 20,
    Part.PALMS: 20,
    Part.BACKS: 20,
    Part.MOUTH: 15,
    Part.BROWS: 15,
    Part.SIGNING_1: 20,
    Part.SIGNING_2: 20,
    Part.SIGNING_3: 20,
}


@dataclass(frozen=True)
class Asking:
    """How a part is asked for.

    Attributes:
        title: What it is, and how long.
        note: What to do.
        picture: File of a picture of it.
    """

    title: str
    note: str
    picture: Path | None = None


def guided_session(
    lexicon: Lexicon,
    signer: SignerId,
    name: str,
    asked: Mapping[Part, Asking],
    *,
    agrees: bool = False,
) -> RecordingSession:
    """The session in which a signer records the parts: the one that was begun, or a new one.

    Args:
        lexicon: Where.
        signer: Who.
        name: What a new session is called; a number is added where the name is taken.
        asked: How each part is asked for.
        agrees: Whether the signer has just agreed to be recorded.

    Raises:
        KnownError: If the signer has not agreed to be learned, or to be recorded.
    """
    require_consent(lexicon, signer, Scope.TRAIN_IDENTITY)
    begun = _begun(lexicon, signer)
    if begun is not None:
        _mark_entries(lexicon)
        return continue_session(lexicon, begun.id)
    prompts = [
        PromptWish(part, note=how.note, meaning=how.title, picture=how.picture)
        for part, how in ((part, asked[part]) for part in Part)
    ]
    person = get_signer(lexicon, signer).name
    wish = SessionWish(_free_name(lexicon, name), person, prompts, agrees=agrees)
    session = begin_session(lexicon, wish)
    _mark_entries(lexicon)
    return session


def guided_parts(lexicon: Lexicon, signer: SignerId) -> dict[Part, PartState]:
    """Where each part of a signer's guided recording stands."""
    fitted = frozenset(fitted_videos(lexicon, signer, most=_MOST_TAKES))
    states = dict.fromkeys(Part, PartState.MISSING)
    for part, entry in zip(Part, find_entries(lexicon, list(Part)), strict=True):
        takes = takes_of(lexicon, entry.id) if entry is not None else ()
        own = {take.id for take in takes if take.signer == signer}
        if own:
            states[part] = PartState.FOUND if own & fitted else PartState.RECORDED
    return states


def _begun(lexicon: Lexicon, signer: SignerId) -> RecordingSession | None:
    """The signer's session for these parts in which something is still to be recorded."""
    person = get_signer(lexicon, signer).name
    for info in list_sessions(lexicon):
        is_open = info.recorded + info.skipped < info.prompts
        if info.signer == person and info.prompts == len(Part) and is_open:
            session = get_session(lexicon, info.id)
            if {prompt.gloss for prompt in session.prompts} == set(Part):
                return session
    return None


def _free_name(lexicon: Lexicon, name: str) -> str:
    free, number = name, 1
    while find_session(lexicon, free) is not None:
        number += 1
        free = f"{name} ({number})"
    return free


def _mark_entries(lexicon: Lexicon) -> None:
    """Make sure that each part has its entry, and that no entry of a part is ever generated."""
    found = dict(zip(Part, find_entries(lexicon, list(Part)), strict=True))
    missing = [part for part, entry in found.items() if entry is None]
    if missing:
        add_entries(lexicon, [_entry(part) for part in missing])
    others = [entry.id for entry in found.values() if entry and not entry.do_not_synthesise]
    if others:
        edit_entries(lexicon, others, do_not_synthesise=True)


def _entry(part: Part) -> NewEntry:
    return NewEntry(id_gloss=part, do_not_synthesise=True, tags=[ENROLMENT], note=_NOTE)
