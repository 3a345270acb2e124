from lexicon_db.entries import find_entry, restore_entries, trash_entries
from lexicon_db.history import latest_history
from lexicon_db.imports import find_import, keep_import
from lexicon_db.quality import judged_takes, save_quality
from lexicon_db.recordings import recording_by_hash
from lexicon_db.records import (
    BodyPart,
    Hand,
    ImportedFile,
    ImportOutcome,
    NewPrompt,
    Repair,
    RepairId,
    RepairKind,
    Slot,
    Verdict,
)
from lexicon_db.repairs import change_repairs
from lexicon_db.reviews import review_take
from lexicon_db.schema import utc_now
from lexicon_db.search import search_entries
from lexicon_db.sessions import add_session, get_session
from lexicon_db.takes import takes_of, trash_takes
from lexicon_db.trackstore import save_track
from lexicon_db.trash import empty_trash
from lexicon_db.utterances import delete_utterance, save_utterance
from tests.unit.lexicon_db.examples import PROVENANCE, entry_with_take, motion_track
from tests.unit.lexicon_db.test_quality import RED


def files(lexicon):
    return [p for name in ("media", "trash") for p in (lexicon.folder / name).rglob("*.mp4")]


def test_what_was_in_the_trash_is_gone_from_database_and_disk(lexicon, tmp_path):
    kept, _ = entry_with_take(lexicon, tmp_path, "KEPT")
    gone, take = entry_with_take(lexicon, tmp_path, "GONE")
    save_track(lexicon, take.id, motion_track(5), PROVENANCE)
    review_take(lexicon, take.id, "Chris", Verdict.REJECT)
    trash_entries(lexicon, [gone.id])
    assert empty_trash(lexicon).entries == {gone.id}
    assert search_entries(lexicon, in_trash=True) == ()
    assert recording_by_hash(lexicon, take.recording.sha256) is None
    assert len(files(lexicon)) == 1
    assert find_entry(lexicon, "KEPT").id == kept.id
    assert lexicon.check() == ()
    assert ("empty trash", "GONE") in {(h.operation, h.old) for h in latest_history(lexicon)}


def test_a_trashed_take_goes_and_its_entry_stays(lexicon, tmp_path):
    entry, take = entry_with_take(lexicon, tmp_path)
    trash_takes(lexicon, [take.id])
    empty_trash(lexicon)
    assert takes_of(lexicon, entry.id, in_trash=True) == ()
    assert find_entry(lexicon, "HOUSE") is not None
    assert files(lexicon) == []
    assert lexicon.check() == ()


def test_what_an_utterance_uses_stays_until_it_does_not(lexicon, tmp_path):
    entry, take = entry_with_take(lexicon, tmp_path)
    utterance = save_utterance(lexicon, "one", [Slot(entry.id, take=take.id)])
    trash_entries(lexicon, [entry.id])
    empty_trash(lexicon)
    restore_entries(lexicon, [entry.id])
    assert takes_of(lexicon, entry.id) == (take,)
    trash_entries(lexicon, [entry.id])
    delete_utterance(lexicon, utterance.id)
    empty_trash(lexicon)
    assert search_entries(lexicon, in_trash=True) == ()
    assert lexicon.check() == ()


def test_a_clip_can_be_added_again_after_its_trash_was_emptied(lexicon, tmp_path):
    entry, _ = entry_with_take(lexicon, tmp_path)
    trash_entries(lexicon, [entry.id])
    empty_trash(lexicon)
    entry_with_take(lexicon, tmp_path)
    assert lexicon.check() == ()


def test_all_that_is_known_of_a_take_goes_with_it(lexicon, tmp_path):
    entry, take = entry_with_take(lexicon, tmp_path)
    save_track(lexicon, take.id, motion_track(5), PROVENANCE)
    save_quality(lexicon, take.id, RED)
    mark = Repair(
        RepairId("mark"), take.id, RepairKind.MARK, BodyPart.LEFT_HAND, 0.5, 0.7, {}, "Chris",
        utc_now(),
    )  # fmt: skip
    change_repairs(lexicon, take.id, before=(), after=[mark])
    files = [
        ImportedFile("house.mp4", ImportOutcome.ADDED, entry.id, take.id),
        ImportedFile("tree.mp4", ImportOutcome.REFUSED, what="Not added."),
    ]
    keep_import(lexicon, "key", "clips", (), files)
    asked = add_session(
        lexicon, "Monday", take.signer, Hand.RIGHT, [NewPrompt("HOUSE", example_take=take.id)]
    )
    trash_entries(lexicon, [entry.id])
    empty_trash(lexicon)
    assert lexicon.check() == ()
    assert judged_takes(lexicon) == ()
    (prompt,) = get_session(lexicon, asked.id).prompts
    assert (prompt.gloss, prompt.entry, prompt.example_take) == ("HOUSE", None, None)
    assert find_import(lexicon, "key").files == (files[1],)
