import pytest

from lexicon_db.entries import edit_entries, get_entry
from lexicon_db.errors import KnownError
from lexicon_db.history import history_of_entry
from lexicon_db.recordings import (
    add_recording,
    list_recordings,
    recording_by_hash,
    recording_path,
)
from lexicon_db.records import EntryStatus, Hand, Phases, SourceKind
from lexicon_db.takes import (
    activate_take,
    active_takes,
    add_take,
    cut_take,
    get_take,
    restore_takes,
    set_dominance,
    set_phases,
    takes_of,
    trash_takes,
)
from tests.unit.lexicon_db.examples import entry_with_take, video_file

PHASES = Phases(0.1, 0.3, 0.9, 1.2)


@pytest.fixture
def made(lexicon, tmp_path):
    return entry_with_take(lexicon, tmp_path)


def another_take(lexicon, take):
    return add_take(
        lexicon, take.entry, take.signer, take.recording.id, span=(3, 4), dominance=Hand.RIGHT
    )


def test_a_take_comes_back_with_its_recording(lexicon, made):
    entry, take = made
    assert get_take(lexicon, take.id) == take
    assert (take.entry, take.start, take.end, take.dominance) == (entry.id, 0.4, 2.0, Hand.LEFT)
    assert (take.phases, take.phases_by_hand) == (None, False)
    recording = take.recording
    assert (recording.original_name, recording.suffix, recording.byte_count) == (
        "HOUSE.mp4", ".mp4", 5,
    )  # fmt: skip
    assert (recording.width, recording.height, recording.fps) == (640, 480, 25.0)
    assert recording_path(lexicon, recording).read_bytes() == b"HOUSE"
    assert list_recordings(lexicon) == (recording,)


def test_an_entry_whose_takes_are_gone_is_new_again(lexicon, made):
    entry, take = made
    second = another_take(lexicon, take)
    trash_takes(lexicon, [take.id])
    assert get_entry(lexicon, entry.id).status is EntryStatus.RECORDED
    trash_takes(lexicon, [second.id])
    assert get_entry(lexicon, entry.id).status is EntryStatus.NEW
    restore_takes(lexicon, [second.id])
    assert get_entry(lexicon, entry.id).status is EntryStatus.RECORDED
    edit_entries(lexicon, [entry.id], status=EntryStatus.APPROVED)
    trash_takes(lexicon, [second.id])
    assert get_entry(lexicon, entry.id).status is EntryStatus.APPROVED


def test_a_recording_is_found_by_its_content_and_kept_once(lexicon, made, tmp_path):
    recording = made[1].recording
    assert recording_by_hash(lexicon, recording.sha256) == recording
    assert recording_by_hash(lexicon, "00" * 32) is None
    media = lexicon.media.add(video_file(tmp_path, b"HOUSE"))
    assert add_recording(lexicon, media, SourceKind.VIDEO, "again.mov") == recording


def test_a_recording_without_its_file_says_so(lexicon, made, tmp_path):
    recording = made[1].recording
    path = recording_path(lexicon, recording)
    path.unlink()
    with pytest.raises(KnownError, match="missing"):
        recording_path(lexicon, recording)
    media = lexicon.media.add(video_file(tmp_path, b"other"))
    lexicon.media.trash([media])
    with pytest.raises(KnownError, match="trash"):
        add_recording(lexicon, media, SourceKind.VIDEO, "other.mp4")


def test_names_of_files_may_be_anything(lexicon, tmp_path):
    media = lexicon.media.add(video_file(tmp_path))
    recording = add_recording(lexicon, media, SourceKind.VIDEO, "caf\udce9\x00.mp4")
    assert recording.original_name == "caf?.mp4"


def test_the_first_take_stands_for_the_entry_and_raises_its_status(lexicon, made):
    entry, take = made
    assert take.is_active
    assert get_entry(lexicon, entry.id).status is EntryStatus.RECORDED
    assert get_entry(lexicon, entry.id).active_take == take.id
    edit_entries(lexicon, [entry.id], status=EntryStatus.APPROVED)
    second = another_take(lexicon, take)
    assert not second.is_active
    assert get_entry(lexicon, entry.id).take_count == 2
    assert get_entry(lexicon, entry.id).status is EntryStatus.APPROVED
    assert takes_of(lexicon, entry.id) == (take, second)


