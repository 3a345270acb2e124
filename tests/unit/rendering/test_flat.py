"""The flat identity: what was seen is drawn again, the rest is made plausible, files are safe."""

import dataclasses
import io
import json
import zipfile

import numpy as np
import pytest
import torch

from app.body.regions import PART_NAMES
from app.core.progress import Cancelled
from app.rendering import flat
from app.rendering.averaging import Footage
from app.rendering.camera import source_camera
from app.rendering.compositing import to_bytes
from app.rendering.identity import Posed
from app.rendering.identity_file import Card, read_card
from app.rendering.mannequin import Mannequin
from lexicon_db.errors import KnownError
from lexicon_db.tracks import FitTrack, HandFlag
from tests.unit.rendering.signing import signing

COUNT = 6


@pytest.fixture(scope="module")
def fit(body):
    return FitTrack(
        pts=np.arange(COUNT) / 25,
        body=body.hash,
        size=(256, 192),
        focal=420.0,
        betas=np.zeros(10, np.float32),
        hand_scale=np.ones(2, np.float32),
        rotations=signing(5 * COUNT)[::5],
        translation=np.tile(np.float32([0, 0.1, -2.2]), (COUNT, 1)),
        face=np.zeros((COUNT, 52), np.float32),
    )


@pytest.fixture(scope="module")
def truth(body, fit, skinner):
    """Pictures of the mannequin before green, and how it was posed."""
    mannequin, camera = Mannequin(body, skin=2), source_camera(fit)
    vertices = torch.from_numpy(skinner.batch(fit.rotations, fit.face, fit.translation))
    pictures = []
    for frame in range(COUNT):
        here = vertices[frame : frame + 1]
        drawn = mannequin.render(Posed(here, here, torch.zeros(1, 52)), camera)[0]
        green = drawn[..., :3] + (1 - drawn[..., 3:]) * torch.tensor([0.0, 1.0, 0.0])
        pictures.append(to_bytes(green).numpy())
    return pictures, vertices


def flags(value=HandFlag.MEASURED):
    return np.full((COUNT, 2), value, np.uint8)


@pytest.fixture(scope="module")
def appearance(body, fit, truth):
    return flat.look_at([Footage(truth[0], fit, flags())], body, size=256)


@pytest.fixture(scope="module")
def identity(body, appearance):
    return flat.FlatIdentity("Ana", appearance, body)


def test_a_signer_looks_as_in_the_recording(identity, fit, truth):
    pictures, vertices = truth
    camera = source_camera(fit)
    here = vertices[2:3]
    drawn = identity.render(Posed(here, here, torch.zeros(1, 52)), camera)[0]
    inside = drawn[..., 3] == 1
    error = (drawn[..., :3] - torch.from_numpy(pictures[2]).float() / 255)[inside]
    spread = (torch.from_numpy(pictures[2]).float() / 255)[inside]
    assert error.abs().mean() < 0.035
    assert error.pow(2).mean() < 0.06 * (spread - spread.mean(dim=0)).pow(2).mean()
    assert (error.mean(dim=0).abs() < 0.02).all()


def test_the_background_does_not_rub_off(identity, fit, truth):
    here = truth[1][4:5]
    drawn = identity.render(Posed(here, here, torch.zeros(1, 52)), source_camera(fit))[0]
    colors = drawn[drawn[..., 3] == 1]
    green = (colors[:, 1] > colors[:, 0] + 0.1) & (colors[:, 1] > colors[:, 2] + 0.1)
    assert green.float().mean() < 0.002


def test_the_unseen_back_has_the_colours_of_its_parts(identity, fit, truth):
    front = truth[1][0]
    middle = front.mean(dim=0)
    turned = (front - middle) * torch.tensor([-1.0, 1.0, -1.0]) + middle
    posed = Posed(turned[None], turned[None], torch.zeros(1, 52))
    drawn = identity.render(posed, source_camera(fit))[0]
    colors = drawn[drawn[..., 3] == 1][:, :3]
    seen = (colors.sum(dim=1) > 0.05).float().mean()
    assert seen > 0.98
    # The back of the torso is dark blue cloth, as the front is.
    row, column = 120, 128
    assert drawn[row, column, 3] == 1
    assert drawn[row, column, 2] > drawn[row, column, 0]


def test_the_skin_is_that_of_hands_and_face(appearance, body):
    red, green, blue = appearance.skin
    assert 0.5 < red < 1
    assert red > green > blue


