from __future__ import annotations

import csv
import json

import pytest

from app.studio.lexicons import create_lexicon
from app.studio.quality import COLUMNS, judge_again, write_report
from lexicon_db.entries import add_entry
from lexicon_db.errors import KnownError
from lexicon_db.quality import find_quality, judged_takes, save_quality
from lexicon_db.recordings import add_recording
from lexicon_db.records import (
    FindingKind,
    FindingPart,
    Hand,
    Phase,
    Phases,
    Provenance,
    QualityFinding,
    QualityReport,
    QualityVerdict,
    SourceKind,
)
from lexicon_db.signers import add_signer
from lexicon_db.takes import add_take, set_phases
from lexicon_db.tracks import HandFlag
from lexicon_db.trackstore import save_tracks
from tests.unit.quality.takes import make_take

BAD, LOOK, GOOD = QualityVerdict.BAD, QualityVerdict.LOOK, QualityVerdict.GOOD
MADE_BY = Provenance("test", "1", "", {}, "")


@pytest.fixture
def lexicon(tmp_path):
    with create_lexicon(tmp_path / "lexicon", "Test", "ase") as opened:
        yield opened


def add(lexicon, tmp_path, gloss, made):
    """A take with the tracks of a made one."""
    file = tmp_path / f"{gloss}.mp4"
    file.write_bytes(gloss.encode())
    recording = add_recording(lexicon, lexicon.media.add(file), SourceKind.VIDEO, file.name)
    signer = add_signer(lexicon, f"Signer of {gloss}", Hand.RIGHT)
    entry = add_entry(lexicon, id_gloss=gloss)
    span = (0.0, 2.4)
    take = add_take(lexicon, entry.id, signer.id, recording.id, span=span, dominance=Hand.RIGHT)
    tracks = [(made.landmarks, MADE_BY), (made.motion, MADE_BY)]
    save_tracks(lexicon, take.id, tracks, span=span, phases=made.phases)
    return take


def test_a_take_is_judged_anew_by_its_phases_as_they_are_now(lexicon, tmp_path):
    take = add(lexicon, tmp_path, "TREE", make_take().flagged(30, 40, HandFlag.MISSING))
    assert judge_again(lexicon, take.id).verdict is BAD
    assert find_quality(lexicon, take.id).verdict is BAD
    set_phases(lexicon, take.id, Phases(1.35, 1.4, 1.6, 1.9), by_hand=True)
    report = judge_again(lexicon, take.id)
    assert report.verdict is GOOD
    assert find_quality(lexicon, take.id) == report


def test_what_was_seen_in_the_pictures_stays(lexicon, tmp_path):
    take = add(lexicon, tmp_path, "TREE", make_take())
    dark = QualityFinding(FindingKind.TOO_DARK, LOOK, FindingPart.PICTURE, None, 0, 72, 0.15, 0.2)
    old = QualityFinding(
        FindingKind.HAND_MISSING, BAD, FindingPart.LEFT_HAND, Phase.STROKE, 30, 40, 0.5, 0.3
    )
    save_quality(lexicon, take.id, QualityReport(BAD, (old, dark), "old rules"))
    report = judge_again(lexicon, take.id)
    assert (report.verdict, report.findings) == (LOOK, (dark,))


def test_a_take_without_tracks_cannot_be_judged(lexicon, tmp_path):
    file = tmp_path / "x.mp4"
    file.write_bytes(b"x")
    recording = add_recording(lexicon, lexicon.media.add(file), SourceKind.VIDEO, "x.mp4")
    signer, entry = add_signer(lexicon, "Bo", Hand.RIGHT), add_entry(lexicon, id_gloss="X")
    take = add_take(
        lexicon, entry.id, signer.id, recording.id, span=(0.0, 1.0), dominance=Hand.RIGHT
    )
    assert judge_again(lexicon, take.id) is None
    assert find_quality(lexicon, take.id) is None


@pytest.fixture
def judged(lexicon, tmp_path):
    """A red take and a green one."""
    made = {"TREE": make_take().flagged(30, 40, HandFlag.MISSING), "BREAD": make_take()}
    for gloss, one in made.items():
        judge_again(lexicon, add(lexicon, tmp_path, gloss, one).id)
    return judged_takes(lexicon)


def test_a_report_as_csv_has_columns_that_stay(judged, tmp_path):
    file = tmp_path / "report.csv"
    write_report(file, judged)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == (
        "gloss,signer,recording,active,verdict,finding,finding_verdict,part,phase,first_frame,"
        "last_frame,value,limit,unit,judged_by,entry,take"
    )
    assert tuple(lines[0].split(",")) == COLUMNS
    red, green = csv.DictReader(lines)
    assert [red["gloss"], red["signer"], red["recording"]] == ["TREE", "Signer of TREE", "TREE.mp4"]
    assert [red["verdict"], red["finding"], red["phase"]] == ["bad", "hand-missing", "stroke"]
    assert [red["part"], red["first_frame"], red["last_frame"]] == ["right-hand", "30", "40"]
    assert (float(red["value"]), float(red["limit"])) == (0.5789, 0.3)
    assert red["unit"] == "share of frames"
    assert [green["gloss"], green["verdict"], green["finding"]] == ["BREAD", "good", ""]
    assert green["take"] == judged[1].take


def test_a_report_as_json_holds_the_same(judged, tmp_path):
    file = tmp_path / "report.json"
    write_report(file, judged)
    red, green = json.loads(file.read_text(encoding="utf-8"))
    assert (red["gloss"], red["verdict"]) == ("TREE", "bad")
    assert [finding["kind"] for finding in red["findings"]] == ["hand-missing"]
    assert (green["verdict"], green["findings"]) == ("good", [])


def test_a_report_of_another_kind_is_refused(judged, tmp_path):
    with pytest.raises(KnownError):
        write_report(tmp_path / "report.xlsx", judged)
    assert not (tmp_path / "report.xlsx").exists()
