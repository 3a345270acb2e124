import shutil
import sqlite3  # noqa: TID251 - compares tables as another program would
from contextlib import closing

import pytest

from lexicon_db.consents import grant_consent
from lexicon_db.entries import add_entry, edit_entries, find_entry
from lexicon_db.errors import KnownError
from lexicon_db.history import latest_history
from lexicon_db.media import MediaFile
from lexicon_db.packs.exporting import plan_pack
from lexicon_db.packs.manifest import (
    CommunityLabel,
    Contents,
    PackTerms,
    clean_terms,
    is_later,
)
from lexicon_db.packs.merging import ENTRY_FIELDS, Keep, MergeRules, Standing, joined
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.register import exported_packs, imported_packs
from lexicon_db.packs.undoing import undo_import
from lexicon_db.recordings import add_recording, find_recording_path
from lexicon_db.records import Hand, Phases, Scope, Slot, SourceKind
from lexicon_db.search import search_entries
from lexicon_db.signers import list_signers
from lexicon_db.store import Lexicon
from lexicon_db.takes import activate_take, add_take, get_take, set_phases, takes_of
from lexicon_db.utterances import list_utterances, save_utterance
from tests.unit.lexicon_db.packs.packing import (
    EVERYTHING,
    add_sign,
    bring,
    pack_of,
)

#: What stays out on purpose, by table: people who worked on things, and when things came here.
LOCAL = {
    "entry": {"assignee", "lemma_id"},
    "consent": {"witness", "recording_id"},
    "repair": {"made_by"},
    "media": {"added_at"},
    "signer": {"note"},
}
#: Tables whose own keys are made anew where they arrive.
NEW_KEYS = {
    "sense", "phonology", "relation", "foreign_relation", "slot", "lemma", "tag", "dialect",
    "vocabulary", "term",
}  # fmt: skip
OWN_KEYS = {"id", "vocabulary_id"}
COMPARED = (
    "entry", "annotation_gloss", "signer", "consent", "consent_scope", "recording", "media",
    "take", "track", "track_blob", "repair", "quality_report", "quality_finding", "review",
    "review_reason", "utterance", "identity", "lemma", "tag", "dialect", "vocabulary", "term",
)  # fmt: skip


def rows(folder, table):
    with closing(sqlite3.connect(folder / "lexicon.db")) as database:
        database.row_factory = sqlite3.Row
        hidden = LOCAL.get(table, set()) | (OWN_KEYS if table in NEW_KEYS else set())
        found = [
            tuple((name, value) for name, value in dict(row).items() if name not in hidden)
            for row in database.execute(f"SELECT * FROM {table}")
        ]
    return sorted(found, key=repr)


def test_a_pack_of_everything_loses_nothing(village, other, tmp_path):
    grant_consent(village.lexicon, village.bo, [Scope.SHARE, Scope.PUBLISH])
    pack_of(village.lexicon, tmp_path / "all.kinelexpack")
    done = bring(other, tmp_path / "all.kinelexpack")
    assert done.plan.left_out == ()
    mine, theirs = village.lexicon, other
    for table in COMPARED:
        before, after = rows(mine.folder, table), rows(theirs.folder, table)
        assert before == after, table
        assert before, table
    ids = search_entries(mine)
    with mine.read() as one, theirs.read() as two:
        from sqlalchemy import select

        from lexicon_db.packs.sign_documents import entry_documents
        from lexicon_db.packs.take_documents import utterance_documents
        from lexicon_db.schema import UtteranceRow

        assert list(entry_documents(one, ids)) == list(entry_documents(two, ids))
        names = one.scalars(select(UtteranceRow.id)).all()
        assert list(utterance_documents(one, names)) == list(utterance_documents(two, names))
    assert theirs.check() == ()
    files = lambda lexicon: sorted(  # noqa: E731
        (p.name, p.read_bytes()) for p in (lexicon.folder / "media").rglob("*.*")
    )
    assert files(mine) == files(theirs)
    assert search_entries(theirs, "haus") == (village.house[0],)
    assert not (theirs.folder / "quarantine").exists() or not any(
        (theirs.folder / "quarantine").iterdir()
    )


def test_the_same_content_gives_the_same_bytes(village, pack_file, tmp_path):
    made = pack_of(village.lexicon, tmp_path / "again.kinelexpack")
    assert made.file.read_bytes() == pack_file.read_bytes()
    assert exported_packs(village.lexicon)[0].sha256 == made.sha256


def test_importing_again_changes_nothing(village, other, pack_file):
    assert bring(other, pack_file).import_id
    before = latest_history(other)
    again = bring(other, pack_file)
    assert (again.import_id, again.plan.changes_nothing) == ("", True)
    assert {one.standing for one in again.plan.entries} == {Standing.SAME}
    assert latest_history(other) == before
    assert bring(village.lexicon, pack_file).import_id == ""


