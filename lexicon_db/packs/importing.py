"""Importing a pack: checked, unpacked in quarantine, then written in one step or not at all."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lexicon_db.files import sync
from lexicon_db.media import MediaFile
from lexicon_db.media_rows import move_to_trash
from lexicon_db.packs.carrying_people import add_identities, add_signers
from lexicon_db.packs.carrying_signs import (
    add_entries,
    add_utterances,
    add_words,
    change_entries,
    change_utterances,
    settle_entries,
)
from lexicon_db.packs.carrying_takes import (
    add_recordings,
    add_reviews,
    add_takes,
    add_tracks,
    change_takes,
    switch_takes,
)
from lexicon_db.packs.checking import check_pack
from lexicon_db.packs.going import Going
from lexicon_db.packs.manifest import document_of
from lexicon_db.packs.merge import Merge, MergePlan
from lexicon_db.packs.merging import MergeRules
from lexicon_db.packs.planning import make_plan, work_out
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.selecting import chunks
from lexicon_db.progress import Report, silent
from lexicon_db.records import Changes
from lexicon_db.schema import PackImportRow
from lexicon_db.sqlite import known_troubles

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

#: Folder of a lexicon where files of packs wait until it is clear that they come in.
QUARANTINE: Final = "quarantine"
_NOT_IMPORTED: Final = "The pack was not imported."
#: How many files are written before it is waited for the disk.
_SYNCED: Final = 250
DEFAULT_RULES: Final = MergeRules()
#: In this order, so that nothing refers to what is not there yet.
_STEPS: Final = (
    add_words, add_signers, add_entries, change_entries, add_recordings, add_takes, change_takes,
    switch_takes, add_tracks, add_identities, add_utterances, change_utterances,
    add_reviews, settle_entries,
)  # fmt: skip


@dataclass(frozen=True)
class ImportedContents:
    """What an import has done.

    Attributes:
        plan: What it did to each entry, and what it left out.
        import_id: By which it can be undone; empty where everything was here already.
        changes: What was touched.
    """

    plan: MergePlan
    import_id: str
    changes: Changes


def plan_import(
    lexicon: Lexicon, pack: Pack, rules: MergeRules = DEFAULT_RULES, report: Report = silent
) -> MergePlan:
    """What an import would do; nothing is written.

    Raises:
        KnownError: If the pack is not sound.
    """
    check_pack(pack, report)
    with lexicon.read() as session:
        return make_plan(session, pack, work_out(session, pack, rules))


def import_pack(
    lexicon: Lexicon, pack: Pack, rules: MergeRules = DEFAULT_RULES, report: Report = silent
) -> ImportedContents:
    """Bring what a pack holds into a lexicon, in one step that can be undone.

    The pack is checked from its first to its last byte before anything is written. Its files are
    unpacked into a quarantine folder; where the work is stopped there, the same pack goes on from
    there the next time. An import of what is here already writes nothing.

    Args:
        lexicon: Where to.
        pack: What comes.
        rules: Whose version is kept where both have one.
        report: Told how far it is; may raise to stop before the pack is written.

    Raises:
        KnownError: If the pack is not sound, or the disk is full; then nothing was written.
    """
    check_pack(pack, report)
    with lexicon.read() as session:
        merge = work_out(session, pack, rules)
        plan = make_plan(session, pack, merge)
    if plan.changes_nothing:
        return ImportedContents(plan, "", Changes())
    with known_troubles(_NOT_IMPORTED), _quarantine(lexicon, pack) as folder:
        waiting = _unpack(lexicon, pack, merge, folder, report)
        kept = lexicon.media.adopt(waiting)
        try:
            with lexicon.write("import pack") as write:
                merge = work_out(write.session, pack, rules)
                plan = make_plan(write.session, pack, merge)
                going = Going(lexicon, write, pack, merge)
                _carry_out(going, report)
        except BaseException:
            move_to_trash(lexicon, kept)
            raise
    return ImportedContents(plan, going.import_id, write.changes)


def _carry_out(going: Going, report: Report) -> None:
    """Write everything; ``report`` may raise to stop, then nothing is written."""
    _note_import(going)
    for done, step in enumerate(_STEPS):
        report(done, len(_STEPS), "importing")
        step(going)
    going.finish()


def _note_import(going: Going) -> None:
    manifest, signature = going.pack.manifest, going.pack.signature
    row = PackImportRow(
        id=going.import_id,
        pack_id=manifest.pack_id,
        lexicon_id=manifest.lexicon_id,
        name=manifest.terms.name,
        version=manifest.terms.version,
        terms=document_of(manifest)["pack"],
        manifest_sha256=going.pack.manifest_sha256,
        signed_by=signature.signed_by if signature else "",
        public_key=signature.public_key if signature else "",
        who=going.lexicon.who,
    )
    going.write.add(row, f"{manifest.terms.name} {manifest.terms.version}")


@contextmanager
def _quarantine(lexicon: Lexicon, pack: Pack) -> Iterator[Path]:
    """The folder where the files of a pack wait; it goes when the import has ended well.

    What tries that were given up have left goes after a day.
    """
    folder = lexicon.folder / QUARANTINE / pack.manifest_sha256
    folder.mkdir(parents=True, exist_ok=True)
    yesterday = time.time() - 24 * 3600
    for other in folder.parent.iterdir():
        if other.stat().st_mtime < yesterday and other != folder:
            shutil.rmtree(other, ignore_errors=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def _unpack(
    lexicon: Lexicon, pack: Pack, merge: Merge, folder: Path, report: Report
) -> list[tuple[Path, MediaFile]]:
    """Unpack the files that are wanted and not here; what an earlier try left is used."""
    wanted = {one["sha256"]: one for one in merge.files}
    total = sum(one["byte_count"] for one in wanted.values()) or 1
    done = 0

    def note(count: int) -> None:
        nonlocal done
        done += count
        report(min(done, total), total, "unpacking files")

    found = []
    for sha256, one in sorted(wanted.items()):
        media = MediaFile(sha256, one["suffix"], one["byte_count"])
        if not lexicon.media.path(sha256, media.suffix).is_file():
            found.append((folder / sha256, media))
    missing = [(path, media) for path, media in found if not path.is_file()]
    for some in chunks(missing, _SYNCED):
        _unpack_some(pack, some, note)
    return found


def _unpack_some(
    pack: Pack, some: Sequence[tuple[Path, MediaFile]], note: Callable[[int], None]
) -> None:
    """Unpack some files; each has its name only when the disk holds it whole."""
    for path, media in some:
        with path.with_suffix(".part").open("wb") as target:
            pack.copy_media(media.sha256, media.suffix, target, note)
    # Waiting for the disk after each file would take most of the time of an import.
    for path, _ in some:
        sync(path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)
