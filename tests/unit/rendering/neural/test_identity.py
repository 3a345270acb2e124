"""The learned identity: draws at any size, goes into a file and comes back."""

import json
from dataclasses import replace

import numpy as np
import pytest
import torch

from app.body.skinning import Skinner
from app.rendering.identity_file import Card
from app.rendering.movie import Performance, Stage, frames
from app.rendering.neural.identity_file import KIND, load, read_card, save
from app.rendering.neural.single import drawn
from app.rendering.neural.tensor_file import read_tensors, tensor_bytes
from lexicon_db.errors import KnownError


@pytest.fixture
def card(body):
    return Card(KIND, "Ada", "signer-1", "consent-1", ("ab" * 32,), body.hash)


@pytest.fixture
def file(tmp_path, card, learned):
    save(tmp_path / "ada.safetensors", card, learned)
    return tmp_path / "ada.safetensors"


def picture(identity, example):
    skinner = Skinner(identity.model, identity.betas, identity.hand_scale)
    return drawn(identity, skinner, example)


def test_a_file_gives_the_same_pictures(file, card, body, identity, examples):
    assert read_card(file) == card
    loaded = load(file, body)
    assert loaded.name == "Ada"
    assert loaded.needs_consent
    assert torch.equal(picture(loaded, examples[3]), picture(identity, examples[3]))
    assert torch.equal(picture(loaded.flat, examples[3]), picture(identity.flat, examples[3]))
    assert loaded.flat.name == "Ada:flat"


def test_damaged_files_are_refused(file, body):
    whole = file.read_bytes()
    for damaged in (whole[: len(whole) // 2], b"", b"no tensors at all", _changed(whole)):
        file.write_bytes(damaged)
        with pytest.raises(KnownError):
            load(file, body)


def _changed(whole):
    return whole[:-5] + bytes([whole[-5] ^ 64]) + whole[-4:]


@pytest.mark.parametrize("what", ["version", "channels"])
def test_newer_files_are_refused_by_name(file, body, what):
    tensors, texts = read_tensors(file)
    facts = json.loads(texts["card"])
    facts[what] += 1
    file.write_bytes(tensor_bytes(tensors, {"card": json.dumps(facts)}))
    with pytest.raises(KnownError, match="newer version"):
        load(file, body)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("detail_textures", [200_000]),
        ("levels", 10**9),
        ("zoom", 1000),
        ("base", 0),
        ("texels", 0.5),
        ("hidden", "32"),
        ("textures", []),
        ("textures", [4096] * 3),
    ],
)
def test_a_card_that_wants_endless_memory_is_refused(file, body, name, value):
    tensors, texts = read_tensors(file)
    facts = json.loads(texts["card"])
    facts["size"][name] = value
    file.write_bytes(tensor_bytes(tensors, {"card": json.dumps(facts)}))
    with pytest.raises(KnownError, match="networks are incomplete"):
        load(file, body)


def test_files_of_another_kind_or_body_are_refused(file, tmp_path, card, body, learned):
    with pytest.raises(KnownError, match="another body"):
        load(file, replace(body, hash="0" * 64))
    save(tmp_path / "flat", replace(card, kind="flat"), learned)
    with pytest.raises(KnownError, match="kind flat"):
        load(tmp_path / "flat", body)


def test_pictures_are_premultiplied_and_the_same_each_time(identity, examples):
    first = picture(identity, examples[2])
    assert first.shape == (96, 96, 4)
    assert first.min() >= 0
    assert (first[..., :3] <= first[..., 3:] + 1e-6).all()
    assert torch.equal(first, picture(identity, examples[2]))


def test_larger_pictures_show_the_same(identity, examples):
    small = picture(identity, examples[2])
    camera = examples[2].camera.resized((192, 192))
    large = picture(identity, replace(examples[2], camera=camera))
    reduced = large.view(96, 2, 96, 2, 4).mean(dim=(1, 3))
    assert (reduced - small).abs().mean() < 0.02


def test_movies_are_made_of_it(identity, examples):
    performance = Performance(examples.rotations[[0, 8]], examples.face[[0, 8]])
    stage = Stage(examples.cameras[0], background=None, labels=())
    seen = list(frames(performance, identity, stage))
    assert len(seen) == 2
    assert seen[0].shape == (96, 96, 4)
    assert not np.array_equal(*seen)
