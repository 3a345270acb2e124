"""What the community says of signs: votes and comments."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_text
from lexicon_db.records import Changes, EntryId, Opinion, Vote
from lexicon_db.schema import EntryRow, OpinionRow
from lexicon_db.search_text import CHUNK
from lexicon_db.store import Lexicon


def say(lexicon: Lexicon, entry: EntryId, vote: Vote | None = None, comment: str = "") -> Changes:
    """Vote on an entry, comment on it, or both; a later vote of a person takes the earlier's place.

    Raises:
        KnownError: If nothing is said, or the entry is not there.
    """
    words = clean_text(comment)
    if vote is None and not words:
        raise KnownError("Nothing was said.", "There is no vote and no comment.", "Give one.")
    with lexicon.write("comment on entry") as write:
        row = write.session.get(EntryRow, entry)
        if row is None:
            raise KnownError(
                "Nothing was said.",
                "The sign is not in this lexicon any more.",
                "Look at the list again; it may have been removed in another window.",
            )
        if vote is not None:
            mine = (OpinionRow.entry_id == entry, OpinionRow.who == write.who)
            earlier = select(OpinionRow).where(*mine, OpinionRow.vote.is_not(None))
            for one in write.session.scalars(earlier).all():
                if one.comment:
                    one.vote = None
                else:
                    write.session.delete(one)
        write.session.add(OpinionRow(entry_id=entry, who=write.who, vote=vote, comment=words))
        told = [vote.value] if vote else []
        write.note(row, "opinion", "", "; ".join([*told, words] if words else told))
    return write.changes


def opinions_of(lexicon: Lexicon, entry: EntryId) -> tuple[Opinion, ...]:
    """What is said of an entry, latest first."""
    query = select(OpinionRow).where(OpinionRow.entry_id == entry)
    with lexicon.read() as session:
        rows = session.scalars(query.order_by(OpinionRow.at.desc(), OpinionRow.id))
        return tuple(
            Opinion(row.id, EntryId(row.entry_id), row.who, row.vote, row.comment, row.at)
            for row in rows
        )


def votes_of(lexicon: Lexicon, entries: Sequence[EntryId]) -> dict[EntryId, dict[Vote, int]]:
    """How many votes of each kind entries have; those without are not in."""
    found: dict[EntryId, dict[Vote, int]] = {}
    query = select(OpinionRow.entry_id, OpinionRow.vote, func.count()).group_by(
        OpinionRow.entry_id, OpinionRow.vote
    )
    with lexicon.read() as session:
        for start in range(0, len(entries), CHUNK):
            chunk = OpinionRow.entry_id.in_(entries[start : start + CHUNK])
            for entry, vote, count in session.execute(query.where(chunk)):
                if vote is not None:
                    found.setdefault(EntryId(entry), {})[vote] = count
    return found
