"""What is composed is written for other programs, exactly and in their formats."""

import numpy as np
import pytest

from app.interchange.smplx_npz import read_motion
from app.studio.composing import compose, read_glosses
from app.studio.exporting import SUFFIXES, export_trajectory, recorded_fps
from lexicon_db.errors import KnownError


@pytest.fixture
def trajectory(lettered):
    return compose(lettered, read_glosses(lettered, "W O D").slots)


def test_motion_holds_the_recorded_frames(trajectory, lettered, tmp_path):
    single = compose(lettered, read_glosses(lettered, "W").slots)
    export_trajectory(single, tmp_path / "W.npz")
    motion = read_motion(tmp_path / "W.npz")
    assert motion.fps == pytest.approx(recorded_fps(single))
    assert np.array_equal(motion.poses.astype(np.float32).reshape(-1, 55, 3), single.rotations)
    assert np.allclose(motion.face, single.face)
    assert not motion.trans.any()


def test_motion_has_the_rate_that_is_asked_for(trajectory, tmp_path):
    export_trajectory(trajectory, tmp_path / "out.npz", fps=60)
    motion = read_motion(tmp_path / "out.npz")
    assert motion.fps == 60
    assert (len(motion.poses) - 1) / 60 == pytest.approx(float(trajectory.pts[-1]), abs=1 / 60)


@pytest.mark.parametrize(("suffix", "first"), [(".srt", "1"), (".VTT", "WEBVTT")])
def test_captions_say_each_gloss_while_it_is_signed(trajectory, tmp_path, suffix, first):
    file = tmp_path / f"out{suffix}"
    export_trajectory(trajectory, file)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == first
    assert [line for line in lines if line in "WOD" and line] == ["W", "O", "D"]
    assert len([line for line in lines if "-->" in line]) == 3
    mark = "," if suffix == ".srt" else "."
    end = f"{trajectory.spans[0].end:06.3f}".replace(".", mark)
    assert any(line.endswith(end) for line in lines)


def test_a_file_is_made_in_a_new_folder_and_replaces_an_old_one(trajectory, tmp_path):
    file = tmp_path / "new" / "out.srt"
    export_trajectory(trajectory, file)
    file.write_text("old")
    export_trajectory(trajectory, file)
    assert file.read_text(encoding="utf-8").startswith("1\n")
    assert [path.name for path in file.parent.iterdir()] == ["out.srt"]


def test_an_unknown_ending_and_an_empty_utterance_write_nothing(trajectory, lettered, tmp_path):
    with pytest.raises(KnownError, match=r"“\.doc”") as caught:
        export_trajectory(trajectory, tmp_path / "out.doc")
    assert all(suffix in caught.value.fix for suffix in SUFFIXES)
    for suffix in SUFFIXES:
        with pytest.raises(KnownError, match="empty"):
            export_trajectory(compose(lettered, []), tmp_path / f"out{suffix}")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("out")]
