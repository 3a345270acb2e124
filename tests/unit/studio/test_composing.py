"""Glosses are read as people type them, and become one motion in which signs stay as recorded."""

import numpy as np
import pytest
from sqlalchemy import event

from app.cli.compose import known_glosses
from app.core.paths import resource
from app.motion.memory import Memory
from app.motion.trajectory import Origin
from app.studio.composing import complete_gloss, compose, read_glosses, signers_of
from app.studio.ingest import add_file
from app.studio.tracking import make_tracks_here
from lexicon_db.entries import add_entries, edit_entries, entry_named, get_entry, trash_entries
from lexicon_db.errors import KnownError
from lexicon_db.records import EntryId, FillMethod, Seam, Slot
from lexicon_db.signers import get_signer
from lexicon_db.takes import activate_take, cut_take, get_take
from lexicon_db.tracks import MotionTrack
from lexicon_db.trackstore import latest_track
from lexicon_db.utterances import find_utterance, save_utterance


@pytest.fixture
def glosses(lexicon):
    names = ("HOUSE", "HOUSE1A^", "$INDEX1*", "NEW YORK", "ETC.", "Ich", "ICH", "בית", "家")
    entries = add_entries(lexicon, [{"id_gloss": name} for name in names])
    return {entry.id_gloss: entry.id for entry in entries}


def slots_of(lexicon, text):
    return read_glosses(lexicon, text).slots


def read(lexicon, text):
    """The glosses and pauses of the slots, and what is unknown."""
    reading = read_glosses(lexicon, text)
    known = [(get_entry(lexicon, slot.entry).id_gloss, slot.pause) for slot in reading.slots]
    return known, list(reading.unknown)


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("", [], []),
        ("HOUSE HOUSE", [("HOUSE", 0), ("HOUSE", 0)], []),
        ("  HOUSE1A^\t$INDEX1*\n", [("HOUSE1A^", 0), ("$INDEX1*", 0)], []),
        ("HOUSE, HOUSE.", [("HOUSE", 0.25), ("HOUSE", 0.5)], []),
        ("ETC. ETC.. ETC.,", [("ETC.", 0), ("ETC.", 0.5), ("ETC.", 0.25)], []),
        ('"NEW YORK", HOUSE', [("NEW YORK", 0.25), ("HOUSE", 0)], []),
        ("NEW YORK", [], ["NEW", "YORK"]),
        ("house 家 בית", [("HOUSE", 0), ("家", 0), ("בית", 0)], []),
        ("ICH Ich ich", [("ICH", 0), ("Ich", 0)], ["ich"]),
        ("TREE HOUSE TREE.", [("HOUSE", 0)], ["TREE", "TREE"]),
        (". , ..", [], [".", ",", "."]),
        ("../HOUSE %", [], ["../HOUSE", "%"]),
    ],
)
def test_a_line_of_glosses_is_read(lexicon, glosses, text, known, unknown):
    assert read(lexicon, text) == (known, unknown)


def test_long_lines_and_binary_data_are_read_without_harm(lexicon, glosses):
    reading = read_glosses(lexicon, "HOUSE WORD " * 2500)
    assert (len(reading.slots), len(reading.missing)) == (2500, 2500)
    assert read(lexicon, "HOUSE\x00家\x1b\x7fHOUSE\x85") == (
        [("HOUSE", 0), ("家", 0), ("HOUSE", 0)],
        [],
    )
    with pytest.raises(KnownError, match=r"WORD, WORD.* and 2488 more"):
        known_glosses(lexicon, "WORD " * 2500)


def test_a_lexicon_is_asked_as_often_for_many_unknown_words_as_for_a_few(lexicon, glosses):
    asked = []
    event.listen(lexicon.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))

    def questions(count: int) -> int:
        asked.clear()
        reading = read_glosses(lexicon, " ".join(f"HOUS{number}" for number in range(count)))
        assert len(reading.missing) == count
        assert "HOUSE" in reading.missing[0].nearest
        return len(asked)

    assert questions(5000) == questions(5) <= 10


def test_a_gloss_in_small_letters_is_found_among_many_that_hold_it(lexicon, glosses):
    add_entries(lexicon, [{"id_gloss": f"BOATHOUSE{number}"} for number in range(50)])
    assert read(lexicon, "house") == ([("HOUSE", 0)], [])


def test_what_is_in_the_trash_is_not_signed(lexicon, glosses):
    trash_entries(lexicon, [glosses["HOUSE"]])
    assert read(lexicon, "HOUSE house") == ([], ["HOUSE", "house"])


def test_beginnings_of_glosses_are_completed(lexicon, glosses):
    names = [entry.id_gloss for entry in complete_gloss(lexicon, "hou")]
    assert names == ["HOUSE", "HOUSE1A^"]
    assert [entry.id_gloss for entry in complete_gloss(lexicon, "$in")] == ["$INDEX1*"]
    assert complete_gloss(lexicon, "xyz") == []
    assert len(complete_gloss(lexicon, "")) == len(glosses)


def motion_of(lexicon, gloss):
    return latest_track(lexicon, entry_named(lexicon, gloss).active_take, MotionTrack)


