"""Composing: glosses become slots, slots become one continuous trajectory."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

from app.motion.memory import Memory
from app.studio.motion_training import learned_timing, own_prior
from app.studio.spelling import Spelling, manual_alphabet, spell
from lexicon_db.entries import find_entries, get_entries, near_glosses
from lexicon_db.errors import KnownError
from lexicon_db.records import EntryId, FillMethod, LeftGap, Seam, SignerId, Slot, TakeId
from lexicon_db.search import entries_called, search_entries
from lexicon_db.takes import active_takes, get_take
from lexicon_db.tracks import MotionTrack, TrackKind
from lexicon_db.trackstore import latest_infos, load_track

if TYPE_CHECKING:
    from app.motion.assembly import Sign
    from app.motion.seams import SeamReport
    from app.motion.timing import Learned
    from app.motion.trajectory import SeamSpan, Trajectory
    from lexicon_db.records import Entry, Take
    from lexicon_db.store import Lexicon

#: Seconds of rest that a mark after a gloss stands for: a deaf signer's judgement of machine
#: signing, and half of it.
PAUSES: Final = {",": 0.25, ".": 0.5}
#: Seconds of rest that stand for a sign that is missing, where a person leaves a gap.
LEFT_GAP: Final = 0.6

_TOKEN: Final = re.compile(r'"([^"]+)"([,.]?)|(fs\([^()]+\)[,.]?|\S+)', re.IGNORECASE)
_SPELLED: Final = re.compile(r"#(.+)|fs\((.+)\)", re.IGNORECASE)
_COMPLETIONS: Final = 20
#: For so many missing words others are looked for that may be meant: each is compared with every
#: gloss of the lexicon, and nobody chooses more often.
_MOST_NEAR: Final = 30
#: Ways to make transitions that use what was learned from the lexicon's takes.
_LEARNED: Final = (FillMethod.AUTO, FillMethod.LATENT)


class MissingChoice(StrEnum):
    """What may be done about a gloss that the lexicon does not have."""

    REFUSE = "refuse"
    SPELL = "spell"
    GAP = "gap"


@dataclass(frozen=True)
class Missing:
    """A gloss that the lexicon does not have, and what may be done about it.

    Attributes:
        gloss: As typed.
        place: Number of slots that stand before it.
        pause: Seconds of rest after it.
        spelling: How it could be fingerspelled, and the letters that are missing for that.
        nearest: Glosses that may be meant, the likeliest first.
    """

    gloss: str
    place: int
    pause: float
    spelling: Spelling
    nearest: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What a line of glosses means in a lexicon.

    Attributes:
        slots: The signs and spelled letters that are known, in order.
        missing: What the lexicon does not have, in order; a person chooses what is done about it.
        gaps: For which of that a gap was left; the pauses of the slots contain them.
    """

    slots: tuple[Slot, ...]
    missing: tuple[Missing, ...]
    gaps: tuple[LeftGap, ...] = ()

    @property
    def unknown(self) -> tuple[str, ...]:
        """The glosses that the lexicon does not have, as typed."""
        return tuple(missing.gloss for missing in self.missing)

    def decided(self, choice: MissingChoice) -> Reading:
        """The reading in which a choice was made for every missing gloss.

        What cannot be spelled stays missing, and so does all where the choice is to refuse.
        """
        if choice is MissingChoice.REFUSE:
            return self
        slots: list[Slot] = []
        left: list[Missing] = []
        gaps: list[LeftGap] = []
        taken = 0
        for missing in self.missing:
            slots += self.slots[taken : missing.place]
            taken = missing.place
            spelled = missing.spelling.slots
            if choice is MissingChoice.GAP:
                rest = LEFT_GAP + missing.pause
                gaps.append(LeftGap(missing.gloss, len(slots), rest))
                if slots:
                    slots[-1] = replace(slots[-1], pause=slots[-1].pause + rest)
            elif spelled:
                slots += [*spelled[:-1], replace(spelled[-1], pause=missing.pause)]
            else:
                left.append(replace(missing, place=len(slots)))
        return Reading((*slots, *self.slots[taken:]), tuple(left), tuple(gaps))