def test_hands_that_were_not_measured_are_not_looked_at(body, fit, truth):
    blue_hands = [picture.copy() for picture in truth[0]]
    for picture in blue_hands:
        picture[:] = [0, 0, 255]
    footage = [
        Footage(truth[0], fit, flags(HandFlag.MEASURED)),
        Footage(blue_hands, fit, flags(HandFlag.INTERPOLATED)),
    ]
    found = flat.look_at(footage, body, size=256)
    texture = torch.from_numpy(found.texture).float()
    from app.rendering.atlas import unwrap
    from app.rendering.surface import Surface

    surface = Surface.of(body)
    laid = unwrap(surface, len(texture))
    on_hand = surface.parts[laid.face] == PART_NAMES.index("left_hand")
    hand = texture.view(-1, 3)[laid.pixel[on_hand]]
    assert hand[:, 0].mean() > hand[:, 2].mean() + 40


def test_the_shape_is_the_mean_over_takes(body, fit, truth):
    other = dataclasses.replace(
        fit,
        betas=np.full(10, 1.0, np.float32),
        hand_scale=np.full(2, 1.2, np.float32),
    )
    found = flat.look_at(
        [Footage(truth[0], fit, flags()), Footage(truth[0], other, flags())], body, size=256
    )
    assert found.betas == pytest.approx(np.full(10, 0.5))
    assert found.hand_scale == pytest.approx(np.full(2, 1.1))


def test_looking_can_be_stopped(body, fit, truth):
    class Stop:
        def report(self, done, total, activity):
            raise Cancelled

    with pytest.raises(Cancelled):
        flat.look_at([Footage(truth[0], fit, flags())], body, progress=Stop())


def test_recordings_of_another_body_are_refused(body, fit, truth):
    foreign = dataclasses.replace(fit, body="0" * 64)
    with pytest.raises(KnownError, match="another body file"):
        flat.look_at([Footage(truth[0], foreign, flags())], body)
    with pytest.raises(KnownError, match="no fitted recording"):
        flat.look_at([], body)


@pytest.fixture
def card(body):
    return Card("flat", "Ana", "signer-1", "consent-7", ("a" * 64, "b" * 64), body.hash)


@pytest.fixture
def saved(tmp_path, card, appearance):
    path = tmp_path / "ana.identity"
    flat.save(path, card, appearance)
    return path


def test_an_identity_is_the_same_after_saving(saved, card, identity, body, fit, truth):
    assert read_card(saved) == card
    again = flat.load(saved, body)
    here = truth[1][:1]
    posed = Posed(here, here, torch.zeros(1, 52))
    camera = source_camera(fit)
    assert torch.equal(again.render(posed, camera), identity.render(posed, camera))
    assert again.name == "Ana"
    assert again.needs_consent
    assert again.skin == pytest.approx(identity.skin, abs=1e-6)


def members(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(path, contents):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)


def array(values):
    file = io.BytesIO()
    np.save(file, values)
    return file.getvalue()


def with_card(path, **changes):
    contents = members(path)
    text = bytes(np.lib.format.read_array(io.BytesIO(contents["card.npy"])))
    changed = {**json.loads(text), **changes}
    contents["card.npy"] = array(np.frombuffer(json.dumps(changed).encode(), np.uint8))
    rewritten(path, contents)


def test_newer_identities_are_refused(saved, body):
    with_card(saved, version=2)
    with pytest.raises(KnownError, match="newer version of Kinelex"):
        flat.load(saved, body)


def test_changed_identities_are_refused(saved, body):
    contents = members(saved)
    rewritten(saved, contents | {"betas.npy": array(np.ones(10, np.float32))})
    with pytest.raises(KnownError, match="changed after it was made"):
        flat.load(saved, body)


@pytest.mark.parametrize("keep", [0, 200, 0.5, 0.98])
def test_damaged_identities_are_refused(saved, body, keep):
    raw = saved.read_bytes()
    saved.write_bytes(raw[: int(keep * len(raw)) if isinstance(keep, float) else keep])
    with pytest.raises(KnownError):
        flat.load(saved, body)


def test_identities_of_another_body_or_kind_are_refused(tmp_path, card, appearance, body):
    path = tmp_path / "x.identity"
    flat.save(path, dataclasses.replace(card, body="f" * 64), appearance)
    with pytest.raises(KnownError, match="another body file"):
        flat.load(path, body)
    flat.save(path, dataclasses.replace(card, kind="neural"), appearance)
    with pytest.raises(KnownError, match="neural"):
        flat.load(path, body)


def test_hostile_identities_run_nothing(saved, body):
    contents = members(saved)
    hostile = np.array([{"a": 1}], dtype=object)
    file = io.BytesIO()
    np.save(file, hostile, allow_pickle=True)
    rewritten(saved, contents | {"texture.npy": file.getvalue()})
    with pytest.raises(KnownError, match="could run any program"):
        flat.load(saved, body)
