"""Signs like this one: the nearest motions, found fast, made once, gone with their tracks."""

from dataclasses import replace

import numpy as np
import pytest

from app.studio.similar import SimilarSigns, measure_missing
from lexicon_db.entries import add_entry, entry_named, trash_entries
from lexicon_db.errors import KnownError
from lexicon_db.takes import add_take, get_take
from lexicon_db.tracks import MotionTrack
from lexicon_db.trackstore import latest_track, save_track
from tests.unit.lexicon_db.examples import PROVENANCE


def twin_of(lexicon, gloss, name, shift):
    """A sign that is signed almost as another one."""
    take = get_take(lexicon, entry_named(lexicon, gloss).active_take)
    motion = latest_track(lexicon, take.id, MotionTrack)
    entry = add_entry(lexicon, id_gloss=name)
    span = (take.start, take.end)
    twin = add_take(
        lexicon, entry.id, take.signer, take.recording.id, span=span, dominance=take.dominance
    )
    moved = replace(motion, anchors=motion.anchors + np.float32(shift))
    save_track(lexicon, twin.id, moved, PROVENANCE)
    return entry.id


def test_the_nearest_signs_come_first(lettered):
    w, o = entry_named(lettered, "W").id, entry_named(lettered, "O").id
    like_w, like_o = twin_of(lettered, "W", "W2", 0.02), twin_of(lettered, "O", "O2", 0.02)
    signs = SimilarSigns(lettered)
    with pytest.raises(KnownError, match="not measured yet"):
        signs.like(w)
    assert signs.missing == 5
    assert measure_missing(lettered, most=2) == 3
    assert measure_missing(lettered) == 0
    found = signs.like(w)
    assert len(found) == 4
    assert (found[0].entry, signs.like(o)[0].entry) == (like_w, like_o)
    assert found[0].distance < 0.05 < found[1].distance <= 1
    trash_entries(lettered, [like_w])
    assert signs.like(w, count=2)[0].entry != like_w
    assert signs.like(w)[0].distance == found[1].distance


def test_a_sign_without_motion_is_told(lettered):
    entry = add_entry(lettered, id_gloss="NEW").id
    measure_missing(lettered)
    with pytest.raises(KnownError, match="Extract its take"):
        SimilarSigns(lettered).like(entry)
