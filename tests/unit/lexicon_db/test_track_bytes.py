import hashlib
import struct
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from lexicon_db.codec import check_track, decode_track, encode_track
from lexicon_db.codec.integers import read_series, write_series
from lexicon_db.codec.streams import Reader, Stream, Writer
from lexicon_db.errors import KnownError
from lexicon_db.tracks import Contact, MotionTrack, TrackKind
from tests.unit.lexicon_db.examples import fit_track, landmark_track, motion_track
from tests.unit.lexicon_db.properties import UNHURRIED

HEAD = struct.Struct("<4sBBI4I")

# Half a degree: the last joint of the little finger moves 2.5 cm of finger.
COARSEST = np.radians(0.5)


def matrices(axis_angle):
    """Rodrigues' formula."""
    angle = np.linalg.norm(axis_angle.astype(float), axis=-1)[..., None, None]
    x, y, z = np.moveaxis(axis_angle.astype(float), -1, 0)
    zero = np.zeros_like(x)
    cross = np.stack([zero, -z, y, z, zero, -x, -y, x, zero], -1).reshape(*x.shape, 3, 3)
    safe = np.where(angle < 1e-9, 1.0, angle)
    sine = np.where(angle < 1e-9, 1.0, np.sin(safe) / safe)
    cosine = np.where(angle < 1e-9, 0.5, (1 - np.cos(safe)) / safe**2)
    return np.eye(3) + sine * cross + cosine * cross @ cross


def angles_between(a, b):
    difference = np.swapaxes(matrices(a), -1, -2) @ matrices(b)
    # The chord is precise for small angles, where the arc cosine of the trace is not.
    chord = np.linalg.norm(difference - np.eye(3), axis=(-2, -1)) / np.sqrt(2)
    return 2 * np.arcsin(np.clip(chord / 2, 0, 1))


def with_checksum(head: bytes, body: bytes) -> bytes:
    return head + hashlib.blake2b(head + body, digest_size=16).digest() + body


def through(values):
    out = Writer()
    write_series(values, out)
    source = Reader(*(Stream(bytes(s)) for s in (out.heads, out.steps, out.noise)))
    result = read_series(source, *values.shape)
    source.finish()
    return result


@settings(UNHURRIED, max_examples=200)
@given(arrays.arrays(np.int32, st.tuples(st.integers(0, 12), st.integers(0, 5))))
def test_any_integers_come_back_exactly(values):
    np.testing.assert_array_equal(through(values), values)


def test_smooth_and_extreme_integers_come_back_exactly():
    line = np.arange(500, dtype=np.int32)[:, None] * 1000
    curve = (np.sin(np.arange(500) / 9) * 1e6).astype(np.int32)[:, None]
    limits = np.tile(np.array([-(2**31), 2**31 - 1], np.int32), 250)[:, None]
    values = np.hstack([line, curve, limits, np.zeros_like(line)])
    np.testing.assert_array_equal(through(values), values)


def test_motion_keeps_its_bounds():
    track = motion_track(120)
    read = decode_track(encode_track(track))
    assert isinstance(read, MotionTrack)
    np.testing.assert_allclose(read.pts, track.pts, atol=0.5e-6)
    np.testing.assert_allclose(read.face, track.face, atol=0.005001)
    np.testing.assert_array_equal(read.flags, track.flags)
    np.testing.assert_array_equal(read.noise, track.noise)
    assert read.contacts == track.contacts
    # Half a millimetre for adult units of shoulder width, ear to ear, hand length.
    error = np.linalg.norm(read.anchors - track.anchors, axis=-1).max(axis=(0, 1))
    assert (error * [0.38, 0.16, 0.20] <= 0.5e-3).all()


def test_errors_along_the_longest_chain_stay_under_their_bound():
    """Straight arm: every error of the chain moves the finger tip by its full lever."""
    chain = {
        "pelvis": 1.36, "spine1": 1.27, "spine2": 1.20, "spine3": 1.12, "left_collar": 0.87,
        "left_shoulder": 0.71, "left_elbow": 0.45, "left_wrist": 0.21, "left_middle1": 0.095,
        "left_middle2": 0.06, "left_middle3": 0.03,
    }  # fmt: skip
    from lexicon_db.tracks import JOINT_NAMES

    rng = np.random.default_rng(5)
    track = motion_track(2000)
    track = replace(
        track, rotations=rng.uniform(-1.5, 1.5, track.rotations.shape).astype(np.float32)
    )
    read = decode_track(encode_track(track))
    joints = [JOINT_NAMES.index(name) for name in chain]
    errors = angles_between(track.rotations[:, joints], read.rotations[:, joints])
    assert (errors @ np.array(list(chain.values()))).max() <= 0.8e-3


