"""Collections that were brought in: what became of each of their files, also after several goes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from lexicon_db.records import EntryId, Import, ImportedFile, ImportOutcome, TakeId
from lexicon_db.schema import ImportedFileRow, ImportRow
from lexicon_db.step_keeping import Undoing
from lexicon_db.store import Lexicon


def keep_import(
    lexicon: Lexicon, key: str, name: str, notes: Sequence[str], files: Sequence[ImportedFile]
) -> None:
    """Store what became of files of a collection, beside those of it that are known already.

    A file that was added in an earlier go stays so, though it is a duplicate of itself now.
    Nothing is written where nothing is new, and only what is new.

    Args:
        lexicon: Where.
        key: What stands for the collection's place.
        name: Its name, for people.
        notes: What is true of it as a whole, one line each.
        files: What became of some of its files.
    """
    with lexicon.read() as session:
        row = session.scalar(select(ImportRow).where(ImportRow.key == key))
        known = _known(session, row, [file.file for file in files])
        told = None if row is None else (row.name, row.notes)
    news = [file for file in files if _is_news(file, known.get(file.file))]
    if news or told != (name, "\n".join(notes)):
        _write(lexicon, key, name, tuple(notes), news)


def find_import(lexicon: Lexicon, key: str) -> Import | None:
    """What is known of a collection, or None."""
    with lexicon.read() as session:
        row = session.scalar(select(ImportRow).where(ImportRow.key == key))
        return None if row is None else _record(session, row)


def list_imports(lexicon: Lexicon) -> tuple[Import, ...]:
    """All collections that were brought in, latest first."""
    with lexicon.read() as session:
        rows = session.scalars(select(ImportRow).order_by(ImportRow.begun_at.desc(), ImportRow.id))
        return tuple(_record(session, row) for row in rows.all())


def _known(
    session: Session, row: ImportRow | None, names: Sequence[str]
) -> dict[str, ImportedFile]:
    """What is known of files of a collection by their names."""
    if row is None:
        return {}
    found = (session.get(ImportedFileRow, (row.id, name)) for name in names)
    return {file.file: _file(file) for file in found if file is not None}


def _is_news(file: ImportedFile, earlier: ImportedFile | None) -> bool:
    says_less = (
        earlier is not None
        and file.outcome is ImportOutcome.DUPLICATE
        and earlier.outcome is not ImportOutcome.REFUSED
        and file.take == earlier.take
    )
    return file != earlier and not says_less


def _write(
    lexicon: Lexicon, key: str, name: str, notes: tuple[str, ...], files: Sequence[ImportedFile]
) -> None:
    with lexicon.write("import collection", undoing=Undoing.PART) as write:
        session = write.session
        row = session.scalar(select(ImportRow).where(ImportRow.key == key))
        if row is None:
            row = ImportRow(key=key)
            session.add(row)
        row.name, row.notes = name, "\n".join(notes)
        session.flush()
        following = session.scalar(select(func.count()).where(ImportedFileRow.import_id == row.id))
        for number, file in enumerate(files, following or 0):
            earlier = session.get(ImportedFileRow, (row.id, file.file))
            position = number if earlier is None else earlier.position
            session.merge(
                ImportedFileRow(
                    import_id=row.id,
                    file=file.file,
                    position=position,
                    outcome=file.outcome,
                    entry_id=file.entry,
                    take_id=file.take,
                    what=file.what,
                    why=file.why,
                    fix=file.fix,
                )
            )


def _record(session: Session, row: ImportRow) -> Import:
    file = ImportedFileRow
    # Of columns and not of rows: a collection may have ten thousand files.
    files = session.execute(
        select(file.file, file.outcome, file.entry_id, file.take_id, file.what, file.why, file.fix)
        .where(file.import_id == row.id)
        .order_by(file.position)
    )
    return Import(
        key=row.key,
        name=row.name,
        notes=tuple(row.notes.splitlines()),
        files=tuple(_file(file) for file in files),
        begun_at=row.begun_at,
    )


def _file(
    row: ImportedFileRow | Row[str, ImportOutcome, str | None, str | None, str, str, str],
) -> ImportedFile:
    return ImportedFile(
        file=row.file,
        outcome=row.outcome,
        entry=None if row.entry_id is None else EntryId(row.entry_id),
        take=None if row.take_id is None else TakeId(row.take_id),
        what=row.what,
        why=row.why,
        fix=row.fix,
    )
