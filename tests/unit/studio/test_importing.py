"""A collection is brought in once, and what needs a person is told, the most urgent first."""

from __future__ import annotations

import csv
import json
import shutil

import pytest

from app.core.paths import resource
from app.core.progress import Cancelled
from app.studio.importing import (
    COLUMNS,
    Need,
    add_wish,
    collection_of_folder,
    collection_of_table,
    collection_of_wishes,
    import_collection,
    import_report,
    write_import_report,
)
from app.studio.ingest import UNNAMED_SIGNER, Added, Refused, Wish
from app.studio.lexicons import open_lexicon
from app.studio.tracking import request_tracks
from lexicon_db.entries import get_entries
from lexicon_db.errors import KnownError
from lexicon_db.imports import list_imports
from lexicon_db.jobs import fail_job, start_next_job
from lexicon_db.quality import save_quality
from lexicon_db.records import (
    FindingKind,
    FindingPart,
    Phase,
    QualityFinding,
    QualityReport,
    QualityVerdict,
    Scope,
)
from lexicon_db.search import search_entries
from lexicon_db.signers import find_signer

ANA = Wish(None, None, "Ana")


@pytest.fixture
def lexicon(empty_folder, tmp_path):
    with open_lexicon(shutil.copytree(empty_folder, tmp_path / "lexicon")) as opened:
        yield opened


@pytest.fixture
def films(tmp_path):
    """A folder with three letters, one of them twice, a broken file and a text."""
    folder = tmp_path / "films"
    (folder / "more").mkdir(parents=True)
    for letter in "OWD":
        shutil.copy(resource("sample_lexicon", f"{letter}.npz"), folder / f"{letter}.npz")
    shutil.copy(folder / "O.npz", folder / "more" / "O-AGAIN.npz")
    (folder / "broken.mp4").write_bytes(b"no video")
    (folder / "notes.txt").write_text("about the films")
    return folder


def glosses(lexicon):
    return {entry.id_gloss for entry in get_entries(lexicon, search_entries(lexicon))}


def needs(report):
    return [(line.need, line.file) for line in report.lines]


def judged(verdict):
    finding = QualityFinding(
        FindingKind.BLURRED, verdict, FindingPart.LEFT_HAND, Phase.STROKE, 1, 2, 0.5, 0.4
    )
    findings = () if verdict is QualityVerdict.GOOD else (finding,)
    return QualityReport(verdict, findings, "rules")


def test_a_folder_is_brought_in_with_the_folders_in_it(lexicon, films):
    collection = collection_of_folder(films, ANA)
    results = import_collection(lexicon, collection)
    assert [type(result) for result in results] == [Added, Added, Added, Refused, Added]
    assert glosses(lexicon) == {"D", "O", "W", "O-AGAIN"}
    report = import_report(lexicon, collection.key)
    assert needs(report) == [
        (Need.REFUSED, "broken.mp4"),
        (Need.DUPLICATE, "more/O-AGAIN.npz"),
        (Need.WAITING, "D.npz"),
        (Need.WAITING, "O.npz"),
        (Need.WAITING, "W.npz"),
    ]
    assert report.notes == ("Other files were left alone: .txt.",)
    assert "broken.mp4" in report.lines[0].why
    assert report.lines[0].fix
    assert (report.lines[2].gloss, report.lines[2].signer) == ("D", "Ana")


def test_the_same_folder_again_changes_nothing(lexicon, films):
    collection = collection_of_folder(films, ANA)
    import_collection(lexicon, collection)
    before = (import_report(lexicon, collection.key), list_imports(lexicon), glosses(lexicon))
    heard = []
    lexicon.watch(heard.append)
    again = import_collection(lexicon, collection_of_folder(films, ANA))
    assert [result.is_new for result in again if isinstance(result, Added)] == [False] * 4
    after = (import_report(lexicon, collection.key), list_imports(lexicon), glosses(lexicon))
    assert after == before
    assert heard == []


def test_what_was_mended_comes_in_the_next_time(lexicon, films):
    import_collection(lexicon, collection_of_folder(films, ANA))
    shutil.copy(resource("sample_lexicon", "L.npz"), films / "L.npz")
    (films / "broken.mp4").unlink()
    collection = collection_of_folder(films, ANA)
    import_collection(lexicon, collection)
    assert "L" in glosses(lexicon)
    assert (Need.WAITING, "L.npz") in needs(import_report(lexicon, collection.key))


def test_an_import_that_is_stopped_keeps_what_it_has_done_and_goes_on(lexicon, films, progress):
    collection = collection_of_folder(films, ANA)
    progress.stop_at = 3
    with pytest.raises(Cancelled):
        import_collection(lexicon, collection, progress)
    kept = import_report(lexicon, collection.key)
    assert [line.file for line in kept.lines] == ["D.npz", "O.npz"]
    import_collection(lexicon, collection)
    assert len(import_report(lexicon, collection.key).lines) == 5


