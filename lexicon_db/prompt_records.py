"""The prompts of a session as records, with the takes that each got."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from lexicon_db.media import MediaFile
from lexicon_db.media_rows import media_file
from lexicon_db.records import EntryId, Prompt, PromptId, PromptState, TakeId
from lexicon_db.schema import MediaRow, PromptRow, PromptTakeRow, TakeRow

_Takes = dict[str, list[tuple[TakeId, datetime]]]


def prompt_records(session: Session, owner: str) -> tuple[Prompt, ...]:
    """The prompts of the session with an id, in order."""
    picture, example = aliased(MediaRow), aliased(MediaRow)
    query = (
        select(PromptRow, picture, example)
        .join(picture, picture.sha256 == PromptRow.picture_sha256, isouter=True)
        .join(example, example.sha256 == PromptRow.example_sha256, isouter=True)
        .where(PromptRow.session_id == owner)
        .order_by(PromptRow.position)
    )
    takes = _takes(session, owner)
    return tuple(
        _record(row, _file(shown), _file(shows), takes.get(row.id, []))
        for row, shown, shows in session.execute(query)
    )


def _takes(session: Session, owner: str) -> _Takes:
    """The takes of each prompt that are not in the trash, oldest first, with their times."""
    query = (
        select(PromptTakeRow.prompt_id, TakeRow.id, TakeRow.created_at)
        .join(TakeRow, TakeRow.id == PromptTakeRow.take_id)
        .join(PromptRow, PromptRow.id == PromptTakeRow.prompt_id)
        .where(PromptRow.session_id == owner, TakeRow.trashed_at.is_(None))
        .order_by(TakeRow.created_at, TakeRow.id)
    )
    takes: _Takes = defaultdict(list)
    for prompt, take, made in session.execute(query):
        takes[prompt].append((TakeId(take), made))
    return takes


def _record(
    row: PromptRow,
    picture: MediaFile | None,
    example: MediaFile | None,
    takes: list[tuple[TakeId, datetime]],
) -> Prompt:
    state = PromptState.WAITING
    if takes:
        state = PromptState.RECORDED
    elif row.skipped_at is not None:
        state = PromptState.SKIPPED
    return Prompt(
        id=PromptId(row.id),
        position=row.position,
        gloss=row.gloss,
        note=row.note,
        meaning=row.meaning,
        meaning_language=row.meaning_language,
        picture=picture,
        example=example,
        example_take=TakeId(row.example_take_id) if row.example_take_id else None,
        entry=EntryId(row.entry_id) if row.entry_id else None,
        takes=tuple(take for take, _ in takes),
        recorded_at=takes[-1][1] if takes else None,
        state=state,
    )


def _file(row: MediaRow | None) -> MediaFile | None:
    return media_file(row) if row else None
