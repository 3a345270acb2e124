import json

import pytest

from lexicon_db.entries import get_entry, trash_entries
from lexicon_db.errors import KnownError
from lexicon_db.quality import (
    QualityQuery,
    find_quality,
    judged_takes,
    quality_of_takes,
    save_quality,
)
from lexicon_db.records import (
    FINDING_UNITS,
    FindingKind,
    FindingPart,
    Phase,
    Phases,
    QualityFinding,
    QualityReport,
    QualityVerdict,
)
from lexicon_db.search import search_entries
from lexicon_db.takes import cut_take, trash_takes
from lexicon_db.trackstore import save_tracks
from tests.unit.lexicon_db.examples import PROVENANCE, entry_with_take, motion_track

BAD, LOOK, GOOD = QualityVerdict.BAD, QualityVerdict.LOOK, QualityVerdict.GOOD


def finding(kind=FindingKind.HAND_MISSING, verdict=BAD, phase=Phase.STROKE, **more):
    values = {"part": FindingPart.RIGHT_HAND, "first": 3, "last": 9, "value": 0.4, "limit": 0.3}
    return QualityFinding(kind=kind, verdict=verdict, phase=phase, **(values | more))


RED = QualityReport(BAD, (finding(), finding(FindingKind.BLURRED, LOOK, None)), "rules 1")
AMBER = QualityReport(LOOK, (finding(FindingKind.TOO_FAR, LOOK, None),))


def test_a_report_comes_back_as_it_was_stored(lexicon, tmp_path):
    _, take = entry_with_take(lexicon, tmp_path)
    assert find_quality(lexicon, take.id) is None
    save_quality(lexicon, take.id, RED)
    assert find_quality(lexicon, take.id) == RED
    save_quality(lexicon, take.id, QualityReport(GOOD))
    assert find_quality(lexicon, take.id) == QualityReport(GOOD)


def test_a_report_survives_json():
    assert QualityReport.of_document(json.loads(json.dumps(RED.document()))) == RED


def test_every_kind_of_finding_has_a_unit():
    assert set(FINDING_UNITS) == set(FindingKind)


def test_a_report_holds_for_the_cut_that_it_was_made_of(lexicon, tmp_path):
    _, take = entry_with_take(lexicon, tmp_path)
    save_quality(lexicon, take.id, RED)
    cut_take(lexicon, take.id, span=(0.5, 1.0))
    assert find_quality(lexicon, take.id) is None
    cut_take(lexicon, take.id, span=(take.start, take.end))
    assert find_quality(lexicon, take.id) == RED


def test_a_report_of_a_cut_that_is_gone_is_not_stored(lexicon, tmp_path):
    _, take = entry_with_take(lexicon, tmp_path)
    save_quality(lexicon, take.id, RED, cut=(take.start, take.end))
    cut_take(lexicon, take.id, span=(0.5, 1.0))
    save_quality(lexicon, take.id, AMBER, cut=(take.start, take.end))
    assert find_quality(lexicon, take.id) is None
    cut_take(lexicon, take.id, span=(take.start, take.end))
    assert find_quality(lexicon, take.id) == RED


def test_tracks_and_report_are_saved_together_or_not_at_all(lexicon, tmp_path):
    _, take = entry_with_take(lexicon, tmp_path)
    made = [(motion_track(), PROVENANCE)]
    phases = Phases(0.1, 0.2, 0.3, 0.4)
    with pytest.raises(KnownError):
        save_tracks(lexicon, take.id, made, span=(0.0, 9.0), phases=phases, quality=RED)
    assert find_quality(lexicon, take.id) is None
    span = (take.start, take.end)
    save_tracks(lexicon, take.id, made, span=span, phases=phases, quality=RED)
    assert find_quality(lexicon, take.id) == RED


def test_a_take_that_is_gone_is_explained(lexicon):
    with pytest.raises(KnownError):
        save_quality(lexicon, "nobody", RED)


def test_views_hear_of_a_new_report(lexicon, tmp_path):
    entry, take = entry_with_take(lexicon, tmp_path)
    heard = []
    lexicon.watch(heard.append)
    save_quality(lexicon, take.id, RED)
    assert heard[0].takes == {take.id}
    assert heard[0].entries == {entry.id}
    assert get_entry(lexicon, entry.id).quality is BAD


@pytest.fixture
def three(lexicon, tmp_path):
    """A red take, an amber one and one that nobody judged, by gloss."""
    made = {gloss: entry_with_take(lexicon, tmp_path, gloss) for gloss in ("A", "B", "C")}
    save_quality(lexicon, made["A"][1].id, AMBER)
    save_quality(lexicon, made["C"][1].id, RED)
    return made


def test_the_worst_takes_come_first(lexicon, three):
    takes = {gloss: take.id for gloss, (_, take) in three.items()}
    worst, other = judged_takes(lexicon)
    assert (worst.take, worst.gloss, worst.report) == (takes["C"], "C", RED)
    assert (worst.signer, worst.recording, worst.is_active) == ("Bo", "C.mp4", True)
    assert (other.take, other.report) == (takes["A"], AMBER)
    assert quality_of_takes(lexicon, list(takes.values())) == {
        takes["A"]: AMBER,
        takes["C"]: RED,
    }


@pytest.mark.parametrize(
    ("query", "glosses"),
    [
        (QualityQuery(BAD, phase=Phase.STROKE), "C"),
        (QualityQuery(BAD), "C"),
        (QualityQuery(LOOK), "A"),
        (QualityQuery(GOOD), ""),
        (QualityQuery(kind=FindingKind.BLURRED), "C"),
        (QualityQuery(LOOK, kind=FindingKind.BLURRED), "C"),
        (QualityQuery(BAD, kind=FindingKind.BLURRED), ""),
        (QualityQuery(part=FindingPart.RIGHT_HAND), "CA"),
        (QualityQuery(part=FindingPart.LEFT_HAND), ""),
        (QualityQuery(LOOK, phase=Phase.STROKE), ""),
    ],
)
def test_takes_are_found_by_what_is_wrong_with_them(lexicon, three, query, glosses):
    found = [judged.take for judged in judged_takes(lexicon, query)]
    assert found == [three[gloss][1].id for gloss in glosses]


@pytest.mark.parametrize(
    ("words", "glosses"),
    [
        ("quality:bad", "C"),
        ("quality:b", "C"),
        ("QUALITY:Look", "A"),
        ("quality:good", ""),
        ("quality:nonsense", ""),
        ("stroke:bad", "C"),
        ("stroke:look", ""),
        ("finding:hand-missing", "C"),
        ("finding:too-far", "A"),
        ("quality:bad status:new", ""),
        ("quality:bad C", "C"),
        ("bad", ""),
    ],
)
def test_signs_are_found_by_the_quality_of_their_takes(lexicon, three, words, glosses):
    found = [get_entry(lexicon, entry).id_gloss for entry in search_entries(lexicon, words)]
    assert found == list(glosses)


def test_what_is_in_the_trash_is_not_found(lexicon, three):
    trash_takes(lexicon, [three["C"][1].id])
    trash_entries(lexicon, [three["A"][0].id])
    assert judged_takes(lexicon) == ()
    assert search_entries(lexicon, "quality:bad") == ()
    assert get_entry(lexicon, three["C"][0].id).quality is None
