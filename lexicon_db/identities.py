"""Identities: the learned appearances of signers that a trajectory can be rendered with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from lexicon_db.consents import signer_row
from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label
from lexicon_db.media import MediaFile
from lexicon_db.media_rows import add_media, forget_unused_media, move_to_trash
from lexicon_db.records import Changes, Identity, IdentityId, SignerId
from lexicon_db.schema import IdentityRow, MediaRow
from lexicon_db.step_keeping import Undoing
from lexicon_db.store import Lexicon

_CALLED = "name of the identity"


def save_identity(
    lexicon: Lexicon,
    name: str,
    signer: SignerId,
    kind: str,
    media: MediaFile,
    card: dict[str, Any],
) -> Identity:
    """Store an identity under a name; an earlier state of the same signer's is deleted for good.

    Args:
        lexicon: Where.
        name: What people call it.
        signer: Whose appearance it is.
        kind: Which sort of model made it.
        media: What ``lexicon.media.add`` returned for its file.
        card: What is known of it; JSON values only.

    Raises:
        KnownError: If the name is not allowed, or is that of another signer's identity.
    """
    name = clean_label(name, _CALLED)
    with lexicon.write("save identity", undoing=Undoing.NEVER) as write:
        owner = signer_row(write.session, signer)
        add_media(lexicon, write.session, media)
        row = write.session.scalar(select(IdentityRow).where(IdentityRow.name == name))
        before = row.sha256 if row is not None else ""
        if row is None:
            row = IdentityRow(
                name=name, signer_id=owner.id, kind=kind, sha256=media.sha256, card=card
            )
            write.add(row, name)
        elif row.signer_id != owner.id:
            raise KnownError(
                f"{name} was not saved.",
                "An identity of another signer has this name.",
                "Choose another name.",
            )
        write.set(row, kind=kind, sha256=media.sha256, card=card)
        write.session.flush()
        unused = forget_unused_media(write.session)
        saved = _list(write.session, _query().where(IdentityRow.id == row.id))[0]
    _discard(lexicon, unused, before)
    return saved


def list_identities(lexicon: Lexicon) -> tuple[Identity, ...]:
    """All identities by name."""
    with lexicon.read() as session:
        return _list(session, _query().order_by(IdentityRow.name))


def find_identity(lexicon: Lexicon, name: str) -> Identity | None:
    """The identity with a name, or None."""
    label = clean_label(name, _CALLED)
    with lexicon.read() as session:
        return next(iter(_list(session, _query().where(IdentityRow.name == label))), None)


def identity_path(lexicon: Lexicon, identity: Identity) -> Path:
    """Where the file of an identity lies.

    Raises:
        KnownError: If it is not there.
    """
    path = lexicon.media.path(identity.sha256, identity.suffix)
    if not path.is_file():
        raise KnownError(
            f"The identity “{identity.name}” cannot be used.",
            "Its file is missing from the lexicon.",
            "Restore it from a backup, or train it again.",
        )
    return path


def delete_identity(lexicon: Lexicon, identity: IdentityId) -> Changes:
    """Delete an identity for good: how somebody looks does not wait in the trash.

    Raises:
        KnownError: If the identity is not there.
    """
    with lexicon.write("delete identity", undoing=Undoing.NEVER) as write:
        row = write.session.get(IdentityRow, identity)
        if row is None:
            raise KnownError(
                "The identity was not found.",
                "It is not in this lexicon any more.",
                "Look at the list again; it may have been removed in another window.",
            )
        sha256 = row.sha256
        write.remove(row, row.name)
        unused = forget_unused_media(write.session)
    _discard(lexicon, unused, sha256)
    return write.changes


def _discard(lexicon: Lexicon, unused: Sequence[MediaFile], likeness: str) -> None:
    """Move files that nothing needs to the trash, but for the one that shows somebody."""
    move_to_trash(lexicon, unused)
    lexicon.media.erase(file for file in unused if file.sha256 == likeness)


def _query() -> Select[IdentityRow, MediaRow]:
    return select(IdentityRow, MediaRow).join(MediaRow, MediaRow.sha256 == IdentityRow.sha256)


def _list(session: Session, query: Select[IdentityRow, MediaRow]) -> tuple[Identity, ...]:
    return tuple(
        Identity(
            id=IdentityId(row.id),
            name=row.name,
            signer=SignerId(row.signer_id),
            kind=row.kind,
            sha256=row.sha256,
            suffix=media.suffix,
            card=row.card,
            created_at=row.created_at,
        )
        for row, media in session.execute(query)
    )
