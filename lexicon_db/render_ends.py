"""What a withdrawal does to the ledger of renders: marks, approvals and delegates that end."""

from __future__ import annotations

from sqlalchemy import delete, select, update

from lexicon_db.records import Scope
from lexicon_db.schema import RenderApprovalRow, RenderDelegateRow, RenderRow, SignerRow, utc_now
from lexicon_db.writing import Write

_OF_APPEARANCE = frozenset({Scope.RENDER_OWN, Scope.RENDER_OTHERS})


def end_renders(write: Write, signer: SignerRow, lost: frozenset[Scope]) -> None:
    """Mark the renders that a signer does not agree to any more.

    Args:
        write: The write of the withdrawal.
        signer: Who has withdrawn.
        lost: What the signer does not agree to any more. To be rendered: all that shows the
            signer's appearance. To be published: what was made for it, also with the signer's signs
            alone. Everything: whatever shows the signer or the signer's signs.
    """
    if lost >= frozenset(Scope):
        _end_approvals(write, signer)
    elif not lost & (_OF_APPEARANCE | {Scope.PUBLISH}):
        return
    now = utc_now()
    for row in write.session.scalars(select(RenderRow).where(RenderRow.withdrawn_at.is_(None))):
        if _is_reached(row, signer.id, lost):
            row.withdrawn_at = now
            write.note(row, "withdrawn", "", row.file)


def _is_reached(row: RenderRow, signer: str, lost: frozenset[Scope]) -> bool:
    shows = row.signer_id == signer
    is_own = set(row.signed["signers"]) <= {signer}
    if lost >= frozenset(Scope):
        return shows or signer in row.signed["signers"]
    if Scope.PUBLISH in lost and row.is_public:
        return shows or signer in row.signed["signers"]
    return shows and (Scope.RENDER_OWN if is_own else Scope.RENDER_OTHERS) in lost


def _end_approvals(write: Write, signer: SignerRow) -> None:
    """Nobody has approved anything for a signer who agrees to nothing."""
    given = update(RenderApprovalRow).where(
        RenderApprovalRow.signer_id == signer.id, RenderApprovalRow.ended_at.is_(None)
    )
    write.session.execute(given.values(ended_at=utc_now()))
    named = delete(RenderDelegateRow).where(RenderDelegateRow.signer_id == signer.id)
    write.session.execute(named)
