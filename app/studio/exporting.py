"""What the lexicon holds as files of other programs: utterances and single takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import numpy as np

from app.core.files import write_whole
from app.core.settings import load_settings
from app.interchange.pose_layout import PoseLayout
from app.studio.bodies import body, body_file
from app.studio.composing import signers_of
from app.studio.evened_style import EVENED, evened
from app.studio.film_export import FILM_SUFFIXES, HIDDEN_FACE, export_film
from app.studio.leaving import require_may_leave
from lexicon_db.entries import get_entries, get_entry
from lexicon_db.errors import KnownError
from lexicon_db.recordings import recording_path
from lexicon_db.records import Entry, Review, Slot, SourceKind, TakeId
from lexicon_db.takes import get_take
from lexicon_db.tracks import LandmarkTrack, MotionTrack
from lexicon_db.trackstore import latest_track

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.interchange.elan_file import LinkedMedia, Tier
    from app.interchange.smplx_npz import SmplxMotion
    from app.motion.trajectory import Trajectory
    from lexicon_db.records import Take
    from lexicon_db.store import Lexicon

#: Endings of the files that can be written here; videos of utterances are rendered by jobs.
SUFFIXES: Final = (".npz", ".pose", ".bvh", ".glb", ".eaf", ".srt", ".vtt")
#: Those that a take can be written as.
TAKE_SUFFIXES: Final = (*SUFFIXES, *FILM_SUFFIXES)


@dataclass(frozen=True)
class Options:
    """How a file is written.

    Attributes:
        fps: Frame rate; None is that of most of the recorded frames, so that what was recorded at
            one rate keeps its frames exactly.
        layout: Which points of ``.pose`` files are written.
        pose_version: 0.1 or 0.2, of ``.pose`` files.
        reviews: What people think of an utterance, for ``.eaf``.
        hide_face: Whether the signer's face is hidden in the film of a take.
        even_style: Whether motion is evened out, see ``evened_style``.
    """

    fps: float | None = None
    layout: PoseLayout = PoseLayout.HOLISTIC
    pose_version: float = 0.2
    reviews: tuple[Review, ...] = ()
    hide_face: bool = False
    even_style: bool = False


@dataclass(frozen=True)
class Exported:
    """A file that was written.

    Attributes:
        file: Where.
        fps: Frames per second; of captions and annotations those that their times come from.
        frames: Number of frames.
        notices: What whoever takes it should know.
    """

    file: Path
    fps: float
    frames: int
    notices: tuple[str, ...]


def export_utterance(
    lexicon: Lexicon,
    slots: Sequence[Slot],
    trajectory: Trajectory,
    file: Path,
    options: Options = Options(),
) -> Exported:
    """Write an utterance.

    Args:
        lexicon: Where its signs come from.
        slots: What was composed.
        trajectory: What is signed.
        file: Its ending, one of SUFFIXES, says what is written: ``.npz`` SMPL-X motion, ``.bvh``
            and ``.glb`` animation, all of the mean body in metres; ``.pose`` landmarks of it as a
            camera sees it; ``.eaf`` annotations for ELAN, which join those of people in a file that
            is there already; ``.srt`` and ``.vtt`` captions.
        options: How.

    Raises:
        KnownError: If the ending is unknown, the utterance is empty, somebody who signs has
            withdrawn, or the disk is full.
    """
    write = _writer(file)
    if not len(trajectory.pts):
        raise KnownError("Nothing was written.", "The utterance is empty.", "Add signs to it.")
    notices = require_may_leave(lexicon, signers_of(lexicon, slots))
    found = {entry.id: entry for entry in get_entries(lexicon, [slot.entry for slot in slots])}
    entries = tuple(found[slot.entry] for slot in slots)
    for slot, entry in zip(slots, entries, strict=True):
        if slot.take is None and entry.active_take is None:  # It was composed, and is gone since.
            raise KnownError(
                "Nothing was written.",
                f"{entry.id_gloss} has no take any more; its signer may have withdrawn.",
                "Compose the utterance again.",
            )
    rate = options.fps or recorded_fps(trajectory)
    even = _in_steps(trajectory, rate, options)
    write(_Wish(file, even, rate, entries, options))
    return Exported(file, rate, len(even.pts), (*notices, *_style_notice(options)))


def export_take(
    lexicon: Lexicon, take: TakeId, file: Path, options: Options = Options()
) -> Exported:
    """Write one take as it was performed.

    Motion is that of the mean body, with its repairs. ``.pose`` holds the landmarks as they were
    measured, where there are any; times of ``.eaf`` are those of the recording. ``.mp4`` and
    ``.webm`` hold the frames of the recording, in which the face can be hidden.

    Args:
        lexicon: Where it is.
        take: The take.
        file: See ``export_utterance``.
        options: How.

    Raises:
        KnownError: If the ending is unknown, the take has no motion yet, its signer has withdrawn,
            or the disk is full.
    """
    record = get_take(lexicon, take)
    notices = require_may_leave(lexicon, [record.signer])
    if file.suffix.lower() in FILM_SUFFIXES:
        hide = options.hide_face
        fps, frames = export_film(lexicon, record, file, hide_face=hide)
        return Exported(file, fps, frames, (*notices, HIDDEN_FACE) if hide else notices)
    if options.hide_face:
        raise KnownError(
            "The file was not written.",
            f"Files that end in “{file.suffix}” hold no pictures in which a face could be hidden.",
            f"Choose a name that ends in {' or '.join(FILM_SUFFIXES)}.",
        )
    write = _writer(file)
    entry = get_entry(lexicon, record.entry)
    motion = latest_track(lexicon, take, MotionTrack)
    if motion is None:
        raise KnownError(
            f"{entry.id_gloss} was not exported.",
            "It has no tracks yet.",
            f"Extract it first: extract {entry.id_gloss}.",
        )
    trajectory = _as_trajectory(motion, entry.id_gloss)
    rate = options.fps or recorded_fps(trajectory)
    even = _in_steps(trajectory, rate, options)
    # Landmarks as they were measured are all that style is.
    landmarks = None if options.even_style else latest_track(lexicon, take, LandmarkTrack)
    performed = _Performed(lexicon, record, motion, landmarks)
    write(_Wish(file, even, rate, (entry,), options, performed))
    return Exported(file, rate, len(even.pts), (*notices, *_style_notice(options)))


def recorded_fps(trajectory: Trajectory) -> float:
    """The frame rate of most of the recorded frames of an utterance."""
    steps: Counter[float] = Counter()
    for span in trajectory.spans:
        pts = trajectory.pts[span.first : span.last + 1]
        if len(pts) > 1:
            steps[round(1 / float(np.median(np.diff(pts))), 3)] += len(pts)
    return steps.most_common(1)[0][0] if steps else 25.0


@dataclass(frozen=True, eq=False)
class _Performed:
    """Where a take comes from: what an utterance does not have."""

    lexicon: Lexicon
    take: Take
    motion: MotionTrack
    landmarks: LandmarkTrack | None


@dataclass(frozen=True, eq=False)
class _Wish:
    """What a writer is given; the trajectory has even steps of ``fps`` already."""

    file: Path
    trajectory: Trajectory
    fps: float
    entries: tuple[Entry, ...]
    options: Options
    performed: _Performed | None = None

    @property
    def name(self) -> str:
        """What it is called."""
        return " ".join(span.label for span in self.trajectory.spans)


def _in_steps(trajectory: Trajectory, rate: float, options: Options) -> Trajectory:
    """The movement in even steps, and with its style evened out where wished."""
    even = trajectory.resampled(rate)
    return evened(even, rate) if options.even_style else even


def _style_notice(options: Options) -> tuple[str, ...]:
    return (EVENED,) if options.even_style else ()


def _writer(file: Path) -> Callable[[_Wish], None]:
    write = _WRITERS.get(file.suffix.lower())
    if write is None:
        raise KnownError(
            "Nothing was written.",
            f"Kinelex does not write files that end in “{file.suffix}” yet.",
            f"Choose a name that ends in .mp4, {', '.join(SUFFIXES)}.",
        )
    return write


def _as_trajectory(motion: MotionTrack, gloss: str) -> Trajectory:
    """A take as an utterance of one sign, with all of its frames."""
    from app.motion.trajectory import Span, Trajectory

    count = len(motion.pts)
    whole = Span(0, gloss, 0, count - 1, 0.0, float(motion.pts[-1]))
    origin, slot = np.zeros(count, np.uint8), np.zeros(count, np.int16)
    return Trajectory(motion, origin, slot, (whole,), ())


def _motion(wish: _Wish) -> SmplxMotion:
    from app.interchange.smplx_npz import SmplxMotion

    even = wish.trajectory
    count = len(even.pts)
    return SmplxMotion(
        fps=wish.fps,
        poses=even.rotations.reshape(count, -1).astype(np.float64),
        trans=np.zeros((count, 3)),
        face=even.face,
    )


def _write_npz(wish: _Wish) -> None:
    from app.interchange.smplx_npz import write_motion

    write_motion(wish.file, _motion(wish))


def _write_bvh(wish: _Wish) -> None:
    from app.interchange.bvh import encode_bvh

    write_whole(wish.file, encode_bvh(_motion(wish), body()).encode())


def _write_glb(wish: _Wish) -> None:
    from app.interchange.glb_figure import encode_glb

    write_whole(wish.file, encode_glb(_motion(wish), body(), _colours(), wish.name))


def _colours() -> NDArray[np.float64] | None:
    """Colours of the surface; a person's own body file may not be given away."""
    from app.body.regions import MATERIALS
    from app.rendering.palette import palette

    if body_file() is not None:
        return None
    chosen = palette(load_settings().skin)
    return np.array([chosen[name] for name in MATERIALS])


