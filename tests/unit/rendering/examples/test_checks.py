"""What no identity can be learned from is refused, with the name of the recording."""

import dataclasses

import numpy as np
import pytest

from app.rendering.examples.checks import TakeLook, require_usable
from app.rendering.examples.takes import Recorded
from app.rendering.examples.tones import common_tones
from lexicon_db.errors import KnownError
from lexicon_db.tracks import HandFlag

SIZE = 96
SKIN, CLOTH = np.array([200, 150, 130]), np.array([60, 80, 140])


@pytest.fixture
def take(fit, measured):
    return Recorded("HOUSE", lambda: iter(()), fit, measured)


def area(rows, columns):
    mask = np.zeros((SIZE, SIZE), bool)
    mask[rows, columns] = True
    return mask


FACE, TORSO = area(slice(10, 30), slice(40, 56)), area(slice(30, 96), slice(30, 66))
BODY = FACE | TORSO


def scene(*, light=1.0, cloth=CLOTH, shift=0):
    columns = np.arange(SIZE) + shift
    wall = 120 + 60 * np.sin(columns / 4)
    picture = np.repeat(np.tile(wall, (SIZE, 1))[..., None], 3, axis=2)
    picture[TORSO], picture[FACE] = cloth, SKIN
    return (picture * light).clip(0, 255).astype(np.uint8)


def look(pictures, *, other=False, sign="HOUSE"):
    found = TakeLook(sign)
    coarse = BODY.astype(np.float32)
    if other:
        coarse = coarse.copy()
        coarse[:, :13] = 1
    for picture in pictures:
        found.add(picture, coarse, BODY, {"face": FACE, "torso": TORSO})
    return found


def test_good_takes_pass(take):
    require_usable([take], [look([scene(), scene(light=1.1)])])


def test_too_little_is_refused(take):
    fit = take.fit
    short = dataclasses.replace(
        fit,
        **{name: getattr(fit, name)[:8] for name in ("pts", "rotations", "translation", "face")},
    )
    with pytest.raises(KnownError, match="8 pictures in all"):
        require_usable([dataclasses.replace(take, fit=short, flags=take.flags[:8])])


def test_hands_that_are_never_seen_are_refused(take):
    unseen = dataclasses.replace(take, flags=np.full_like(take.flags, HandFlag.MISSING))
    with pytest.raises(KnownError, match="Hands are seen in 0 of"):
        require_usable([unseen])


@pytest.mark.parametrize(
    ("pictures", "other", "why"),
    [
        ([scene(), scene()], True, "Somebody else"),
        ([scene(), scene(light=0.6)], False, "The light changes"),
        ([scene(), scene(shift=6), scene(shift=12)], False, "The camera or the background moves"),
    ],
)
def test_what_is_wrong_with_a_take_is_said(take, pictures, other, why):
    with pytest.raises(KnownError, match=f"{why}.*HOUSE"):
        require_usable([take], [look(pictures, other=other)])


def test_other_clothes_are_refused(take):
    looks = [look([scene()], sign=name) for name in ("A", "B", "C")]
    looks.append(look([scene(cloth=[170, 40, 50])], sign="RED"))
    with pytest.raises(KnownError, match="In “RED” the signer wears other clothes"):
        require_usable([take], looks)


def test_the_same_clothes_in_other_light_pass_and_get_one_light(take):
    looks = [look([scene()], sign=name) for name in ("A", "B")]
    looks.append(look([scene(light=0.75)], sign="DARK"))
    require_usable([take], looks)
    usual, _, brighter = common_tones(looks)
    assert (usual[::5, 0] == np.arange(0, 256, 5)).all()
    dark = (SKIN * 0.75).astype(np.uint8)
    assert brighter[dark, np.arange(3)] == pytest.approx(SKIN, abs=8)
    assert (brighter[0] == 0).all()
    assert (np.diff(brighter.astype(int), axis=0) >= 0).all()
