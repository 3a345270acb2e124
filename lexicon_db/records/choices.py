"""What a field can be, where it is one of a few words."""

from __future__ import annotations

from enum import StrEnum


class EntryStatus(StrEnum):
    """How far an entry has come."""

    NEW = "new"
    RECORDED = "recorded"
    TRACKED = "tracked"
    NEEDS_CHECK = "needs_check"
    APPROVED = "approved"
    PUBLISHED = "published"


class Hand(StrEnum):
    """A side of the signer's body, never of the picture."""

    LEFT = "left"
    RIGHT = "right"


class Scope(StrEnum):
    """What a signer has agreed to."""

    RECORD = "record"
    SHARE = "share"
    TRAIN_IDENTITY = "train-identity"
    RENDER_OWN = "render-own"
    RENDER_OTHERS = "render-others"
    PUBLISH = "publish"


class SourceKind(StrEnum):
    """What the file of a recording holds."""

    VIDEO = "video"
    POSE = "pose"
    MOTION = "motion"


class RelationRole(StrEnum):
    """What one entry is to another."""

    HOMONYM = "homonym"
    SYNONYM = "synonym"
    VARIANT = "variant"
    ANTONYM = "antonym"
    HYPONYM = "hyponym"
    HYPERNYM = "hypernym"
    SEE_ALSO = "see-also"
    HANDSHAPE_PARADIGM = "handshape-paradigm"
    COMPOUND_PART = "compound-part"
    SIMULTANEOUS_PART = "simultaneous-part"
    BLEND_PART = "blend-part"


class Verdict(StrEnum):
    """What a reviewer decides."""

    ACCEPT = "accept"
    MINOR = "minor"
    REJECT = "reject"


class Reason(StrEnum):
    """Why a reviewer decides so."""

    TOO_FAST = "too-fast"
    TOO_SLOW = "too-slow"
    MISSING_HOLD = "missing-hold"
    PATH_DETOUR = "path-detour"
    HANDSHAPE_WRONG = "handshape-wrong"
    CONTACT_LOST = "contact-lost"
    BODY_PENETRATION = "body-penetration"
    HANDS_SWAPPED = "hands-swapped"
    FACE_JUMPS = "face-jumps"
    PALM_FLIPS = "palm-flips"
    JITTER = "jitter"


class Preference(StrEnum):
    """Which of two figures a reviewer preferred, as the viewer sees them."""

    LEFT = "left"
    RIGHT = "right"
    NEITHER = "neither"


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class FillMethod(StrEnum):
    """How a transition is made."""

    AUTO = "auto"
    LATENT = "latent"
    GP = "gp"
    QUINTIC = "quintic"
    SLERP = "slerp"
    HOLD = "hold"


class Role(StrEnum):
    """What a person does in a lexicon; whoever has a role may also do what those before it may."""

    ANNOTATOR = "annotator"
    CURATOR = "curator"
    REVIEWER = "reviewer"
    PUBLISHER = "publisher"
    ADMIN = "admin"


class Vote(StrEnum):
    """Whether a member of the community would sign it so."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