def test_undo_removes_exactly_what_came(other, pack_file, tmp_path):
    add_entry(other, id_gloss="MINE", tags=["home"])
    folder = shutil.copytree(other.folder, tmp_path / "before")
    done = bring(other, pack_file)
    undone = undo_import(other, done.import_id)
    assert undone.kept == ()
    for table in ("entry", "take", "track", "signer", "consent", "recording", "media", "review",
                  "utterance", "identity", "repair", "quality_report", "entry_search"):  # fmt: skip
        assert rows(folder, table) == rows(other.folder, table), table
    assert not list((other.folder / "media").rglob("*.mp4"))
    assert other.check() == ()
    assert imported_packs(other)[0].undone_at is not None
    with pytest.raises(KnownError, match="undone already"):
        undo_import(other, done.import_id)
    again = bring(other, pack_file)
    assert undo_import(other, again.import_id).kept == ()
    assert rows(folder, "track") == rows(other.folder, "track")


def test_undo_keeps_what_was_worked_on_since(village, other, pack_file):
    done = bring(other, pack_file)
    set_phases(other, village.house[1], Phases(0.0, 0.1, 0.2, 0.3), by_hand=True)
    undone = undo_import(other, done.import_id)
    assert {item.what for item in undone.kept} >= {"takes", "entries", "signers"}
    assert get_take(other, village.house[1]).phases == Phases(0.0, 0.1, 0.2, 0.3)
    assert find_entry(other, "TREE") is None
    assert other.check() == ()


def test_a_later_version_brings_what_is_new_and_keeps_what_i_changed(village, other, tmp_path):
    pack_of(village.lexicon, tmp_path / "one.kinelexpack")
    bring(other, tmp_path / "one.kinelexpack")
    house, tree = village.house[0], village.tree[0]
    edit_entries(other, [house], note="My own note.", tags=["mine"])
    edit_entries(village.lexicon, [house], note="Their new note.", lemma="houses")
    edit_entries(village.lexicon, [tree], hamnosys="hamflathand")
    set_phases(village.lexicon, village.house[1], Phases(0.2, 0.3, 0.4, 0.5), by_hand=True)
    add_sign(village.lexicon, tmp_path, "RIVER", village.ana, seed=2)
    pack_of(village.lexicon, tmp_path / "two.kinelexpack", version="2")
    done = bring(other, tmp_path / "two.kinelexpack")
    entry = find_entry(other, "HOUSE")
    assert (entry.note, entry.lemma, entry.tags) == ("My own note.", "houses", ("mine",))
    assert find_entry(other, "TREE").hamnosys == "hamflathand"
    assert get_take(other, village.house[1]).phases == Phases(0.2, 0.3, 0.4, 0.5)
    found = {one.gloss: one.standing for one in done.plan.entries}
    assert found == {
        "HOUSE": Standing.CONFLICTING, "TREE": Standing.NEWER, "RIVER": Standing.NEW,
    }  # fmt: skip
    assert done.plan.earlier_version == "1"
    assert bring(other, tmp_path / "two.kinelexpack").import_id == ""
    undo_import(other, done.import_id)
    entry = find_entry(other, "HOUSE")
    assert (entry.note, entry.lemma, entry.tags) == ("My own note.", "house", ("mine",))
    assert get_take(other, village.house[1]).phases == Phases(0.1, 0.2, 0.5, 0.9)
    assert find_entry(other, "RIVER") is None


@pytest.mark.parametrize("chosen_by_me", [False, True])
def test_a_later_version_shows_a_sign_by_its_new_take(village, other, tmp_path, chosen_by_me):
    entry, first = village.house
    bring(other, pack_of(village.lexicon, tmp_path / "one.kinelexpack").file)
    if chosen_by_me:
        mine = another_take(other, entry, village.ana)
        activate_take(other, mine)
    second = another_take(village.lexicon, entry, village.ana)
    activate_take(village.lexicon, second)
    two = pack_of(village.lexicon, tmp_path / "two.kinelexpack", version="2").file
    done = bring(other, two)
    assert (done.plan.added["takes"], done.plan.switched_takes) == (1, int(not chosen_by_me))
    assert find_entry(other, "HOUSE").active_take == (mine if chosen_by_me else second)
    if chosen_by_me:
        return
    assert bring(other, two).import_id == ""
    undo_import(other, done.import_id)
    assert find_entry(other, "HOUSE").active_take == first
    bring(other, two)
    activate_take(other, first)
    assert bring(other, two).plan.switched_takes == 0, "what a person chose since stays"
    activate_take(village.lexicon, first)
    three = pack_of(village.lexicon, tmp_path / "three.kinelexpack", version="3").file
    assert bring(other, three).plan.switched_takes == 0
    assert other.check() == ()


