"""Records of recording sessions: the signs that a signer is asked for, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lexicon_db.media import MediaFile
from lexicon_db.records.choices import Hand
from lexicon_db.records.ids import EntryId, PromptId, SessionId, SignerId, TakeId


class PromptState(StrEnum):
    """Where a prompt stands."""

    WAITING = "waiting"
    RECORDED = "recorded"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class NewPrompt:
    """A prompt that is about to be written down.

    Attributes:
        gloss: ID-gloss of the sign that is asked for.
        note: What the signer should know.
        meaning: What the sign means, in the language ``meaning_language`` (ISO 639-3).
        meaning_language: Language of ``meaning``.
        picture: A picture of what is meant, in the media store.
        example: A video of the sign, in the media store.
        example_take: A take that shows the sign.
    """

    gloss: str
    note: str = ""
    meaning: str = ""
    meaning_language: str = ""
    picture: MediaFile | None = None
    example: MediaFile | None = None
    example_take: TakeId | None = None


@dataclass(frozen=True)
class Prompt:
    """One sign that is asked for; see ``NewPrompt`` for what it shows.

    Attributes:
        id: Identifier.
        position: Its place in the session, from 0.
        entry: The entry of the gloss, once there is one.
        takes: The takes that were recorded for it and are not in the trash, oldest first.
        recorded_at: When the latest of them was made (UTC).
        state: Where it stands: it is recorded while it has a take.
    """

    id: PromptId
    position: int
    gloss: str
    note: str
    meaning: str
    meaning_language: str
    picture: MediaFile | None
    example: MediaFile | None
    example_take: TakeId | None
    entry: EntryId | None
    takes: tuple[TakeId, ...]
    recorded_at: datetime | None
    state: PromptState


@dataclass(frozen=True)
class RecordingSession:
    """Prompts that one signer is asked to sign.

    Attributes:
        id: Identifier.
        name: Unique name in the lexicon.
        signer: Who signs.
        dominance: The hand that leads.
        position: The prompt at which work goes on.
        prompts: What is asked for, in order.
        created_at: When it was made (UTC).
    """

    id: SessionId
    name: str
    signer: SignerId
    dominance: Hand
    position: int
    prompts: tuple[Prompt, ...]
    created_at: datetime

    def count(self, state: PromptState) -> int:
        """How many prompts stand so."""
        return sum(prompt.state is state for prompt in self.prompts)


@dataclass(frozen=True)
class SessionInfo:
    """A recording session without its prompts.

    Attributes:
        id: Identifier.
        name: Unique name in the lexicon.
        signer: Name of who signs.
        prompts: How many signs are asked for.
        recorded: For how many of them there is a take.
        skipped: How many of the others were left out.
        changed_at: When it was worked on last (UTC).
    """

    id: SessionId
    name: str
    signer: str
    prompts: int
    recorded: int
    skipped: int
    changed_at: datetime
