"""Motion that is free of who signed it, where, and facing which way."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.transform import Rotation  # noqa: TID253 - tests have no start-up time

from app.body.anchors import CHEST, AnchorFrame
from app.body.kinematics import FINGER_JOINTS, forward_kinematics
from app.body.normalization import motion_of_rotations, motion_track
from app.body.places import Places, hand_points
from app.body.retargeting import retarget
from app.interchange.smplx_npz import read_motion
from lexicon_db.tracks import JOINT_NAMES, HandFlag
from tests.unit.body.detector import perform
from tests.unit.body.touching import FPS, HELD, fit_of, gap, landmarks_of, pointing, touch

SIGNERS = {
    "tall": {"betas": np.eye(10)[0] * 2.0, "hand_scale": np.array([1.0, 1.0])},
    "small": {"betas": np.eye(10)[0] * -1.2, "hand_scale": np.array([1.05, 1.05])},
    "other": {
        "betas": np.array([0.6, -0.8, 0.5, 0.4, -0.4, 0.3, 0.7, -0.2, 0.1, 0.3]),
        "hand_scale": np.array([0.95, 0.9]),
    },
}


def hands(model, rotations, **shape):
    world, joints = forward_kinematics(model, rotations.astype(float), **shape)
    return hand_points(Places(model), world, joints, **shape)


def tracked(model, rotations, *, facing=0.0, flags=None, **shape):
    fit = fit_of(model, rotations, facing=facing, **shape)
    return motion_track(fit, landmarks_of(fit, flags), model)


@pytest.fixture(scope="module")
def raised(model):
    """Two hands that move in neutral space, within the reach of everybody."""
    rotations = pointing()
    wave = 0.25 * np.sin(np.arange(len(rotations)) / 5)
    rotations[:, JOINT_NAMES.index("right_shoulder"), 1] += wave
    rotations[:, JOINT_NAMES.index("left_elbow"), 0] += wave
    return rotations


@pytest.fixture(scope="module")
def sign(model, raised):
    """The sign as the mean body signs it."""
    face = np.zeros((len(raised), 52), np.float32)
    pts = np.arange(len(raised)) / FPS
    return motion_of_rotations(pts, raised.astype(np.float32), face, model)


@pytest.mark.parametrize("signer", SIGNERS)
def test_signers_of_all_shapes_give_the_same_motion(model, sign, signer):
    shape = SIGNERS[signer]
    own = retarget(sign, model, **shape)
    motion = tracked(model, own, **shape)
    wanted = hands(model, sign.rotations)
    found = hands(model, motion.rotations)
    copied = hands(model, own)
    off, off_copied = (np.linalg.norm(h - wanted, axis=-1) for h in (found, copied))
    assert off.max() < 0.005
    assert off_copied.mean() > 4 * off.mean()
    assert np.abs(motion.anchors - sign.anchors)[:, :, CHEST].max() < 0.01


@pytest.mark.parametrize("signer", SIGNERS)
def test_touches_of_a_signer_are_touches_of_the_mean_body(model, signer):
    shape = SIGNERS[signer]
    own = touch(model, "nose", **shape)
    motion = tracked(model, own, facing=0.2, **shape)
    (contact,) = motion.contacts
    assert (contact.point_a, contact.point_b) == ("right_index_tip", "nose")
    # What one camera cannot tell from nothing is nothing.
    assert gap(model, motion.rotations.astype(float), "nose")[HELD].max() < 0.001


@pytest.mark.parametrize("facing", [-0.3, 0.4])
def test_where_a_signer_stands_and_faces_is_taken_out(model, raised, facing):
    front = tracked(model, raised)
    aside = tracked(model, raised, facing=facing)
    assert np.abs(aside.rotations - front.rotations).max() < 1e-4
    assert np.abs(aside.anchors - front.anchors).max() < 1e-4


def test_the_body_is_upright_and_leans_only_as_it_moves(model, raised):
    leaning = raised.copy()
    leaning[:, 0] = np.array([0.25, 0.1, 0.0])
    leaning[:, 0, 2] += 0.08 * np.sin(np.arange(len(leaning)) / 4)
    pelvis = Rotation.from_rotvec(tracked(model, leaning).rotations[:, 0])
    assert pelvis.mean().magnitude() < 1e-3
    assert 0.06 < pelvis.magnitude().max() < 0.1


def test_a_tilted_head_stays_tilted(model, raised):
    tilted = raised.copy()
    tilted[:, JOINT_NAMES.index("head")] = [0.1, 0.2, 0.3]
    head = tracked(model, tilted).rotations[:, JOINT_NAMES.index("head")]
    assert np.allclose(head, [0.1, 0.2, 0.3], atol=1e-6)


def test_legs_stand(model, raised):
    legs = [
        JOINT_NAMES.index(f"{s}_{n}") for s in ("left", "right") for n in ("hip", "knee", "ankle")
    ]
    assert not tracked(model, raised).rotations[:, legs].any()


def test_handshapes_faces_and_times_are_those_of_the_take(model, raised):
    motion = tracked(model, raised, betas=SIGNERS["tall"]["betas"])
    for fingers in FINGER_JOINTS:
        assert np.allclose(motion.rotations[:, fingers], raised[:, fingers], atol=1e-6)
    assert (motion.face == 0.25).all()
    assert np.allclose(motion.pts, np.arange(len(raised)) / FPS)


def test_flags_come_along_and_hands_that_were_not_seen_do_not_touch(model):
    rotations = touch(model, "nose")
    flags = np.full((len(rotations), 2), HandFlag.MEASURED, np.uint8)
    flags[:, 1] = HandFlag.REJECTED
    motion = tracked(model, rotations, flags=flags)
    assert np.array_equal(motion.flags, flags)
    assert motion.contacts == ()
    assert len(tracked(model, rotations).contacts) == 1


def test_the_noise_of_rotations_is_estimated(model):
    """White noise of known strength; the smooth movement below it is not taken for noise."""
    rotations = perform(model, 3).rotations
    random = np.random.default_rng(8)
    arms = [
        JOINT_NAMES.index(f"{side}_{bone}")
        for side in ("left", "right")
        for bone in ("collar", "shoulder", "elbow", "wrist")
    ]
    noisy = rotations.copy()
    wanted = (0.02, 0.05, 0.08)
    for joints, strength in zip((arms, *FINGER_JOINTS), wanted, strict=True):
        noisy[:, joints] += random.normal(0, strength, noisy[:, joints].shape)
    face = np.zeros((len(noisy), 52), np.float32)
    pts = np.arange(len(noisy)) / FPS
    found = motion_of_rotations(pts, noisy.astype(np.float32), face, model).noise
    assert found == pytest.approx(wanted, rel=0.25)
    clean = motion_of_rotations(pts, rotations.astype(np.float32), face, model).noise
    assert (clean < 0.01).all()


@pytest.mark.parametrize("count", [1, 2, 4])
def test_takes_of_a_few_frames_have_no_noise_to_measure(model, raised, count):
    motion = tracked(model, raised[:count])
    assert np.array_equal(motion.noise, np.zeros(3))
    assert motion.contacts == ()
    assert np.isfinite(motion.anchors).all()


def test_motion_that_comes_as_smplx_is_the_same_wherever_up_is(model, raised, tmp_path):
    """Motion capture often has z up, a turned body, and a shape that means nothing here."""
    poses = raised.reshape(len(raised), 165)
    lying = raised.copy()
    z_up = Rotation.from_rotvec([np.pi / 2, 0, 0]) * Rotation.from_rotvec([0, 2.0, 0])
    lying[:, 0] = (z_up * Rotation.from_rotvec(raised[:, 0])).as_rotvec()
    motions = []
    for name, turned in (("y_up", poses), ("z_up", lying.reshape(len(raised), 165))):
        np.savez(
            tmp_path / f"{name}.npz",
            poses=turned,
            trans=np.tile([3.0, 1.0, 2.0], (len(raised), 1)),
            betas=np.ones(16),
            mocap_frame_rate=float(FPS),
        )
        read = read_motion(tmp_path / f"{name}.npz")
        motions.append(motion_of_rotations(read.pts, read.rotations, read.face, model))
    one, other = motions
    assert np.abs(one.rotations - other.rotations).max() < 1e-5
    assert np.abs(one.anchors - other.anchors).max() < 1e-5
    assert np.abs(one.rotations - raised).max() < 1e-6
    assert (one.flags == HandFlag.MEASURED).all()
    frame = AnchorFrame(model, Places(model))
    assert np.allclose(one.anchors, frame.measure(*frame.posed(raised)), atol=1e-5)


def test_face_units_of_other_programs_are_kept_within_nothing_and_all(model, raised):
    face = np.tile(np.array([-0.5, 1.7], np.float32), (len(raised), 26))
    pts = np.arange(len(raised)) / FPS
    motion = motion_of_rotations(pts, raised.astype(np.float32), face, model)
    assert np.array_equal(motion.face, np.tile([0, 1], (len(raised), 26)))


def test_touches_of_motion_that_comes_as_smplx_are_found(model):
    rotations = touch(model, "chin").astype(np.float32)
    face = np.zeros((len(rotations), 52), np.float32)
    motion = motion_of_rotations(np.arange(len(rotations)) / FPS, rotations, face, model)
    assert [(c.point_a, c.point_b) for c in motion.contacts] == [("right_index_tip", "chin")]