def test_one_take_at_a_time_is_active(lexicon, made):
    entry, take = made
    second = another_take(lexicon, take)
    changes = activate_take(lexicon, second.id)
    assert changes.takes == {take.id, second.id}
    assert changes.entries == {entry.id}
    assert active_takes(lexicon, [entry.id]) == {entry.id: get_take(lexicon, second.id)}
    assert not get_take(lexicon, take.id).is_active


def test_trashing_the_active_take_lets_the_latest_other_one_stand(lexicon, made):
    entry, take = made
    second = another_take(lexicon, take)
    third = another_take(lexicon, take)
    trash_takes(lexicon, [take.id])
    assert get_take(lexicon, third.id).is_active
    assert [t.id for t in takes_of(lexicon, entry.id, in_trash=True)] == [take.id]
    trash_takes(lexicon, [second.id, third.id])
    assert active_takes(lexicon, [entry.id]) == {}
    assert get_entry(lexicon, entry.id).take_count == 0
    with pytest.raises(KnownError, match="in the trash"):
        activate_take(lexicon, take.id)
    restore_takes(lexicon, [second.id, take.id])
    assert get_take(lexicon, second.id).is_active
    assert not get_take(lexicon, take.id).is_active


def test_phases_set_by_hand_win_over_found_ones(lexicon, made):
    _, take = made
    set_phases(lexicon, take.id, PHASES, by_hand=False)
    assert get_take(lexicon, take.id).phases == PHASES
    by_hand = Phases(0.2, 0.3, 0.8, 1.0)
    set_phases(lexicon, take.id, by_hand, by_hand=True)
    set_phases(lexicon, take.id, PHASES, by_hand=False)
    kept = get_take(lexicon, take.id)
    assert (kept.phases, kept.phases_by_hand) == (by_hand, True)
    set_phases(lexicon, take.id, None, by_hand=True)
    assert get_take(lexicon, take.id).phases is None
    set_phases(lexicon, take.id, PHASES, by_hand=False)
    assert get_take(lexicon, take.id).phases == PHASES


def test_another_cut_forgets_the_phases(lexicon, made):
    _, take = made
    set_phases(lexicon, take.id, PHASES, by_hand=True)
    cut_take(lexicon, take.id, span=(0.4, 2.0))
    assert get_take(lexicon, take.id).phases == PHASES
    cut_take(lexicon, take.id, span=(0.5, 1.5))
    cut = get_take(lexicon, take.id)
    assert (cut.start, cut.end, cut.phases, cut.phases_by_hand) == (0.5, 1.5, None, False)


@pytest.mark.parametrize("span", [(2.0, 1.0), (-0.1, 1.0), (0.0, float("nan")), (0, float("inf"))])
def test_a_cut_must_be_one(lexicon, made, span):
    with pytest.raises(KnownError, match="not cut"):
        cut_take(lexicon, made[1].id, span=span)
    with pytest.raises(KnownError, match="not cut"):
        add_take(
            lexicon, made[0].id, made[1].signer, made[1].recording.id,
            span=span, dominance=Hand.LEFT,
        )  # fmt: skip


def test_what_happens_to_takes_is_in_the_history_of_the_entry(lexicon, made):
    entry, take = made
    set_dominance(lexicon, take.id, Hand.RIGHT)
    set_phases(lexicon, take.id, PHASES, by_hand=True)
    told = [(h.operation, h.field, h.old, h.new) for h in history_of_entry(lexicon, entry.id)]
    assert told[0] == ("set phases", "onset_seconds", "", "0.1")
    assert ("set dominance", "dominance", "left", "right") in told
    assert ("add take", "", "", "HOUSE.mp4") in told
    assert told[-1] == ("add entry", "", "", "HOUSE")


def test_missing_takes_are_named(lexicon):
    with pytest.raises(KnownError, match="take was not found"):
        get_take(lexicon, "none")
    with pytest.raises(KnownError, match="take was not found"):
        trash_takes(lexicon, ["none"])
