"""Layers, backgrounds and labels."""

import pytest
import torch
from PIL import Image

from app.rendering.backgrounds import picture, plain, room
from app.rendering.compositing import compose, to_bytes
from app.rendering.contrast import calm_background, contrast, is_readable
from app.rendering.labels import DRAFT, SYNTHETIC, overlay
from app.rendering.palette import SKIN_TONES
from lexicon_db.errors import KnownError

BLANK = torch.zeros(4, 6, 4)


def test_layers_are_laid_over_each_other():
    signer = torch.zeros(1, 4, 6, 4)
    signer[0, 1, 1] = torch.tensor([0.5, 0.25, 0.0, 0.5])
    label = BLANK.clone()
    label[1, 2] = torch.tensor([1.0, 1.0, 1.0, 1.0])
    done = compose(signer, plain((0.2, 0.4, 0.6), (6, 4)), label)
    assert done.shape == (1, 4, 6, 3)
    assert done[0, 0, 0].tolist() == pytest.approx([0.2, 0.4, 0.6])
    assert done[0, 1, 1].tolist() == pytest.approx([0.6, 0.45, 0.3])
    assert done[0, 1, 2].tolist() == [1, 1, 1]


def test_without_background_colours_are_not_premultiplied():
    signer = torch.zeros(1, 4, 6, 4)
    signer[0, 1, 1] = torch.tensor([0.5, 0.25, 0.0, 0.5])
    done = compose(signer, None, BLANK)
    assert done[0, 1, 1].tolist() == pytest.approx([1.0, 0.5, 0.0, 0.5])
    assert done[0, 0, 0].tolist() == [0, 0, 0, 0]


def test_the_shadow_falls_beside_the_signer_only():
    signer = torch.zeros(1, 60, 80, 4)
    signer[0, 20:40, 30:50, 3] = 1
    wall = plain((0.8, 0.8, 0.8), (80, 60))
    done = compose(signer, wall, torch.zeros(60, 80, 4), shadow=True)[0, ..., 0]
    assert done[41, 40] < 0.75
    assert done[5, 75] == pytest.approx(0.8)


def test_bytes_are_rounded_and_held():
    values = torch.tensor([-0.1, 0.0, 0.5, 1.0, 1.7])
    assert to_bytes(values).tolist() == [0, 0, 128, 255, 255]


def test_labels_stand_in_their_corners_with_readable_letters():
    sheet = overlay((SYNTHETIC, DRAFT), (640, 360))
    marked = sheet[..., 3] > 0
    rows, columns = marked.nonzero().unbind(1)
    assert marked[:180, :320].any()
    assert marked[180:, 320:].any()
    assert not marked[:180, 320:].any()
    assert not marked[180:, :320].any()
    assert rows.min() >= 5
    assert 640 - columns.max() >= 5
    assert (sheet[..., :3].amin(dim=2) > 0.95).sum() > 60
    assert marked.float().mean() < 0.06
    assert (sheet[..., :3] <= sheet[..., 3:] + 1e-6).all()


def test_labels_fit_into_the_smallest_videos():
    marked = overlay((SYNTHETIC,), (192, 144))[..., 3] > 0
    assert marked[:, 0].sum() == 0
    assert marked.any()


def test_contrast_is_that_of_the_standard():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)) == pytest.approx(1)


@pytest.mark.parametrize("skin", SKIN_TONES)
def test_every_skin_gets_a_readable_background(skin):
    assert is_readable(calm_background(skin), skin)
    assert not is_readable(skin, skin)


def test_a_picture_fills_the_size_upright_and_uncut_where_it_fits(tmp_path):
    path = tmp_path / "wall.png"
    Image.linear_gradient("L").resize((200, 100)).convert("RGB").save(path)
    found = picture(path, (64, 32))
    assert found.shape == (32, 64, 3)
    assert found[:, :, 0].mean(dim=1).diff().min() > 0


@pytest.mark.parametrize("content", [b"", b"no picture at all"])
def test_a_broken_picture_is_refused(tmp_path, content):
    path = tmp_path / "broken.png"
    path.write_bytes(content)
    with pytest.raises(KnownError, match=r"broken\.png cannot be read as a picture"):
        picture(path, (8, 8))


def test_a_picture_with_a_damaged_part_is_refused(tmp_path):
    path = tmp_path / "broken.png"
    Image.effect_noise((300, 300), 80).save(path)
    before, _, after = path.read_bytes().rpartition(b"IDAT")
    assert b"IDAT" in before
    path.write_bytes(before + b"\x02\x05\x19\x00" + after)
    with pytest.raises(KnownError, match=r"broken\.png cannot be read as a picture"):
        picture(path, (8, 8))


def test_a_room_has_a_light_wall_and_a_darker_floor_and_looks_the_same_again():
    seen = room((160, 90))
    assert torch.equal(seen, room((160, 90)))
    assert not torch.equal(seen, room((160, 90), seed=1))
    assert seen[:70].mean() > seen[85:].mean() + 0.15
    assert seen[:70].std() > 0.01
    assert seen.min() >= 0
    assert seen.max() <= 1
