"""Packs as people meet them: choose and make, look into and check, import and undo."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.studio.lexicons import create_lexicon
from app.studio.pack_keys import Trust, own_key, trust_of
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.packs.checking import check_pack
from lexicon_db.packs.exporting import MadePack, PackPlan, PackWish, export_pack, plan_pack
from lexicon_db.packs.importing import DEFAULT_RULES, ImportedContents, import_pack, plan_import
from lexicon_db.packs.layout import PACK_SUFFIX
from lexicon_db.packs.manifest import Contents, Manifest, PackTerms
from lexicon_db.packs.merge import MergePlan
from lexicon_db.packs.merging import MergeRules
from lexicon_db.packs.planning import make_plan, work_out
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.register import imported_packs
from lexicon_db.packs.signing import Signature, SigningKey
from lexicon_db.packs.undoing import Undone, undo_import
from lexicon_db.progress import Report, silent
from lexicon_db.records import EntryId
from lexicon_db.search import search_entries
from lexicon_db.tracks import MotionTrack, TrackKind

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

#: Most signs whose records are shown of a pack.
MOST_SHOWN: Final = 10_000
#: Where in a take of unknown phases it is recognised, as a share of its length.
_MOMENT: Final = 0.45


@dataclass(frozen=True)
class PackedTake:
    """A take in a pack.

    Attributes:
        id: Identifier.
        signer: What the signer is called in the pack.
        seconds: How long it is.
        is_active: Whether it stands for its sign.
        moment: The middle of its stroke, in seconds from its start; by which it is recognised.
        motion: By which its motion can be played; empty where it has none.
        video: Hash and ending of its recording where that is in the pack, else None.
    """

    id: str
    signer: str
    seconds: float
    is_active: bool
    moment: float
    motion: str
    video: tuple[str, str] | None


@dataclass(frozen=True)
class PackedSign:
    """A sign in a pack.

    Attributes:
        id: Identifier.
        gloss: ID-gloss.
        translations: Words that it means, as (language, text).
        is_not_to_be_made: Whether the community wants it never to be generated.
        takes: Its takes.
    """

    id: str
    gloss: str
    translations: tuple[tuple[str, str], ...]
    is_not_to_be_made: bool
    takes: tuple[PackedTake, ...]

    @property
    def best_take(self) -> PackedTake | None:
        """The take that shows it: the active one, or the first that has a motion."""
        moving = [take for take in self.takes if take.motion]
        return next((take for take in moving if take.is_active), next(iter(moving), None))


@dataclass(frozen=True)
class PackView:
    """What a pack is, without importing it.

    Attributes:
        manifest: What it says of itself.
        signature: Who signed it, or None; the signature fits.
        trust: How far that is known.
        byte_count: How large it is.
        signs: Its signs by ID-gloss, at most ``MOST_SHOWN``.
    """

    manifest: Manifest
    signature: Signature | None
    trust: Trust
    byte_count: int
    signs: tuple[PackedSign, ...]


def choose_signs(
    lexicon: Lexicon, query: str = "", glosses: Sequence[str] = ()
) -> tuple[EntryId, ...]:
    """The signs that a search finds, or those of a list of ID-glosses.

    Raises:
        KnownError: If a gloss is not there.
    """
    if glosses:
        return tuple(entry_named(lexicon, gloss).id for gloss in glosses)
    return search_entries(lexicon, query)


def preview_pack(
    lexicon: Lexicon, entries: Collection[EntryId], terms: PackTerms, contents: Contents
) -> PackPlan:
    """What a pack would hold, how large it would be, what stays out and why."""
    return plan_pack(lexicon, entries, terms, contents)


def make_pack(
    lexicon: Lexicon,
    entries: Collection[EntryId],
    file: Path,
    wish: PackWish,
    report: Report = silent,
) -> MadePack:
    """Write a pack; see ``lexicon_db.packs.exporting.export_pack``.

    Raises:
        KnownError: If the name of the file does not end like a pack, or the pack cannot be made.
    """
    if file.suffix != PACK_SUFFIX:
        raise KnownError(
            "The pack was not made.",
            f"{file.name} does not end in {PACK_SUFFIX}.",
            f"Choose a name like {file.stem}{PACK_SUFFIX}.",
        )
    return export_pack(lexicon, entries, file, wish, report)


def require_own_key() -> SigningKey:
    """The key of this person.

    Raises:
        KnownError: If there is none yet.
    """
    key = own_key()
    if key is None:
        raise KnownError(
            "The pack was not signed.", "You have no key yet.", "Make one: pack keys make NAME."
        )
    return key


def look_into(file: Path) -> PackView:
    """What a pack is and holds; its structure and its signature are checked, not every file.

    Raises:
        KnownError: If it is no pack, or was tampered with.
    """
    with Pack.open(file) as pack:
        return PackView(
            manifest=pack.manifest,
            signature=pack.signature,
            trust=trust_of(pack.signature),
            byte_count=file.stat().st_size,
            signs=_signs(pack),
        )


def verify(file: Path, report: Report = silent) -> PackView:
    """Check a pack from its first to its last byte.

    Raises:
        KnownError: At the first thing that is not as it should be.
    """
    with Pack.open(file) as pack:
        check_pack(pack, report)
    return look_into(file)


def motion_in_pack(file: Path, take: PackedTake) -> MotionTrack:
    """The motion of a take in a pack, to be played without importing it.

    Raises:
        KnownError: If there is none, or it was tampered with.
    """
    with Pack.open(file) as pack:
        track = pack.track(take.motion)
        if not isinstance(track, MotionTrack):
            pack.refuse("holds a track that is not what its record says")
        return track


def video_in_pack(file: Path, take: PackedTake, folder: Path) -> Path | None:
    """Copy the video of a take out of a pack, to be looked at; None where it is not in it.

    Raises:
        KnownError: If it was tampered with, or the disk is full.
    """
    if take.video is None:
        return None
    sha256, suffix = take.video
    target = folder / f"{sha256}{suffix}"
    if not target.exists():
        part = target.with_suffix(".part")
        with Pack.open(file) as pack, part.open("wb") as copy:
            pack.copy_media(sha256, suffix, copy, lambda _count: None)
        part.replace(target)
    return target


def preview_import(
    lexicon: Lexicon, file: Path, rules: MergeRules = DEFAULT_RULES, report: Report = silent
) -> MergePlan:
    """What an import would do to each sign; nothing is written.

    Raises:
        KnownError: If the pack is not sound.
    """
    with Pack.open(file) as pack:
        return plan_import(lexicon, pack, rules, report)


def revise_import(lexicon: Lexicon, file: Path, rules: MergeRules) -> MergePlan:
    """What an import would do by other rules, after ``preview_import`` has found the pack sound.

    Raises:
        KnownError: If it is no pack any more.
    """
    with Pack.open(file) as pack, lexicon.read() as session:
        return make_plan(session, pack, work_out(session, pack, rules))


def import_file(
    lexicon: Lexicon, file: Path, rules: MergeRules = DEFAULT_RULES, report: Report = silent
) -> ImportedContents:
    """Bring a pack in, in one step; see ``lexicon_db.packs.importing.import_pack``.

    Raises:
        KnownError: If the pack is not sound, or the disk is full.
    """
    with Pack.open(file) as pack:
        return import_pack(lexicon, pack, rules, report)


def lexicon_from_pack(file: Path, folder: Path) -> Lexicon:
    """Make an empty lexicon of the language and the name that a pack speaks of.

    Raises:
        KnownError: If it is no pack, or the folder is in use.
    """
    with Pack.open(file) as pack:
        return create_lexicon(folder, pack.manifest.lexicon_name, pack.manifest.language)


def undo_latest_import(lexicon: Lexicon, import_id: str = "") -> Undone:
    """Undo an import, or the latest one that was not undone yet.

    Raises:
        KnownError: If there is none.
    """
    waiting = [pack.id for pack in imported_packs(lexicon) if pack.undone_at is None]
    return undo_import(lexicon, import_id or next(iter(waiting), ""))


def _signs(pack: Pack) -> tuple[PackedSign, ...]:
    takes = _takes(pack)
    found = []
    for entry in pack.records("entries"):
        words = [(word["language"], word["text"]) for sense in entry["senses"] for word in sense]
        found.append(
            PackedSign(
                id=entry["id"],
                gloss=entry["id_gloss"],
                translations=tuple(words),
                is_not_to_be_made=entry["do_not_synthesise"],
                takes=tuple(takes.get(entry["id"], ())),
            )
        )
        if len(found) == MOST_SHOWN:
            break
    return tuple(sorted(found, key=lambda sign: sign.gloss))


def _takes(pack: Pack) -> dict[str, list[PackedTake]]:
    """The takes of a pack, by sign."""
    names = {signer["id"]: signer["name"] for signer in pack.records("signers")}
    videos = {
        one["id"]: (one["sha256"], one["suffix"]) if one["is_included"] else None
        for one in pack.records("recordings")
    }
    motions: dict[str, tuple[int, str]] = {}
    for track in pack.records("tracks"):
        if track["kind"] == TrackKind.MOTION:
            latest = motions.get(track["take_id"], (0, ""))
            motions[track["take_id"]] = max(latest, (track["version"], track["sha256"]))
    found: dict[str, list[PackedTake]] = {}
    for take in pack.records("takes"):
        packed = PackedTake(
            id=take["id"],
            signer=names.get(take["signer_id"], ""),
            seconds=take["end_seconds"] - take["start_seconds"],
            is_active=take["is_active"],
            moment=_moment(take),
            motion=motions.get(take["id"], (0, ""))[1],
            video=videos.get(take["recording_id"]),
        )
        found.setdefault(take["entry_id"], []).append(packed)
    return found


def _moment(take: Mapping[str, Any]) -> float:
    """The middle of the stroke; without phases, a little before the middle of the take."""
    if take["stroke_start_seconds"] is None:
        return _MOMENT * float(take["end_seconds"] - take["start_seconds"])
    return float(take["stroke_start_seconds"] + take["stroke_end_seconds"]) / 2
