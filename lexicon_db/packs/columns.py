"""From columns of the lexicon to fields of documents: both have the same names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from lexicon_db.packs.selecting import chunks
from lexicon_db.packs.values import Record
from lexicon_db.schema import Base

Document = dict[str, Any]

_MANY: Final = 1_000


def columns(table: type[Base], shape: Record) -> list[Any]:
    """The columns of a table that documents of a shape hold under the same names."""
    return [column for column in table.__table__.columns if column.name in shape.fields]


def values(table: type[Base], shape: Record, document: Mapping[str, Any]) -> Document:
    """What of a document the columns of a table take as it is."""
    return {column.name: document[column.name] for column in columns(table, shape)}


def flat(
    session: Session, table: type[Base], shape: Record, ids: Sequence[str]
) -> Iterator[Document]:
    """The rows with some ids as documents, in the order of the ids."""
    key = table.__table__.columns["id"]
    for chunk in chunks(ids, _MANY):
        query = select(*columns(table, shape)).where(key.in_(chunk))
        found = {row["id"]: dict(row) for row in session.execute(query).mappings()}
        yield from (found[one] for one in chunk if one in found)


def grouped(
    session: Session,
    table: type[Base],
    shape: Record,
    owner: InstrumentedAttribute[str],
    where: ColumnElement[bool],
    *order: InstrumentedAttribute[Any],
) -> dict[str, list[Document]]:
    """The rows that belong to others, by their owner, each as a document without the owner."""
    query = select(owner.label("owner"), *columns(table, shape)).where(where)
    found: dict[str, list[Document]] = defaultdict(list)
    for row in session.execute(query.order_by(owner, *order)).mappings():
        document = dict(row)
        found[document.pop("owner")].append(document)
    return found
