"""Files and clips that people bring: each gives one clear message, and nothing is half kept."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest

from app.core.paths import resource
from lexicon_db.codec import Member, read_npz
from tests.e2e import clips
from tests.e2e.command import ROOT, Kinelex, require_clean, require_nothing_added, require_told

pytestmark = pytest.mark.e2e

LETTER = resource("sample_lexicon", "W.npz")


# Files that are no recording.


@pytest.mark.parametrize("name", ["diary.mp4", "diary.mov", "diary.pose", "diary.npz", "diary.gif"])
def test_not_a_video(kinelex, tmp_path, name):
    file = tmp_path / name
    file.write_bytes(b"Dear diary, this is no film.\n" * 400)
    require_told(kinelex("add", file, "--signer", "Ana"), name)
    require_nothing_added(kinelex)


def test_not_a_video_by_its_name(kinelex, tmp_path):
    file = tmp_path / "diary.txt"
    file.write_text("Dear diary")
    require_told(kinelex("add", file), "diary.txt", ".mp4")
    require_nothing_added(kinelex)


@pytest.mark.parametrize("name", ["empty.mp4", "empty.pose", "empty.npz"])
def test_zero_bytes(kinelex, tmp_path, name):
    file = tmp_path / name
    file.touch()
    require_told(kinelex("add", file), name)
    require_nothing_added(kinelex)


def test_one_bad_file_among_good_ones_stops_none_of_them(kinelex, small_clip, tmp_path):
    bad = tmp_path / "bad.mp4"
    bad.write_bytes(b"no film")
    outcome = kinelex("--json", "add", bad, small_clip, LETTER)
    require_told(outcome, "1 of 3")
    assert [item["added"] for item in outcome.document["added"]] == [False, True, True]
    assert "not a video" in outcome.document["added"][0]["message"]
    assert [entry["gloss"] for entry in kinelex.json("list")["entries"]] == ["O", "W"]
    require_clean(kinelex)


def test_truncated_before_its_index(kinelex, tmp_path, small_clip):
    # The index of this film stands at its front: without the pictures there is nothing to see.
    content = small_clip.read_bytes()
    file = tmp_path / "cut.mp4"
    file.write_bytes(content[: content.index(b"mdat") + 8])
    require_told(kinelex("add", file), "cut.mp4", "copy")
    require_nothing_added(kinelex)


# Recordings from which no sign can be measured, and unusual ones from which one can. All of them
# are added and extracted at once, as people do with a card full of clips.


class Measured:
    """A lexicon with all of the clips, and what was said about each."""

    def __init__(self, kinelex: Kinelex, folder: Path) -> None:
        self.kinelex = kinelex
        files = {path.stem: path for path in make_clips(folder)}
        self.added = {item["gloss"]: item for item in kinelex.json("add", *files.values())["added"]}
        self.outcome = kinelex("--json", "extract")
        self.extracted = {item["gloss"]: item for item in self.outcome.document["extracted"]}

    def require_refused(self, gloss, *words):
        told = self.extracted[gloss]
        assert told["state"] == "failed"
        assert all(told[part].endswith(".") for part in ("what", "why", "fix"))
        missing = [word for word in words if word not in f"{told['why']} {told['fix']}"]
        assert not missing, told
        (take,) = self.kinelex.json("show", gloss)["takes"]
        assert take["tracks"] == []

    def tracks(self, gloss, folder):
        assert self.extracted[gloss]["state"] == "done"
        self.kinelex.json("tracks", gloss, "--out", folder / "tracks.npz")
        members = {"pts": Member(("T",), "f"), "flags": Member(("T", 2), "u")}
        return read_npz(folder / "tracks.npz", members)


#: Milliseconds of the frames of a telephone that films when it has time.
UNEVEN = np.cumsum(np.tile([20, 140, 60, 100], 12)).tolist()


def make_clips(folder):
    whole, small = clips.recorded(), clips.small()
    signed = small[8:32]
    clips.write(folder / "nobody.mp4", [np.full((240, 320, 3), 110, np.uint8)] * 12)
    clips.write(folder / "two-people.mp4", [np.hstack([rgb[:, 120:360]] * 2) for rgb in small[:14]])
    clips.write(folder / "no-hands.mp4", [rgb[:400] for rgb in whole[:15]], fps=25)
    quarters = [clips.reduced(rgb) for rgb in signed]
    clips.write(folder / "tiny.mp4", [rgb[:144, 24:216] for rgb in quarters], fps=12)
    clips.write(folder / "portrait.mp4", [rgb[:, 105:375] for rgb in small[10:34]], fps=60)
    clips.write_at(folder / "uneven.mp4", signed, UNEVEN[: len(signed)])
    clips.write(folder / "glimpse.mp4", signed[:2], fps=20)
    clips.write_long(folder / "lecture.mp4", minutes=10)
    clips.write(folder / "whole.mp4", small)
    clips.truncated(folder / "cut-off.mp4", folder / "whole.mp4", 0.7)
    (folder / "whole.mp4").unlink()
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def measured(tmp_path_factory, profile, empty_lexicon):
    folder = tmp_path_factory.mktemp("measured")
    shutil.copytree(empty_lexicon, folder / "lexicon")
    (folder / "clips").mkdir()
    return Measured(Kinelex(profile, folder / "lexicon"), folder / "clips")


def test_clips_that_fail_stop_no_others(measured):
    require_told(measured.outcome, "5 of 9")
    states = [item["state"] for item in measured.extracted.values()]
    assert states.count("done") == 4
    require_clean(measured.kinelex)


def test_no_person(measured):
    measured.require_refused("nobody", "No person", "hips")


def test_two_persons(measured):
    measured.require_refused("two-people", "More than one person", "Crop")


def test_hands_never_visible(measured):
    measured.require_refused("no-hands", "No hand", "both hands")


def test_a_tenth_of_a_second(measured):
    measured.require_refused("glimpse", "0.10 seconds", "at least 0.2 seconds")


def test_ten_minutes_are_refused_before_any_picture_is_looked_at(measured):
    assert measured.added["lecture"]["frames"] == 10 * 60 * 2
    measured.require_refused("lecture", "10.0 minutes", "Mark where the sign starts and ends")
    began = time.perf_counter()
    require_told(measured.kinelex("extract", "lecture"), "10.0 minutes")
    # Looking at all of its 1200 pictures would take more than a minute.
    assert time.perf_counter() - began < 40


def test_ten_minutes_take_no_more_memory_than_a_second(kinelex, measured, small_clip):
    measure = (
        "import resource, sys\n"
        "from main import main\n"
        "status = main()\n"
        "print(status, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)\n"
    )

    def kilobytes(file, gloss):
        words = kinelex.command_line("add", file, "--gloss", gloss)[2:]
        ended = subprocess.run(
            [sys.executable, "-c", measure, *words],
            capture_output=True,
            text=True,
            check=True,
            env=kinelex.environment,
            cwd=ROOT,
        )
        status, peak = ended.stderr.split()
        assert status == "0"
        return int(peak)

    pytest.importorskip("resource", reason="this system does not tell the memory of a process")
    long_film = next(measured.kinelex.lexicon.parent.glob("clips/lecture.mp4"))
    assert kilobytes(long_film, "LONG") < kilobytes(small_clip, "SHORT") + 20_000


def test_12_frames_per_second_at_192_x_144(measured, tmp_path):
    assert measured.added["tiny"]["fps"] == pytest.approx(12)
    pts = measured.tracks("tiny", tmp_path)["pts"]
    assert len(pts) == 24
    assert np.diff(pts) == pytest.approx(1 / 12, abs=1e-3)


def test_60_frames_per_second_in_portrait(measured, tmp_path):
    assert measured.added["portrait"]["fps"] == pytest.approx(60)
    recording = measured.kinelex.json("show", "portrait")["takes"][0]["recording"]
    assert (recording["width"], recording["height"]) == (270, 360)
    assert np.diff(measured.tracks("portrait", tmp_path)["pts"]) == pytest.approx(1 / 60, abs=1e-3)


def test_variable_frame_rate_keeps_its_times(measured, tmp_path):
    filmed = np.array(UNEVEN[:24]) / 1000
    pts = measured.tracks("uneven", tmp_path)["pts"]
    assert pts == pytest.approx(filmed - filmed[0], abs=2e-3)


def test_truncated_gives_what_is_there_and_says_so(measured, tmp_path):
    message = measured.added["cut-off"]["message"]
    assert "cut off" in message
    assert "again" in message
    frames = measured.added["cut-off"]["frames"]
    assert 10 < frames < len(clips.small())
    assert len(measured.tracks("cut-off", tmp_path)["pts"]) <= frames


# Files that want to run a program, or are no body.


class Bomb:
    """Makes a file when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return (Path.touch, (self.path,))


