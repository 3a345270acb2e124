"""From film to examples to better poses, with the truth of all of it."""

import dataclasses
import shutil

import cv2
import numpy as np
import pytest
import torch

from app.body.skinning import Skinner
from app.rendering.camera import source_camera
from app.rendering.examples.first_look import first_look
from app.rendering.examples.making import Wish, make_examples
from app.rendering.examples.refinement import refine
from app.rendering.examples.storage import open_examples
from app.rendering.examples.takes import Recorded, Square, view_of
from lexicon_db.errors import KnownError
from lexicon_db.tracks import JOINT_NAMES, HandFlag

CHOSEN = 10


@pytest.fixture(scope="module")
def made(body, fit, measured, film, tmp_path_factory):
    """Examples of one sign, of which the right hand was rejected, and their folder."""
    pictures, mattes = film
    softened = [cv2.GaussianBlur(matte, (0, 0), 2).astype(np.float32) for matte in mattes]
    flags = measured.copy()
    flags[:, 1] = HandFlag.REJECTED

    def segment(picture):
        # The square covers the whole of these pictures, so the film finds its own matte.
        apart = [np.abs(picture.astype(int) - other).mean() for other in cuts]
        return soft[int(np.argmin(apart))]

    square = view_of(fit, body)
    size = 96
    cuts = [cv2.resize(square.cut(one), (size, size), interpolation=cv2.INTER_AREA)
            for one in pictures]  # fmt: skip
    soft = [cv2.resize(square.cut(one), (size, size)) for one in softened]
    take = Recorded("HOUSE", lambda: iter(pictures), fit, flags)
    folder = tmp_path_factory.mktemp("examples")
    examples = make_examples(
        [take], body, folder, segment=segment, wish=Wish(size=size, most=CHOSEN)
    )
    return examples, folder


def test_examples_are_cut_out_of_the_film(made, fit, film, body):
    examples, _ = made
    assert CHOSEN <= len(examples) <= CHOSEN + 1
    square = view_of(fit, body)
    for example in examples:
        truth = cv2.resize(square.cut(film[1][example.frame]), examples.size)
        found = example.alpha > 0.5
        assert (found & (truth > 0.5)).sum() / (found | (truth > 0.5)).sum() > 0.95
        assert example.rotations == pytest.approx(fit.rotations[example.frame], abs=0.05)
        assert example.sign == "HOUSE"


def test_the_camera_of_an_example_sees_the_body_where_it_is(made, fit, body):
    examples, _ = made
    example, square = examples[4], view_of(fit, body)
    vertices = Skinner(body).vertices(example.rotations, example.face, example.translation)
    points = torch.from_numpy(vertices[::500])
    whole, _ = source_camera(fit).project(points)
    cut, _ = example.camera.project(points)
    scale = examples.size[0] / square.side
    expected = (whole - torch.tensor([square.left, square.top])) * scale
    assert cut.numpy() == pytest.approx(expected.numpy(), abs=1e-2)


def test_rejected_hands_are_not_believed(made):
    examples, _ = made
    assert (examples.confidence[:, 0] == 1).all()
    assert (examples.confidence[:, 1] == 0).all()
    assert all((example.weight == 0).sum() > 20 for example in examples)


def test_examples_are_read_again(made, body):
    examples, folder = made
    again = open_examples(folder, body)
    assert again.signs == examples.signs
    assert (again[3].rgb == examples[3].rgb).all()
    assert again[3].camera.center == pytest.approx(examples[3].camera.center)
    assert open_examples(folder / "nowhere", body) is None
    with pytest.raises(KnownError, match="another body file"):
        open_examples(folder, dataclasses.replace(body, hash="0" * 64))


def test_examples_with_lost_pictures_are_none(made, body, tmp_path):
    _, folder = made
    shutil.copytree(folder, tmp_path / "copy")
    alpha = tmp_path / "copy" / "alpha.npy"
    alpha.write_bytes(alpha.read_bytes()[:1000])
    assert open_examples(tmp_path / "copy", body) is None


def test_squares_reach_beyond_the_picture():
    picture = np.arange(16, dtype=np.uint8).reshape(4, 4, 1).repeat(3, axis=2)
    square = Square(-1, 2, 4)
    assert square.cut(picture)[:, :, 0].tolist()[0] == [8, 8, 9, 10]
    assert square.inside((4, 4)).sum() == 6


def test_the_first_look_has_the_colours_of_the_signer(made, mannequin):
    red, green, blue = first_look(made[0], size=128).skin
    assert (red, green, blue) == pytest.approx(mannequin.skin, abs=0.15)


def test_poses_are_laid_onto_the_pictures(made, mannequin):
    examples, _ = made
    true = examples.chosen(range(6))
    wrong = np.array(true.rotations)
    random = np.random.default_rng(1)
    for joint, off in (("elbow", 0.08), ("wrist", 0.15)):
        for side in ("left", "right"):
            number = JOINT_NAMES.index(f"{side}_{joint}")
            wrong[:, number, 1:] += off * random.choice([-1, 1], (6, 2)).astype(np.float32)
    measured = true.posed(wrong, true.translation, wrong, true.translation)
    found = refine(measured, mannequin)
    before, after = (_off(examples, true) for examples in (measured, found.examples))
    assert after < 0.6 * before
    kept = found.best(0.4)
    assert len(kept) < 6
    assert set(kept.frames) <= set(true.frames)


def _off(examples, true):
    """Mean distance of hand vertices from the truth in the picture, pixels."""
    from app.body.kinematics import FINGER_JOINTS

    hands = np.concatenate([
        np.flatnonzero(true.model.weights[:, joints].sum(axis=1) > 0.9) for joints in FINGER_JOINTS
    ])  # fmt: skip
    skinner = Skinner(true.model, true.betas, true.hand_scale)
    off = []
    for one, other in zip(examples, true, strict=True):
        places = [
            example.camera.project(
                torch.from_numpy(
                    skinner.vertices(example.rotations, example.face, example.translation)[hands]
                )
            )[0]
            for example in (one, other)
        ]
        off.append(float((places[0] - places[1]).norm(dim=1).mean()))
    return np.mean(off)
