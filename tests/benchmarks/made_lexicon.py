"""A made-up lexicon of many signs: glosses, senses, forms, takes, and made-up motions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from app.motion.similarity import Signature
from lexicon_db.entries import add_entry_row
from lexicon_db.entry_fields import NewEntry
from lexicon_db.phonology import set_form
from lexicon_db.records import EntryStatus, Hand, SourceKind
from lexicon_db.schema import EntryRow, MediaRow, RecordingRow, SignerRow
from lexicon_db.store import Lexicon
from lexicon_db.takes import add_take_row

_BEGIN: Final = ("b", "br", "d", "f", "gr", "h", "k", "l", "m", "p", "r", "s", "st", "t", "w")
_MIDDLE: Final = ("a", "e", "i", "o", "u", "ou", "ea", "ä", "ü", "é")
_END: Final = ("nd", "t", "ll", "rm", "sk", "n", "ck", "se", "l", "ter", "ling", "ne")
_TAGS: Final = ("animal", "food", "family", "body", "school", "weather", "travel", "numbers")
_SHAPES: Final = ("1", "2", "3", "4", "5", "A", "B", "C", "S", "Y", "L", "F", "H", "bent B")
_PLACES: Final = ("forehead", "chin", "chest", "neutral space", "weak hand", "shoulder")
_MOVES: Final = ("straight", "arc", "circle", "none", "zigzag")


def make_lexicon(folder: Path, signs: int, seed: int = 6) -> None:
    """Write a lexicon of made-up signs; each has one take, without its files."""
    rng = random.Random(seed)
    with (
        Lexicon.create(folder, "Made up", "ase") as lexicon,
        lexicon.no_step(),
        lexicon.write("add entry") as write,
    ):
        signers = [SignerRow(name=f"{_word(rng).title()} {n}") for n in range(10)]
        for signer in signers:
            signer.dominant_hand = Hand.RIGHT
            write.add(signer, signer.name)
        for number, entry in enumerate(_entries(rng, signs)):
            row = write.session.get_one(EntryRow, add_entry_row(write, entry))
            shape = rng.choice(_SHAPES)
            place, move = rng.choice(_PLACES), rng.choice(_MOVES)
            set_form(write, row, (("handshape", shape), ("location", place), ("movement", move)))
            recording = _recording(number)
            write.session.add(MediaRow(sha256=recording.sha256, suffix=".mp4", byte_count=1))
            write.session.flush()
            write.add(recording, recording.original_name)
            signer = signers[number % len(signers)]
            add_take_row(write, row.id, signer.id, recording, span=(0.0, 2.0), dominance=Hand.RIGHT)


def some_words(seed: int, count: int) -> list[str]:
    """Words like those of the lexicon; what people might look for."""
    rng = random.Random(seed)
    return [_word(rng) for _ in range(count)]


def made_signatures(count: int, seed: int = 6) -> tuple[list[Signature], dict[int, list[int]]]:
    """Made-up motions of signs, and for twenty of them four others that are nearly alike."""
    rng = np.random.default_rng(seed)
    signs = [_motion(rng) for _ in range(count)]
    alike = {}
    for one in range(20):
        alike[one] = [100 + 4 * one + n for n in range(4)]
        for other in alike[one]:
            signs[other] = _varied(signs[one], rng)
    return signs, alike


def _motion(rng: np.random.Generator) -> Signature:
    """Hands that go on their ways, each with a shape of its own."""
    time = np.linspace(0, 1, 32)[:, None, None]
    turns, begin = rng.uniform(1, 6, (1, 2, 1)), rng.uniform(0, 6, (1, 2, 3))
    way = np.sin(time * turns + begin) * rng.uniform(0, 0.5, (1, 2, 3))
    place = rng.normal(0, 0.5, (1, 2, 3)) + way
    toward = rng.normal(0, 0.6, (1, 2, 6)) + rng.normal(0, 0.15, (1, 2, 6)) * np.sin(6 * time)
    tips = rng.normal(0, 0.4, (1, 2, 15)) + 0.1 * np.sin(5 * time) * rng.normal(0, 1, (1, 2, 15))
    hands = np.concatenate([place, toward, tips, 20 * np.gradient(place, axis=0)], axis=-1)
    trust = np.clip(rng.uniform(0.6, 1.2, (32, 2)), 0, 1)
    return Signature(hands, trust, np.array([rng.choice([0.0, 0.0, 0.9]), 1.0]))


def _varied(sign: Signature, rng: np.random.Generator) -> Signature:
    """The sign as somebody else might sign it: other times, places and fingers."""
    late = rng.uniform(-4, 4) * np.sin(np.linspace(0, np.pi, 32))
    hands = sign.hands[np.clip(np.round(np.arange(32) + late), 0, 31).astype(int)]
    spread = np.repeat((0.12, 0.15, 0.08, 0.0), (3, 6, 15, 3))
    hands = hands + rng.normal(0, 1, (1, 2, 27)) * spread + rng.normal(0, 0.04, hands.shape)
    return Signature(hands, sign.trust, np.clip(sign.share + rng.normal(0, 0.1, 2), 0, 1))


def _entries(rng: random.Random, signs: int) -> Iterator[NewEntry]:
    for number in range(signs):
        words = [_word(rng) for _ in range(6)]
        yield NewEntry(
            id_gloss=f"{words[0].upper()}-{number}",
            lemma=words[0],
            senses=(
                (("eng", words[1]), ("deu", words[2])),
                (("eng", f"{words[3]} {words[4]}"), ("fra", words[5])),
            ),
            annotation_glosses=(("eng", words[1].upper()),),
            tags=tuple(rng.sample(_TAGS, 2)),
            status=rng.choice(list(EntryStatus)),
            note=" ".join(words),
        )


def _recording(number: int) -> RecordingRow:
    return RecordingRow(
        sha256=f"{number:064x}",
        kind=SourceKind.VIDEO,
        original_name=f"{number}.mp4",
        width=640,
        height=480,
        fps=25.0,
        frame_count=50,
    )


def _word(rng: random.Random) -> str:
    pairs = rng.randint(1, 2)
    return "".join(rng.choice(_BEGIN) + rng.choice(_MIDDLE) for _ in range(pairs)) + rng.choice(
        _END
    )
