"""The first tables.

Columns stand here as they were at this revision; the mapped tables may have moved on.
"""

import sqlalchemy as sa
from alembic import op  # noqa: TID253 - Alembic itself runs this file

from lexicon_db.schema.base import NAMES_OF_RULES

revision = "0001"
down_revision = None

_CHOICE = sa.String(32)
_TIME = sa.DateTime(timezone=True)
_TABLES = sa.MetaData(naming_convention=NAMES_OF_RULES)


def _table(name: str, *parts: sa.schema.SchemaItem) -> None:
    sa.Table(name, _TABLES, *parts)


def _keyed_table(name: str, *parts: sa.schema.SchemaItem) -> None:
    _table(name, sa.Column("id", sa.String(36), primary_key=True), *parts)


def _unique_where(name: str, column: str, condition: str) -> sa.Index:
    where = sa.text(condition)
    return sa.Index(name, column, unique=True, sqlite_where=where, postgresql_where=where)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _refers(name: str, target: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(36), sa.ForeignKey(target), nullable=False, index=True)


def _part_of(
    name: str, owner: str, *, primary_key: bool = False, index: bool | None = None
) -> sa.Column[str]:
    key = sa.ForeignKey(owner, ondelete="CASCADE")
    return sa.Column(name, sa.String(36), key, primary_key=primary_key, index=index, nullable=False)


