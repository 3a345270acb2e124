"""The G-buffer: channels in their places, with values that can be worked out."""

import pytest
import torch

from app.body.regions import PART_NAMES
from app.rendering.gbuffer import CHANNEL_COUNT, CHANNELS, REGIONS, GBuffer, GBufferMaker, Scene
from app.rendering.identity import Posed


@pytest.fixture(scope="module")
def maker(body):
    return GBufferMaker(body)


@pytest.fixture(scope="module")
def scene(maker, posed, small_camera):
    moved = Posed(posed.vertices, posed.vertices - torch.tensor([0.02, 0.01, 0.0]), posed.face)
    confidence = torch.tensor([[0.9, 0.4, 0.7], [0.8, 0.3, 0.6]])
    moving = maker.moving(moved, small_camera)
    return Scene(maker.fragments(moved, small_camera), moving, confidence)


@pytest.fixture(scope="module")
def buffer(maker, scene):
    return maker.make(scene)


@pytest.fixture(scope="module")
def one(maker, posed, small_camera):
    """The scene of a single picture."""
    first = Posed(posed.vertices[:1], posed.before[:1], posed.face[:1])
    moving = maker.moving(first, small_camera)
    return Scene(maker.fragments(first, small_camera), moving, torch.ones(1, 3))


@pytest.fixture(scope="module")
def inside(buffer):
    """(M,) fragments of pixels that the body covers wholly."""
    fragments = buffer.fragments
    return torch.arange(len(buffer.values)) < (fragments.cover[: len(fragments.single)] == 1).sum()


def region(buffer, name):
    return buffer.channel("region")[:, REGIONS.index(name)] > 0


def test_channels_follow_the_list(buffer):
    assert CHANNEL_COUNT == 25
    assert torch.equal(torch.cat([buffer.channel(name) for name, _ in CHANNELS], 1), buffer.values)
    with pytest.raises(KeyError):
        buffer.channel("colour")


def test_all_is_finite_and_within_the_texture(buffer, inside):
    assert buffer.values.isfinite().all()
    assert buffer.uv.min() >= 0
    assert buffer.uv.max() <= 1
    assert buffer.uv[inside].std(dim=0).min() > 0.05


def test_every_fragment_has_one_region(buffer, body):
    assert (buffer.channel("region").sum(dim=1) == 1).all()
    numbers = torch.from_numpy(body.parts).long()[buffer.fragments.face]
    assert torch.equal(region(buffer, "left_hand"), numbers == PART_NAMES.index("left_hand"))
    assert region(buffer, "left_hand").sum() > 20


def test_normals_are_units_towards_the_camera(buffer, inside):
    normal = buffer.channel("normal")[inside]
    assert normal.norm(dim=1).median() == pytest.approx(1, abs=0.01)
    assert (normal[:, 2] < 0.2).float().mean() > 0.99
    assert buffer.channel("facing")[inside].mean() > 0.5


def test_hands_are_before_the_torso(buffer, inside):
    depth = buffer.channel("depth")[:, 0]
    hands = region(buffer, "left_hand") | region(buffer, "right_hand")
    assert 0.1 < depth[hands & inside].mean() < 0.6
    assert depth[region(buffer, "torso") & inside].abs().mean() < 0.15


def test_velocity_is_that_of_the_points(buffer, inside):
    velocity = buffer.channel("velocity")[region(buffer, "torso") & inside]
    # Two centimetres to the right and one up, in decimetres.
    assert velocity.median(dim=0).values.tolist() == pytest.approx([0.2, -0.1], abs=0.02)


def test_confidence_stands_in_its_own_fragments(buffer):
    picture = buffer.fragments.picture
    for name, channel, values in (
        ("left_hand", 0, (0.9, 0.8)),
        ("right_hand", 0, (0.4, 0.3)),
        ("face", 1, (0.7, 0.6)),
    ):
        for number in (0, 1):
            chosen = region(buffer, name) & (picture == number)
            shown = buffer.channel("confidence")[chosen, channel]
            assert shown.unique().tolist() == pytest.approx([values[number]])


def test_fingers_are_told_apart_on_hands_alone(buffer):
    strength = buffer.channel("finger").norm(dim=1)
    hands = region(buffer, "left_hand") | region(buffer, "right_hand")
    assert (strength[hands] > 0.9).float().mean() > 0.2
    assert strength[region(buffer, "torso")].max() == 0


def test_features_are_spots_on_the_face(buffer):
    features = buffer.channel("features")
    head = region(buffer, "face") | region(buffer, "hair")
    assert (features.amax(dim=0) > 0.3).all()
    assert features.max() <= 1
    assert features[~head].sum() < 0.05 * features.sum()


def test_the_surroundings_get_the_nearest_place_and_the_way_to_it(buffer):
    fragments = buffer.fragments
    around = fragments.cover[: len(fragments.single)] == 0
    away = buffer.channel("beyond")[: len(around)].norm(dim=1)
    assert away[around].min() > 0
    assert away[around].max() <= 1.0001
    assert away[~around].max() == 0


def test_edges_are_covered_by_the_share_of_the_body(buffer):
    fragments = buffer.fragments
    partly = fragments.cover[len(fragments.single) :]
    assert set(partly.unique().tolist()) == {0.25, 0.5, 0.75, 1.0}
    torch.testing.assert_close(fragments.share.sum(dim=1), torch.ones(len(partly)))


def test_windows_put_together_are_the_picture(maker, one):
    whole = maker.make(one)
    parts = [maker.make(one.window(left, 0, (64, 96))) for left in (0, 64)]
    joined = GBuffer.joined(parts)
    together = joined.fragments.spread(joined.values)
    expected = whole.fragments.spread(whole.values)
    torch.testing.assert_close(torch.cat(together.unbind(0), dim=2)[None], expected)


def test_compact_scenes_say_nearly_the_same(maker, one):
    kept = maker.make(one.compact().window(0, 0, (128, 96)))
    assert (kept.uv - maker.make(one).uv).abs().max() < 1e-3