@pytest.mark.parametrize("name", ["poses", "mocap_frame_rate", "trans"])
def test_hostile_npz(kinelex, tmp_path, name):
    trap = tmp_path / "executed"
    arrays = {"poses": np.zeros((5, 165)), "mocap_frame_rate": np.array(25.0)}
    arrays[name] = np.array([Bomb(trap)], dtype=object)
    np.savez(tmp_path / "evil.npz", **arrays)
    require_told(kinelex("add", tmp_path / "evil.npz"), "evil.npz", name)
    assert not trap.exists()
    require_nothing_added(kinelex)


def test_smplx_motion_with_wrong_shapes(kinelex, tmp_path):
    for name, poses in (("flat", np.zeros(165)), ("thin", np.zeros((5, 72)))):
        np.savez(tmp_path / f"{name}.npz", poses=poses, mocap_frame_rate=np.array(25.0))
        require_told(kinelex("add", tmp_path / f"{name}.npz"), f"{name}.npz", "poses")
    require_nothing_added(kinelex)


def test_smplx_body_with_wrong_shapes(tracked, tmp_path):
    with zipfile.ZipFile(resource("body", "default_body.npz")) as body:
        names = [member.removesuffix(".npy") for member in body.namelist()]
    file = tmp_path / "SMPLX_NEUTRAL.npz"
    np.savez(file, **dict.fromkeys(names, np.zeros((7, 3))))
    own = Kinelex(tmp_path / "profile", tracked.lexicon)
    own.profile.mkdir()
    (own.profile / "settings.json").write_text(json.dumps({"body_file": str(file)}))
    require_told(own("tracks", "W", "--out", tmp_path / "w.npz"), "body file", "SMPL-X")
    assert not (tmp_path / "w.npz").exists()
    outcome = own("--json", "extract", "W", "--again")
    require_told(outcome, "SMPL-X")
    assert outcome.document["extracted"][0]["state"] == "failed"
    require_clean(tracked)