def test_landmarks_keep_their_bounds():
    track = landmark_track()
    read = decode_track(encode_track(track))
    for name, bound in (("hands", 1 / 32), ("face", 1 / 32), ("hands_world", 5e-5)):
        np.testing.assert_allclose(
            getattr(read, name), getattr(track, name), rtol=1e-6, atol=bound, equal_nan=True
        )
    for name, bound in (("pose", 1 / 32), ("pose_world", 5e-5)):
        np.testing.assert_allclose(
            getattr(read, name)[..., :3], getattr(track, name)[..., :3], rtol=1e-6, atol=bound
        )
        np.testing.assert_allclose(
            getattr(read, name)[..., 3], getattr(track, name)[..., 3], rtol=1e-6, atol=1 / 512
        )
    np.testing.assert_allclose(read.hand_scores, track.hand_scores, atol=1 / 512)
    np.testing.assert_array_equal(read.flags, track.flags)
    assert read.size == (1280, 720)


def test_fit_keeps_body_and_camera_exactly():
    track = fit_track()
    read = decode_track(encode_track(track))
    assert (read.body, read.size, read.focal) == (track.body, track.size, track.focal)
    np.testing.assert_array_equal(read.betas, track.betas)
    np.testing.assert_array_equal(read.hand_scale, track.hand_scale)
    np.testing.assert_allclose(read.translation, track.translation, rtol=1e-6, atol=5e-5)
    assert angles_between(read.rotations, track.rotations).max() < COARSEST


@settings(UNHURRIED, max_examples=60)
@given(
    arrays.arrays(
        np.float32,
        st.tuples(st.integers(0, 6), st.just(2), st.just(21), st.just(3)),
        elements=st.floats(-20000, 20000, width=32) | st.sampled_from([np.nan, np.inf, -np.inf]),
    )
)
def test_whatever_is_not_a_number_stays_so_and_the_rest_is_bounded(hands):
    frames = len(hands)
    read = decode_track(encode_track(replace(landmark_track(frames), hands=hands)))
    np.testing.assert_allclose(read.hands, hands, rtol=1e-6, atol=1 / 32, equal_nan=True)


@settings(UNHURRIED, max_examples=60)
@given(
    arrays.arrays(
        np.float32,
        st.tuples(st.integers(1, 6), st.just(55), st.just(3)),
        elements=st.floats(-7, 7, width=32),
    )
)
def test_rotations_stay_the_same_rotations(rotations):
    track = replace(motion_track(len(rotations)), rotations=rotations)
    read = decode_track(encode_track(track))
    assert angles_between(read.rotations, rotations).max() < COARSEST


def test_rotations_come_back_continuous():
    frames = 60
    angle = np.linspace(0, 4 * np.pi, frames)
    wrapped = (angle + np.pi) % (2 * np.pi) - np.pi
    track = motion_track(frames)
    track.rotations[:, 20] = 0
    track.rotations[:, 20, 1] = wrapped
    assert np.abs(np.diff(wrapped)).max() > 6
    read = decode_track(encode_track(track))
    np.testing.assert_allclose(read.rotations[:, 20, 1], angle, atol=1e-3)


def test_missing_hands_cost_almost_nothing():
    track = landmark_track(200)
    gone = track.hands.copy()
    gone[:, 0] = np.nan
    half = track.hands.copy()
    half[:, 0] = 0
    costs = [len(encode_track(replace(track, hands=hands))) for hands in (gone, half)]
    assert costs[0] - costs[1] < 100


def test_joints_without_motion_cost_nothing():
    track = motion_track(90)
    moving = len(encode_track(track))
    still = track.rotations.copy()
    still[:, 25:] = still[:1, 25:]
    absent = track.rotations.copy()
    absent[:, 25:] = 0
    sizes = [len(encode_track(replace(track, rotations=r))) for r in (still, absent)]
    assert moving - sizes[0] > 4000
    assert sizes[0] - sizes[1] < 300


def test_storing_again_loses_nothing_more():
    for track in (motion_track(), landmark_track(), fit_track()):
        once = encode_track(track)
        assert encode_track(decode_track(once)) == once


def test_variable_frame_times_survive():
    pts = np.cumsum(np.random.default_rng(1).choice([1001 / 30000, 1 / 15, 0.2], 50))
    read = decode_track(encode_track(replace(motion_track(50), pts=pts)))
    np.testing.assert_allclose(read.pts, pts, atol=0.5e-6)


@pytest.mark.parametrize("frames", [0, 1, 2])
def test_the_shortest_takes(frames):
    track = landmark_track(frames)
    read = decode_track(encode_track(track))
    assert read.face.shape == (frames, 478, 3)


def test_too_long_and_too_large_are_refused():
    long = motion_track(36_001)
    with pytest.raises(KnownError, match="36001 frames"):
        encode_track(long)
    track = motion_track(3)
    track.rotations[1, 3, 0] = 1e30
    with pytest.raises(KnownError, match="far too large"):
        encode_track(track)


