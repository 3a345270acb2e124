"""Records of the people: signers, what they agreed to, their learned appearances."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lexicon_db.records.choices import Hand, Scope
from lexicon_db.records.ids import ConsentId, IdentityId, RecordingId, SignerId


@dataclass(frozen=True)
class Signer:
    """A person who was recorded, by the name or pseudonym that the person chose.

    ``scopes`` are those of the consent that is in force now: granted, not expired, not withdrawn.
    """

    id: SignerId
    name: str
    dominant_hand: Hand
    scopes: frozenset[Scope]


@dataclass(frozen=True)
class Consent:
    """One act of agreeing, kept as it was given.

    Attributes:
        id: Identifier.
        signer: Who agreed.
        scopes: To what.
        text_version: Which text was agreed to.
        language: Language in which it was explained and agreed.
        witness: Who was there.
        recording: The recording of the act, if there is one.
        granted_at: When it was given (UTC).
        expires_at: When it ends by itself (UTC).
        withdrawn_at: When it was taken back (UTC).
        text: The words that were agreed to, as they were shown; empty where they were not kept.
    """

    id: ConsentId
    signer: SignerId
    scopes: frozenset[Scope]
    text_version: str
    language: str
    witness: str
    recording: RecordingId | None
    granted_at: datetime
    expires_at: datetime | None
    withdrawn_at: datetime | None
    text: str = ""

    def is_in_force(self, at: datetime) -> bool:
        """Whether the consent holds at a time."""
        ends = [end for end in (self.expires_at, self.withdrawn_at) if end is not None]
        return self.granted_at <= at and all(at < end for end in ends)


@dataclass(frozen=True)
class Identity:
    """A learned appearance of a signer.

    Attributes:
        id: Identifier.
        name: Unique name in the lexicon.
        signer: Whose appearance it is.
        kind: Which sort of model made it.
        sha256: Hash of its file, which lies in the media store.
        suffix: Ending of that file with the dot.
        card: What is known of it: training data, quality, dates; JSON values only.
        created_at: When it was made (UTC).
    """

    id: IdentityId
    name: str
    signer: SignerId
    kind: str
    sha256: str
    suffix: str
    card: dict[str, Any]
    created_at: datetime