def _write_pose(wish: _Wish) -> None:
    from app.interchange.filming import film_motion
    from app.interchange.pose import write_pose

    performed, options = wish.performed, wish.options
    landmarks = None if performed is None else performed.landmarks
    if landmarks is None:
        landmarks = film_motion(_motion(wish), body())
    write_pose(wish.file, landmarks, layout=options.layout, version=options.pose_version)


def _write_captions(wish: _Wish) -> None:
    from app.interchange.captions import Caption, to_srt, to_vtt

    captions = [
        Caption(span.start, span.end, span.label, wish.entries[span.slot].id)
        for span in wish.trajectory.spans
    ]
    text = to_srt(captions) if wish.file.suffix.lower() == ".srt" else to_vtt(captions)
    write_whole(wish.file, text.encode())


def _write_annotations(wish: _Wish) -> None:
    from app.interchange.elan_writing import Contents, add_to_elan, encode_elan
    from app.studio.annotation_tiers import LANGUAGES, sign_terms, utterance_tiers

    performed = wish.performed
    tiers = (
        utterance_tiers(wish.trajectory, wish.entries, wish.options.reviews, fps=wish.fps)
        if performed is None
        else _tiers_of_take(performed, wish)
    )
    contents = Contents(
        tiers,
        media=_video_beside(wish.file) if performed is None else _media(performed),
        vocabularies=[sign_terms(list(dict.fromkeys(wish.entries)))],
        languages=LANGUAGES,
        properties={"kinelex.framesPerSecond": f"{wish.fps:g}"},
    )
    # What people have added to a file that was written before stays in it.
    is_there = wish.file.is_file()
    write_whole(wish.file, add_to_elan(wish.file, contents) if is_there else encode_elan(contents))


