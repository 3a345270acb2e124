from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.motion import assembly
from app.motion.assembly import assemble
from app.motion.memory import Memory, digest
from app.motion.timing import Learned
from lexicon_db.records import FillMethod, Manner, Seam
from tests.unit.motion.signing import make_sign


def counting(results):
    """Makes the next result each time it is asked."""
    return iter(results).__next__


def test_what_was_made_is_made_once_per_content():
    memory, make = Memory(), counting("abc")
    given = np.arange(6.0)
    assert memory.recalled("one", given, make) == "a"
    assert memory.recalled("one", given.copy(), make) == "a"
    assert memory.recalled("other", given, make) == "b"
    assert memory.recalled("one", given + 1, make) == "c"


def test_only_the_latest_are_kept():
    memory, make = Memory(most=2), counting("abcd")
    for name in ("one", "two", "one", "three"):
        memory.recalled(name, (), make)
    assert memory.recalled("one", (), make) == "a"
    assert memory.recalled("two", (), make) == "d"


@pytest.mark.parametrize(
    "other",
    [
        np.zeros((2, 3), np.float32),
        np.zeros((3, 2)),
        [0.0] * 6,
        Seam(),
        Seam(seed=1),
        Seam(gap=0.1),
        ("ab", "c"),
        ("a", "bc"),
        {"a": np.zeros(2)},
        {"a": np.ones(2)},
        None,
    ],
)
def test_other_content_has_another_digest(other):
    assert digest(other) != digest(np.zeros((2, 3)))
    assert digest(other) == digest(other)


@pytest.fixture(scope="module")
def signs():
    """Five signs, one-handed ones among two-handed ones, with a face and a manner."""
    face = np.random.default_rng(3).uniform(0, 1, (400, 52)).astype(np.float32)
    made = [
        make_sign(seed, hands=("both", "right", "both", "both", "left")[seed], label=f"SIGN{seed}")
        for seed in range(5)
    ]
    made = [
        replace(sign, motion=replace(sign.motion, face=face[: len(sign.motion.pts)]))
        for sign in made
    ]
    made[3] = replace(made[3], manner=Manner(rate=1.25))
    return made


@pytest.mark.parametrize("fluency", [0.0, 0.7])
def test_a_changed_seam_is_made_alone_and_the_utterance_is_the_same(signs, fluency, monkeypatch):
    found, find_way = [], assembly.find_way
    monkeypatch.setattr(assembly, "find_way", lambda *g: found.append(g) or find_way(*g))
    memory = Memory()
    assemble(signs, fluency=fluency, learned=Learned(memory=memory))
    changes = [
        (1, Seam(gap=0.4)),
        (2, Seam(hold=0.2)),
        (2, Seam(method=FillMethod.SLERP)),
        (3, Seam(method=FillMethod.LATENT, seed=4)),
    ]
    for slot, seam in changes:
        seams = [Seam()] * 5
        seams[slot] = seam
        found.clear()
        again = assemble(signs, seams=seams, fluency=fluency, learned=Learned(memory=memory))
        # What is held is longer in fluent signing: so are the ways to both of its ends.
        assert len(found) == (2 if seam.hold and fluency else 1)
        assert digest(again) == digest(assemble(signs, seams=seams, fluency=fluency))


def test_another_manner_label_or_place_is_not_taken_for_the_same(signs):
    memory = Memory()
    others = [
        signs,
        signs[::-1],
        [replace(signs[0], manner=Manner(rate=0.5)), *signs[1:]],
        [replace(signs[0], label="OTHER"), *signs[1:]],
    ]
    for one in others:
        remembered = assemble(one, fluency=0.5, learned=Learned(memory=memory))
        assert digest(remembered) == digest(assemble(one, fluency=0.5))
