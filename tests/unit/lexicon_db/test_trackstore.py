from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy import event

from lexicon_db.codec import encode_track
from lexicon_db.entries import get_entries, get_entry, trash_entries
from lexicon_db.errors import KnownError
from lexicon_db.history import history_of_entry
from lexicon_db.records import EntryStatus, Phases
from lexicon_db.search import search_entries
from lexicon_db.signers import add_signer
from lexicon_db.takes import cut_take, get_take, set_phases, takes_of
from lexicon_db.tracks import FitTrack, LandmarkTrack, MotionTrack, TrackKind
from lexicon_db.trackstore import (
    fitted_videos,
    latest_infos,
    latest_track,
    latest_tracks,
    load_track,
    save_track,
    save_tracks,
    takes_without,
    track_infos,
)
from tests.unit.lexicon_db.examples import (
    PROVENANCE,
    entry_with_take,
    fit_track,
    landmark_track,
    motion_track,
)

PHASES = Phases(0.1, 0.3, 0.9, 1.1)


@pytest.fixture
def take(lexicon, tmp_path):
    return entry_with_take(lexicon, tmp_path)[1]


def save_made(lexicon, take, tracks):
    made = [(track, PROVENANCE) for track in tracks]
    return save_tracks(lexicon, take.id, made, span=(take.start, take.end), phases=PHASES)


def test_each_kind_of_track_comes_back(lexicon, take):
    for track in (motion_track(), landmark_track(), fit_track()):
        info = save_track(lexicon, take.id, track, PROVENANCE)
        assert info.provenance == PROVENANCE
        assert (info.kind, info.take) == (track.kind, take.id)
        assert info.byte_count == len(encode_track(track))
        read = latest_track(lexicon, take.id, type(track))
        assert type(read) is type(track)
        assert encode_track(read) == encode_track(track)
    assert len(track_infos(lexicon, take.id)) == 3


def test_all_tracks_of_a_take_are_one_step_of_its_history(lexicon, take):
    tracks = [landmark_track(), fit_track(), motion_track()]
    infos = save_made(lexicon, take, tracks)
    assert [info.kind for info in infos] == [track.kind for track in tracks]
    assert track_infos(lexicon, take.id) == infos
    for track in tracks:
        kept = latest_track(lexicon, take.id, type(track))
        assert encode_track(kept) == encode_track(track)
    assert get_take(lexicon, take.id).phases == PHASES
    assert get_entry(lexicon, take.entry).status is EntryStatus.TRACKED
    steps = {h.number: h.operation for h in history_of_entry(lexicon, take.entry)}
    assert next(iter(steps.values())) == "save tracks"
    assert list(steps.values()).count("save tracks") == 1


def test_tracks_made_again_leave_phases_that_a_person_set(lexicon, take):
    by_hand = Phases(0.0, 0.1, 0.2, 0.3)
    set_phases(lexicon, take.id, by_hand, by_hand=True)
    save_made(lexicon, take, [motion_track(20)])
    save_made(lexicon, take, [motion_track(30)])
    assert get_take(lexicon, take.id).phases == by_hand
    assert len(latest_track(lexicon, take.id, MotionTrack).pts) == 30


def test_of_several_tracks_all_are_stored_or_none(lexicon, take):
    broken = replace(motion_track(3), anchors=np.full((3, 2, 3, 3), 1e30, np.float32))
    with pytest.raises(KnownError, match="far too large"):
        save_made(lexicon, take, [landmark_track(), broken])
    with lexicon.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(KnownError, match="disk is full"):
        save_made(lexicon, take, [motion_track(3), landmark_track(200)])
    cut_take(lexicon, take.id, span=(0.5, 1.0))
    with pytest.raises(KnownError, match="cut anew"):
        save_made(lexicon, take, [motion_track(3)])
    assert track_infos(lexicon, take.id) == ()
    assert get_take(lexicon, take.id).phases is None
    assert get_entry(lexicon, take.entry).status is EntryStatus.RECORDED


def test_a_take_without_track_has_none(lexicon, take):
    assert latest_track(lexicon, take.id, MotionTrack) is None
    save_track(lexicon, take.id, landmark_track(), PROVENANCE)
    assert latest_track(lexicon, take.id, MotionTrack) is None
    assert latest_track(lexicon, take.id, FitTrack) is None


