"""What each kind of record in a pack looks like; names are those of the lexicon's columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lexicon_db.packs.values import (
    HASH,
    ID,
    Choice,
    Details,
    Label,
    ListOf,
    Matching,
    Maybe,
    Number,
    Record,
    Text,
    Time,
    Truth,
    Whole,
)
from lexicon_db.records import (
    BodyPart,
    EntryStatus,
    FillMethod,
    FindingKind,
    FindingPart,
    Hand,
    Phase,
    QualityVerdict,
    Reason,
    RelationRole,
    RepairKind,
    Scope,
    SourceKind,
    Verdict,
)
from lexicon_db.tracks import TrackKind

#: Endings of the recordings that a pack may hold. None of them is ever run.
SUFFIXES: Final = (
    ".mp4", ".mov", ".mkv", ".webm", ".avi", ".gif", ".m4v", ".mpg", ".mpeg", ".pose", ".npz",
)  # fmt: skip

SUFFIX: Final = Matching(
    re.compile("(" + "|".join(re.escape(suffix) for suffix in SUFFIXES) + ")"), "ending of a file"
)
#: Endings of learned appearances; ``appearances`` tells which kind of them ends how.
APPEARANCE_SUFFIX: Final = Matching(re.compile(r"(\.npz|\.safetensors)"), "ending of a file")
_SECONDS: Final = Number(0, 1e7)
_MARK: Final = Maybe(Whole(1, 5))
PAIR: Final = Record({"language": Label(), "text": Label()})
RELATION: Final = Record(
    {"role": Choice(RelationRole), "target_id": ID, "position": Whole(), "note": Text()}
)
FOREIGN_RELATION: Final = Record({"language": Text(), "gloss": Text(), "is_loan": Truth()})
PHONOLOGY: Final = Record(
    {
        "variant": Whole(),
        "field": Text(),
        "position": Whole(),
        "vocabulary": Maybe(Label()),
        "term": Maybe(Label()),
        "text": Text(),
    }
)
TERM: Final = Record(
    {
        "name": Label(),
        "position": Whole(),
        "colour": Text(),
        "retired_at": Maybe(Time()),
        "labels": ListOf(PAIR),
    }
)
FINDING: Final = Record(
    {
        "kind": Choice(FindingKind),
        "verdict": Choice(QualityVerdict),
        "part": Choice(FindingPart),
        "phase": Maybe(Choice(Phase)),
        "first_frame": Whole(),
        "last_frame": Whole(),
        "value": Number(),
        "limit_value": Number(),
    }
)
REPAIR: Final = Record(
    {
        "id": ID,
        "position": Whole(),
        "kind": Choice(RepairKind),
        "part": Choice(BodyPart),
        "start_seconds": _SECONDS,
        "end_seconds": _SECONDS,
        "details": Details(),
        "made_at": Time(),
        "is_active": Truth(),
    }
)
QUALITY: Final = Record(
    {
        "id": ID,
        "verdict": Choice(QualityVerdict),
        "judged_by": Text(),
        "created_at": Time(),
        "findings": ListOf(FINDING),
    }
)
OVERRIDE: Final = Record(
    {
        "rate": Number(0, 1000),
        "fluency": Maybe(Number(0, 1)),
        "trim_start_seconds": Number(-1e7, 1e7),
        "trim_end_seconds": Number(-1e7, 1e7),
        "seed": Maybe(Whole(-(2**53))),
        "spelled_word": Maybe(Text()),
        "letter_place": Maybe(Whole()),
    }
)
SLOT: Final = Record(
    {
        "entry_id": ID,
        "take_id": Maybe(ID),
        "pause_seconds": _SECONDS,
        "gap_seconds": Maybe(_SECONDS),
        "hold_seconds": Maybe(_SECONDS),
        "method": Choice(FillMethod),
        "override": Maybe(OVERRIDE),
    }
)
#: A gloss that the lexicon does not have, and for which an utterance leaves a gap.
GAP: Final = Record({"place": Whole(0, 10_000), "gloss": Label(), "rest_seconds": _SECONDS})
_CONSENT: Final = Record(
    {
        "id": ID,
        "scopes": ListOf(Choice(Scope)),
        "text_version": Text(),
        "text": Text(),
        "language": Text(),
        "granted_at": Time(),
        "expires_at": Maybe(Time()),
    }
)

#: The records of a pack in the order in which they are written and read: each kind refers to
#: earlier ones only (relations between entries aside).
SHAPES: Final[Mapping[str, Record]] = {
    "vocabularies": Record({"name": Label(), "labels": ListOf(PAIR), "terms": ListOf(TERM)}),
    "dialects": Record({"name": Label(), "note": Text()}),
    "entries": Record(
        {
            "id": ID,
            "id_gloss": Label(),
            "lemma": Label(may_be_empty=True),
            "status": Choice(EntryStatus),
            "note": Text(),
            "hamnosys": Text(),
            "do_not_synthesise": Truth(),
            "created_at": Time(),
            "changed_at": Time(),
            "annotation_glosses": ListOf(PAIR),
            "senses": ListOf(ListOf(PAIR)),
            "tags": ListOf(Label()),
            "dialects": ListOf(Label()),
            "semantic_fields": ListOf(Label()),
            "relations": ListOf(RELATION),
            "foreign_relations": ListOf(FOREIGN_RELATION),
            "phonology": ListOf(PHONOLOGY),
        }
    ),
    "signers": Record(
        {
            "id": ID,
            "name": Label(),
            "is_named": Truth(),
            "dominant_hand": Choice(Hand),
            "created_at": Time(),
            "consents": ListOf(_CONSENT),
        }
    ),
    "recordings": Record(
        {
            "id": ID,
            "sha256": HASH,
            "suffix": SUFFIX,
            "byte_count": Whole(1),
            "is_included": Truth(),
            "kind": Choice(SourceKind),
            "original_name": Text(),
            "width": Whole(0, 100_000),
            "height": Whole(0, 100_000),
            "fps": Number(0, 100_000),
            "frame_count": Whole(),
            "camera": Text(),
            "imported_at": Time(),
        }
    ),
    "takes": Record(
        {
            "id": ID,
            "entry_id": ID,
            "signer_id": ID,
            "recording_id": ID,
            "start_seconds": _SECONDS,
            "end_seconds": _SECONDS,
            "dominance": Choice(Hand),
            "onset_seconds": Maybe(_SECONDS),
            "stroke_start_seconds": Maybe(_SECONDS),
            "stroke_end_seconds": Maybe(_SECONDS),
            "offset_seconds": Maybe(_SECONDS),
            "phases_by_hand": Truth(),
            "is_active": Truth(),
            "created_at": Time(),
            "repairs": ListOf(REPAIR),
            "quality": Maybe(QUALITY),
        }
    ),
    "tracks": Record(
        {
            "id": ID,
            "take_id": ID,
            "kind": Choice(TrackKind),
            "version": Whole(1),
            "start_seconds": _SECONDS,
            "end_seconds": _SECONDS,
            "engine": Text(),
            "engine_version": Text(),
            "model_hash": Text(),
            "parameters": Details(),
            "input_hash": Text(),
            "sha256": HASH,
            "byte_count": Whole(1),
            "created_at": Time(),
        }
    ),
    "identities": Record(
        {
            "id": ID,
            "name": Label(),
            "signer_id": ID,
            "kind": Text(),
            "sha256": HASH,
            "suffix": APPEARANCE_SUFFIX,
            "byte_count": Whole(1),
            "card": Details(),
            "created_at": Time(),
        }
    ),
    "utterances": Record(
        {
            "id": ID,
            "name": Label(),
            "rate": Number(1e-6, 1000),
            "fluency": Number(0, 1),
            "created_at": Time(),
            "changed_at": Time(),
            "slots": ListOf(SLOT, 10_000),
            "gaps": ListOf(GAP, 10_000),
        }
    ),
    "reviews": Record(
        {
            "id": ID,
            "utterance_id": Maybe(ID),
            "seam": Maybe(Whole(0, 10_000)),
            "take_id": Maybe(ID),
            "reviewer": Label(),
            "verdict": Choice(Verdict),
            "reasons": ListOf(Choice(Reason)),
            "naturalness": _MARK,
            "comprehensibility": _MARK,
            "comment": Text(),
            "at_seconds": Maybe(_SECONDS),
            "trajectory_hash": Text(),
            "created_at": Time(),
        }
    ),
}
