"""Undoing in the program: work that is waiting follows the takes that there are."""

import numpy as np

from app.studio.repairing import new_repair, set_repairs
from app.studio.signs import open_sign
from app.studio.steps import next_undo, redo, undo
from app.studio.tracking import request_tracks
from lexicon_db.entries import entry_named
from lexicon_db.jobs import list_jobs
from lexicon_db.records import BodyPart, JobState, RepairKind
from lexicon_db.takes import trash_takes


def test_waiting_work_stops_with_its_take_and_goes_on_with_it(lettered):
    take = entry_named(lettered, "W").active_take
    trash_takes(lettered, [take])
    undo(lettered)
    request_tracks(lettered, [take], again=True)
    step = redo(lettered)
    assert [job.state for job in list_jobs(lettered)] == [JobState.CANCELLED]
    assert step.changes.jobs == {list_jobs(lettered)[0].id}
    assert undo(lettered).changes.jobs == step.changes.jobs
    assert [job.state for job in list_jobs(lettered)] == [JobState.QUEUED]


def test_a_repair_is_one_step_with_its_motion_and_its_judgement(lettered):
    before = open_sign(lettered, entry_named(lettered, "W").active_take)
    span = (before.take.start, before.take.start + float(before.motion.pts[4]))
    marked = new_repair(lettered, before.take.id, RepairKind.MARK, BodyPart.LEFT_HAND, span=span)
    set_repairs(lettered, before.take.id, (), (marked,))
    repaired = open_sign(lettered, before.take.id)
    assert next_undo(lettered).label == "repair take"
    undo(lettered)
    after = open_sign(lettered, before.take.id)
    assert (after.layers.repairs, after.quality) == ((), before.quality)
    assert np.array_equal(after.motion.flags, before.motion.flags)
    redo(lettered)
    again = open_sign(lettered, before.take.id)
    assert (again.layers.repairs, again.quality) == ((marked,), repaired.quality)
    assert np.array_equal(again.motion.flags, repaired.motion.flags)