def test_the_latest_track_holds_and_earlier_ones_stay(lexicon, take):
    infos = [save_track(lexicon, take.id, motion_track(n), PROVENANCE) for n in (10, 20, 15)]
    assert len(latest_track(lexicon, take.id, MotionTrack).pts) == 15
    assert latest_infos(lexicon, [take.id], TrackKind.MOTION) == {take.id: infos[2]}
    assert track_infos(lexicon, take.id) == tuple(infos)
    assert len(load_track(lexicon, infos[1].id).pts) == 20


def test_a_track_holds_only_for_the_cut_it_was_made_from(lexicon, take):
    save_track(lexicon, take.id, motion_track(10), PROVENANCE)
    cut_take(lexicon, take.id, span=(0.5, 1.0))
    assert latest_track(lexicon, take.id, MotionTrack) is None
    assert takes_without(lexicon, TrackKind.MOTION) == (take.id,)
    save_track(lexicon, take.id, motion_track(5), PROVENANCE)
    assert len(latest_track(lexicon, take.id, MotionTrack).pts) == 5
    cut_take(lexicon, take.id, span=(take.start, take.end))
    assert len(latest_track(lexicon, take.id, MotionTrack).pts) == 10


def test_several_takes_at_once(lexicon, tmp_path):
    takes = [entry_with_take(lexicon, tmp_path, gloss)[1] for gloss in "ABC"]
    for number, take in enumerate(takes[:2]):
        save_track(lexicon, take.id, motion_track(10 + number), PROVENANCE)
    found = latest_tracks(lexicon, [t.id for t in takes], MotionTrack)
    assert {t: len(track.pts) for t, track in found.items()} == {takes[0].id: 10, takes[1].id: 11}
    assert takes_without(lexicon, TrackKind.MOTION) == (takes[2].id,)
    assert takes_without(lexicon, TrackKind.LANDMARKS) == tuple(t.id for t in takes)
    trash_entries(lexicon, [takes[2].entry])
    assert takes_without(lexicon, TrackKind.MOTION) == ()


def test_fitted_videos_are_those_of_the_signer_as_they_are_cut_now(lexicon, tmp_path):
    takes = [entry_with_take(lexicon, tmp_path, gloss)[1] for gloss in "ABCDE"]
    for take in takes[:4]:
        save_track(lexicon, take.id, fit_track(), PROVENANCE)
    save_track(lexicon, takes[4].id, motion_track(), PROVENANCE)
    trash_entries(lexicon, [takes[1].entry])
    cut_take(lexicon, takes[2].id, span=(0.5, 1.0))
    signer = takes[0].signer
    assert fitted_videos(lexicon, signer, most=9) == (takes[3].id, takes[0].id)
    assert fitted_videos(lexicon, signer, most=1) == (takes[3].id,)
    assert fitted_videos(lexicon, add_signer(lexicon, "Nobody").id, most=9) == ()


def test_a_motion_track_raises_the_status_and_is_told(lexicon, take):
    save_track(lexicon, take.id, landmark_track(5), PROVENANCE)
    assert get_entry(lexicon, take.entry).status is EntryStatus.RECORDED
    save_track(lexicon, take.id, motion_track(5), PROVENANCE)
    assert get_entry(lexicon, take.entry).status is EntryStatus.TRACKED
    told = [(h.field, h.new) for h in history_of_entry(lexicon, take.entry)]
    assert ("motion track", "test-engine 1.0, version 1") in told


def test_a_track_that_cannot_be_stored_leaves_nothing(lexicon, take):
    broken = replace(motion_track(3), anchors=np.full((3, 2, 3, 3), 1e30, np.float32))
    with pytest.raises(KnownError, match="far too large"):
        save_track(lexicon, take.id, broken, PROVENANCE)
    with pytest.raises(KnownError, match="not in the lexicon"):
        save_track(lexicon, "no take", motion_track(3), PROVENANCE)
    with pytest.raises(KnownError, match="not found"):
        load_track(lexicon, "no track")
    assert track_infos(lexicon, take.id) == ()


def test_lists_never_read_the_bytes_of_tracks(lexicon, take):
    save_track(lexicon, take.id, landmark_track(), PROVENANCE)
    statements = []
    event.listen(lexicon.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    get_entries(lexicon, search_entries(lexicon, "house"))
    takes_of(lexicon, take.entry)
    latest_infos(lexicon, [take.id], TrackKind.LANDMARKS)
    assert statements
    assert not any("track_blob" in statement for statement in statements)
    latest_track(lexicon, take.id, LandmarkTrack)
    assert any("track_blob" in statement for statement in statements)
