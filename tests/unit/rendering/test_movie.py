"""Movies and recordings: the right frames, bounded work, progress that can stop."""

import numpy as np
import pytest
import torch

from app.core.progress import Cancelled
from app.rendering import movie
from app.rendering.backgrounds import plain
from app.rendering.labels import DRAFT, SYNTHETIC, Caption, overlay
from app.rendering.mannequin import Mannequin
from app.rendering.movie import Performance, Stage, frames
from app.rendering.recording import Sensor, record
from lexicon_db.errors import KnownError

GREY = (0.5, 0.5, 0.5)


class Block:
    """An identity that paints a square whose brightness is the height of the left wrist."""

    name = "block"
    needs_consent = False
    hand_scale = np.ones(2, np.float32)
    betas = np.zeros(10, np.float32)
    skin = GREY
    device = torch.device("cpu")

    def __init__(self, model, room_for=99):
        self.model = model
        self.room_for = room_for
        self.batches = []

    def render(self, posed, camera, *, smooth=True):
        count = len(posed.vertices)
        self.batches.append(count)
        if count > self.room_for:
            raise RuntimeError("CUDA out of memory. Tried to allocate 20 GiB")
        width, height = camera.size
        drawn = torch.zeros(count, height, width, 4)
        drawn[:, 10:20, 10:20] = 1
        drawn[:, 10:20, 10:20, 0] = posed.vertices[:, 4933, 1, None, None]
        return drawn


class Watcher:
    def __init__(self, stop_at=None):
        self.seen = []
        self.stop_at = stop_at

    def report(self, done, total, activity):
        self.seen.append((done, total))
        if done == self.stop_at:
            raise Cancelled


@pytest.fixture
def performance():
    rotations = np.zeros((5, 55, 3), np.float32)
    rotations[:, 16, 2] = np.linspace(0, 0.6, 5)
    return Performance(rotations, np.zeros((5, 52), np.float32))


@pytest.fixture
def stage(small_camera):
    return Stage(small_camera, plain(GREY, small_camera.size), labels=())


def test_frames_come_in_order_one_by_one(body, performance, stage):
    watcher = Watcher()
    seen = list(frames(performance, Block(body), stage, progress=watcher))
    assert [frame.shape for frame in seen] == [(96, 128, 3)] * 5
    assert all(frame.dtype == np.uint8 for frame in seen)
    heights = [int(frame[12, 12, 0]) for frame in seen]
    assert heights == sorted(set(heights))
    assert seen[0][50, 50].tolist() == [128, 128, 128]
    assert watcher.seen == [(k, 5) for k in range(1, 6)]


def test_nothing_is_rendered_before_it_is_asked_for(body, performance, stage):
    block = Block(body)
    coming = frames(performance, block, stage)
    assert block.batches == []
    next(coming)
    assert block.batches == [1]


def test_a_person_can_stop_the_work(body, performance, stage):
    block = Block(body)
    with pytest.raises(Cancelled):
        list(frames(performance, block, stage, progress=Watcher(stop_at=2)))
    assert sum(block.batches) == 2


def test_too_little_memory_means_smaller_portions_with_the_same_result(
    body, performance, stage, monkeypatch
):
    monkeypatch.setitem(movie._AT_ONCE, "cpu", 5)
    block = Block(body, room_for=2)
    seen = list(frames(performance, block, stage))
    assert block.batches == [5, 2, 2, 1]
    assert np.array_equal(seen, list(frames(performance, Block(body), stage)))


def test_too_little_memory_for_one_frame_is_a_known_trouble(body, performance, stage):
    with pytest.raises(KnownError, match="too little memory"):
        list(frames(performance, Block(body, room_for=0), stage))


def test_other_errors_are_not_taken_for_lack_of_memory(body, performance, stage):
    block = Block(body)
    block.render = lambda *_, **__: (_ for _ in ()).throw(RuntimeError("a bug"))
    with pytest.raises(RuntimeError, match="a bug"):
        list(frames(performance, block, stage))


def test_a_device_that_stops_is_a_known_trouble():
    lost = RuntimeError("CUDA error: unspecified launch failure")
    with pytest.raises(KnownError, match="stopped working"):
        movie._fewer(lost, 1, torch.device("cuda"))
    with pytest.raises(RuntimeError, match="CUDA error"):
        movie._fewer(lost, 1, torch.device("cpu"))


def test_work_that_goes_on_makes_the_same_frames(body, performance, stage):
    whole = list(frames(performance, Block(body), stage))
    rest = list(frames(performance, Block(body), stage, first=3))
    assert np.array_equal(whole[3:], rest)
    assert list(frames(performance, Block(body), stage, first=9)) == []