def test_a_newer_format_is_named_as_such():
    data = bytearray(encode_track(motion_track(5)))
    data[4] = 2
    with pytest.raises(KnownError, match="newer version"):
        decode_track(bytes(data))


@settings(UNHURRIED, max_examples=300)
@given(st.binary(max_size=200))
def test_random_bytes_are_refused(data):
    with pytest.raises(KnownError):
        decode_track(data)
    with pytest.raises(KnownError):
        decode_track(b"KXTR" + data)


def test_every_truncation_is_refused():
    data = encode_track(motion_track(5))
    for length in range(0, len(data), 7):
        with pytest.raises(KnownError):
            decode_track(data[:length])


@pytest.mark.parametrize("make", [motion_track, landmark_track, fit_track])
def test_hostile_bytes_with_a_right_checksum_do_no_harm(make):
    """A forger can write the checksum too; then the content must be refused, or be a track."""
    blob = encode_track(make(8))
    claims = HEAD.unpack_from(blob)
    body = blob[HEAD.size + 16 :]
    unpack = zstandard.ZstdDecompressor().decompress
    pack = zstandard.ZstdCompressor(write_content_size=False, level=1).compress
    heads = unpack(body[: claims[5]], max_output_size=claims[4])
    steps = unpack(body[claims[5] : claims[5] + claims[7]], max_output_size=claims[6])
    noise = body[claims[5] + claims[7] :]
    rng = np.random.default_rng(11)
    for _ in range(200):
        parts = [bytearray(part) for part in (blob[: HEAD.size], heads, steps, noise)]
        for _ in range(rng.integers(1, 5)):
            victim = parts[rng.integers(4)]
            victim[rng.integers(min(len(victim), 2000))] = rng.integers(256)
        packed = [pack(bytes(part)) for part in parts[1:3]]
        forged = list(HEAD.unpack(bytes(parts[0])))
        forged[5], forged[7] = len(packed[0]), len(packed[1])
        data = with_checksum(HEAD.pack(*forged), b"".join([*packed, bytes(parts[3])]))
        assert refusal(check_track, data) == refusal(decode_track, data)


def refusal(read, data):
    """Why a track was refused, or nothing."""
    try:
        read(data)
    except KnownError as error:
        return error.why
    return None


def test_checking_makes_no_arrays():
    data = encode_track(landmark_track(1500))
    peaks = []
    for read in (check_track, decode_track):
        tracemalloc.start()
        read(data)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[0] < peaks[1] / 2
    assert check_track(data) is TrackKind.LANDMARKS


def test_a_small_blob_cannot_claim_a_huge_track():
    blob = encode_track(landmark_track(2))
    head = list(HEAD.unpack_from(blob))
    for frames in (36_000, 2**32 - 1):
        head[3] = frames
        forged = with_checksum(HEAD.pack(*head), blob[HEAD.size + 16 :])
        tracemalloc.start()
        with pytest.raises(KnownError):
            decode_track(forged)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 2_000_000


def test_a_compression_bomb_is_refused():
    compress = zstandard.ZstdCompressor(write_content_size=False).compress
    bomb = compress(bytes(50_000_000))
    plain = compress(b"{}")
    head = HEAD.pack(b"KXTR", 1, 1, 10, 2, len(plain), 1000, len(bomb))
    tracemalloc.start()
    with pytest.raises(KnownError):
        decode_track(with_checksum(head, plain + bomb))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def test_contacts_outside_of_the_track_are_refused():
    track = replace(motion_track(5), contacts=(Contact(2, 5, "a", "b"),))
    with pytest.raises(KnownError):
        decode_track(encode_track(track))


def test_size_of_fitted_motion():
    """Three kilobytes per second at 30 frames per second, with the noise of a good fit."""
    frames, rng = 300, np.random.default_rng(2)
    noise = np.zeros((55, 1))
    noise[[0, 3, 12, 13, 14, 15]] = 0.2e-3
    noise[16:22] = 0.5e-3
    noise[25:] = 3e-3
    track = motion_track(frames)
    smooth = np.cumsum(np.cumsum(rng.normal(0, 1, (frames, 55, 3)), 0), 0)
    rotations = noise * (smooth / 10 + rng.normal(0, 1, smooth.shape))
    anchors = track.anchors.round(2) + rng.normal(0, 0.002, track.anchors.shape)
    face = np.zeros((frames, 52))
    face[:, :20] = np.clip(0.3 + rng.normal(0, 0.01, (frames, 20)), 0, 1)
    track = replace(
        track,
        rotations=rotations.astype(np.float32),
        anchors=anchors.astype(np.float32),
        face=face.astype(np.float32),
    )
    assert len(encode_track(track)) / track.pts[-1] <= 3000