def test_frames_of_signs_are_those_of_the_recordings_bit_for_bit(lettered):
    trajectory = compose(lettered, slots_of(lettered, "W O D, W"), fluency=0.0)
    assert [span.label for span in trajectory.spans] == ["W", "O", "D", "W"]
    assert np.isfinite(trajectory.rotations).all()
    assert (np.diff(trajectory.pts) > 0).all()
    for span in trajectory.spans:
        motion = motion_of(lettered, span.label)
        frames = slice(span.first, span.last + 1)
        count = span.last + 1 - span.first
        assert (trajectory.origin[frames] == Origin.SIGN).all()
        begins = [
            start
            for start in range(len(motion.pts) - count + 1)
            if np.array_equal(motion.rotations[start : start + count], trajectory.rotations[frames])
        ]
        assert len(begins) == 1
        recorded = slice(begins[0], begins[0] + count)
        assert np.array_equal(motion.face[recorded], trajectory.face[frames])
        assert np.allclose(
            np.diff(motion.pts[recorded]), np.diff(trajectory.pts[frames]), rtol=0, atol=1e-9
        )


def test_the_whole_of_a_single_sign_is_signed(lettered):
    trajectory = compose(lettered, slots_of(lettered, "W"))
    assert np.array_equal(trajectory.rotations, motion_of(lettered, "W").rotations)


def test_pauses_take_their_time(lettered):
    plain, comma, stop = (
        float(compose(lettered, slots_of(lettered, text)).pts[-1])
        for text in ("W O", "W, O", "W. O")
    )
    assert comma - plain == pytest.approx(0.25, abs=0.05)
    assert stop - plain == pytest.approx(0.5, abs=0.05)


def test_rate_scales_the_time(lettered):
    slots = slots_of(lettered, "W O")
    slow, plain = compose(lettered, slots, rate=0.5), compose(lettered, slots)
    assert slow.pts[-1] == pytest.approx(2 * plain.pts[-1])


def test_a_method_holds_for_the_seams_that_name_none(lettered):
    entries = [slot.entry for slot in slots_of(lettered, "W O D")]
    own = Seam(method=FillMethod.SLERP)
    slots = [Slot(entries[0], seam=own), *(Slot(entry) for entry in entries[1:])]
    trajectory = compose(lettered, slots, method=FillMethod.QUINTIC)
    assert [s.method for s in trajectory.seams] == [FillMethod.SLERP, FillMethod.QUINTIC]


def test_a_saved_utterance_is_signed_as_it_was_composed(lettered):
    slots = slots_of(lettered, "W. O D")
    before = compose(lettered, slots, rate=0.8, fluency=0.5)
    save_utterance(lettered, "hello", slots, rate=0.8, fluency=0.5)
    saved = find_utterance(lettered, "hello")
    after = compose(lettered, saved.slots, rate=saved.rate, fluency=saved.fluency)
    assert np.array_equal(before.rotations, after.rotations)
    assert np.array_equal(before.pts, after.pts)


@pytest.fixture
def retaken(lettered, tmp_path):
    """The sign W with a second take, by Cy, which is the letter D."""
    file = resource("sample_lexicon", "D.npz")
    added = add_file(lettered, file, gloss="W", signer="Cy")
    make_tracks_here(lettered, get_take(lettered, added.take), tmp_path / "job")
    return added


def test_a_slot_signs_the_active_take_or_the_one_it_names(lettered, retaken):
    first = motion_of(lettered, "W").rotations
    second = latest_track(lettered, retaken.take, MotionTrack).rotations
    plain, named = Slot(retaken.entry), Slot(retaken.entry, take=retaken.take)
    assert np.array_equal(compose(lettered, [plain]).rotations, first)
    assert np.array_equal(compose(lettered, [named]).rotations, second)
    memory = Memory()
    assert np.array_equal(compose(lettered, [plain], memory=memory).rotations, first)
    activate_take(lettered, retaken.take)
    assert np.array_equal(compose(lettered, [plain], memory=memory).rotations, second)


def test_those_who_recorded_the_signs_are_known(lettered, retaken):
    slots = [Slot(retaken.entry, take=retaken.take), *slots_of(lettered, "O W O")]
    names = [get_signer(lettered, signer).name for signer in signers_of(lettered, slots)]
    assert sorted(names) == ["Bo", "Cy"]


@pytest.mark.parametrize("options", [{"rate": 0.0}, {"fluency": 1.5}, {"rate": float("nan")}])
def test_settings_out_of_range_are_refused(lettered, options):
    with pytest.raises(KnownError):
        compose(lettered, slots_of(lettered, "W O"), **options)


def test_a_sign_that_cannot_be_signed_is_named(lettered):
    (unmoved,) = add_entries(lettered, [{"id_gloss": "TREE"}])
    w = entry_named(lettered, "W")
    cases = {
        "TREE has no motion yet": Slot(unmoved.id),
        "not in the lexicon any more": Slot(EntryId("gone")),
    }
    for why, slot in cases.items():
        with pytest.raises(KnownError, match=why):
            compose(lettered, [Slot(w.id), slot])
    edit_entries(lettered, [w.id], do_not_synthesise=True)
    with pytest.raises(KnownError, match="W is marked as not to be generated"):
        compose(lettered, slots_of(lettered, "O W"))
    take = get_take(lettered, entry_named(lettered, "O").active_take)
    cut_take(lettered, take.id, span=(take.start, take.end / 2))
    with pytest.raises(KnownError, match="O has no motion yet"):
        compose(lettered, slots_of(lettered, "O"))
