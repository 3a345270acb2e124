"""What is told of the form of a sign: on the letters of the sample, whose handshapes are known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.body.anchors import AnchorFrame
from app.body.places import Places
from app.core.paths import resource
from app.interchange.smplx_npz import read_motion
from app.studio import form_search
from app.studio.bodies import body
from app.studio.form_search import FormQuery, known_forms, measure_forms
from app.studio.lexicons import open_lexicon
from app.studio.sample import sample_lexicon
from app.studio.sign_forms import Hands, Movement, Place, SignForm, measured_form
from lexicon_db.entries import find_entries
from lexicon_db.tracks import FACE_UNITS, HandFlag, MotionTrack

#: Letters whose handshape is in the inventory under their own name, and that stay where they are.
STILL = "BFGIKLORUVWY"
#: The way of these goes through the air.
DRAWN = "JZ"


def form_of(letter: str) -> SignForm:
    motion = read_motion(resource("sample_lexicon", f"{letter}.npz"))
    rotations = motion.poses.reshape(len(motion.poses), 55, 3).astype(np.float32)
    frame = AnchorFrame(body(), Places(body()))
    anchors = frame.measure(*frame.posed(rotations.astype(np.float64)))
    track = MotionTrack(
        pts=np.arange(len(rotations)) / motion.fps,
        rotations=rotations,
        face=np.zeros((len(rotations), len(FACE_UNITS)), np.float32),
        anchors=anchors.astype(np.float32),
        contacts=(),
        flags=np.full((len(rotations), 2), HandFlag.MEASURED, np.uint8),
    )
    return measured_form(track, body())


@pytest.mark.parametrize("letter", STILL)
def test_letters_have_their_handshape_and_stay_still(letter: str) -> None:
    form = form_of(letter)
    assert letter in form.shapes[:2]
    assert form.hands is Hands.ONE
    assert form.movements == (Movement.STILL,)


@pytest.mark.parametrize("letter", DRAWN)
def test_letters_that_are_drawn_in_the_air_move(letter: str) -> None:
    assert Movement.STILL not in form_of(letter).movements


def test_a_query_wants_one_of_each_kind() -> None:
    form = SignForm(Hands.ONE, (Place.NOSE, Place.MOUTH), (Movement.ARC,), ("L", "G"))
    assert FormQuery().fits(form)
    assert FormQuery(shapes=frozenset({"5", "G"}), places=frozenset({Place.MOUTH})).fits(form)
    assert not FormQuery(shapes=frozenset({"G"}), hands=frozenset({Hands.ALIKE})).fits(form)


def test_forms_are_measured_once_and_a_damaged_cache_is_measured_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path / "profile"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    with open_lexicon(sample_lexicon()) as lexicon:
        takes = [entry.active_take for entry in find_entries(lexicon, ["L", "V"])]
        assert known_forms(lexicon, takes) == ({}, takes)
        forms = measure_forms(lexicon, takes)
        assert "L" in forms[takes[0]].shapes
        assert known_forms(lexicon, takes) == (forms, [])
        file = form_search._file(lexicon)
        file.write_text(file.read_text(encoding="utf-8")[:-20], encoding="utf-8")
        known, missing = known_forms(lexicon, takes)
        assert (list(known), missing) == (takes[:1], takes[1:])
