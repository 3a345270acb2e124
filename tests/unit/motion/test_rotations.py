from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.transform import Rotation, Slerp  # noqa: TID253 - the yardstick

from app.body.kinematics import rotation_matrices
from app.motion.rotations import (
    compose,
    exp,
    from_matrices,
    geodesic,
    inverse,
    log,
    mean,
    relative,
    slerp,
    unwrapped,
)


def vectors(count=200, longest=np.pi, seed=0):
    rng = np.random.default_rng(seed)
    axes = rng.standard_normal((count, 3))
    axes /= np.linalg.norm(axes, axis=1, keepdims=True)
    return axes * rng.uniform(0, longest, (count, 1))


def as_scipy(quaternions):
    return Rotation.from_quat(np.roll(quaternions, -1, axis=-1))


def angle_between(quaternions, rotations):
    return (as_scipy(quaternions).inv() * rotations).magnitude()


def test_exp_agrees_with_scipy_also_beyond_a_turn():
    v = vectors(longest=20.0)
    assert angle_between(exp(v), Rotation.from_rotvec(v)).max() < 1e-12


def test_log_undoes_exp_up_to_half_a_turn():
    v = vectors(longest=np.pi - 1e-6)
    np.testing.assert_allclose(log(exp(v)), v, atol=1e-9)


@pytest.mark.parametrize("angle", [0.0, 1e-300, 1e-16, 1e-12, 1e-8, 1e-4])
def test_log_and_exp_are_exact_near_zero(angle):
    v = np.array([0.6, 0.0, -0.8]) * angle
    np.testing.assert_allclose(log(exp(v)), v, rtol=1e-9, atol=1e-300)


@pytest.mark.parametrize("below", [0.0, 1e-14, 1e-9, 1e-6])
def test_log_is_stable_at_half_a_turn(below):
    v = np.array([0.6, 0.0, -0.8]) * (np.pi - below)
    turned = log(exp(v))
    assert np.linalg.norm(turned) == pytest.approx(np.pi - below, abs=1e-12)
    assert abs(turned @ v) == pytest.approx(np.linalg.norm(v) ** 2, rel=1e-9)


def test_float32_comes_in_and_float64_goes_out():
    v = vectors(10).astype(np.float32)
    assert exp(v).dtype == np.float64
    np.testing.assert_allclose(log(exp(v)), v, atol=1e-6)


def test_from_matrices_agrees_with_scipy_at_every_angle():
    v = np.concatenate([vectors(), np.eye(3) * np.pi, np.zeros((1, 3)), vectors(20, 1e-7)])
    quaternions = from_matrices(rotation_matrices(v))
    assert angle_between(quaternions, Rotation.from_rotvec(v)).max() < 1e-7


def test_compose_turns_by_the_second_first():
    a, b = vectors(seed=1), vectors(seed=2)
    product = Rotation.from_rotvec(a) * Rotation.from_rotvec(b)
    assert angle_between(compose(exp(a), exp(b)), product).max() < 1e-12


def test_relative_leads_from_start_to_end():
    a, b = exp(vectors(seed=1)), exp(vectors(seed=2))
    assert geodesic(compose(a, relative(a, b)), b).max() < 1e-12
    assert geodesic(compose(a, inverse(a)), exp(np.zeros(3))).max() < 1e-12


def test_geodesic_is_the_angle_and_blind_to_the_sign_of_quaternions():
    a = exp(np.array([0.3, 0.0, 0.0]))
    b = exp(np.array([1.5, 0.0, 0.0]))
    assert geodesic(a, b) == pytest.approx(1.2, abs=1e-12)
    assert geodesic(a, -b) == pytest.approx(1.2, abs=1e-12)
    assert geodesic(a, a) == 0
    assert geodesic(exp(np.zeros(3)), exp(np.array([0, np.pi, 0]))) == pytest.approx(np.pi)


def test_slerp_agrees_with_scipy():
    a, b = vectors(seed=3)[:20], vectors(seed=4)[:20]
    for share in (0.0, 0.2, 0.5, 1.0):
        made = slerp(exp(a), exp(b), np.full(20, share))
        for i in range(20):
            truth = Slerp([0, 1], Rotation.from_rotvec([a[i], b[i]]))(share)
            assert angle_between(made[i], truth) < 1e-9


def test_slerp_between_opposite_rotations_goes_half_a_turn_at_constant_speed():
    a, b = exp(np.zeros(3)), exp(np.array([0.0, np.pi, 0.0]))
    way = slerp(np.tile(a, (11, 1)), np.tile(b, (11, 1)), np.linspace(0, 1, 11))
    np.testing.assert_allclose(geodesic(way[1:], way[:-1]), np.pi / 10, atol=1e-9)


def test_unwrapped_follows_a_steady_turn_through_many_revolutions():
    axis = np.array([2.0, -1.0, 2.0]) / 3
    angles = np.linspace(0.1, 40.0, 400)
    wrapped = log(exp(angles[:, None] * axis))
    np.testing.assert_allclose(unwrapped(wrapped), angles[:, None] * axis, atol=1e-8)


def test_unwrapped_passes_through_zero_and_keeps_a_still_joint_beside_it():
    angles = np.linspace(7.0, -7.0, 300)
    tracks = np.zeros((300, 2, 3))
    tracks[:, 0, 0] = angles
    tracks[:, 1] = [0.1, 0.2, 0.3]
    result = unwrapped(log(exp(tracks)))
    expected = tracks[:, 0, 0] - 2 * np.pi  # the first frame keeps its shortest form
    np.testing.assert_allclose(result[:, 0, 0], expected, atol=1e-8)
    np.testing.assert_allclose(result[:, 1], tracks[:, 1], atol=1e-12)


def test_unwrapped_changes_no_rotation():
    rng = np.random.default_rng(5)
    jumps = rng.standard_normal((50, 4, 3)) * 3
    assert geodesic(exp(unwrapped(jumps)), exp(jumps)).max() < 1e-9


def test_mean_lies_in_the_middle_and_ignores_the_sign_of_quaternions():
    a, b = exp(np.array([0.2, 0.0, 0.0])), exp(np.array([1.0, 0.0, 0.0]))
    middle = mean(np.stack([a, -b]))
    assert geodesic(middle, exp(np.array([0.6, 0.0, 0.0]))) == pytest.approx(0, abs=1e-9)


def test_mean_follows_weights_as_scipy_does():
    v = vectors(9, 1.0)
    weights = np.arange(1.0, 10.0)
    truth = Rotation.from_rotvec(v).mean(weights)
    assert angle_between(mean(exp(v), weights), truth) < 1e-9