def _tiers_of_take(performed: _Performed, wish: _Wish) -> tuple[Tier, ...]:
    from app.motion.phases import find_phases
    from app.studio.annotation_tiers import take_tiers, term_id

    take, (entry,) = performed.take, wish.entries
    phases = take.phases or find_phases(performed.motion, take.dominance)
    return take_tiers(entry.id_gloss, term_id(entry), phases, take.start, wish.fps)


def _video_beside(file: Path) -> tuple[LinkedMedia, ...]:
    """The video of the same name, where an utterance was rendered before."""
    from app.interchange.elan_file import LinkedMedia

    video = file.with_suffix(".mp4")
    if not video.is_file():
        return ()
    return (LinkedMedia(video.absolute().as_uri(), f"./{quote(video.name)}", "video/mp4"),)


def _media(performed: _Performed) -> tuple[LinkedMedia, ...]:
    from app.interchange.elan_file import LinkedMedia

    recording = performed.take.recording
    if recording.kind is not SourceKind.VIDEO:
        return ()
    place = recording_path(performed.lexicon, recording).absolute().as_uri()
    return (LinkedMedia(place, f"./{quote(recording.original_name)}", "video/*"),)


_WRITERS: Final[dict[str, Callable[[_Wish], None]]] = {
    ".npz": _write_npz,
    ".pose": _write_pose,
    ".bvh": _write_bvh,
    ".glb": _write_glb,
    ".eaf": _write_annotations,
    ".srt": _write_captions,
    ".vtt": _write_captions,
}
