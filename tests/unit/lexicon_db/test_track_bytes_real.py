"""Size and error of stored motion, on the body of the project and on real fitted signs."""

import numpy as np
import pytest

from lexicon_db.codec import Member, decode_track, encode_track, read_npz
from lexicon_db.tracks import JOINT_COUNT, JOINT_NAMES, HandFlag, MotionTrack
from tests.unit.lexicon_db.examples import REAL_DATA
from tests.unit.lexicon_db.test_track_bytes import matrices

WORDS = REAL_DATA / "smplx" / "words"
FPS = 25.0
MIDDLE_KNUCKLES = [JOINT_NAMES.index("left_middle1"), JOINT_NAMES.index("right_middle1")]


@pytest.fixture(scope="module")
def skeleton():
    """Joint places of the body at rest (55, 3) and the parent of each joint."""
    from app.core.paths import resource

    vertices = Member(("V", 3))
    arrays = read_npz(
        resource("body", "default_body.npz"),
        {
            "v_template": vertices,
            "J_regressor": Member((55, "V")),
            "kintree_table": Member((2, 55)),
        },
    )
    return arrays["J_regressor"] @ arrays["v_template"], arrays["kintree_table"][0].astype(int)


def joint_places(rotations, skeleton):
    """World rotation (T, 55, 3, 3) and place (T, 55, 3) of every joint."""
    rest, parents = skeleton
    world = matrices(rotations)
    places = np.tile(rest, (len(rotations), 1, 1))
    for joint in range(1, JOINT_COUNT):
        parent = parents[joint]
        places[:, joint] = places[:, parent] + world[:, parent] @ (rest[joint] - rest[parent])
        world[:, joint] = world[:, parent] @ world[:, joint]
    return world, places


def hand_targets(world, places, rest):
    """Middle knuckles in the frames of chest and head, and as seen from the other hand."""
    knuckles = places[:, MIDDLE_KNUCKLES]
    chest, head = places[:, 16:18].mean(1), places[:, 15]
    width = np.linalg.norm(rest[16] - rest[17])
    in_chest = np.einsum("tji,tnj->tni", world[:, 9], knuckles - chest[:, None]) / width
    in_head = np.einsum("tji,tnj->tni", world[:, 15], knuckles - head[:, None]) / 0.16
    return np.stack([in_chest, in_head, (knuckles[:, ::-1] - knuckles) / 0.2], axis=2)


def test_real_signs_are_small_and_stay_where_they_are(skeleton):
    files = sorted(WORDS.glob("*.npz"))[::4]
    if not files:
        pytest.skip(f"no real motion in {WORDS}: set KINELEX_DATA to a folder that has some")
    face_mix = np.maximum(np.random.default_rng(0).normal(0, 0.1, (10, 52)), 0)
    size = frames = largest = total = 0
    for file in files:
        motion = read_npz(file, {"poses": Member(("T", 165)), "expression": Member(("T", 10))})
        rotations = motion["poses"].reshape(-1, JOINT_COUNT, 3)
        world, places = joint_places(rotations, skeleton)
        anchors = hand_targets(world, places, skeleton[0])
        face = np.clip(motion["expression"] @ face_mix, 0, 1)
        track = MotionTrack(
            pts=np.arange(len(rotations)) / FPS,
            rotations=rotations.astype(np.float32),
            face=face.astype(np.float32),
            anchors=anchors.astype(np.float32),
            contacts=(),
            flags=np.full((len(rotations), 2), HandFlag.MEASURED, np.uint8),
        )
        data = encode_track(track)
        read = decode_track(data)
        errors = np.linalg.norm(joint_places(read.rotations, skeleton)[1] - places, axis=-1)
        size, frames = size + len(data), frames + len(rotations)
        largest, total = max(largest, errors.max()), total + errors.sum()
    assert size / (frames / FPS) <= 3000
    assert total / (frames * JOINT_COUNT) <= 0.1e-3
    assert largest <= 0.5e-3