def test_captions_show_while_it_is_signed_and_leave_labels_readable(body, performance, stage):
    captions = (Caption(1, 2, "HOUSE"), Caption(4, 4, "a very long line of several words"))
    labels = (SYNTHETIC, DRAFT)
    told = Stage(stage.camera, stage.background, labels, captions)
    shown = np.stack(list(frames(performance, Block(body), told)))
    silent = Stage(stage.camera, stage.background, labels)
    plain_ones = np.stack(list(frames(performance, Block(body), silent)))
    changed = (shown != plain_ones).any(axis=(1, 2, 3))
    assert changed.tolist() == [False, True, True, False, True]
    width, height = stage.camera.size
    for text in ("HOUSE", captions[1].text):
        marked = overlay(labels, stage.camera.size, text)[..., 3] > 0
        rows = marked.any(dim=1)
        foot = int(np.flatnonzero(rows.numpy())[-1])
        assert foot < height - 1
        caption = overlay((), stage.camera.size, text)[..., 3] > 0
        label = overlay((SYNTHETIC,), stage.camera.size)[..., 3] > 0
        assert int(marked.sum()) >= int(caption.sum()) + int(label.sum())
        assert not caption[:, [0, width - 1]].any()


def test_renders_say_that_they_are_synthetic_unless_told_otherwise(body, performance, small_camera):
    background = plain(GREY, small_camera.size)
    labelled = next(frames(performance, Block(body), Stage(small_camera, background)))
    marked = overlay((SYNTHETIC,), small_camera.size)[..., 3].numpy() > 0
    assert ((labelled != 128).any(axis=2) == marked)[30:].all()


def test_without_background_frames_have_alpha(body, performance, small_camera):
    frame = next(frames(performance, Block(body), Stage(small_camera, None, labels=())))
    assert frame.shape == (96, 128, 4)
    assert frame[50, 50, 3] == 0
    assert frame[12, 12, 3] == 255


def test_the_translation_moves_the_body(body, performance, stage):
    higher = Performance(
        performance.rotations, performance.face, np.full((5, 3), [0, 0.2, 0], np.float32)
    )
    low = next(frames(performance, Block(body), stage))[12, 12, 0]
    high = next(frames(higher, Block(body), stage))[12, 12, 0]
    assert high - low == pytest.approx(0.2 * 255, abs=1)


@pytest.fixture(scope="module")
def mannequin(body):
    return Mannequin(body)


@pytest.fixture
def sweep():
    """An arm that sweeps 0.25 radians per frame."""
    rotations = np.zeros((3, 55, 3), np.float32)
    rotations[:, 16, 2] = [-1.0, -0.75, -0.5]
    return Performance(rotations, np.zeros((3, 52), np.float32))


def film(sweep, mannequin, camera, **sensor):
    return [f.astype(np.float32) for f in record(sweep, mannequin, camera, sensor=Sensor(**sensor))]


def test_recordings_are_the_same_each_time_and_noise_differs_between_frames(
    sweep, mannequin, small_camera
):
    one = film(sweep, mannequin, small_camera)
    assert np.array_equal(one, film(sweep, mannequin, small_camera))
    assert not np.array_equal(one, film(sweep, mannequin, small_camera, seed=1))
    wall = [frame[:20, :20] for frame in one]
    grain = (wall[1] - wall[0]).std() / np.sqrt(2) / 255
    assert grain == pytest.approx(0.007 * 1.2, rel=0.35)


def test_blur_widens_what_moves_and_leaves_its_place(sweep, mannequin, small_camera):
    sharp = film(sweep, mannequin, small_camera, noise=0.0)
    blurred = film(sweep, mannequin, small_camera, noise=0.0, shutter=0.8)
    assert np.array_equal(sharp[0], blurred[0])
    change = np.abs(sharp[2] - blurred[2]).max(axis=2)
    arm, head = change[:, 90:], change[:25, 50:75]
    assert (arm > 15).sum() > 20
    assert (head > 3).sum() == 0

    def middle(frame):
        empty = np.median(np.stack([s[:, 100:] for s in sharp]), axis=0)
        weight = np.abs(frame[:, 100:] - empty).sum(axis=2)
        y, x = np.mgrid[: weight.shape[0], : weight.shape[1]]
        return np.array([(y * weight).sum(), (x * weight).sum()]) / weight.sum()

    assert middle(blurred[2]) == pytest.approx(middle(sharp[2]), abs=1.5)