def another_take(lexicon, entry, signer):
    """A further take of a recording that is here."""
    recording = takes_of(lexicon, entry)[0].recording
    span = (0.5, 1.5)
    take = add_take(lexicon, entry, signer, recording.id, span=span, dominance=Hand.RIGHT)
    return take.id


def test_a_later_version_changes_utterances_that_nobody_changed_here(village, other, tmp_path):
    pack_of(village.lexicon, tmp_path / "one.kinelexpack")
    bring(other, tmp_path / "one.kinelexpack")
    house = Slot(village.house[0])
    save_utterance(village.lexicon, "At home", [house, house, house], rate=1.5)
    pack_of(village.lexicon, tmp_path / "two.kinelexpack", version="2")
    done = bring(other, tmp_path / "two.kinelexpack")
    assert done.plan.changed_utterances == 1
    (changed,) = list_utterances(other)
    assert (changed.slots, changed.rate) == ((house, house, house), 1.5)
    assert bring(other, tmp_path / "two.kinelexpack").import_id == ""
    undo_import(other, done.import_id)
    (before,) = list_utterances(other)
    assert (len(before.slots), before.slots[0].take, before.rate) == (2, village.house[1], 1.0)


@pytest.mark.parametrize(
    ("keep", "note", "tags"),
    [
        (Keep.MINE, "Mine.", ("m",)),
        (Keep.THEIRS, "Theirs.", ("t",)),
        (Keep.BOTH, "Mine.\nTheirs.", ("m", "t")),
    ],
)
def test_conflicts_are_decided_by_field(village, other, tmp_path, keep, note, tags):
    pack_of(village.lexicon, tmp_path / "one.kinelexpack")
    bring(other, tmp_path / "one.kinelexpack")
    house = village.house[0]
    edit_entries(other, [house], note="Mine.", tags=["m"], hamnosys="mine")
    edit_entries(village.lexicon, [house], note="Theirs.", tags=["t"], hamnosys="theirs")
    pack_of(village.lexicon, tmp_path / "two.kinelexpack", version="2")
    rules = MergeRules(fields={"note": keep}, entries={house: {"tags": keep}})
    bring(other, tmp_path / "two.kinelexpack", rules)
    entry = find_entry(other, "HOUSE")
    assert (entry.note, entry.tags, entry.hamnosys) == (note, tags, "mine")
    before = latest_history(other)
    assert bring(other, tmp_path / "two.kinelexpack", rules).import_id == ""
    assert latest_history(other) == before


@pytest.mark.parametrize("keep", [Keep.THEIRS, Keep.BOTH])
def test_a_second_import_by_the_same_rules_changes_nothing(village, other, tmp_path, keep):
    file = pack_of(village.lexicon, tmp_path / "one.kinelexpack").file
    rules = MergeRules(fields=dict.fromkeys(ENTRY_FIELDS, keep), homonyms=Keep.THEIRS)
    add_entry(
        other, id_gloss="HOUSE", note="Mine.", tags=["m"], dialects=["south"], lemma="mine",
        senses=((("eng", "hut"),),), annotation_glosses=(("eng", "HUT"), ("fra", "MAISON")),
    )  # fmt: skip
    assert bring(other, file, rules).import_id
    once = find_entry(other, "HOUSE")
    assert once.note == {Keep.THEIRS: "A house.", Keep.BOTH: "Mine.\nA house."}[keep]
    assert bring(other, file, rules).import_id == ""
    assert find_entry(other, "HOUSE") == once


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("Mine.", "Theirs.", "Mine.\nTheirs."),
        ("Mine.\nTheirs.", "Theirs.", "Mine.\nTheirs."),
        ("Mine.", "Mine.\nTheirs.", "Mine.\nTheirs."),
        ("Not mine.", "mine.", "Not mine.\nmine."),
        ("", "Theirs.", "Theirs."),
        ("Mine.", "", "Mine."),
    ],
)
def test_both_notes_are_kept_once(mine, theirs, both):
    assert joined("note", mine, theirs) == both


@pytest.mark.parametrize(
    ("keep", "glosses", "takes"),
    [
        (Keep.BOTH, {"HOUSE", "HOUSE (2)", "TREE"}, 0),
        (Keep.MINE, {"HOUSE", "TREE"}, 0),
        (Keep.THEIRS, {"HOUSE", "TREE"}, 1),
    ],
)
def test_homonyms_stay_apart_or_are_joined(village, other, pack_file, keep, glosses, takes):
    mine = add_entry(other, id_gloss="HOUSE", note="Another sign.")
    rules = MergeRules(homonyms=keep)
    done = bring(other, pack_file, rules)
    entries = {find_entry(other, gloss).id_gloss for gloss in glosses}
    assert entries == glosses
    assert len(search_entries(other)) == len(glosses)
    assert len(takes_of(other, mine.id)) == takes
    assert find_entry(other, "HOUSE").note == "Another sign."
    assert bring(other, pack_file, rules).import_id == ""
    assert other.check() == ()
    undo_import(other, done.import_id)
    assert search_entries(other) == (mine.id,)
    assert takes_of(other, mine.id) == ()


