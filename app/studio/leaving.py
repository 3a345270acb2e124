"""Whose data may leave the lexicon as a file: the one rule of every door but packs.

A pack gives data away, so whoever signs in it must have agreed to sharing. A file that somebody
makes for work of their own needs less: nobody in it may have taken a consent back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lexicon_db.consents import consents_of
from lexicon_db.errors import KnownError
from lexicon_db.records import Scope, SignerId
from lexicon_db.signers import get_signer
from lexicon_db.withdrawals import revocations

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon


def require_may_leave(
    lexicon: Lexicon, signers: Iterable[SignerId], what: str = "The file was not written."
) -> tuple[str, ...]:
    """Make sure that nobody whose signing would leave has withdrawn.

    A consent that has expired counts as withdrawn; so does a place on the list of revocations, here
    or in a list that came from elsewhere, until the person agrees to sharing again.

    Args:
        lexicon: Where the consents are.
        signers: Who signed what is to leave.
        what: What does not happen otherwise, as one sentence.

    Returns:
        What whoever takes the file should know: who never agreed to sharing.

    Raises:
        KnownError: If somebody has withdrawn everything, or the consent to sharing.
    """
    notices = []
    revoked = {one.signer for one in revocations(lexicon)}
    for signer in dict.fromkeys(signers):
        person = get_signer(lexicon, signer)
        if Scope.SHARE in person.scopes:
            continue
        given = consents_of(lexicon, signer)
        had_agreed = any(Scope.SHARE in consent.scopes for consent in given)
        if signer in revoked or had_agreed or (given and not person.scopes):
            raise KnownError(
                what,
                f"{person.name} has withdrawn the consent, or it has expired.",
                "Leave these signs out, or ask the person and write down the new consent.",
            )
        notices.append(f"{person.name} has not agreed to sharing: keep the file to yourself.")
    return tuple(notices)
