"""What is known of a render before it is made: what it shows, of whom, with whose consent."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from app.rendering.provenance import FORMAT, source_type
from lexicon_db.entries import find_entries
from lexicon_db.records import ConsentId, EntryId, IdentityId, Performed, SignerId

if TYPE_CHECKING:
    from app.studio.performers import Performer
    from lexicon_db.records import Approval, TakeId
    from lexicon_db.store import Lexicon
    from lexicon_db.tracks import FitTrack, MotionTrack

_FORMAT_VERSION: Final = 1


@dataclass(frozen=True)
class Signed:
    """What is signed.

    Attributes:
        motion_sha256: Hash of the motion.
        captions: Start and end in seconds, and the gloss, of each sign.
        signers: Who recorded the signs.
        take: The take, where it is one as its camera saw it.
    """

    motion_sha256: str
    captions: tuple[tuple[float, float, str], ...]
    signers: tuple[SignerId, ...]
    take: TakeId | None = None


def motion_hash(motion: MotionTrack | FitTrack) -> str:
    """Hash of what is signed: the same for the same motion, at whatever rate it is rendered."""
    digest = hashlib.sha256()
    for values in (motion.pts, motion.rotations, motion.face):
        digest.update(repr(values.shape).encode())
        digest.update(values.tobytes())
    return digest.hexdigest()


def performed(lexicon: Lexicon, signed: Signed, performer: Performer) -> Performed:
    """What a render shows, as the ledger holds it."""
    glosses = tuple(gloss for _, _, gloss in signed.captions)
    entries = find_entries(lexicon, glosses)
    identity, consent = performer.identity, performer.consent
    appearance = identity.sha256 if identity else ""
    what = f"{signed.motion_sha256} {appearance} {_kind(performer)}"
    return Performed(
        motion_sha256=signed.motion_sha256,
        performer=performer.name,
        identity=identity.id if identity else None,
        identity_sha256=appearance,
        signer=identity.signer if identity else None,
        consent=consent.id if consent else None,
        glosses=glosses,
        entries=tuple(dict.fromkeys(entry.id for entry in entries if entry)),
        signers=signed.signers,
        subject=hashlib.sha256(what.encode()).hexdigest(),
    )


def performed_document(shown: Performed) -> dict[str, Any]:
    """What a render shows, as parameters of a job hold it."""
    return dataclasses.asdict(shown)


def performed_of(document: Mapping[str, Any]) -> Performed:
    """What a render shows, from parameters of a job."""
    identity, signer, consent = (document[name] for name in ("identity", "signer", "consent"))
    return Performed(
        motion_sha256=document["motion_sha256"],
        performer=document["performer"],
        identity=IdentityId(identity) if identity else None,
        identity_sha256=document["identity_sha256"],
        signer=SignerId(signer) if signer else None,
        consent=ConsentId(consent) if consent else None,
        glosses=tuple(document["glosses"]),
        entries=tuple(EntryId(one) for one in document["entries"]),
        signers=tuple(SignerId(one) for one in document["signers"]),
        subject=document["subject"],
    )


def facts_of(
    lexicon: Lexicon,
    shown: Performed,
    performer: Performer,
    approval: Approval | None,
    *,
    is_public: bool,
) -> dict[str, Any]:
    """What the file says of itself; JSON values only, and no names of people but chosen ones."""
    identity, consent = performer.identity, performer.consent
    return {
        "format": FORMAT,
        "format_version": _FORMAT_VERSION,
        "made_with": f"Kinelex {version('kinelex')}",
        "synthetic": True,
        "digital_source_type": source_type(_kind(performer)),
        "lexicon": {"id": lexicon.info.id, "name": lexicon.info.name},
        "motion": {
            "sha256": shown.motion_sha256,
            "glosses": list(shown.glosses),
            "entries": list(shown.entries),
            "signers": list(shown.signers),
        },
        "identity": identity
        and {
            "id": identity.id,
            "name": identity.name,
            "kind": identity.kind,
            "sha256": identity.sha256,
            "signer": identity.signer,
        },
        "consent": consent
        and {
            "id": consent.id,
            "scopes": sorted(consent.scopes),
            "granted_at": consent.granted_at.isoformat(),
            "expires_at": consent.expires_at.isoformat() if consent.expires_at else None,
        },
        "approval": approval
        and {
            "by": approval.approved_by,
            "is_delegate": approval.is_delegate,
            "at": approval.approved_at.isoformat(),
        },
        "is_draft": identity is not None and approval is None,
        "is_public": is_public,
    }


def _kind(performer: Performer) -> str:
    """How who signs is drawn."""
    if performer.identity is None:
        return ""
    return "flat" if performer.is_plain else performer.identity.kind