def test_what_was_not_chosen_stays_out_and_the_plan_says_so(village, other, tmp_path):
    lexicon = village.lexicon
    plan = plan_pack(lexicon, search_entries(lexicon), PackTerms("Village"), Contents())
    assert {(one.what, one.count) for one in plan.left_out} == {
        ("takes", 1), ("videos", 1), ("landmarks", 2), ("identities", 2), ("reviews", 2),
    }  # fmt: skip
    assert [(one.name, one.takes) for one in plan.signers] == [("Ana", 1)]
    made = pack_of(lexicon, tmp_path / "small.kinelexpack", Contents())
    assert made.plan.left_out == plan.left_out
    bring(other, made.file)
    take = takes_of(other, village.house[0])[0]
    assert find_recording_path(other, take.recording) is None
    assert not list((other.folder / "media").rglob("*.*"))
    assert other.check() == ()
    other.backup(tmp_path / "backup.zip")
    again = plan_pack(other, search_entries(other), PackTerms("Again"), EVERYTHING)
    assert ("videos", 1) in {(one.what, one.count) for one in again.left_out}
    video = find_recording_path(lexicon, take.recording)
    other.media.add(video)
    add_recording(other, MediaFile(take.recording.sha256, ".mp4", video.stat().st_size),
                  SourceKind.VIDEO, "HOUSE.mp4")  # fmt: skip
    assert find_recording_path(other, take.recording).read_bytes() == video.read_bytes()
    again = plan_pack(other, search_entries(other), PackTerms("Again"), EVERYTHING)
    assert again.counts["files"] == 1


def test_nobody_who_works_on_things_travels(village, tmp_path):
    contents = Contents(videos=True, landmarks=True, reviews=True)
    made = pack_of(village.lexicon, tmp_path / "quiet.kinelexpack", contents)
    data = made.file.read_bytes()
    for word in (b"Chris", b"Dora", b"Bo", str(village.lexicon.folder).encode()):
        assert word not in data
    with Pack.open(made.file) as pack:
        assert {one["reviewer"] for one in pack.records("reviews")} == {"Reviewer 1", "Reviewer 2"}


def test_terms_travel_with_the_pack(village, other, tmp_path):
    labels = (CommunityLabel("TK Attribution", "Name the community."),)
    made = pack_of(
        village.lexicon, tmp_path / "t.kinelexpack", licence="CC BY 4.0",
        authors=("Ana", "Bo"), citation="Ana & Bo 2026", labels=labels,
    )  # fmt: skip
    with Pack.open(made.file) as pack:
        assert pack.manifest == made.manifest
        assert pack.manifest.terms.labels == labels
    bring(other, made.file)
    known = imported_packs(other)[0]
    assert (known.licence, known.authors, known.citation) == (
        "CC BY 4.0", ("Ana", "Bo"), "Ana & Bo 2026",
    )  # fmt: skip


def test_stopping_leaves_neither_a_pack_nor_an_import(village, other, pack_file, tmp_path):
    def stop(_done, _total, _activity):
        raise InterruptedError

    from lexicon_db.packs.exporting import PackWish, export_pack
    from lexicon_db.packs.importing import import_pack

    wish = PackWish(PackTerms("Village"), EVERYTHING)
    with pytest.raises(KnownError):
        export_pack(village.lexicon, search_entries(village.lexicon), tmp_path / "x.kinelexpack",
                    wish, stop)  # fmt: skip
    assert not list(tmp_path.glob("*.kinelexpack*"))
    assert not list(tmp_path.glob(".*.part"))
    for last in ("checking", "unpacking", "importing"):

        def stop_at(_done, _total, activity, last=last):
            if activity.startswith(last):
                raise RuntimeError("stopped")

        with Pack.open(pack_file) as pack, pytest.raises(RuntimeError):
            import_pack(other, pack, report=stop_at)
        assert search_entries(other) == ()
        assert list_signers(other) == ()
        assert not list((other.folder / "media").rglob("*.mp4"))
    assert bring(other, pack_file).import_id
    assert other.check() == ()


def test_versions_are_compared_as_numbers():
    assert is_later("1.10", "1.9")
    assert not is_later("1.0", "1")
    with pytest.raises(KnownError, match="no version"):
        clean_terms(PackTerms("x", "one"))


def test_an_open_lexicon_stays_usable(village, other, pack_file):
    bring(other, pack_file)
    with Lexicon.open(other.folder) as again:
        assert len(search_entries(again)) == 2
