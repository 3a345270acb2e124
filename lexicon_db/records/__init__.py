"""Records: what the lexicon knows, as plain frozen values."""

from lexicon_db.records.choices import (
    EntryStatus,
    FillMethod,
    Hand,
    JobState,
    Reason,
    RelationRole,
    Scope,
    SourceKind,
    Verdict,
)
from lexicon_db.records.entries import Entry, LexiconInfo
from lexicon_db.records.ids import (
    ConsentId,
    EntryId,
    IdentityId,
    JobId,
    RecordingId,
    ReviewId,
    SignerId,
    TakeId,
    TrackId,
    UtteranceId,
)
from lexicon_db.records.people import Consent, Identity, Signer
from lexicon_db.records.takes import Phases, Provenance, Recording, Take, TrackInfo
from lexicon_db.records.utterances import Review, Seam, Slot, Utterance
from lexicon_db.records.work import Changes, HistoryLine, Job

__all__ = [
    "Changes",
    "Consent",
    "ConsentId",
    "Entry",
    "EntryId",
    "EntryStatus",
    "FillMethod",
    "Hand",
    "HistoryLine",
    "Identity",
    "IdentityId",
    "Job",
    "JobId",
    "JobState",
    "LexiconInfo",
    "Phases",
    "Provenance",
    "Reason",
    "Recording",
    "RecordingId",
    "RelationRole",
    "Review",
    "ReviewId",
    "Scope",
    "Seam",
    "Signer",
    "SignerId",
    "Slot",
    "SourceKind",
    "Take",
    "TakeId",
    "TrackId",
    "TrackInfo",
    "Utterance",
    "UtteranceId",
    "Verdict",
]