def read_glosses(lexicon: Lexicon, text: str) -> Reading:
    """Read a line of glosses.

    Glosses stand between spaces, or in quotes when they contain some. A comma or full stop after
    a gloss is a pause, unless the lexicon has a gloss that ends in it. Upper and lower case
    matter only where both exist. Control characters, as binary data has them, stand for spaces.
    ``#NAME`` and ``fs(NAME)`` are fingerspelled, unless the lexicon
    has such a gloss.
    """
    clean = "".join(" " if unicodedata.category(mark) == "Cc" else mark for mark in text)
    slots: list[Slot] = []
    missing: list[Missing] = []
    alphabet: dict[str, EntryId] | None = None
    for gloss, mark, entry in _words(lexicon, clean):
        pause = PAUSES.get(mark, 0.0)
        if entry is not None:
            slots.append(Slot(entry.id, pause=pause))
            continue
        alphabet = manual_alphabet(lexicon) if alphabet is None else alphabet
        asked = _SPELLED.fullmatch(gloss)
        word = (asked.group(1) or asked.group(2)) if asked else gloss
        spelling = spell(lexicon, word, alphabet)
        if asked and spelling.slots:
            slots += [*spelling.slots[:-1], replace(spelling.slots[-1], pause=pause)]
        else:
            missing.append(Missing(gloss, len(slots), pause, spelling, ()))
    return Reading(tuple(slots), _with_nearest(lexicon, missing))


def complete_gloss(lexicon: Lexicon, prefix: str) -> list[Entry]:
    """The entries that a person may mean who has typed the beginning of a gloss, best first."""
    found = search_entries(lexicon, prefix)[:_COMPLETIONS]
    return list(get_entries(lexicon, found))


def compose(
    lexicon: Lexicon,
    slots: Sequence[Slot],
    *,
    rate: float = 1.0,
    fluency: float = 0.0,
    method: FillMethod = FillMethod.AUTO,
    memory: Memory | None = None,
) -> Trajectory:
    """Make one trajectory of the signs in some slots.

    Args:
        lexicon: Where the signs are.
        slots: What is signed; a slot without a take uses the active one.
        rate: Speed, 1 as recorded.
        fluency: 0 leaves recorded frames exactly as recorded, 1 is fully fluent.
        method: How transitions are made whose seam does not say.
        memory: Of what was composed before: only what has changed is made anew, and the trajectory
            is the same, bit for bit.

    Raises:
        KnownError: If a sign has no motion yet, is not to be generated, a number is out of range,
            or what the lexicon has learned of movements is damaged.
    """
    from app.motion.assembly import assemble

    memory = memory or Memory()
    signs = _signs(lexicon, slots, memory)
    seams = [slot.seam for slot in made_by(slots, method)]
    pauses = [slot.pause for slot in slots]
    learned = replace(_learned(lexicon, seams), memory=memory)
    return assemble(signs, seams=seams, pauses=pauses, rate=rate, fluency=fluency, learned=learned)


def seam_reports(
    lexicon: Lexicon,
    trajectory: Trajectory,
    *,
    rate: float = 1.0,
    slots: Collection[int] | None = None,
) -> tuple[SeamReport, ...]:
    """Why seams of a composed trajectory look as they do; see ``app.motion.seams``.

    Args:
        lexicon: That it was composed from.
        trajectory: What was composed.
        rate: The rate at which it was composed.
        slots: Which seams, by the slot they leave; None means all.

    Raises:
        KnownError: If what the lexicon has learned of movements is damaged.
    """
    from app.motion import seams

    known = _learned(lexicon, trajectory.seams)
    return seams.seam_reports(trajectory, known, rate=rate, slots=slots)


def made_by(slots: Sequence[Slot], method: FillMethod) -> tuple[Slot, ...]:
    """The same slots, their seams made by a method where they name none."""
    return tuple(
        replace(slot, seam=replace(slot.seam, method=method))
        if slot.seam.method is FillMethod.AUTO
        else slot
        for slot in slots
    )


def signers_of(lexicon: Lexicon, slots: Sequence[Slot]) -> tuple[SignerId, ...]:
    """Who recorded the signs in some slots; each person once."""
    return tuple(dict.fromkeys(take.signer for take in takes_of_slots(lexicon, slots).values()))


def takes_of_slots(
    lexicon: Lexicon, slots: Sequence[Slot]
) -> dict[tuple[EntryId, TakeId | None], Take]:
    """The take that is signed in each slot, by what the slot names; without those that have none.

    Raises:
        KnownError: If a take that a slot names is gone.
    """
    active = active_takes(lexicon, [slot.entry for slot in slots if slot.take is None])
    takes: dict[tuple[EntryId, TakeId | None], Take] = {}
    for slot in slots:
        if slot.take is not None:
            takes[slot.entry, slot.take] = get_take(lexicon, slot.take)
        elif slot.entry in active:
            takes[slot.entry, None] = active[slot.entry]
    return takes