def test_an_import_that_was_killed_knows_what_it_added_when_it_goes_on(lexicon, films):
    collection = collection_of_folder(films, ANA)
    numbers = [collection.names.index(name) for name in ("D.npz", "O.npz")]
    for number in numbers:
        add_wish(lexicon, collection, number)
    import_collection(lexicon, collection)
    found = needs(import_report(lexicon, collection.key))
    assert {(Need.WAITING, "D.npz"), (Need.WAITING, "O.npz")} <= set(found)


def test_takes_with_a_red_or_amber_light_and_those_that_failed_are_told(lexicon, films):
    collection = collection_of_folder(films, ANA)
    results = import_collection(lexicon, collection)
    first, second, third = (result.take for result in results[:3])
    save_quality(lexicon, first, judged(QualityVerdict.LOOK))
    save_quality(lexicon, second, judged(QualityVerdict.BAD))
    request_tracks(lexicon, [third])
    lexicon.try_to_own_jobs()
    trouble = KnownError("No tracks.", "Nobody is seen.", "Film again.")
    fail_job(lexicon, start_next_job(lexicon).id, trouble)
    report = import_report(lexicon, collection.key)
    assert needs(report) == [
        (Need.REFUSED, "broken.mp4"),
        (Need.NOT_TRACKED, "W.npz"),
        (Need.BAD, "O.npz"),
        (Need.LOOK, "D.npz"),
        (Need.DUPLICATE, "more/O-AGAIN.npz"),
    ]
    by_file = {line.file: line for line in report.lines}
    failed = by_file["W.npz"]
    assert (failed.what, failed.why, failed.fix) == ("No tracks.", "Nobody is seen.", "Film again.")
    assert by_file["O.npz"].quality.verdict is QualityVerdict.BAD
    request_tracks(lexicon, [third])
    assert import_report(lexicon, collection.key).count(Need.NOT_TRACKED) == 0


def test_a_table_says_what_it_does_not_know(lexicon, films):
    table = films / "table.csv"
    table.write_text("file;gloss;signer;page\nO.npz;ZERO;Ana;7\nW.npz;;;8\n")
    collection = collection_of_table(table)
    import_collection(lexicon, collection)
    report = import_report(lexicon, collection.key)
    assert report.notes == (
        "Columns that nobody knows were left out: page.",
        "1 of 2 lines do not say who signs.",
    )
    assert needs(report) == [(Need.NO_SIGNER, "W.npz"), (Need.WAITING, "O.npz")]
    assert [line.gloss for line in report.lines] == ["W", "ZERO"]


def test_a_folder_without_recordings_is_refused(tmp_path):
    with pytest.raises(KnownError, match="no recording"):
        collection_of_folder(tmp_path, ANA)


def test_one_file_alone_is_no_collection(lexicon, films):
    collection = collection_of_wishes([Wish(films / "O.npz")])
    import_collection(lexicon, collection)
    assert import_report(lexicon, collection.key) is None


def test_the_report_as_csv_and_json(lexicon, films, tmp_path):
    collection = collection_of_folder(films, ANA)
    results = import_collection(lexicon, collection)
    save_quality(lexicon, results[0].take, judged(QualityVerdict.BAD))
    report = import_report(lexicon, collection.key)
    write_import_report(tmp_path / "r.csv", report)
    lines = (tmp_path / "r.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "urgency,need,file,gloss,signer,verdict,reasons,what,why,fix,entry,take"
    assert tuple(lines[0].split(",")) == COLUMNS
    refused, bad, *_ = csv.DictReader(lines)
    assert (refused["urgency"], refused["need"], refused["file"]) == ("1", "refused", "broken.mp4")
    assert (bad["need"], bad["file"], bad["verdict"]) == ("bad", "D.npz", "bad")
    assert bad["reasons"] == "blurred (left-hand)"
    write_import_report(tmp_path / "r.json", report)
    documents = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert [document["file"] for document in documents] == [line.file for line in report.lines]
    assert documents[1]["reasons"] == ["blurred (left-hand)"]


def test_of_several_files_a_bad_one_does_not_stop_the_others(lexicon, clip, tmp_path, progress):
    letter = resource("sample_lexicon", "B.npz")
    wishes = [
        Wish(clip, signer="Ana"),
        Wish(tmp_path / "missing.mp4"),
        Wish(letter, gloss="LETTER", scopes=frozenset([Scope.SHARE])),
    ]
    first, second, third = import_collection(lexicon, collection_of_wishes(wishes), progress)
    assert isinstance(first, Added)
    assert isinstance(second, Refused)
    assert second.file == tmp_path / "missing.mp4"
    assert isinstance(third, Added)
    assert glosses(lexicon) == {"FILM", "LETTER"}
    assert [share for share, _ in progress.reports] == [0, 1 / 3, 2 / 3]
    assert find_signer(lexicon, UNNAMED_SIGNER).scopes == {Scope.SHARE}
