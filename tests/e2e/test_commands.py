"""Every command as a person types it: what it prints where, and its exit status."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from app.cli.main import COMMANDS
from app.core.paths import resource
from tests.e2e.command import ROOT, Kinelex, require_told

pytestmark = pytest.mark.e2e

LETTER = resource("sample_lexicon", "W.npz")


# Standard output, standard error, exit status.


def test_program_prints_one_document_and_nothing_else(tracked):
    outcome = tracked.program("--json", "list")
    assert outcome.status == 0
    assert outcome.err == ""
    assert [entry["gloss"] for entry in outcome.document["entries"]] == ["D", "O", "W"]


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("list", "gloss:W"),
        ("show", "O"),
        ("check",),
        ("signer", "list"),
        ("identity", "list"),
        ("set", "O", "lemma=zero"),
        ("signer", "add", "Cy", "--dominant", "left"),
        ("signer", "consent", "Bo", "--scope", "record,share"),
        ("extract",),
    ],
    ids=" ".join,
)
def test_command_says_the_same_to_people_and_to_scripts(tracked, words):
    told = tracked("--json", *words)
    assert told.status == 0
    assert isinstance(told.document, dict)
    if words[:2] == ("signer", "add"):
        words = ("signer", "list")
    to_people = tracked(*words)
    assert to_people.status == 0
    assert to_people.out.strip()
    assert not to_people.out.lstrip().startswith("{")


def test_trouble_is_told_on_standard_error_and_as_the_document(kinelex):
    outcome = kinelex("--json", "show", "NOBODY")
    require_told(outcome, "NOBODY", "not found")
    error = outcome.document["error"]
    assert [error["what"], error["why"], error["fix"]] == outcome.troubles
    assert kinelex("show", "NOBODY").out == ""


def test_progress_goes_to_standard_error(tracked, monkeypatch):
    monkeypatch.setattr("app.cli.terminal._SECONDS_BETWEEN_LINES", 0.0)
    outcome = tracked("--json", "extract", "W", "--again")
    assert outcome.status == 0
    assert "%" in outcome.err
    assert outcome.document["extracted"][0]["state"] == "done"


@pytest.mark.parametrize(
    "words",
    [
        ("frobnicate",),
        ("--workers", "0", "list"),
        ("--workers", "many", "list"),
        ("--device", "abacus", "list"),
        ("new", "somewhere", "--name", "No language"),
        ("add",),
        ("add", "a.mp4", "--table", "t.csv"),
        ("add", "a.mp4", "b.mp4", "--gloss", "A"),
        ("add", "a.mp4", "--consent", "everything"),
        ("add", "a.mp4", "--dominant", "middle"),
        ("extract", "--again"),
        ("show",),
        ("set", "O"),
        ("tracks", "O"),
        ("compose", "O"),
        ("compose", "O", "--out", "o.npz", "--fps", "0"),
        ("compose", "O", "--out", "o.npz", "--rate", "fast"),
        ("compose", "O", "--out", "o.npz", "--method", "magic"),
        ("render", "--out", "o.mp4"),
        ("render", "O"),
        ("render", "O", "--take", "O", "--out", "o.mp4"),
        ("render", "O", "--camera", "source", "--out", "o.mp4"),
        ("render", "O", "--size", "5", "--out", "o.mp4"),
        ("render", "O", "--size", "wide", "--out", "o.mp4"),
        ("render", "O", "--fps", "nan", "--out", "o.mp4"),
        ("render", "O", "--background", "#12", "--out", "o.mp4"),
        ("signer",),
        ("signer", "consent", "Ana"),
        ("identity", "enrol", "ana"),
        ("backup",),
        ("demo", "--frobnicate"),
    ],
    ids=" ".join,
)
def test_wrong_usage(kinelex, words):
    outcome = kinelex(*words)
    assert outcome.status == 2
    assert outcome.out == ""
    assert "kinelex" in outcome.err
    assert "Traceback" not in outcome.err


def test_help_names_every_command(kinelex):
    outcome = kinelex("--help")
    assert outcome.status == 0
    named = [line.split()[0] for line in outcome.out.splitlines() if line.startswith("    ")]
    assert set(COMMANDS) <= set(named)
    for command in COMMANDS:
        assert kinelex(command, "--help").status == 0


def test_without_a_command_the_window_opens(kinelex):
    with pytest.raises(AssertionError, match="window was opened"):
        kinelex()


def test_bug_gives_70_and_names_the_log(kinelex, tmp_path):
    broken = (
        "import sys\n"
        "import app.cli.list as command\n"
        "from main import main\n"
        "command.search_entries = lambda *_, **__: 1 // 0\n"
        "sys.exit(main())\n"
    )
    words = kinelex.command_line("--json", "list")[2:]
    ended = subprocess.run(
        [sys.executable, "-c", broken, *words],
        capture_output=True,
        text=True,
        check=False,
        env={**kinelex.environment, "KINELEX_PROFILE": str(tmp_path / "profile")},
        cwd=ROOT,
    )
    log = tmp_path / "profile" / "logs" / "kinelex.log"
    assert ended.returncode == 70
    assert str(log) in ended.stderr
    assert "ZeroDivisionError" in log.read_text()
    assert str(log) in json.loads(ended.stdout)["error"]["fix"]


def test_output_that_nobody_reads_is_no_trouble(tracked):
    command = subprocess.Popen(
        tracked.command_line("--json", "show", "O"),
        env=tracked.environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    command.stdout.close()
    assert command.stderr.read() == b""
    command.stderr.close()
    assert command.wait() == 0


# Which lexicon.


def test_lexicon_that_is_not_named(profile, tmp_path):
    nowhere = Kinelex(profile, tmp_path)
    bare = [sys.executable, str(ROOT / "main.py"), "list"]
    ended = subprocess.run(
        bare, capture_output=True, text=True, check=False, cwd=tmp_path, env=nowhere.environment
    )
    assert ended.returncode == 1
    assert "--lexicon DIR" in ended.stderr


def test_lexicon_of_the_environment(tracked, monkeypatch, capsys):
    from app.cli.main import run

    monkeypatch.setenv("KINELEX_LEXICON", str(tracked.lexicon))
    monkeypatch.setattr("app.cli.main.start_logging", lambda: None)
    assert run(["--json", "list"], lambda _: 0) == 0
    assert len(json.loads(capsys.readouterr().out)["entries"]) == 3


def test_lexicon_that_is_not_there(profile, tmp_path):
    require_told(Kinelex(profile, tmp_path / "gone")("list"), "gone")


def test_folder_that_is_no_lexicon(profile, tmp_path):
    require_told(Kinelex(profile, tmp_path)("list"), "not a lexicon")


# Commands one by one; the chain of them is driven elsewhere.


def test_new_lexicon_is_empty_and_has_its_name_and_language(profile, tmp_path):
    kinelex = Kinelex(profile, tmp_path / "lexicon")
    told = kinelex.json("new", kinelex.lexicon, "--name", "DGS zu Hause", "--language", "gsg")
    assert told["name"] == "DGS zu Hause"
    assert told["language"] == "gsg"
    assert kinelex.json("list") == {"lexicon": "DGS zu Hause", "entries": []}
    require_told(
        kinelex("new", kinelex.lexicon, "--name", "Again", "--language", "gsg"), "not empty"
    )
    assert kinelex.json("list")["lexicon"] == "DGS zu Hause"


@pytest.mark.parametrize("code", ["german", "GSG", "g", ""])
def test_language_that_is_no_code(profile, tmp_path, code):
    kinelex = Kinelex(profile, tmp_path / "lexicon")
    require_told(kinelex("new", kinelex.lexicon, "--name", "N", f"--language={code}"), "ISO 639-3")
    assert not kinelex.lexicon.exists()


def test_added_recording_knows_its_signer_hand_and_consent(kinelex):
    (told,) = kinelex.json(
        "add", LETTER, "--gloss", "DOUBLE-U", "--signer", "Cy", "--dominant", "left",
        "--consent", "record,publish",
    )["added"]  # fmt: skip
    assert told["gloss"] == "DOUBLE-U"
    assert told["bytes"] == LETTER.stat().st_size
    (take,) = kinelex.json("show", "DOUBLE-U")["takes"]
    assert (take["signer"], take["dominance"]) == ("Cy", "left")
    (signer,) = kinelex.json("signer", "list")["signers"]
    assert signer["scopes"] == ["publish", "record"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_added_table(kinelex, small_clip, delimiter):
    folder = small_clip.parent
    rows = [
        ("file", "gloss", "signer", "dominant", "consent"),
        ("O.mp4", "ZERO", "Ana", "left", "record share"),
        ("gone.mp4", "", "", "", ""),
        (str(LETTER), "", "Ana", "", ""),
    ]
    table = folder / "recordings.csv"
    table.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8-sig")
    outcome = kinelex("--json", "add", "--table", table)
    require_told(outcome, "1 of 3")
    assert [item["added"] for item in outcome.document["added"]] == [True, False, True]
    assert [entry["gloss"] for entry in kinelex.json("list")["entries"]] == ["W", "ZERO"]
    (signer,) = kinelex.json("signer", "list")["signers"]
    assert (signer["dominant_hand"], signer["scopes"]) == ("left", ["record", "share"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "names no files"),
        ("file,gloss\n", "names no files"),
        ("movie,gloss\na.mp4,A\n", "columns are movie, gloss"),
        ("file,dominant\na.mp4,middle\n", "middle"),
        ("file,consent\na.mp4,everything\n", "everything"),
        ("file,gloss\na.mp4,A,B,C\n", "line 2"),
    ],
)
def test_table_that_says_something_unknown(kinelex, tmp_path, text, words):
    (tmp_path / "t.csv").write_text(text)
    require_told(kinelex("add", "--table", tmp_path / "t.csv"), words)


def test_table_that_is_not_there_or_no_text(kinelex, tmp_path):
    require_told(kinelex("add", "--table", tmp_path / "gone.csv"), "gone.csv")
    (tmp_path / "t.csv").write_bytes(b"\xff\xfe\x00file")
    require_told(kinelex("add", "--table", tmp_path / "t.csv"), "UTF-8")


def test_list_finds_by_words_and_fields(tracked):
    tracked.json("set", "O", "lemma=zero", "note=round")
    assert [e["gloss"] for e in tracked.json("list", "zero")["entries"]] == ["O"]
    assert [e["gloss"] for e in tracked.json("list", "signer:Bo")["entries"]] == ["D", "W"]
    nothing = tracked("list", "nothing")
    assert nothing.status == 0
    assert nothing.out == "No sign matches.\n"


def test_set_changes_all_fields_or_none(tracked):
    assert tracked.json("set", "O", "lemma=zero", "status=approved")["changed"] == {
        "lemma": "zero",
        "status": "approved",
    }
    require_told(tracked("set", "O", "lemma=other", "status=splendid"), "splendid")
    require_told(tracked("set", "O", "lemma=other", "color=red"), "color")
    require_told(tracked("set", "O", "lemma=other", "id_gloss=W"), "W")
    shown = tracked.json("show", "O")
    assert (shown["lemma"], shown["status"]) == ("zero", "approved")
    tracked.json("set", "O", "id_gloss=ZERO")
    assert tracked.json("show", "ZERO")["lemma"] == "zero"
    require_told(tracked("show", "O"), "O was not found")


def test_sign_that_is_not_to_be_synthesised_is_not_composed(tracked, tmp_path):
    tracked.json("set", "W", "do_not_synthesise=yes")
    require_told(tracked("compose", "D W", "--out", tmp_path / "dw.npz"), "W", "not to be")
    assert not (tmp_path / "dw.npz").exists()


def test_unknown_glosses_are_all_named(tracked, tmp_path):
    require_told(
        tracked("compose", "W NIX D NADA", "--out", tmp_path / "x.npz"), "NIX, NADA", "add"
    )
    require_told(tracked("extract", "NIX"), "NIX")
    require_told(tracked("tracks", "NIX", "--out", tmp_path / "x.npz"), "NIX")
    require_told(tracked("render", "--take", "NIX", "--out", tmp_path / "x.mp4"), "NIX")
    require_told(tracked("identity", "enrol", "ana", "--signer", "Ana", "--takes", "O,NIX"), "NIX")


def test_sign_without_tracks_says_what_to_do(kinelex, tmp_path):
    kinelex.json("add", LETTER)
    for words in (("tracks", "W"), ("compose", "W"), ("render", "W"), ("render", "--take", "W")):
        out = tmp_path / ("w.mp4" if words[0] == "render" else "w.npz")
        require_told(kinelex(*words, "--out", out), "extract")
        assert not out.exists()


@pytest.mark.parametrize("name", ["o.avi", "o", "o.txt"])
def test_results_of_unknown_kinds(tracked, tmp_path, name):
    require_told(tracked("compose", "W", "--out", tmp_path / name), "ends in")
    require_told(tracked("render", "W", "--out", tmp_path / name), "ends in")
    assert list(tmp_path.iterdir()) == [tracked.lexicon]


def test_utterance_is_kept_only_where_its_file_was_written(tracked, tmp_path):
    save = ("compose", "W D", "--save", "greeting", "--out")
    require_told(tracked(*save, tmp_path / "greeting.avi"), ".avi")
    require_told(tracked("render", "greeting", "--out", tmp_path / "g.mp4"), "greeting")
    assert tracked(*save, tmp_path / "greeting.srt").status == 0


def test_identity_needs_consent_and_a_free_name(tracked, tmp_path):
    enrol = ("identity", "enrol")
    require_told(tracked(*enrol, "bo", "--signer", "Bo", "--takes", "W"), "agreed")
    require_told(tracked(*enrol, "x", "--signer", "Nobody", "--takes", "O"), "Nobody")
    require_told(tracked(*enrol, "mannequin", "--signer", "Ana", "--takes", "O"), "name")
    require_told(tracked("identity", "delete", "nobody"), "nobody")
    require_told(
        tracked("render", "W", "--identity", "nobody", "--out", tmp_path / "w.mp4"), "mannequin"
    )


def test_signer_is_known_once(tracked):
    require_told(tracked("signer", "add", "Ana"), "Ana")
    require_told(tracked("signer", "consent", "Nobody", "--scope", "record"), "Ana, Bo")
    told = tracked.json("signer", "consent", "Bo", "--scope", "record,share")
    assert {s["name"]: s["scopes"] for s in told["signers"]}["Bo"] == ["record", "share"]
    told = tracked.json("signer", "withdraw", "Bo")
    assert {s["name"]: s["scopes"] for s in told["signers"]}["Bo"] == []


def test_backup_overwrites_nothing(tracked, tmp_path):
    tracked.json("backup", tmp_path / "all.backup")
    content = (tmp_path / "all.backup").read_bytes()
    require_told(tracked("backup", tmp_path / "all.backup"), "already")
    assert (tmp_path / "all.backup").read_bytes() == content
    full = tmp_path / "full"
    full.mkdir()
    (full / "diary.txt").write_text("dear")
    require_told(tracked("backup", tmp_path / "all.backup", "--restore", full), "not empty")
    assert [path.name for path in full.iterdir()] == ["diary.txt"]
    require_told(tracked("backup", tmp_path / "gone", "--restore", tmp_path / "r"), "gone")
