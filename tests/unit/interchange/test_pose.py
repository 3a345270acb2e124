"""Landmarks in .pose files: what other programs wrote is understood, what is broken is refused."""

from __future__ import annotations

import contextlib
import os
import struct
from pathlib import Path

import numpy as np
import pytest

from app.interchange.pose import read_pose, write_pose
from app.interchange.pose_file import Component, PoseFile, decode_pose_file, encode_pose_file
from app.interchange.pose_layout import (
    HAND_POINTS,
    HANDS,
    HOLISTIC,
    POSE,
    POSE_POINTS,
    PoseLayout,
)
from lexicon_db.errors import KnownError
from lexicon_db.tracks import LEFT, RIGHT, HandFlag, LandmarkTrack

DATA = Path(os.environ.get("KINELEX_DATA", Path(__file__).parents[4] / "shared" / "data"))


def make_track(count=12, fps=25.0, size=(640, 480)):
    """A track with a moving body, one hand that is lost for two frames, and one never seen."""
    chance = np.random.default_rng(0)
    pose = chance.uniform(100, 400, (count, 33, 4)).astype(np.float32)
    pose[..., 3] = chance.uniform(0.2, 1, (count, 33))
    world = chance.normal(0, 0.3, (count, 33, 4)).astype(np.float32)
    world[..., 3] = pose[..., 3]
    world[:, 23:25, :3] = [[0.1, 0, 0], [-0.1, 0, 0]]
    hands = np.full((count, 2, 21, 3), np.nan, np.float32)
    hands[:, RIGHT] = chance.uniform(200, 300, (count, 21, 3))
    hands[:, RIGHT, :, 2] -= hands[:, RIGHT, :1, 2]
    hands[3:5] = np.nan
    flags = np.where(np.isnan(hands[..., 0, 0]), HandFlag.MISSING, HandFlag.MEASURED)
    return LandmarkTrack(
        pts=np.arange(count) / fps,
        size=size,
        pose=pose,
        pose_world=world,
        hands=hands,
        hands_world=np.full_like(hands, np.nan),
        hand_scores=np.zeros((count, 2, 2), np.float32),
        face=chance.uniform(200, 260, (count, 478, 3)).astype(np.float32),
        flags=flags.astype(np.uint8),
    )


@pytest.fixture
def track():
    return make_track()


@pytest.fixture
def file(track, tmp_path):
    """The same track as the content of a .pose file."""
    write_pose(tmp_path / "sign.pose", track)
    return decode_pose_file((tmp_path / "sign.pose").read_bytes())


def read_back(file, path):
    path.write_bytes(encode_pose_file(file))
    return read_pose(path)


def refusal(content, tmp_path):
    path = tmp_path / "sign.pose"
    path.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        read_pose(path)
    return caught.value.why


