from __future__ import annotations

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest

from app.core.paths import resource
from app.core.progress import Silent
from app.jobs.files import folder_of, for_worker
from app.jobs.tasks import prior_file
from app.jobs.tasks.train_motion import run
from app.motion.corpus.durations import SHIPPED, LearnedTiming
from app.studio.composing import compose, read_glosses
from app.studio.lexicons import open_lexicon
from app.studio.motion_training import (
    ReportRow,
    commit_prior,
    duration_model,
    forget_training,
    learned_timing,
    own_prior,
    own_prior_file,
    request_training,
    require_training_allowed,
    training_report,
    withdrawn_signers,
)
from lexicon_db.consents import grant_consent, withdraw_consent
from lexicon_db.errors import KnownError
from lexicon_db.jobs import get_job
from lexicon_db.records import FillMethod, JobState, Scope
from lexicon_db.signers import find_signer

ROW = {"part": "hands", "unit": "deg", "before": 4.0, "after": 3.9, "count": 80, "constant": None}
BETTER = {
    "is_better": True,
    "timing_is_better": None,
    "before": 0.97,
    "after": 0.94,
    "rows": [ROW],
    "takes": 40,
    "corpus_recordings": 0,
    "signers": 1,
    "held_out": 12,
    "gaps": 0,
    "sign_seconds": None,
    "stroke_share": None,
    "seed": 1,
    "left_out": ["one"],
    "timing": None,
}
TIMED = {
    **BETTER,
    "timing_is_better": True,
    "timing": LearnedTiming(replace(SHIPPED, usual=0.3, gaps=80), 0.2, 0.6, 90, 30).document(),
}


@pytest.fixture
def lexicon(tmp_path, lettered_folder):
    with open_lexicon(shutil.copytree(lettered_folder, tmp_path / "lexicon")) as opened:
        yield opened


def asked(lexicon, **wish):
    """The job of a training that was asked for."""
    (job,) = request_training(lexicon, **wish).jobs
    return get_job(lexicon, job)


def make_prior(folder, share=None):
    """A prior in the folder of a job: the one that ships, or with another share of it."""
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
    job = asked(lexicon, minutes=1, seed=3)
    assert asked(lexicon, minutes=1, seed=3).id == job.id
    assert len(job.parameters["takes"]) == 3
    folder = folder_of(lexicon, job)
    with pytest.raises(KnownError, match="are needed"):
        run(for_worker(lexicon, job.parameters), folder, Silent())
    other = asked(lexicon, minutes=2, seed=3)
    assert other.id != job.id
    assert get_job(lexicon, job.id).state is JobState.CANCELLED


def test_what_is_better_is_kept_and_used_to_compose(lexicon, tmp_path):
    slots = read_glosses(lexicon, "O W D").slots
    shipped = compose(lexicon, slots)
    job = asked(lexicon)
    make_prior(tmp_path / "job", share=0.0)
    commit_prior(lexicon, job, tmp_path / "job", {**BETTER, "is_better": False})
    assert own_prior(lexicon) is None
    assert duration_model(lexicon) == SHIPPED
    commit_prior(lexicon, job, tmp_path / "job", TIMED)
    report = training_report(lexicon)
    assert (report.before, report.after, report.left_out) == (0.97, 0.94, ("one",))
    assert report.rows == (ReportRow(**ROW),)
    assert own_prior(lexicon) is not None
    assert duration_model(lexicon).usual == 0.3
    assert learned_timing(lexicon).stroke_share == 0.6
    composed = compose(lexicon, slots, method=FillMethod.LATENT)
    assert (
        composed.rotations[composed.origin == 0] == shipped.rotations[shipped.origin == 0]
    ).all()
    forget_training(lexicon)
    assert (own_prior(lexicon), learned_timing(lexicon), training_report(lexicon)) == (None,) * 3


def test_who_withdraws_is_learned_from_no_more_and_what_was_learned_is_put_aside(lexicon, tmp_path):
    bo = find_signer(lexicon, "Bo")
    grant_consent(lexicon, bo.id, [Scope.RECORD])
    job = asked(lexicon)
    make_prior(tmp_path / "job")
    card = prior_file(tmp_path / "job").with_suffix(".json")
    told = json.loads(card.read_bytes())
    card.write_text(json.dumps({**told, "learned_from": job.parameters["learned_from"]}))
    commit_prior(lexicon, job, tmp_path / "job", TIMED)
    assert own_prior(lexicon) is not None
    withdraw_consent(lexicon, bo.id)
    assert withdrawn_signers(lexicon) == ("Bo",)
    assert own_prior(lexicon) is None
    assert learned_timing(lexicon) is None
    with pytest.raises(KnownError, match="Bo does not agree"):
        require_training_allowed(lexicon, job)
    with pytest.raises(KnownError, match="Bo does not agree"):
        commit_prior(lexicon, job, tmp_path / "job", TIMED)
    with pytest.raises(KnownError, match="may be learned from"):
        request_training(lexicon)


def test_damaged_timing_is_explained(lexicon, tmp_path):
    commit_prior(lexicon, asked(lexicon), tmp_path, {**TIMED, "is_better": False})
    file = lexicon.folder / "models" / "timing.json"
    for broken in ("{", "[]", '{"timing": {"gaps": {}}}'):
        file.write_text(broken)
        with pytest.raises(KnownError, match="gap lengths"):
            duration_model(lexicon)


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