def _learned(lexicon: Lexicon, seams: Sequence[Seam | SeamSpan]) -> Learned:
    """What a lexicon has learned of signing, as far as these seams need it."""
    from app.motion.retiming import FLUENT
    from app.motion.timing import Learned

    is_asked = any(seam.method in _LEARNED for seam in seams)
    prior = own_prior(lexicon) if is_asked else None
    timing = learned_timing(lexicon)
    if timing is None:
        return Learned(prior)
    seconds = timing.sign_seconds
    strokes = FLUENT if seconds is None else replace(FLUENT, typical=seconds)
    return Learned(prior, timing.gaps, strokes)


def _with_nearest(lexicon: Lexicon, missing: Sequence[Missing]) -> tuple[Missing, ...]:
    """The same, each of the first few with glosses that may be meant."""
    words = list(dict.fromkeys(one.spelling.word for one in missing))[:_MOST_NEAR]
    near = dict(zip(words, near_glosses(lexicon, words), strict=True))
    return tuple(replace(one, nearest=near.get(one.spelling.word, ())) for one in missing)


def _words(lexicon: Lexicon, text: str) -> list[tuple[str, str, Entry | None]]:
    """The glosses of a line, each with the mark after it and the entry that it means, if any.

    However long the line is, the lexicon is asked a fixed number of times.
    """
    tokens = [(quoted or plain, mark) for quoted, mark, plain in _TOKEN.findall(text)]
    exact = find_entries(lexicon, [gloss for gloss, _ in tokens])
    words: list[tuple[str, str, Entry | None]] = []
    for (gloss, mark), entry in zip(tokens, exact, strict=True):
        has_mark = entry is None and not mark and gloss[-1] in PAUSES and gloss[:-1]
        words.append((gloss[:-1], gloss[-1], None) if has_mark else (gloss, mark, entry))
    meant = _meant(lexicon, {gloss: None for gloss, _, entry in words if entry is None})
    return [(gloss, mark, entry or meant.get(gloss)) for gloss, mark, entry in words]


def _meant(lexicon: Lexicon, glosses: Collection[str]) -> dict[str, Entry]:
    """The entry of each gloss; case matters only where glosses differ in nothing else."""
    exact = zip(glosses, find_entries(lexicon, [*glosses]), strict=True)
    meant = {gloss: entry for gloss, entry in exact if entry is not None}
    called = entries_called(lexicon, [gloss for gloss in glosses if gloss not in meant])
    candidates = get_entries(lexicon, [one for found in called.values() for one in found])
    entries = {entry.id: entry for entry in candidates}
    for gloss, found in called.items():
        alike = [entries[one] for one in found if one in entries]
        same = [entry for entry in alike if entry.id_gloss.casefold() == gloss.casefold()]
        if len(same) == 1:
            meant[gloss] = same[0]
    return meant


def _signs(lexicon: Lexicon, slots: Sequence[Slot], memory: Memory) -> list[Sign]:
    from app.motion.assembly import Sign
    from app.motion.phases import find_phases

    entries = {entry.id: entry for entry in get_entries(lexicon, [slot.entry for slot in slots])}
    takes = takes_of_slots(lexicon, slots)
    motions = _motions(lexicon, {take.id for take in takes.values()}, memory)
    signs = []
    for slot in slots:
        entry = entries.get(slot.entry)
        take = takes.get((slot.entry, slot.take))
        if entry is None or take is None or take.id not in motions:
            raise _without_motion(entry)
        if entry.do_not_synthesise:
            raise KnownError(
                "The utterance was not composed.",
                f"{entry.id_gloss} is marked as not to be generated.",
                "Leave it out, or ask the people who decide on this lexicon.",
            )
        motion = motions[take.id]
        phases = take.phases or find_phases(motion, take.dominance)
        own = slot.manner, slot.letter
        signs.append(Sign(motion, phases, take.dominance, entry.id_gloss, *own))
    return signs


def _motions(
    lexicon: Lexicon, takes: Collection[TakeId], memory: Memory
) -> dict[TakeId, MotionTrack]:
    """The motion that holds for each take; what was decoded before is not decoded again."""
    infos = latest_infos(lexicon, [*takes], TrackKind.MOTION)
    found = {
        take: memory.recalled("track", info.id, partial(load_track, lexicon, info.id))
        for take, info in infos.items()
    }
    return {take: track for take, track in found.items() if isinstance(track, MotionTrack)}


def _without_motion(entry: Entry | None) -> KnownError:
    if entry is None:
        return KnownError(
            "The utterance was not composed.",
            "One of its signs is not in the lexicon any more.",
            "Take it out of the sentence, or restore it from the trash.",
        )
    return KnownError(
        "The utterance was not composed.",
        f"{entry.id_gloss} has no motion yet.",
        "Add a recording of it and extract it first.",
    )
