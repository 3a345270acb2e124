"""Corpora become motion: measured once, whatever is wrong with single recordings."""

from __future__ import annotations

import numpy as np
import pytest

from app.core.progress import Silent
from app.jobs.tasks import corpus_signing as task
from app.jobs.tasks.corpus_signing import Places, corpus_signing
from app.motion.latent.windows import as_motion
from lexicon_db.codec import encode_track
from tests.unit.studio.annotated import write_corpus


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    folder = tmp_path_factory.mktemp("films")
    write_corpus(folder, 2, rates=(25.0, 100.0))
    return folder


def told(file, glosses=((0.2, 0.5, "A"), (0.86, 1.16, "B")), **more):
    return {
        "name": file.stem,
        "glosses": glosses,
        "file": str(file),
        "motion": None,
        "start": 0.0,
        "recording": None,
        **more,
    }


def test_recordings_of_any_rate_are_measured_once(films, tmp_path, monkeypatch):
    places = Places(tmp_path / "made", tmp_path / "earlier", None)
    wishes = [told(films / "film0.npz"), told(films / "film1.npz")]
    found, left_out = corpus_signing(wishes, places, Silent())
    assert left_out == []
    for one in found:
        assert np.diff(one.motion.pts) == pytest.approx(0.04)
        # From 0 to 0.6 s after the last gloss.
        assert one.motion.pts[-1] == pytest.approx(1.76, abs=0.041)
        assert [(g.start, g.end) for g in one.glosses] == [(0.2, 0.5), (0.86, 1.16)]
    assert len({one.recording for one in found}) == 2
    (tmp_path / "made").rename(tmp_path / "earlier")
    monkeypatch.setattr(task.extract, "run", lambda *_: pytest.fail("measured again"))
    again, _ = corpus_signing(wishes, places, Silent())
    for one, other in zip(found, again, strict=True):
        np.testing.assert_array_equal(one.motion.rotations, other.motion.rotations)


def test_what_is_wrong_with_one_recording_does_not_stop_the_others(films, tmp_path):
    (tmp_path / "broken.npz").write_bytes(b"no archive")
    (tmp_path / "broken.mp4").write_bytes(b"no film")
    wishes = [
        told(tmp_path / "gone.npz"),
        told(tmp_path / "gone.mp4"),
        told(tmp_path / "broken.npz"),
        told(tmp_path / "broken.mp4"),
        told(films / "film0.npz", [(90.0, 91.0, "LATE")]),
        told(films / "film1.npz", [(0.2, 0.5, "A"), (0.4, 0.8, "OVER"), (3.9, 7.0, "LATE")]),
    ]
    places = Places(tmp_path / "made", tmp_path / "earlier", None)
    found, left_out = corpus_signing(wishes, places, Silent())
    assert [[g.text for g in one.glosses] for one in found] == [["A"]]
    for name in ("gone", "broken", "film0"):
        assert any(line.startswith(f"{name} was left out") for line in left_out)
    assert "film0: 1 glosses outside of the recording." in left_out
    assert "film1: 1 glosses that overlap an earlier one." in left_out
    assert all(line.endswith(".") for line in left_out)


def test_takes_of_the_lexicon_are_on_the_clock_of_their_recording(tmp_path):
    track = tmp_path / "take.track"
    track.write_bytes(encode_track(as_motion(np.zeros((50, 55, 3), np.float32), 25.0)))
    rows = [(10.2, 10.5, "A"), (9.0, 9.4, "BEFORE"), (13.0, 13.2, "AFTER")]
    more = {"motion": str(track), "start": 10.0, "recording": "ab"}
    wish = told(tmp_path / "x.mp4", rows, **more)
    found, left_out = corpus_signing([wish], Places(tmp_path, tmp_path, None), Silent())
    assert found[0].recording == "ab"
    assert [g.text for g in found[0].glosses] == ["A"]
    assert found[0].glosses[0].start == pytest.approx(0.2)
    assert left_out == ["x: 2 glosses outside of the recording."]
