from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

from app.core.paths import resource
from app.core.progress import Silent
from app.jobs.files import folder_of, for_worker
from app.jobs.tasks import prior_file
from app.jobs.tasks.train_motion import run
from app.studio.composing import compose, read_glosses
from app.studio.lexicons import open_lexicon
from app.studio.motion_training import (
    commit_prior,
    last_training,
    own_prior,
    own_prior_file,
    request_training,
)
from lexicon_db.errors import KnownError

BETTER = {"is_better": True, "before": 0.97, "after": 0.94, "takes": 40, "held_out": 12}


@pytest.fixture
def lexicon(tmp_path, lettered_folder):
    with open_lexicon(shutil.copytree(lettered_folder, tmp_path / "lexicon")) as opened:
        yield opened


def make_prior(folder, share=None):
    """A prior in the folder of a job: the one that ships, or with another share of it."""
    from dataclasses import replace

    from app.motion.latent.prior_file import save_prior, shipped_prior

    prior = shipped_prior()
    if share is not None:
        prior = replace(prior, share=np.array([share], np.float32))
    folder.mkdir(parents=True, exist_ok=True)
    save_prior(prior_file(folder), prior)


def test_a_lexicon_without_motion_has_nothing_to_learn_from(tmp_path, empty_folder):
    with (
        open_lexicon(shutil.copytree(empty_folder, tmp_path / "lexicon")) as lexicon,
        pytest.raises(KnownError, match="No take"),
    ):
        request_training(lexicon)


def test_one_training_waits_at_a_time_and_too_few_takes_are_explained(lexicon):
    job = request_training(lexicon, minutes=1, seed=3)
    assert request_training(lexicon).id == job.id
    assert len(job.parameters["motions"]) == 3
    folder = folder_of(lexicon, job)
    with pytest.raises(KnownError, match="are needed"):
        run(for_worker(lexicon, job.parameters), folder, Silent())


def test_what_is_better_is_kept_and_used_to_compose(lexicon, tmp_path):
    slots = read_glosses(lexicon, "O W D").slots
    shipped = compose(lexicon, slots)
    job = request_training(lexicon)
    make_prior(tmp_path / "job", share=0.0)
    commit_prior(lexicon, job, tmp_path / "job", {**BETTER, "is_better": False})
    assert own_prior(lexicon) is None
    commit_prior(lexicon, job, tmp_path / "job", BETTER)
    training = last_training(lexicon)
    assert (training.before, training.after) == (0.97, 0.94)
    assert own_prior(lexicon) is not None
    composed = compose(lexicon, slots)
    assert np.abs(composed.rotations - shipped.rotations).max() > 1e-3
    assert (
        composed.rotations[composed.origin == 0] == shipped.rotations[shipped.origin == 0]
    ).all()


def test_a_damaged_or_newer_prior_of_the_lexicon_is_explained(lexicon, tmp_path):
    slots = read_glosses(lexicon, "O W").slots
    own = own_prior_file(lexicon)
    own.parent.mkdir()
    shutil.copy(resource("models", own.name), own)
    card = json.loads(resource("models", own.name).with_suffix(".json").read_bytes())
    own.with_suffix(".json").write_text(json.dumps({**card, "format": 99}))
    with pytest.raises(KnownError, match="newer"):
        compose(lexicon, slots)
    own.with_suffix(".json").write_text("{}")
    with pytest.raises(KnownError, match="damaged"):
        compose(lexicon, slots)
