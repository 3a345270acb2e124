"""What surrounds the learning of an identity: what is held out, kept, shown, and written on it."""

import json

import numpy as np
import pytest

from app.core.progress import Cancelled, Silent
from app.jobs.bodies import kept_body
from app.jobs.tasks import PREVIEW, REAL, REPORT, neural_file, train_identity
from app.rendering.camera import Camera
from app.rendering.examples.storage import PictureFiles, save_examples
from app.rendering.neural.examples import Examples
from app.rendering.neural.report import Report, Scores
from lexicon_db.errors import KnownError

SIDE = 32
SCORES = Scores(30.0, 0.9, 25.0, 0.8, 22.0, 0.7, 0.5, 0.95)


def examples(folder, signs):
    """Moments in which nothing but a level of grey is seen."""
    count = len(signs)
    files = PictureFiles(folder, count, SIDE)
    for name, level in (("rgb", 200), ("alpha", 255), ("weight", 255)):
        getattr(files, name)[:] = level
    zeros = np.zeros((count, 55, 3), np.float32)
    place = np.tile(np.array([0, 0, -2.4], np.float32), (count, 1))
    camera = Camera(
        (SIDE, SIDE), 30.0, (16.0, 16.0), np.zeros(3, np.float32), np.diag([1, -1, -1]).astype("f")
    )
    made = Examples(
        model=kept_body(None),
        betas=np.zeros(10, np.float32),
        hand_scale=np.ones(2, np.float32),
        rgb=files.rgb,
        alpha=files.alpha,
        weight=files.weight,
        rotations=zeros,
        face=np.zeros((count, 52), np.float32),
        translation=place,
        before_rotations=zeros,
        before_translation=place,
        confidence=np.ones((count, 3), np.float32),
        cameras=(camera,) * count,
        signs=tuple(signs),
        frames=np.arange(count),
    )
    save_examples(folder, made)
    return made


@pytest.fixture
def work(monkeypatch, tmp_path):
    """The task with learning, drawing and measuring left out; what they were given is kept."""

    class Work:
        signs = ("A", "A", "B", "B", "C", "C")
        looked = 0
        stop = None
        given = None
        cards = ()

        def run(self, **changes):
            told = {
                "name": "ana", "signer": "one", "consent": "two", "body": None, "device": "cpu",
                "seconds": 60.0, "preset": "cpu", "seed": 0,
                "takes": [
                    {"sign": sign, "sha256": f"{sign}0", "recording": "", "start": 0.0}
                    for sign in dict.fromkeys(self.signs)
                ],
            }  # fmt: skip
            return train_identity.run(told | changes, tmp_path, Silent())

    work = Work()

    def make(takes, model, folder, **_):
        work.looked += 1
        return examples(folder, work.signs)

    def train(learned_from, plan, *, checkpoint, progress, preview, refine):
        work.given = learned_from, plan, refine
        checkpoint.write_bytes(b"half")
        preview.show(3, np.full((SIDE, SIDE, 3), 90, np.uint8))
        progress.report(0.5, 1.0, "Learning")
        if work.stop:
            raise work.stop
        return "learned"

    class Identity:
        flat = None

        def __init__(self, name, learned, model, *, device):
            assert learned == "learned"

    def save(path, card, learned):
        work.cards = (*work.cards, card)
        path.write_bytes(b"identity")

    monkeypatch.setattr(train_identity, "make_examples", make)
    monkeypatch.setattr(train_identity, "_recorded", lambda take: type("Take", (), take))
    monkeypatch.setattr(train_identity, "train", train)
    monkeypatch.setattr(train_identity, "NeuralIdentity", Identity)
    monkeypatch.setattr(
        train_identity,
        "measure",
        lambda identity, aside, progress: Report(SCORES, SCORES, len(aside), aside.signs[:1]),
    )
    monkeypatch.setattr(
        train_identity,
        "comparison",
        lambda identities, example: np.full((8, 8, 3), 120, np.uint8),
    )
    monkeypatch.setattr(train_identity, "save", save)
    return work


def test_whole_signs_are_held_out_and_told_of(work, tmp_path):
    summary = work.run()
    learned_from, plan, _ = work.given
    (held_out,) = set(work.signs) - set(learned_from.signs)
    assert len(learned_from) == 4
    assert summary["report"]["signs"] == (held_out,)
    assert (summary["report"]["frames"], summary["examples"]) == (2, 4)
    assert summary["report"]["learned"]["hand_ssim"] == SCORES.hand_ssim
    assert json.loads(json.dumps(summary))
    assert (plan.seconds, plan.preset.value, plan.device) == (60.0, "cpu", "cpu")
    pictures = sorted(path.name for path in (tmp_path / REPORT).iterdir())
    assert pictures == [f"{number}.jpg" for number in range(summary["pictures"])]
    assert (tmp_path / PREVIEW).exists()
    assert (tmp_path / REAL).exists()
    (card,) = work.cards
    assert (card.kind, card.name, card.signer, card.consent) == ("neural", "ana", "one", "two")
    assert card.takes == ("A0", "B0", "C0")
    assert neural_file(tmp_path).read_bytes() == b"identity"


def test_of_a_single_sign_all_is_learned_and_nothing_is_measured(work):
    work.signs = ("A",) * 4
    summary = work.run()
    assert (summary["report"], summary["pictures"], summary["examples"]) == (None, 0, 4)


def test_what_was_cut_out_before_a_stop_is_used_again(work, tmp_path):
    work.stop = Cancelled()
    with pytest.raises(Cancelled):
        work.run()
    assert (tmp_path / "checkpoint.safetensors").read_bytes() == b"half"
    work.stop = None
    assert work.run()["examples"] == 4
    assert work.looked == 1


@pytest.mark.parametrize(("seconds", "refines"), [(30.0, False), (3600.0, True)])
def test_bodies_are_laid_onto_pictures_only_where_there_is_time(work, seconds, refines):
    work.run(seconds=seconds)
    assert (work.given[2] is not None) is refines


def test_a_device_that_stops_is_told_and_a_bug_is_none(work, monkeypatch):
    work.stop = RuntimeError("CUDA error: unspecified launch failure")
    with pytest.raises(RuntimeError, match="CUDA error"):
        work.run()
    import torch

    monkeypatch.setattr(train_identity, "choose_device", lambda wish: torch.device("cuda"))
    with pytest.raises(KnownError, match="stopped working"):
        work.run()
