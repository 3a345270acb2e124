"""The G-buffer: channels in their places, with values that can be worked out."""

import pytest
import torch

from app.body.regions import PART_NAMES
from app.rendering.gbuffer import CHANNEL_COUNT, CHANNELS, REGIONS, GBufferMaker
from app.rendering.identity import Posed


@pytest.fixture(scope="module")
def buffer(body, posed, small_camera):
    moved = Posed(posed.vertices, posed.vertices - torch.tensor([0.02, 0.01, 0.0]), posed.face)
    confidence = torch.tensor([[0.9, 0.4, 0.7], [0.8, 0.3, 0.6]])
    return GBufferMaker(body).make(moved, small_camera, confidence)


@pytest.fixture(scope="module")
def mask(buffer):
    return buffer.channel("mask")[:, 0] > 0


def test_channels_follow_the_list(buffer):
    assert buffer.stack.shape == (2, 26, 96, 128)
    assert CHANNEL_COUNT == 26
    parts = torch.cat([buffer.channel(name) for name, _ in CHANNELS], dim=1)
    assert torch.equal(parts, buffer.stack)
    with pytest.raises(KeyError):
        buffer.channel("colour")


def test_nothing_is_said_where_nothing_is_seen(buffer, mask):
    assert 0.05 < mask.float().mean() < 0.6
    assert (buffer.stack.permute(0, 2, 3, 1)[~mask] == 0).all()
    assert buffer.stack.isfinite().all()


def test_every_seen_pixel_has_one_region(buffer, mask, body):
    region = buffer.channel("region")
    assert (region.sum(dim=1)[mask] == 1).all()
    numbers = torch.from_numpy(body.parts).long()[buffer.raster.face]
    left = region[:, REGIONS.index("left_hand")].reshape(-1)[buffer.raster.pixel] > 0
    assert torch.equal(left, numbers == PART_NAMES.index("left_hand"))
    assert left.sum() > 20


def test_normals_are_units_towards_the_camera(buffer, mask):
    normal = buffer.channel("normal").permute(0, 2, 3, 1)[mask]
    assert normal.norm(dim=1).tolist() == pytest.approx([1] * len(normal), abs=1e-4)
    assert (normal[:, 2] < 0.2).float().mean() > 0.99
    facing = buffer.channel("facing")[:, 0][mask]
    assert facing.mean() > 0.5


def test_texture_places_are_within_the_texture(buffer, mask):
    uv = buffer.channel("uv").permute(0, 2, 3, 1)[mask]
    assert uv.min() >= -1
    assert uv.max() <= 1
    assert uv.std(dim=0).min() > 0.1


def test_hands_are_before_the_torso(buffer):
    depth, region = buffer.channel("depth")[:, 0], buffer.channel("region")
    hands = region[:, :2].sum(dim=1) > 0
    torso = region[:, REGIONS.index("torso")] > 0
    assert 0.1 < depth[hands].mean() < 0.6
    assert depth[torso].abs().mean() < 0.15


def test_velocity_is_that_of_the_points_in_the_picture(buffer, mask, small_camera):
    velocity = buffer.channel("velocity").permute(0, 2, 3, 1)[mask]
    torso = buffer.channel("region")[:, REGIONS.index("torso")][mask] > 0
    distance = buffer.raster.depth[torso]
    right = small_camera.focal * 0.02 / distance / 96
    assert velocity[torso, 0].tolist() == pytest.approx(right.tolist(), rel=0.02)
    assert (velocity[torso, 1] / velocity[torso, 0]).mean() == pytest.approx(-0.5, abs=0.02)


def test_confidence_stands_in_its_own_pixels(buffer):
    confidence, region = buffer.channel("confidence"), buffer.channel("region")
    for name, channel, values in (
        ("left_hand", 0, (0.9, 0.8)),
        ("right_hand", 0, (0.4, 0.3)),
        ("face", 1, (0.7, 0.6)),
    ):
        for picture in (0, 1):
            shown = confidence[picture, channel][region[picture, REGIONS.index(name)] > 0]
            assert shown.unique().tolist() == pytest.approx([values[picture]])


def test_fingers_are_told_apart_on_hands_alone(buffer):
    finger, region = buffer.channel("finger"), buffer.channel("region")
    hands = region[:, :2].sum(dim=1) > 0
    torso = region[:, REGIONS.index("torso")] > 0
    strength = finger.norm(dim=1)
    assert (strength[hands] > 0.9).float().mean() > 0.2
    assert strength[torso].max() == 0


def test_features_are_spots_on_the_face(buffer, body):
    features = buffer.channel("features")
    head = buffer.channel("region")[:, [REGIONS.index("face"), REGIONS.index("hair")]].sum(dim=1)
    assert (features.amax(dim=(2, 3)) > 0.3).all()
    assert features.max() <= 1
    assert (features * (head == 0)[:, None]).sum() < 0.05 * features.sum()