_table(
    "change",
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", _TIME, nullable=False),
    _text("who"),
    _text("operation"),
)
_keyed_table(
    "dialect",
    sa.Column("name", sa.String, nullable=False, unique=True),
    _text("note"),
)
_keyed_table(
    "job",
    _text("name"),
    sa.Column("parameters", sa.JSON, nullable=False),
    sa.Column("state", _CHOICE, nullable=False),
    sa.Column("progress", sa.Double, nullable=False),
    _text("activity"),
    _text("what"),
    _text("why"),
    _text("fix"),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("is_cancel_asked", sa.Boolean, nullable=False),
    sa.Column("created_at", _TIME, nullable=False),
    sa.Column("started_at", _TIME),
    sa.Column("heartbeat_at", _TIME),
    sa.Column("finished_at", _TIME),
    sa.Index("ix_job_state_created_at", "state", "created_at"),
)
_keyed_table(
    "lemma",
    sa.Column("text", sa.String, nullable=False, unique=True),
)
_keyed_table(
    "lexicon",
    _text("name"),
    _text("language"),
    _text("description"),
    _text("licence"),
    _text("attribution"),
    _text("steward"),
    sa.Column("created_at", _TIME, nullable=False),
)
_table(
    "media",
    sa.Column("sha256", sa.String(64), primary_key=True),
    _text("suffix"),
    sa.Column("byte_count", sa.BigInteger, nullable=False),
    sa.Column("added_at", _TIME, nullable=False),
)
_keyed_table(
    "signer",
    sa.Column("name", sa.String, nullable=False, unique=True),
    sa.Column("dominant_hand", _CHOICE, nullable=False),
    _text("note"),
    sa.Column("created_at", _TIME, nullable=False),
)
_keyed_table(
    "tag",
    sa.Column("name", sa.String, nullable=False, unique=True),
)
_keyed_table(
    "utterance",
    sa.Column("name", sa.String, nullable=False, unique=True),
    sa.Column("rate", sa.Double, nullable=False),
    sa.Column("fluency", sa.Double, nullable=False),
    sa.Column("created_at", _TIME, nullable=False),
    sa.Column("changed_at", _TIME, nullable=False),
)
_keyed_table(
    "vocabulary",
    sa.Column("name", sa.String, nullable=False, unique=True),
)
_table(
    "change_line",
    sa.Column(
        "number", sa.Integer, sa.ForeignKey("change.number", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("position", sa.Integer, primary_key=True),
    _text("kind"),
    sa.Column("subject_id", sa.String, nullable=False, index=True),
    sa.Column("entry_id", sa.String, index=True),
    _text("field"),
    _text("old"),
    _text("new"),
)
_keyed_table(
    "entry",
    _text("id_gloss"),
    sa.Column("lemma_id", sa.String(36), sa.ForeignKey("lemma.id"), index=True),
    sa.Column("status", _CHOICE, nullable=False),
    _text("note"),
    _text("hamnosys"),
    _text("assignee"),
    sa.Column("do_not_synthesise", sa.Boolean, nullable=False),
    sa.Column("created_at", _TIME, nullable=False),
    sa.Column("changed_at", _TIME, nullable=False),
    sa.Column("trashed_at", _TIME),
    _unique_where("uq_entry_id_gloss", "id_gloss", "trashed_at IS NULL"),
)
_keyed_table(
    "identity",
    sa.Column("name", sa.String, nullable=False, unique=True),
    _refers("signer_id", "signer.id"),
    _text("kind"),
    sa.Column("sha256", sa.String(64), sa.ForeignKey("media.sha256"), nullable=False),
    sa.Column("card", sa.JSON, nullable=False),
    sa.Column("created_at", _TIME, nullable=False),
)
_keyed_table(
    "recording",
    sa.Column("sha256", sa.String(64), sa.ForeignKey("media.sha256"), nullable=False, unique=True),
    sa.Column("kind", _CHOICE, nullable=False),
    _text("original_name"),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("fps", sa.Double, nullable=False),
    sa.Column("frame_count", sa.Integer, nullable=False),
    _text("camera"),
    sa.Column("imported_at", _TIME, nullable=False),
)
_keyed_table(
    "term",
    _part_of("vocabulary_id", "vocabulary.id"),
    _text("name"),
    sa.Column("position", sa.Integer, nullable=False),
    _text("colour"),
    sa.Column("retired_at", _TIME),
    sa.UniqueConstraint("vocabulary_id", "name"),
)
_table(
    "vocabulary_label",
    _part_of("vocabulary_id", "vocabulary.id", primary_key=True),
    sa.Column("language", sa.String, primary_key=True),
    _text("text"),
)
_table(
    "annotation_gloss",
    _part_of("entry_id", "entry.id", primary_key=True),
    sa.Column("language", sa.String, primary_key=True),
    _text("text"),
)
_keyed_table(
    "consent",
    _refers("signer_id", "signer.id"),
    _text("text_version"),
    _text("language"),
    _text("witness"),
    sa.Column("recording_id", sa.String(36), sa.ForeignKey("recording.id")),
    sa.Column("granted_at", _TIME, nullable=False),
    sa.Column("expires_at", _TIME),
    sa.Column("withdrawn_at", _TIME),
)
_table(
    "entry_dialect",
    _part_of("entry_id", "entry.id", primary_key=True),
    _part_of("dialect_id", "dialect.id", primary_key=True, index=True),
)
_table(
    "entry_search",
    _part_of("entry_id", "entry.id", primary_key=True),
    _text("id_gloss"),
    sa.Column("status", _CHOICE, nullable=False),
    sa.Column("is_trashed", sa.Boolean, nullable=False),
    _text("gloss"),
    _text("annotations"),
    _text("lemma"),
    _text("translations"),
    _text("tags"),
    _text("signers"),
)
_table(
    "entry_tag",
    _part_of("entry_id", "entry.id", primary_key=True),
    _part_of("tag_id", "tag.id", primary_key=True, index=True),
)
_keyed_table(
    "foreign_relation",
    _part_of("entry_id", "entry.id", index=True),
    _text("language"),
    _text("gloss"),
    sa.Column("is_loan", sa.Boolean, nullable=False),
)
_keyed_table(
    "phonology",
    _part_of("entry_id", "entry.id"),
    sa.Column("variant", sa.Integer, nullable=False),
    _text("field"),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("term_id", sa.String(36), sa.ForeignKey("term.id"), index=True),
    _text("text"),
    sa.UniqueConstraint("entry_id", "variant", "field", "position"),
)
_keyed_table(
    "relation",
    _part_of("source_id", "entry.id"),
    _part_of("target_id", "entry.id", index=True),
    sa.Column("role", _CHOICE, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    _text("note"),
    sa.UniqueConstraint("source_id", "role", "target_id", "position"),
)
_keyed_table(
    "sense",
    _part_of("entry_id", "entry.id"),
    sa.Column("position", sa.Integer, nullable=False),
    sa.UniqueConstraint("entry_id", "position"),
)
_keyed_table(
    "take",
    _refers("entry_id", "entry.id"),
    _refers("signer_id", "signer.id"),
    _refers("recording_id", "recording.id"),
    sa.Column("start_seconds", sa.Double, nullable=False),
    sa.Column("end_seconds", sa.Double, nullable=False),
    sa.Column("dominance", _CHOICE, nullable=False),
    sa.Column("onset_seconds", sa.Double),
    sa.Column("stroke_start_seconds", sa.Double),
    sa.Column("stroke_end_seconds", sa.Double),
    sa.Column("offset_seconds", sa.Double),
    sa.Column("phases_by_hand", sa.Boolean, nullable=False),
    sa.Column("is_active", sa.Boolean, nullable=False),
    sa.Column("created_at", _TIME, nullable=False),
    sa.Column("trashed_at", _TIME),
    sa.CheckConstraint("NOT is_active OR trashed_at IS NULL", name="active"),
    sa.CheckConstraint("0 <= start_seconds AND start_seconds <= end_seconds", name="bounds"),
    sa.CheckConstraint(
        "(onset_seconds IS NULL AND stroke_start_seconds IS NULL"
        " AND stroke_end_seconds IS NULL AND offset_seconds IS NULL)"
        " OR (0 <= onset_seconds AND onset_seconds <= stroke_start_seconds"
        " AND stroke_start_seconds <= stroke_end_seconds"
        " AND stroke_end_seconds <= offset_seconds)",
        name="phases",
    ),
    _unique_where("uq_take_active", "entry_id", "is_active"),
)
_table(
    "term_label",
    _part_of("term_id", "term.id", primary_key=True),
    sa.Column("language", sa.String, primary_key=True),
    _text("text"),
)
_table(
    "consent_scope",
    _part_of("consent_id", "consent.id", primary_key=True),
    sa.Column("scope", _CHOICE, primary_key=True),
)
_keyed_table(
    "review",
    sa.Column(
        "utterance_id", sa.String(36), sa.ForeignKey("utterance.id", ondelete="CASCADE"), index=True
    ),
    sa.Column("seam", sa.Integer),
    sa.Column("take_id", sa.String(36), sa.ForeignKey("take.id"), index=True),
    _text("reviewer"),
    sa.Column("verdict", _CHOICE, nullable=False),
    sa.Column("naturalness", sa.Integer),
    sa.Column("comprehensibility", sa.Integer),
    _text("comment"),
    sa.Column("comment_recording_id", sa.String(36), sa.ForeignKey("recording.id")),
    sa.Column("at_seconds", sa.Double),
    _text("trajectory_hash"),
    sa.Column("created_at", _TIME, nullable=False),
    sa.CheckConstraint("comprehensibility BETWEEN 1 AND 5", name="comprehensibility"),
    sa.CheckConstraint("naturalness BETWEEN 1 AND 5", name="naturalness"),
    sa.CheckConstraint("(utterance_id IS NULL) <> (take_id IS NULL)", name="subject"),
)
_keyed_table(
    "slot",
    _part_of("utterance_id", "utterance.id"),
    sa.Column("position", sa.Integer, nullable=False),
    _refers("entry_id", "entry.id"),
    sa.Column("take_id", sa.String(36), sa.ForeignKey("take.id"), index=True),
    sa.Column("pause_seconds", sa.Double, nullable=False),
    sa.Column("gap_seconds", sa.Double),
    sa.Column("hold_seconds", sa.Double),
    sa.Column("method", _CHOICE, nullable=False),
    sa.UniqueConstraint("utterance_id", "position"),
)
_keyed_table(
    "track",
    sa.Column("take_id", sa.String(36), sa.ForeignKey("take.id"), nullable=False),
    _text("kind"),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("start_seconds", sa.Double, nullable=False),
    sa.Column("end_seconds", sa.Double, nullable=False),
    _text("engine"),
    _text("engine_version"),
    _text("model_hash"),
    sa.Column("parameters", sa.JSON, nullable=False),
    _text("input_hash"),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("byte_count", sa.BigInteger, nullable=False),
    sa.Column("created_at", _TIME, nullable=False),
    sa.UniqueConstraint("take_id", "kind", "version"),
)
_table(
    "translation",
    _part_of("sense_id", "sense.id", primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    _text("language"),
    _text("text"),
)
_table(
    "review_reason",
    _part_of("review_id", "review.id", primary_key=True),
    sa.Column("reason", _CHOICE, primary_key=True),
)
_table(
    "track_blob",
    _part_of("track_id", "track.id", primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)


def upgrade() -> None:
    """Make all tables."""
    _TABLES.create_all(op.get_bind(), checkfirst=False)
