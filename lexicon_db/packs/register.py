"""The register of packs: which were made, which were imported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from lexicon_db.packs.manifest import Manifest
from lexicon_db.packs.selecting import Selection
from lexicon_db.packs.signing import SigningKey
from lexicon_db.schema import PackExportRow, PackImportRow
from lexicon_db.step_keeping import Undoing

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon


@dataclass(frozen=True)
class ExportedPack:
    """A pack that was made of this lexicon.

    Attributes:
        pack_id: The same in all its versions.
        name: What it is called.
        version: Its version.
        licence: Under which it travels.
        sha256: SHA-256 of the file.
        signed_by: Who signed it, or empty.
        signers: Ids of the people whose takes went with it.
        who: Who made it.
        made_at: When (UTC).
    """

    pack_id: str
    name: str
    version: str
    licence: str
    sha256: str
    signed_by: str
    signers: tuple[str, ...]
    who: str
    made_at: datetime


@dataclass(frozen=True)
class ImportedPack:
    """A pack that was imported into this lexicon.

    Attributes:
        id: Identifier of the import.
        pack_id: The same in all versions of the pack.
        name: What it is called.
        version: Its version.
        licence: Under which it may be used.
        authors: Who made it.
        citation: How it wants to be cited.
        signed_by: Who signed it, or empty.
        who: Who imported it.
        imported_at: When (UTC).
        undone_at: When the import was undone (UTC), or None.
    """

    id: str
    pack_id: str
    name: str
    version: str
    licence: str
    authors: tuple[str, ...]
    citation: str
    signed_by: str
    who: str
    imported_at: datetime
    undone_at: datetime | None


def note_export(
    lexicon: Lexicon, manifest: Manifest, sha256: str, key: SigningKey | None, chosen: Selection
) -> None:
    """Write down that a pack was made, so that a withdrawal can tell where data have gone."""
    with lexicon.write("make pack", undoing=Undoing.NEVER) as write:
        write.session.add(
            PackExportRow(
                pack_id=manifest.pack_id,
                name=manifest.terms.name,
                version=manifest.terms.version,
                licence=manifest.terms.licence,
                sha256=sha256,
                signed_by="" if key is None else key.signed_by,
                signers={"ids": sorted(chosen.permissions)},
                who=lexicon.who,
            )
        )


def exported_packs(lexicon: Lexicon) -> tuple[ExportedPack, ...]:
    """The packs that were made, latest first."""
    query = select(PackExportRow).order_by(PackExportRow.made_at.desc(), PackExportRow.id)
    with lexicon.read() as session:
        return tuple(
            ExportedPack(
                pack_id=row.pack_id,
                name=row.name,
                version=row.version,
                licence=row.licence,
                sha256=row.sha256,
                signed_by=row.signed_by,
                signers=tuple(row.signers["ids"]),
                who=row.who,
                made_at=row.made_at,
            )
            for row in session.scalars(query)
        )


def imported_packs(lexicon: Lexicon) -> tuple[ImportedPack, ...]:
    """The packs that were imported, latest first, undone ones among them."""
    query = select(PackImportRow).order_by(PackImportRow.imported_at.desc(), PackImportRow.id)
    with lexicon.read() as session:
        return tuple(
            ImportedPack(
                id=row.id,
                pack_id=row.pack_id,
                name=row.name,
                version=row.version,
                licence=row.terms["licence"],
                authors=tuple(row.terms["authors"]),
                citation=row.terms["citation"],
                signed_by=row.signed_by,
                who=row.who,
                imported_at=row.imported_at,
                undone_at=row.undone_at,
            )
            for row in session.scalars(query)
        )
