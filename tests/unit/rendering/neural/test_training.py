"""Training: learns more than an average, repeats itself, stops, goes on where it stopped."""

import numpy as np
import pytest
import torch

from app.core.progress import Cancelled
from app.rendering.neural.report import measure
from app.rendering.neural.single import show
from app.rendering.neural.training import Plan, Preview, train
from lexicon_db.errors import KnownError


class StopAt:
    """Progress that somebody stops at a share of the work."""

    def __init__(self, share):
        self.share, self.told = share, []

    def report(self, done, total, activity):
        self.told.append(done / total)
        if done >= self.share * total:
            raise Cancelled


@pytest.fixture(scope="module")
def few(examples):
    return examples.chosen(range(2))


@pytest.fixture(scope="module")
def whole(few, tmp_path_factory):
    return train(few, Plan(steps=2), checkpoint=tmp_path_factory.mktemp("whole") / "training")


def tensors(learned):
    return [*learned.body.state_dict().values(), *learned.detail.state_dict().values()]


def test_a_sign_that_was_never_seen_looks_more_like_the_signer_than_the_average(identity, examples):
    report = measure(identity, examples.chosen([7, 10]))
    assert report.signs == ("sign 1",)
    assert report.frames == 2
    assert report.learned.psnr > report.flat.psnr + 1
    assert report.learned.ssim > report.flat.ssim
    assert min(report.learned.alpha_iou, report.flat.alpha_iou) > 0.96


def test_the_same_seed_learns_the_same(few, whole, tmp_path):
    again = train(few, Plan(steps=2), checkpoint=tmp_path / "training")
    assert all(map(torch.equal, tensors(whole), tensors(again)))
    other = train(few, Plan(steps=2, seed=1), checkpoint=tmp_path / "other")
    assert not all(map(torch.equal, tensors(whole), tensors(other)))


def test_training_that_was_stopped_goes_on_to_the_same_result(few, whole, tmp_path):
    progress = StopAt(0.5)
    with pytest.raises(Cancelled):
        train(few, Plan(steps=2), checkpoint=tmp_path / "training", progress=progress)
    assert progress.told[-1] == 0.5
    resumed = train(few, Plan(steps=2), checkpoint=tmp_path / "training")
    assert all(map(torch.equal, tensors(whole), tensors(resumed)))


def test_training_does_not_go_on_with_other_recordings(few, examples, tmp_path):
    with pytest.raises(Cancelled):
        train(few, Plan(steps=2), checkpoint=tmp_path / "training", progress=StopAt(0.5))
    with pytest.raises(KnownError, match="not resumed"):
        train(examples.chosen(range(4)), Plan(steps=2), checkpoint=tmp_path / "training")


def test_training_ends_when_its_time_is_over_and_shows_what_it_knows(few, tmp_path, monkeypatch):
    monkeypatch.setattr("app.rendering.neural.training._PREVIEW", 0.0)
    seen = []
    preview = Preview(few[1], lambda step, picture: seen.append((step, picture)))
    train(few, Plan(seconds=0.1), checkpoint=tmp_path / "training", preview=preview)
    assert len(seen) <= 2
    for _, picture in seen:
        assert picture.shape == (96, 96, 3)
        assert picture.dtype == np.uint8


def test_poses_are_corrected_twice_by_what_is_known_by_then(few, tmp_path):
    seen = []

    def refine(examples, identity):
        seen.append(show(identity, examples[0]).std())
        return examples

    train(few, Plan(steps=2), checkpoint=tmp_path / "training", refine=refine)
    assert len(seen) == 2
    assert min(seen) > 10


def test_without_pictures_nothing_is_learned(examples, tmp_path):
    with pytest.raises(KnownError, match="no pictures"):
        train(examples.chosen([]), Plan(steps=1), checkpoint=tmp_path / "training")


def test_with_too_little_memory_fewer_are_learned_from_at_once(few, tmp_path, monkeypatch):
    from app.rendering.neural import course

    real, tried = course.unlikeness, []

    def hungry(painted, *others):
        tried.append(len(painted))
        if len(painted) > 2:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return real(painted, *others)

    monkeypatch.setattr(course, "unlikeness", hungry)
    train(few, Plan(steps=1), checkpoint=tmp_path / "training")
    assert tried == [4, 2, 2]
