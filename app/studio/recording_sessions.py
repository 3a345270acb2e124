"""Recording sessions: begun by somebody who has agreed to it, continued, and how fast they go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.core.progress import Silent
from lexicon_db.consents import grant_consent
from lexicon_db.entries import find_entries
from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label
from lexicon_db.records import (
    Hand,
    NewPrompt,
    PromptState,
    RecordingSession,
    Scope,
    SessionId,
    Signer,
    TakeId,
)
from lexicon_db.sessions import add_session, find_session, get_session
from lexicon_db.signers import add_signer, find_signer, get_signer

if TYPE_CHECKING:
    from app.core.progress import Progress
    from app.studio.recording_prompts import PromptWish
    from lexicon_db.media import MediaFile
    from lexicon_db.store import Lexicon

_NOT_MADE: Final = "The session was not made."
#: A longer time between two takes is a pause and says nothing about the pace.
_LONGEST_SIGN: Final = timedelta(minutes=3)
#: Takes that the pace is measured on.
_LATEST: Final = 20


@dataclass(frozen=True)
class SessionWish:
    """A session that is to be begun.

    Attributes:
        name: Its name.
        signer: Who signs; somebody new is added.
        prompts: What is asked for.
        dominant: The hand that leads; None takes what is known of the signer.
        agrees: Whether the signer has just agreed to be recorded.
    """

    name: str
    signer: str
    prompts: Sequence[PromptWish]
    dominant: Hand | None = None
    agrees: bool = False


@dataclass(frozen=True)
class Pace:
    """How fast a session goes.

    Attributes:
        per_hour: Signs per hour, without pauses; None before the second take.
        seconds_left: Seconds until nothing waits any more, at this pace.
    """

    per_hour: float | None = None
    seconds_left: float | None = None


def begin_session(
    lexicon: Lexicon, wish: SessionWish, progress: Progress | None = None
) -> RecordingSession:
    """Make a session; pictures and examples are copied into the lexicon.

    Raises:
        KnownError: If the signer has not agreed to be recorded, or something of the wish cannot
            be; then there is no session.
    """
    name = clean_label(wish.name, "name of the session")
    if find_session(lexicon, name) is not None:
        raise KnownError(
            _NOT_MADE,
            f"There is already a session “{name}”.",
            "Choose another name, or continue the one that is there.",
        )
    examples = _examples(lexicon, wish.prompts)
    signer = _signer(lexicon, wish)
    files = _Files(lexicon, wish.prompts, progress or Silent())
    prompts = [
        NewPrompt(
            gloss=prompt.gloss,
            note=prompt.note,
            meaning=prompt.meaning,
            meaning_language=prompt.language,
            picture=files.stored(prompt.picture),
            example=files.stored(prompt.example),
            example_take=examples.get(prompt.example_gloss),
        )
        for prompt in wish.prompts
    ]
    return add_session(lexicon, name, signer.id, wish.dominant or signer.dominant_hand, prompts)


def continue_session(lexicon: Lexicon, session: SessionId) -> RecordingSession:
    """Open a session to record in it.

    Raises:
        KnownError: If it is gone, or its signer does not agree to be recorded any more.
    """
    opened = get_session(lexicon, session)
    _require_agreement(get_signer(lexicon, opened.signer), f"{opened.name} was not continued.")
    return opened


def pace_of(session: RecordingSession) -> Pace:
    """How fast a session goes, by the times of its latest takes."""
    times = sorted(prompt.recorded_at for prompt in session.prompts if prompt.recorded_at)
    gaps = [after - before for before, after in pairwise(times)]
    signing = [gap.total_seconds() for gap in gaps if gap <= _LONGEST_SIGN][-_LATEST:]
    if not signing or not sum(signing):
        return Pace()
    seconds = sum(signing) / len(signing)
    return Pace(3600 / seconds, seconds * session.count(PromptState.WAITING))


def _signer(lexicon: Lexicon, wish: SessionWish) -> Signer:
    """Who signs; the agreement is written down before anything is recorded."""
    known = find_signer(lexicon, wish.signer)
    if known is None and not wish.agrees:
        raise _no_agreement(clean_label(wish.signer, "name of the signer"), _NOT_MADE)
    signer = known or add_signer(lexicon, wish.signer, wish.dominant or Hand.RIGHT)
    if wish.agrees and Scope.RECORD not in signer.scopes:
        grant_consent(lexicon, signer.id, [Scope.RECORD])
        return get_signer(lexicon, signer.id)
    _require_agreement(signer, _NOT_MADE)
    return signer


def _require_agreement(signer: Signer, what: str) -> None:
    if Scope.RECORD not in signer.scopes:
        raise _no_agreement(signer.name, what)


def _no_agreement(name: str, what: str) -> KnownError:
    return KnownError(
        what,
        f"{name} has not agreed to be recorded, or not any more.",
        f"Ask {name}; then say so when the session is made, or with: "
        f"signer consent “{name}” --scope {Scope.RECORD}.",
    )


def _examples(lexicon: Lexicon, wishes: Sequence[PromptWish]) -> dict[str, TakeId]:
    """The take of each sign that is named as an example."""
    glosses = list(dict.fromkeys(wish.example_gloss for wish in wishes if wish.example_gloss))
    takes = {
        gloss: entry.active_take
        for gloss, entry in zip(glosses, find_entries(lexicon, glosses), strict=True)
        if entry is not None and entry.active_take is not None
    }
    for wish in wishes:
        if wish.example_gloss and wish.example_gloss not in takes:
            where = f"In line {wish.line}, " if wish.line else "For a prompt, "
            raise KnownError(
                _NOT_MADE,
                f"{where}“{wish.example_gloss}” is neither a video nor a sign with a take.",
                "Name a video file, or a sign that is recorded.",
            )
    return takes


class _Files:
    """Copies pictures and examples into the media store, each once."""

    def __init__(self, lexicon: Lexicon, wishes: Sequence[PromptWish], progress: Progress) -> None:
        self._lexicon, self._progress = lexicon, progress
        named = (file for wish in wishes for file in (wish.picture, wish.example) if file)
        self._total = len(dict.fromkeys(named))
        self._stored: dict[Path, MediaFile] = {}

    def stored(self, file: Path | None) -> MediaFile | None:
        """A file as it is in the media store."""
        if file is None:
            return None
        if file not in self._stored:
            self._progress.report(len(self._stored), self._total, file.name)
            self._stored[file] = self._lexicon.media.add(file)
        return self._stored[file]
