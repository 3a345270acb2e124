"""The mapped tables of a lexicon: columns, keys and rules, no behaviour.

One database holds one lexicon. Keys are UUIDs that the client makes, times are UTC. What is
particular to PostgreSQL stands in the migrations alone: naming that dialect here would import it
whenever the application starts.
"""

from lexicon_db.schema.base import Base, Row, UtcTime, new_id, utc_now
from lexicon_db.schema.curation import (
    ClosedVocabularyRow,
    EntrySemanticFieldRow,
    OpinionRow,
    PersonRoleRow,
    SemanticFieldRow,
    SignatureRow,
    TermLookRow,
)
from lexicon_db.schema.entries import (
    AnnotationGlossRow,
    DialectRow,
    EntryDialectRow,
    EntryRow,
    EntryTagRow,
    ForeignRelationRow,
    LemmaRow,
    LexiconRow,
    RelationRow,
    SearchRow,
    SenseRow,
    TagRow,
    TranslationRow,
)
from lexicon_db.schema.history import ChangeLineRow, ChangeRow
from lexicon_db.schema.jobs import JobRow
from lexicon_db.schema.packs import (
    MediaElsewhereRow,
    PackExportRow,
    PackImportRow,
    PackItemRow,
    RevocationRow,
)
from lexicon_db.schema.people import ConsentRow, ConsentScopeRow, IdentityRow, SignerRow
from lexicon_db.schema.phonology import (
    PhonologyRow,
    TermLabelRow,
    TermRow,
    VocabularyLabelRow,
    VocabularyRow,
)
from lexicon_db.schema.quality import (
    ImportedFileRow,
    ImportRow,
    QualityFindingRow,
    QualityReportRow,
)
from lexicon_db.schema.renders import (
    ConsentTextRow,
    RenderApprovalRow,
    RenderDelegateRow,
    RenderRow,
)
from lexicon_db.schema.repairs import RepairRow
from lexicon_db.schema.sessions import PromptRow, PromptTakeRow, RecordingSessionRow
from lexicon_db.schema.steps import StepPartRow, StepRow, StepTrackRow
from lexicon_db.schema.takes import MediaRow, RecordingRow, TakeRow, TrackBlobRow, TrackRow
from lexicon_db.schema.utterances import (
    LeftGapRow,
    ReviewReasonRow,
    ReviewRow,
    SeamComparisonRow,
    SeamConfidenceRow,
    SlotOverrideRow,
    SlotRow,
    UtteranceRow,
)

__all__ = [
    "AnnotationGlossRow",
    "Base",
    "ChangeLineRow",
    "ChangeRow",
    "ClosedVocabularyRow",
    "ConsentRow",
    "ConsentScopeRow",
    "ConsentTextRow",
    "DialectRow",
    "EntryDialectRow",
    "EntryRow",
    "EntrySemanticFieldRow",
    "EntryTagRow",
    "ForeignRelationRow",
    "IdentityRow",
    "ImportRow",
    "ImportedFileRow",
    "JobRow",
    "LeftGapRow",
    "LemmaRow",
    "LexiconRow",
    "MediaElsewhereRow",
    "MediaRow",
    "OpinionRow",
    "PackExportRow",
    "PackImportRow",
    "PackItemRow",
    "PersonRoleRow",
    "PhonologyRow",
    "PromptRow",
    "PromptTakeRow",
    "QualityFindingRow",
    "QualityReportRow",
    "RecordingRow",
    "RecordingSessionRow",
    "RelationRow",
    "RenderApprovalRow",
    "RenderDelegateRow",
    "RenderRow",
    "RepairRow",
    "ReviewReasonRow",
    "ReviewRow",
    "RevocationRow",
    "Row",
    "SeamComparisonRow",
    "SeamConfidenceRow",
    "SearchRow",
    "SemanticFieldRow",
    "SenseRow",
    "SignatureRow",
    "SignerRow",
    "SlotOverrideRow",
    "SlotRow",
    "StepPartRow",
    "StepRow",
    "StepTrackRow",
    "TagRow",
    "TakeRow",
    "TermLabelRow",
    "TermLookRow",
    "TermRow",
    "TrackBlobRow",
    "TrackRow",
    "TranslationRow",
    "UtcTime",
    "UtteranceRow",
    "VocabularyLabelRow",
    "VocabularyRow",
    "new_id",
    "utc_now",
]
