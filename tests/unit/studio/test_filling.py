from dataclasses import replace

import numpy as np
import pytest

from app.core.paths import resource
from app.interchange.smplx_npz import read_motion, write_motion
from app.motion.rotations import exp, geodesic
from app.studio.filling import fill_file
from lexicon_db.errors import KnownError
from lexicon_db.records import FillMethod

LETTER = resource("sample_lexicon", "W.npz")
GAPS = [(8, 14), (20, 21)]


@pytest.fixture
def masked(tmp_path):
    """The letter W with rubbish in its gaps, which a mask tells."""
    motion = read_motion(LETTER)
    mask = np.zeros(len(motion.poses), bool)
    for first, end in GAPS:
        mask[first:end] = True
    poses, trans = motion.poses.copy(), motion.trans.copy()
    poses[mask] = np.nan
    trans[:, 0] = np.arange(len(trans))
    trans[mask] = 7e3
    file = tmp_path / "masked.npz"
    write_motion(file, replace(motion, poses=poses, trans=trans, gap_mask=mask))
    return file


def error(filled, truth, frames):
    turns = geodesic(exp(filled.reshape(-1, 55, 3)), exp(truth.reshape(-1, 55, 3)))
    return np.degrees(turns[frames]).mean()


@pytest.mark.parametrize("method", [m for m in FillMethod if m is not FillMethod.AUTO])
def test_known_frames_come_out_unchanged(masked, tmp_path, method):
    truth = read_motion(LETTER)
    assert fill_file(masked, tmp_path / "out.npz", method) == GAPS
    filled = read_motion(tmp_path / "out.npz")
    known = ~filled.gap_mask
    np.testing.assert_array_equal(filled.poses[known], truth.poses[known])
    assert np.isfinite(filled.poses).all()
    np.testing.assert_allclose(filled.trans[:, 0], np.arange(len(filled.trans)), atol=1e-5)


def test_gaussian_process_is_nearer_to_the_truth_than_even_turns(tmp_path):
    truth = read_motion(LETTER).poses
    frames = slice(10, 20)
    errors = {}
    for method in (FillMethod.GP, FillMethod.SLERP):
        fill_file(LETTER, tmp_path / "out.npz", method, [(10, 20)])
        errors[method] = error(read_motion(tmp_path / "out.npz").poses, truth, frames)
    assert 0 < errors[FillMethod.GP] < 0.9 * errors[FillMethod.SLERP]


def test_what_stands_in_a_named_gap_is_never_read(tmp_path):
    motion = read_motion(LETTER)
    outcomes = []
    for rubbish in (0.0, np.nan, 1e9):
        poses = motion.poses.copy()
        poses[10:20] = rubbish
        write_motion(tmp_path / "in.npz", replace(motion, poses=poses))
        fill_file(tmp_path / "in.npz", tmp_path / "out.npz", FillMethod.GP, [(10, 20)])
        outcomes.append((tmp_path / "out.npz").read_bytes())
    assert len(set(outcomes)) == 1


@pytest.mark.parametrize(
    ("gaps", "why"),
    [
        ([], "states no gap"),
        ([(0, 5)], "reaches the first or the last frame"),
        ([(10, 100_000)], "holds the frames"),
    ],
)
def test_gaps_that_cannot_be_filled_are_refused(tmp_path, gaps, why):
    with pytest.raises(KnownError, match=why):
        fill_file(LETTER, tmp_path / "out.npz", FillMethod.GP, gaps)
    assert not (tmp_path / "out.npz").exists()
