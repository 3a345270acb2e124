"""The ledger of renders: every video that was made, of whom, with whose consent, approved by whom.

A line is never removed: it tells where a likeness went, also when its signer has withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lexicon_db.consents import signer_row
from lexicon_db.errors import KnownError
from lexicon_db.labels import clean_label
from lexicon_db.records import (
    Approval,
    Changes,
    ConsentId,
    EntryId,
    IdentityId,
    Performed,
    Render,
    RenderId,
    SignerId,
)
from lexicon_db.schema import RenderApprovalRow, RenderDelegateRow, RenderRow
from lexicon_db.step_keeping import Undoing
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write

_NOT_APPROVED = "The video was not approved."


def note_render(
    lexicon: Lexicon,
    performed: Performed,
    file: Path,
    sha256: str,
    look: Mapping[str, Any],
) -> Render:
    """Write a render down that is about to appear.

    Args:
        lexicon: Where.
        performed: What it shows.
        file: Where it appears.
        sha256: Hash of the file.
        look: ``is_draft`` (whether it says so), ``is_public`` (whether it was made to be
            published), size, rate, background and so on; JSON values only.
    """
    with lexicon.write("render", undoing=Undoing.NEVER) as write:
        row = RenderRow(
            file=str(file),
            sha256=sha256,
            subject=performed.subject,
            motion_sha256=performed.motion_sha256,
            performer=performed.performer,
            identity_id=performed.identity,
            identity_sha256=performed.identity_sha256,
            signer_id=performed.signer,
            consent_id=performed.consent,
            signed={
                "glosses": list(performed.glosses),
                "entries": list(performed.entries),
                "signers": list(performed.signers),
            },
            look=dict(look),
            is_draft=look["is_draft"],
            is_public=look["is_public"],
            who=lexicon.who,
        )
        write.add(row, file.name)
        return _records(write.session, [row])[0]


def forget_render(lexicon: Lexicon, render: RenderId) -> Changes:
    """Take back the line of a render that did not appear after all."""
    with lexicon.write("take back render", undoing=Undoing.NEVER) as write:
        row = _row(write.session, render)
        write.remove(row, Path(row.file).name)
    return write.changes


def list_renders(lexicon: Lexicon) -> tuple[Render, ...]:
    """The whole ledger, the latest render first."""
    with lexicon.read() as session:
        rows = session.scalars(select(RenderRow).order_by(RenderRow.made_at.desc(), RenderRow.id))
        return _records(session, rows.all())


def renders_of_file(lexicon: Lexicon, sha256: str) -> tuple[Render, ...]:
    """The renders that made a file with some content, the latest first."""
    query = select(RenderRow).where(RenderRow.sha256 == sha256)
    with lexicon.read() as session:
        rows = session.scalars(query.order_by(RenderRow.made_at.desc(), RenderRow.id))
        return _records(session, rows.all())


def approval_of(lexicon: Lexicon, subject: str) -> Approval | None:
    """The approval of what is signed with which appearance, or None."""
    with lexicon.read() as session:
        return _approvals(session, [subject]).get(subject)


def approve_render(lexicon: Lexicon, render: RenderId, by: str) -> Render:
    """Write down that somebody has looked at a render and says that it may be shown.

    What is signed, with which appearance, is approved: it may be rendered again in another size or
    before another background without being a draft.

    Args:
        lexicon: Where.
        render: Which.
        by: Name of the signer whose appearance it shows, or of a delegate.

    Raises:
        KnownError: If that is neither, nobody's appearance is shown, or it was withdrawn.
    """
    with lexicon.write("approve render", undoing=Undoing.NEVER) as write:
        row = _row(write.session, render)
        if row.signer_id is None:
            raise KnownError(
                _NOT_APPROVED,
                "It shows nobody's appearance.",
                "Nothing is to be done: it is no draft.",
            )
        if row.withdrawn_at is not None:
            raise KnownError(
                _NOT_APPROVED,
                "Somebody whom it shows does not agree any more.",
                "Delete the file, and ask the person before another is made.",
            )
        name, is_delegate = _approver(write.session, row.signer_id, by)
        if row.subject not in _approvals(write.session, [row.subject]):
            approval = RenderApprovalRow(
                subject=row.subject,
                render_id=row.id,
                signer_id=row.signer_id,
                approved_by=name,
                is_delegate=is_delegate,
            )
            write.session.add(approval)
            write.note(row, "approved", "", name)
            write.session.flush()
        return _records(write.session, [row])[0]


def name_delegate(lexicon: Lexicon, signer: SignerId, name: str) -> Changes:
    """Write down that a signer trusts somebody to approve renders.

    Raises:
        KnownError: If the name is not allowed, or the signer is not there.
    """
    label = clean_label(name, "name of the delegate")
    with lexicon.write("name delegate", undoing=Undoing.NEVER) as write:
        row = signer_row(write.session, signer)
        if write.session.get(RenderDelegateRow, (row.id, label)) is None:
            write.session.add(RenderDelegateRow(signer_id=row.id, name=label))
            write.note(row, "delegate", "", label)
    return write.changes


def dismiss_delegate(lexicon: Lexicon, signer: SignerId, name: str) -> Changes:
    """Take that back; what was approved stays so.

    Raises:
        KnownError: If nobody of that name may approve, or the signer is not there.
    """
    label = clean_label(name, "name of the delegate")
    with lexicon.write("dismiss delegate", undoing=Undoing.NEVER) as write:
        row = signer_row(write.session, signer)
        _require_delegate(write, row.id, label)
        write.note(row, "delegate", label, "")
    return write.changes


def delegates_of(lexicon: Lexicon, signer: SignerId) -> tuple[str, ...]:
    """The names of those who may approve renders for a signer."""
    with lexicon.read() as session:
        return _delegates(session, signer)


def _require_delegate(write: Write, signer: str, name: str) -> None:
    row = write.session.get(RenderDelegateRow, (signer, name))
    if row is None:
        raise KnownError(
            "Nobody was dismissed.", f"{name} is no delegate.", "Look at the list of delegates."
        )
    write.session.execute(
        delete(RenderDelegateRow).where(
            RenderDelegateRow.signer_id == signer, RenderDelegateRow.name == name
        )
    )


def _approver(session: Session, signer: str, by: str) -> tuple[str, bool]:
    """Who approves, and whether that is a delegate."""
    name = clean_label(by, "name of who approves")
    owner = signer_row(session, SignerId(signer)).name
    if name == owner:
        return name, False
    delegates = _delegates(session, signer)
    if name in delegates:
        return name, True
    trusted = ", ".join(delegates) or "nobody else yet"
    raise KnownError(
        _NOT_APPROVED,
        f"{name} may not approve what shows {owner}.",
        f"Ask {owner}, or whom {owner} has named: {trusted}.",
    )


def _delegates(session: Session, signer: str) -> tuple[str, ...]:
    query = select(RenderDelegateRow.name).where(RenderDelegateRow.signer_id == signer)
    return tuple(session.scalars(query.order_by(RenderDelegateRow.name)))


def _approvals(session: Session, subjects: Iterable[str]) -> dict[str, Approval]:
    query = select(RenderApprovalRow).where(
        RenderApprovalRow.subject.in_(set(subjects)), RenderApprovalRow.ended_at.is_(None)
    )
    rows = session.scalars(query.order_by(RenderApprovalRow.approved_at))
    return {
        row.subject: Approval(row.approved_by, row.is_delegate, row.approved_at) for row in rows
    }


def _row(session: Session, render: RenderId) -> RenderRow:
    row = session.get(RenderRow, render)
    if row is None:
        raise KnownError(
            "The render was not found.",
            "It is not in the ledger.",
            "Look at the list: renders list.",
        )
    return row


def _records(session: Session, rows: Iterable[RenderRow]) -> tuple[Render, ...]:
    found = tuple(rows)
    approvals = _approvals(session, [row.subject for row in found])
    return tuple(
        Render(
            id=RenderId(row.id),
            file=row.file,
            sha256=row.sha256,
            performed=_performed(row),
            look=row.look,
            is_draft=row.is_draft,
            is_public=row.is_public,
            who=row.who,
            made_at=row.made_at,
            approval=approvals.get(row.subject),
            withdrawn_at=row.withdrawn_at,
        )
        for row in found
    )


def _performed(row: RenderRow) -> Performed:
    signed = row.signed
    return Performed(
        motion_sha256=row.motion_sha256,
        performer=row.performer,
        identity=IdentityId(row.identity_id) if row.identity_id else None,
        identity_sha256=row.identity_sha256,
        signer=SignerId(row.signer_id) if row.signer_id else None,
        consent=ConsentId(row.consent_id) if row.consent_id else None,
        glosses=tuple(signed["glosses"]),
        entries=tuple(EntryId(one) for one in signed["entries"]),
        signers=tuple(SignerId(one) for one in signed["signers"]),
        subject=row.subject,
    )