def test_what_is_written_comes_back(track, tmp_path):
    write_pose(tmp_path / "sign.pose", track)
    again = read_pose(tmp_path / "sign.pose")
    assert again.size == track.size
    np.testing.assert_allclose(again.pts, track.pts, atol=1e-6)
    np.testing.assert_allclose(again.pose, track.pose, rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(again.pose_world, track.pose_world, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(again.hands, track.hands, rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(again.face, track.face, rtol=1e-4, atol=1e-3)
    np.testing.assert_array_equal(again.flags, track.flags)


def test_uneven_times_become_even(tmp_path):
    track = make_track(count=3)
    pts = np.array([0.0, 0.01, 0.08])
    pose = np.zeros((3, 33, 4), np.float32)
    # A point that moves with 1000 pixels per second.
    pose[:, :, 0] = (1000 * pts)[:, None]
    pose[..., 3] = 1
    uneven = LandmarkTrack(**{**track.__dict__, "pts": pts, "pose": pose})
    write_pose(tmp_path / "sign.pose", uneven)
    again = read_pose(tmp_path / "sign.pose")
    np.testing.assert_allclose(again.pts, [0, 0.04, 0.08], atol=1e-6)
    np.testing.assert_allclose(again.pose[:, 5, 0], [0, 40, 80], atol=1e-3)


@pytest.mark.parametrize("version", [0.1, 0.2])
@pytest.mark.parametrize("layout", list(PoseLayout))
def test_every_layout_and_version_comes_back(track, version, layout, tmp_path):
    write_pose(tmp_path / "sign.pose", track, layout=layout, version=version)
    content = (tmp_path / "sign.pose").read_bytes()
    assert struct.unpack("<f", content[:4])[0] == pytest.approx(version)
    again = read_pose(tmp_path / "sign.pose")
    np.testing.assert_allclose(again.hands, track.hands, rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(again.pose[:, 11:17], track.pose[:, 11:17], rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(again.face[:, 466], track.face[:, 466], rtol=1e-4, atol=1e-3)
    is_whole = layout is PoseLayout.HOLISTIC
    assert np.isnan(again.face[:, 467]).all() == (not is_whole)
    file = decode_pose_file(content)
    assert file.points.shape == (12, 586 if is_whole else 178, 3)
    assert [part.name for part in file.components] == [part.name for part in layout.parts]


def test_the_earlier_version_takes_whole_rates_alone(tmp_path):
    track = make_track(count=31, fps=29.97)
    write_pose(tmp_path / "sign.pose", track, version=0.1)
    again = read_pose(tmp_path / "sign.pose")
    assert np.diff(again.pts) == pytest.approx(1 / 30)
    assert again.pts[-1] == pytest.approx(track.pts[-1], abs=1 / 30)


def test_more_frames_than_the_earlier_version_counts(file, tmp_path):
    """As other programs do: the length of the file tells, and readers go by it."""
    many = replaced(
        file,
        points=np.zeros((70_000, 1, 3), np.float32),
        confidence=np.ones((70_000, 1), np.float32),
        components=(Component(POSE, ("NOSE",)),),
    )
    assert len(decode_pose_file(encode_pose_file(many, 0.1)).points) == 70_000


def replaced(file, **changes):
    return PoseFile(**{**file.__dict__, **changes})


def test_reduced_layouts_map_what_they_have(file, track, tmp_path):
    kept = [11, 12, 13, 14, 15, 16, 23, 24]
    face = [0, 7, 61, 291, 477]
    columns = kept + [33 + place for place in face] + list(range(33 + 478, 33 + 478 + 42))
    reduced = replaced(
        file,
        components=(
            Component(POSE, tuple(POSE_POINTS[place] for place in kept)),
            Component("FACE_LANDMARKS", tuple(str(place) for place in face)),
            *HOLISTIC[2:4],
        ),
        points=file.points[:, columns],
        confidence=file.confidence[:, columns],
    )
    again = read_back(reduced, tmp_path / "reduced.pose")
    np.testing.assert_allclose(again.pose[:, kept], track.pose[:, kept], rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(again.face[:, face], track.face[:, face], rtol=1e-4, atol=1e-3)
    assert np.isnan(again.pose[:, 0, :3]).all()
    assert np.isnan(again.face[:, 1]).all()
    assert np.isnan(again.pose_world[..., :3]).all()
    np.testing.assert_array_equal(again.flags, track.flags)


def test_depth_in_pixels_and_depth_that_was_shifted(file, track, tmp_path):
    """Some programs multiply depth by the picture's width, some add a constant to everything."""
    in_pixels = file.points * np.array([1, 1, 640], np.float32)
    shifted = file.points + np.array([0, 0, 256], np.float32)
    for points in (in_pixels, shifted):
        again = read_back(replaced(file, points=points), tmp_path / "odd.pose")
        # A shift of 256 leaves 2**-15 of precision, times the width.
        np.testing.assert_allclose(again.hands, track.hands, rtol=1e-4, atol=0.05)
        np.testing.assert_allclose(again.pose[..., 2], track.pose[..., 2], rtol=1e-4, atol=0.05)


def test_world_points_that_were_moved_are_left_out(file, tmp_path):
    moved = file.points.copy()
    moved[:, -33:] += 250
    assert np.isnan(
        read_back(replaced(file, points=moved), tmp_path / "m.pose").pose_world[..., :3]
    ).all()


def version_0_1(file):
    head = encode_pose_file(file)[4:]
    body = struct.pack("<3H", 25, len(file.points) % 2**16, 1)
    values = file.points.tobytes() + file.confidence.tobytes()
    return struct.pack("<f", 0.1) + head[: -len(values) - 10] + body + values


def version_0_0(file):
    head = encode_pose_file(file)[4:]
    values = file.points.nbytes + file.confidence.nbytes
    parts = [struct.pack("<f", 0.0), head[: -values - 10], struct.pack("<2H", 25, len(file.points))]
    for points, confidence in zip(file.points, file.confidence, strict=True):
        parts.append(struct.pack("<Hh", 1, 0))
        parts.append(np.column_stack([points, confidence]).astype("<f4").tobytes())
    return b"".join(parts)


@pytest.mark.parametrize("version", [version_0_0, version_0_1, encode_pose_file])
def test_all_versions_hold_the_same(file, track, version, tmp_path):
    path = tmp_path / "sign.pose"
    path.write_bytes(version(file))
    again = read_pose(path)
    np.testing.assert_allclose(again.hands, track.hands, rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(again.pose, track.pose, rtol=1e-4, atol=1e-3)


@pytest.mark.parametrize("version", [version_0_0, version_0_1, encode_pose_file])
def test_cut_off_anywhere(file, version, tmp_path):
    whole = version(file)
    for length in np.linspace(0, len(whole) - 1, 60).astype(int):
        assert refusal(whole[:length], tmp_path)


def test_hostile_counts_are_refused_at_once(file, tmp_path):
    content = bytearray(encode_pose_file(file))
    body = len(content) - file.points.nbytes - file.confidence.nbytes - 10
    content[body : body + 10] = struct.pack("<fIH", 25.0, 2**32 - 1, 1)
    assert "cut off" in refusal(bytes(content), tmp_path)
    assert "cut off" in refusal(struct.pack("<f4H", 0.2, 640, 480, 0, 65535), tmp_path)


def test_empty_frames_of_very_many_points_take_no_memory(tmp_path):
    """The first version writes two bytes for a frame without people, whatever its header states."""
    part = struct.pack("<H1sH4s3H", 1, b"x", 4, b"XYZC", 60_000, 0, 0) + bytes(2 * 60_000)
    head = struct.pack("<f4H", 0.0, 640, 480, 0, 8) + 8 * part
    content = head + struct.pack("<2H", 25, 65_535) + bytes(2 * 65_535)
    assert "more points" in refusal(content, tmp_path)


@pytest.mark.parametrize("seed", range(40))
def test_damage_is_read_or_refused_but_never_crashes(file, seed, tmp_path):
    content = bytearray(encode_pose_file(file))
    chance = np.random.default_rng(seed)
    header = len(content) - file.points.nbytes - file.confidence.nbytes
    for place in chance.integers(0, header, 3):
        content[place] = chance.integers(256)
    path = tmp_path / "sign.pose"
    path.write_bytes(content)
    with contextlib.suppress(KnownError):
        assert read_pose(path).pose.shape[1:] == (33, 4)


def test_points_beyond_any_picture_are_not_known(file, tmp_path):
    points = file.points.copy()
    points[:, 0, 2] = 3e38
    again = read_back(replaced(file, points=points), tmp_path / "far.pose")
    assert np.isnan(again.pose[:, 0, :3]).all()
    assert np.isfinite(again.pose[:, 1]).all()


def test_not_a_pose_file(tmp_path):
    assert "no .pose file" in refusal(b"\x00\x00\xc0\x7f" + b"x" * 100, tmp_path)
    assert "no .pose file" in refusal(b"ordinary text, long enough", tmp_path)


def test_newer_version(file, tmp_path):
    assert "version" in refusal(struct.pack("<f", 0.3) + encode_pose_file(file)[4:], tmp_path)


def test_several_people(file, tmp_path):
    content = bytearray(encode_pose_file(file))
    body = len(content) - file.points.nbytes - file.confidence.nbytes - 10
    content[body : body + 10] = struct.pack("<fIH", 25.0, len(file.points) // 2, 2)
    assert "2 people" in refusal(bytes(content), tmp_path)


def test_openpose_is_refused_by_name(file, tmp_path):
    parts = (
        Component("pose_keypoints_2d", ("Nose",)),
        Component("hand_left_keypoints_2d", ("BASE",)),
    )
    openpose = replaced(
        file, components=parts, points=file.points[:, :2, :2], confidence=file.confidence[:, :2]
    )
    why = refusal(encode_pose_file(openpose), tmp_path)
    assert "pose_keypoints_2d" in why
    assert "MediaPipe" in why


def test_hands_alone_name_the_missing_arms(file, tmp_path):
    columns = slice(33 + 478, 33 + 478 + 42)
    hands = replaced(
        file,
        components=HOLISTIC[2:4],
        points=file.points[:, columns],
        confidence=file.confidence[:, columns],
    )
    assert "left shoulder" in refusal(encode_pose_file(hands), tmp_path)


def test_body_alone_names_the_missing_hands(file, tmp_path):
    body = replaced(
        file,
        components=HOLISTIC[:1],
        points=file.points[:, :33],
        confidence=file.confidence[:, :33],
    )
    assert "hands" in refusal(encode_pose_file(body), tmp_path)


def test_hands_never_seen(file, tmp_path):
    unseen = file.confidence.copy()
    unseen[:, 33 + 478 : 33 + 478 + 42] = 0
    assert "hand" in refusal(encode_pose_file(replaced(file, confidence=unseen)), tmp_path)


def test_points_whose_confidence_is_no_number_are_not_known(file, tmp_path):
    confidence = file.confidence.copy()
    confidence[:, 11] = np.nan
    path = tmp_path / "doubtful.pose"
    path.write_bytes(encode_pose_file(replaced(file, confidence=confidence)))
    pose = read_pose(path).pose
    assert np.isnan(pose[:, 11, :3]).all()
    assert (pose[:, 11, 3] == 0).all()
    assert np.isfinite(pose[:, 12]).all()


@pytest.mark.parametrize(("fps", "size"), [(0.0, (640, 480, 0)), (25.0, (0, 480, 0))])
def test_impossible_header(file, fps, size, tmp_path):
    assert refusal(encode_pose_file(replaced(file, fps=fps, size=size)), tmp_path)


def test_missing_file(tmp_path):
    with pytest.raises(KnownError):
        read_pose(tmp_path / "nowhere.pose")


def test_left_is_left(file, track, tmp_path):
    """The names decide on the side, not the order in the file."""
    left = 33 + 478
    columns = [*range(left), *range(left + 21, left + 42), *range(left, left + 21)]
    columns += list(range(left + 42, left + 75))
    components = (*HOLISTIC[:2], HOLISTIC[3], HOLISTIC[2], HOLISTIC[4])
    turned = replaced(
        file,
        components=components,
        points=file.points[:, columns],
        confidence=file.confidence[:, columns],
    )
    again = read_back(turned, tmp_path / "turned.pose")
    np.testing.assert_array_equal(again.flags[:, LEFT], track.flags[:, LEFT])
    np.testing.assert_allclose(again.hands[:, RIGHT], track.hands[:, RIGHT], rtol=1e-4, atol=1e-3)


@pytest.mark.skipif(not (DATA / "pose").is_dir(), reason="no data of other programs here")
def test_files_of_other_programs():
    refused = {}
    for path in sorted((DATA / "pose").rglob("*.pose")):
        try:
            track = read_pose(path)
        except KnownError as error:
            refused[path.name] = error.why
            continue
        # Whoever is measured has shoulders, and hands whose depth is of the size of a hand.
        shoulders = np.linalg.norm(track.pose[:, 11, :2] - track.pose[:, 12, :2], axis=1)
        seen = track.hands[track.flags == HandFlag.MEASURED]
        length = np.linalg.norm(seen[:, 9, :2] - seen[:, 0, :2], axis=1)
        assert 30 < np.median(shoulders) < max(track.size)
        assert 0.1 < np.median(np.ptp(seen[..., 2], axis=1) / length) < 3
    assert len(refused) == 5
    assert all("missing" in why for why in refused.values())


def test_layout_is_complete():
    assert [len(component.points) for component in HOLISTIC] == [33, 478, 21, 21, 33]
    assert HOLISTIC[2].name == HANDS[0]
    assert HAND_POINTS[0] == "WRIST"
