"""Layers of repairs: kept in order, switched, removed, brought back; the measurement stays."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from lexicon_db.errors import KnownError
from lexicon_db.history import latest_history
from lexicon_db.records import BodyPart, Provenance, Repair, RepairId, RepairKind, TakeId
from lexicon_db.repairs import (
    REPAIR_ENGINE,
    RepairedMotion,
    change_repairs,
    measured_motion,
    repairs_of,
)
from lexicon_db.schema import new_id
from lexicon_db.store import Lexicon
from lexicon_db.takes import cut_take, trash_takes
from lexicon_db.tracks import MotionTrack
from lexicon_db.trackstore import latest_track, save_track
from lexicon_db.trash import empty_trash
from tests.unit.lexicon_db.examples import PROVENANCE, entry_with_take, motion_track

REPAIRED = Provenance(REPAIR_ENGINE, "1.0", "", {"repairs": []}, "cd" * 32)


@pytest.fixture
def take(lexicon, tmp_path):
    return entry_with_take(lexicon, tmp_path)[1].id


def nudge(take, start=0.5, end=0.7, **details):
    return Repair(
        id=RepairId(new_id()),
        take=take,
        kind=RepairKind.NUDGE,
        part=BodyPart.LEFT_HAND,
        start=start,
        end=end,
        details={"keys": [{"at": 0.6, "by": [0.1, 0.0, -0.25]}], **details},
        made_by="Ana",
        made_at=datetime.now(UTC),
    )


def repaired(track, span=(0.4, 2.0)):
    return RepairedMotion(track, REPAIRED, span)


def put(lexicon, take, *after, **more):
    return change_repairs(lexicon, take, before=repairs_of(lexicon, take), after=after, **more)


def test_repairs_are_kept_in_order_across_a_restart(lexicon, take, folder):
    first, second, third = nudge(take), nudge(take, 0.9, 1.0), nudge(take, 0.6, 0.8)
    changes = put(lexicon, take, first, second)
    assert changes.takes == {take}
    put(lexicon, take, third, first, second)
    lexicon.close()
    with Lexicon.open(folder) as again:
        assert repairs_of(again, take) == (third, first, second)


def test_every_step_is_undone_by_putting_the_earlier_layers_back(lexicon, take):
    first, second = nudge(take), nudge(take, 0.9, 1.0)
    states = [(), (first,), (first, second), (replace(first, is_active=False), second), (second,)]
    for state in states:
        put(lexicon, take, *state)
        assert repairs_of(lexicon, take) == state
    assert repairs_of(lexicon, take, in_trash=True) == (replace(first, is_active=False),)
    for state in reversed(states):
        put(lexicon, take, *state)
        assert repairs_of(lexicon, take) == state


def test_the_history_tells_each_step(lexicon, take):
    repair = nudge(take)
    lexicon.who = "Chris"
    put(lexicon, take, repair)
    put(lexicon, take, replace(repair, is_active=False))
    put(lexicon, take)
    told = [(h.who, h.field, h.old, h.new) for h in latest_history(lexicon, 3)]
    words = "nudge left-hand 0.50-0.70 s"
    assert told == [
        ("Chris", "repair", words, ""),
        ("Chris", f"repair: {words}", "on", "off"),
        ("Chris", "repair", "", words),
    ]


def test_layers_that_were_changed_elsewhere_are_not_overwritten(lexicon, take):
    elsewhere = nudge(take)
    put(lexicon, take, elsewhere)
    with pytest.raises(KnownError, match="changed elsewhere"):
        change_repairs(lexicon, take, before=(), after=(nudge(take),))
    assert repairs_of(lexicon, take) == (elsewhere,)
    with pytest.raises(KnownError, match="not in the lexicon"):
        change_repairs(lexicon, TakeId("gone"), before=(), after=())


def test_the_measured_motion_stays_readable_below_the_repaired_one(lexicon, take):
    assert measured_motion(lexicon, take) is None
    measured = motion_track(20)
    info = save_track(lexicon, take, measured, PROVENANCE)
    changed = replace(measured, rotations=measured.rotations + np.float32(0.25))
    put(lexicon, take, nudge(take), motion=repaired(changed))
    shown = latest_track(lexicon, take, MotionTrack)
    assert abs(shown.rotations - changed.rotations).max() < 0.01
    found, below = measured_motion(lexicon, take)
    assert found == info
    assert abs(below.rotations - measured.rotations).max() < 0.01
    cut_take(lexicon, take, span=(0.5, 1.0))
    assert measured_motion(lexicon, take) is None


def test_a_write_that_fails_keeps_neither_layer_nor_motion(lexicon, take):
    save_track(lexicon, take, motion_track(20), PROVENANCE)
    first = nudge(take)
    with pytest.raises(KnownError):
        change_repairs(
            lexicon, take, before=(first,), after=(), motion=repaired(motion_track(20, 5))
        )
    assert repairs_of(lexicon, take) == ()
    below = measured_motion(lexicon, take)[1]
    assert np.array_equal(latest_track(lexicon, take, MotionTrack).rotations, below.rotations)


def test_motion_of_another_cut_is_not_stored(lexicon, take):
    save_track(lexicon, take, motion_track(20), PROVENANCE)
    with pytest.raises(KnownError, match="changed elsewhere"):
        put(lexicon, take, nudge(take), motion=repaired(motion_track(20, 5), (0.5, 1.0)))
    assert repairs_of(lexicon, take) == ()


def test_repairs_go_with_their_take(lexicon, take):
    put(lexicon, take, nudge(take))
    trash_takes(lexicon, [take])
    assert len(repairs_of(lexicon, take)) == 1
    empty_trash(lexicon)
    assert repairs_of(lexicon, take) == ()
    assert lexicon.check() == ()
