"""Records of renders: what was made of whom, and who has approved it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lexicon_db.records.ids import ConsentId, EntryId, IdentityId, RenderId, SignerId


@dataclass(frozen=True)
class Performed:
    """What a render shows, however large and before which background.

    Attributes:
        motion_sha256: Hash of the motion that is signed.
        performer: Name of the identity, as it was asked for.
        identity: The identity; None for the mannequin.
        identity_sha256: Hash of its file; empty for the mannequin.
        signer: Whose appearance it is; None for the mannequin.
        consent: Under which it is used; None for the mannequin.
        glosses: What is signed, in order.
        entries: The same as entries.
        signers: Who recorded the signs.
        subject: Stands for the motion and the appearance: what somebody approves.
    """

    motion_sha256: str
    performer: str
    identity: IdentityId | None
    identity_sha256: str
    signer: SignerId | None
    consent: ConsentId | None
    glosses: tuple[str, ...]
    entries: tuple[EntryId, ...]
    signers: tuple[SignerId, ...]
    subject: str


@dataclass(frozen=True)
class Approval:
    """Somebody has looked at a render and says that it may be shown.

    Attributes:
        approved_by: Who.
        is_delegate: Whether that is somebody whom the signer trusts, and not the signer.
        approved_at: When (UTC).
    """

    approved_by: str
    is_delegate: bool
    approved_at: datetime


@dataclass(frozen=True)
class Render:
    """A line of the ledger: a video that was made.

    Attributes:
        id: Identifier.
        file: Where it was put.
        sha256: Hash of it as it was made.
        performed: What it shows.
        look: Size, rate, background and so on; JSON values only.
        is_draft: Whether it says that it is a draft.
        is_public: Whether it was made to be published.
        who: Who has made it.
        made_at: When (UTC).
        approval: That of what it shows, or None.
        withdrawn_at: Since when somebody it shows does not agree any more (UTC), or None.
    """

    id: RenderId
    file: str
    sha256: str
    performed: Performed
    look: dict[str, Any]
    is_draft: bool
    is_public: bool
    who: str
    made_at: datetime
    approval: Approval | None
    withdrawn_at: datetime | None
