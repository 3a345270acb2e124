"""The ledger, consents and training on the command line."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime, timedelta

import numpy as np
import pytest

from app.capture.writer import VideoWriter
from app.cli.main import run
from app.studio.lexicons import create_lexicon, open_lexicon
from lexicon_db.consents import consents_of, grant_consent
from lexicon_db.identities import save_identity
from lexicon_db.records import Performed, Scope
from lexicon_db.renders import note_render
from lexicon_db.signers import add_signer, find_signer


def no_window(_lexicon):
    pytest.fail("a window was opened")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KINELEX_PROFILE", str(tmp_path / "profile"))
    with create_lexicon(tmp_path / "lexicon", "Test", "ase") as lexicon:
        add_signer(lexicon, "Ana")
        add_signer(lexicon, "Bo")
    return tmp_path


@pytest.fixture
def kinelex(folder, capfd):
    def call(*arguments):
        words = [str(argument) for argument in arguments]
        status = run(["--lexicon", str(folder / "lexicon"), "--json", *words], no_window)
        told = capfd.readouterr()
        return status, json.loads(told.out) if told.out else told.err

    return call


@pytest.fixture
def video(folder):
    """A video that the ledger knows: Ana signs what she has recorded."""
    file = folder / "film.webm"
    with VideoWriter(file, size=(32, 32), fps=5) as writer:
        writer.write(np.zeros((32, 32, 3), np.uint8))
    with open_lexicon(folder / "lexicon") as lexicon:
        ana = find_signer(lexicon, "Ana").id
        shown = Performed(
            "0" * 64, "ana", None, "1" * 64, ana, None, ("HOUSE",), (), (ana,), "2" * 64
        )
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        note_render(lexicon, shown, file, sha256, {"is_draft": True, "is_public": False})
    return file


def test_the_ledger_is_listed_and_a_video_is_approved(kinelex, folder, video):
    status, told = kinelex("renders", "list")
    (line,) = told["renders"]
    assert (status, line["is_draft"], line["approval"]) == (0, True, None)
    assert (line["file"], line["glosses"]) == (str(video), ["HOUSE"])
    assert kinelex("renders", "approve", video, "--by", "Bo")[0] == 1
    assert kinelex("renders", "delegate", "Ana", "Bo")[1]["delegates"] == ["Bo"]
    status, told = kinelex("renders", "approve", video, "--by", "Bo")
    assert (status, told["render"]["approval"]["is_delegate"]) == (0, True)
    assert kinelex("renders", "delegate", "Ana", "Bo", "--dismiss")[1]["delegates"] == []
    assert kinelex("renders", "delegate", "Ana")[1] == {"signer": "Ana", "delegates": []}
    told = kinelex("renders", "show", video)[1]
    assert (told["facts"], told["renders"][0]["approval"]["by"]) == (None, "Bo")


@pytest.mark.parametrize("content", [b"something else", None])
def test_a_video_that_nobody_knows_is_not_approved(kinelex, folder, content):
    file = folder / "other.mp4"
    if content is not None:
        file.write_bytes(content)
    status, told = kinelex("renders", "approve", file, "--by", "Ana")
    assert status == 1
    assert "other.mp4" in str(told)


def test_a_consent_holds_its_words_its_video_and_its_end(kinelex, folder, video):
    words = folder / "words.txt"
    words.write_text("You may render me.\n", encoding="utf-8")
    day = (datetime.now() + timedelta(days=40)).date()  # noqa: DTZ005 - a day has no zone
    status, _ = kinelex(
        "signer", "consent", "Ana", "--scope", "render-own,publish", "--until", day,
        "--text", words, "--video", video, "--witness", "Bo", "--language", "ase",
    )  # fmt: skip
    assert status == 0
    with open_lexicon(folder / "lexicon") as lexicon:
        (consent,) = consents_of(lexicon, find_signer(lexicon, "Ana").id)
        assert lexicon.check() == ()
    assert (consent.text, consent.witness, consent.language) == ("You may render me.", "Bo", "ase")
    assert consent.recording is not None
    assert consent.expires_at.astimezone() - timedelta(seconds=1) < (
        datetime.combine(day, datetime.max.time()).astimezone() + timedelta(seconds=1)
    )
    assert consent.scopes == {Scope.RENDER_OWN, Scope.PUBLISH}
    empty = folder / "empty.txt"
    empty.write_bytes(b"")
    for wrong in (("--text", empty), ("--text", video), ("--video", words)):
        assert kinelex("signer", "consent", "Ana", "--scope", "publish", *wrong)[0] == 1
    with pytest.raises(SystemExit):
        kinelex("signer", "consent", "Ana", "--scope", "publish", "--until", "2020-01-01")


def test_the_report_of_an_identity_is_told_with_its_pictures(kinelex, folder):
    from app.studio.identity_reports import keep_pictures

    assert kinelex("identity", "report", "ana")[0] == 1
    scores = {"psnr": 30.0, "hand_ssim": 0.8}
    card = {
        "takes": [], "preset": "cpu", "seconds": 60.0, "take_count": 2, "examples": 40,
        "report": {"learned": scores, "flat": scores, "frames": 9, "signs": ["TWO"]},
        "made_at": "2026-01-01T00:00:00+00:00",
    }  # fmt: skip
    made = folder / "made"
    made.mkdir()
    (made / "0.jpg").write_bytes(b"a picture")
    (made / "identity.safetensors").write_bytes(b"weights")
    with open_lexicon(folder / "lexicon") as lexicon:
        media = lexicon.media.add(made / "identity.safetensors")
        ana = find_signer(lexicon, "Ana").id
        save_identity(lexicon, "ana", ana, "neural", media, card)
        keep_pictures(lexicon, media.sha256, made)
    status, told = kinelex("identity", "report", "ana", "--out", folder / "pictures")
    assert (status, told["report"]["learned"], told["report"]["frames"]) == (0, scores, 9)
    assert (folder / "pictures" / "0.jpg").read_bytes() == b"a picture"
    assert kinelex("identity", "delete", "ana")[0] == 0
    assert kinelex("identity", "report", "ana")[0] == 1


def test_training_says_who_is_missing(kinelex, folder):
    status, told = kinelex("identity", "train", "ana")
    assert status == 1
    assert "nobody agreed" in str(told)
    with open_lexicon(folder / "lexicon") as lexicon:
        grant_consent(lexicon, find_signer(lexicon, "Ana").id, [Scope.TRAIN_IDENTITY])
    status, told = kinelex("identity", "train", "ana", "--minutes", "1")
    assert status == 1
    assert "fitted video" in str(told)
    assert kinelex("identity", "train", "ana", "--signer", "Bo")[0] == 1
    assert kinelex("identity", "train", "ana", "--minutes", "-1")[0] == 2


@pytest.mark.parametrize(
    "words",
    [
        ("render", "A", "--out", "a.mp4", "--margin", "0.6"),
        ("render", "A", "--out", "a.mp4", "--captions", "sung"),
        ("renders",),
        ("identity", "train"),
        ("identity", "train", "ana", "--preset", "huge"),
    ],
)
def test_wrong_words_are_wrong_usage(kinelex, words):
    with pytest.raises(SystemExit) as caught:
        kinelex(*words)
    assert caught.value.code == 2
