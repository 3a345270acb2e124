"""The steps of the benchmark of packs, each run as a program of its own."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from sqlalchemy import select

from app.studio.lexicons import create_lexicon, open_lexicon
from lexicon_db.codec import encode_track
from lexicon_db.consents import grant_consent
from lexicon_db.packs.exporting import PackWish, export_pack, plan_pack
from lexicon_db.packs.importing import import_pack
from lexicon_db.packs.inserting import Names, insert_entries, insert_rows
from lexicon_db.packs.manifest import Contents, PackTerms
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.register import imported_packs
from lexicon_db.packs.selecting import select_contents
from lexicon_db.packs.sign_documents import entry_documents
from lexicon_db.packs.take_documents import review_documents, take_documents
from lexicon_db.packs.undoing import undo_import
from lexicon_db.records import EntryStatus, Hand, Scope, SignerId, SourceKind, Verdict
from lexicon_db.schema import (
    EntryRow,
    MediaRow,
    RecordingRow,
    ReviewRow,
    SignerRow,
    TakeRow,
    TrackBlobRow,
    TrackRow,
    new_id,
    utc_now,
)
from lexicon_db.search import search_entries
from lexicon_db.signers import add_signer, list_signers
from lexicon_db.store import Lexicon
from lexicon_db.tracks import FACE_UNITS, Contact, HandFlag, MotionTrack, TrackKind
from lexicon_db.withdrawals import (
    apply_revocations,
    read_revocation_list,
    revocation_list,
    withdraw_signer,
)
from tests.benchmarks.packs import SIGNS

_FRAMES: Final = 50
_VIDEO_BYTES: Final = 20_000
_SIGNERS: Final = 5
_EVERYTHING: Final = Contents(videos=True, landmarks=True, reviews=True, reviewer_names=True)
_WISH: Final = PackWish(PackTerms("Bench"), _EVERYTHING)


def make(folder: Path) -> dict[str, Any]:
    """A lexicon of many signs, each with a take, a motion, a small file and a review."""
    with create_lexicon(folder / "lexicon", "Bench", "ase") as lexicon:
        signers = [add_signer(lexicon, f"Signer {number}").id for number in range(_SIGNERS)]
        for signer in signers:
            grant_consent(lexicon, signer, [Scope.RECORD, Scope.SHARE, Scope.PUBLISH])
        with lexicon.write("make") as write:
            for start in range(0, SIGNS, 500):
                _make_signs(lexicon, write, signers, range(start, min(start + 500, SIGNS)))
    return {"signs": SIGNS}


def _make_signs(lexicon: Lexicon, write: Any, signers: list[SignerId], numbers: range) -> None:
    session, now = write.session, utc_now()
    entries, media, recordings, takes, tracks, blobs, reviews = ([] for _ in range(7))
    for number in numbers:
        entry, take, recording, track = (new_id() for _ in range(4))
        entries.append(_entry(entry, number, now))
        content = b"\0\0\0\x18ftypisom" + np.random.default_rng(number).bytes(_VIDEO_BYTES)
        sha256 = hashlib.sha256(content).hexdigest()
        path = lexicon.media.path(sha256, ".mp4")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        media.append({"sha256": sha256, "suffix": ".mp4", "byte_count": len(content)})
        recordings.append({
            "id": recording, "sha256": sha256, "kind": SourceKind.VIDEO, "width": 640,
            "original_name": f"{number}.mp4", "height": 480, "fps": 25.0, "frame_count": _FRAMES,
        })  # fmt: skip
        takes.append({
            "id": take, "entry_id": entry, "signer_id": signers[number % _SIGNERS],
            "recording_id": recording, "start_seconds": 0.0, "end_seconds": 2.0,
            "dominance": Hand.RIGHT, "onset_seconds": 0.1, "stroke_start_seconds": 0.4,
            "stroke_end_seconds": 1.2, "offset_seconds": 1.7, "is_active": True,
        })  # fmt: skip
        data = encode_track(_motion(number))
        tracks.append({
            "id": track, "take_id": take, "kind": TrackKind.MOTION, "version": 1,
            "start_seconds": 0.0, "end_seconds": 2.0, "engine": "bench", "engine_version": "1",
            "model_hash": "", "parameters": {}, "input_hash": sha256,
            "sha256": hashlib.sha256(data).hexdigest(), "byte_count": len(data),
        })  # fmt: skip
        blobs.append({"track_id": track, "data": data})
        reviews.append({
            "id": new_id(), "take_id": take, "reviewer": f"Reviewer {number % 3}",
            "verdict": Verdict.ACCEPT, "comment": "Fine.",
        })  # fmt: skip
    insert_entries(session, entries, Names(session))
    rows = (
        (MediaRow, media), (RecordingRow, recordings), (TakeRow, takes), (TrackRow, tracks),
        (TrackBlobRow, blobs), (ReviewRow, reviews),
    )  # fmt: skip
    for table, values in rows:
        insert_rows(session, table, values)
    write.touch("entry", [entry["id"] for entry in entries])


def _entry(key: str, number: int, now: Any) -> dict[str, Any]:
    return {
        "id": key, "id_gloss": f"SIGN-{number}", "lemma": f"lemma {number // 2}",
        "status": EntryStatus.TRACKED, "note": f"Note on sign {number}.", "hamnosys": "",
        "do_not_synthesise": False, "created_at": now, "changed_at": now,
        "annotation_glosses": [{"language": "deu", "text": f"ZEICHEN-{number}"}],
        "senses": [[{"language": "eng", "text": f"sign {number}"}]],
        "tags": [f"tag {number % 20}"], "dialects": [], "semantic_fields": [], "relations": [],
        "foreign_relations": [], "phonology": [],
    }  # fmt: skip


def _motion(number: int) -> MotionTrack:
    """Two seconds of smooth motion that no other sign has."""
    rng = np.random.default_rng(number)
    time_ = np.arange(_FRAMES)[:, None, None] / 25
    speed, size = rng.uniform(0.5, 2.0, (1, 55, 3)), rng.uniform(0, 0.6, (1, 55, 3))
    return MotionTrack(
        pts=np.arange(_FRAMES) / 25,
        rotations=(np.sin(time_ * speed * 6) * size).astype(np.float32),
        face=np.zeros((_FRAMES, len(FACE_UNITS)), np.float32),
        anchors=np.sin(time_[..., None] * rng.uniform(1, 3, (1, 2, 3, 3))).astype(np.float32),
        contacts=(Contact(0, 10, "right_index_tip", "nose"),),
        flags=np.full((_FRAMES, 2), HandFlag.MEASURED, np.uint8),
        noise=np.array([0.01, 0.02, 0.03], np.float32),
    )


def export(folder: Path) -> dict[str, Any]:
    """Write everything into a pack."""
    with open_lexicon(folder / "lexicon") as lexicon:
        cost = _costs(lambda: export_pack(lexicon, search_entries(lexicon), _pack(folder), _WISH))
    return cost | {"megabytes_of_pack": _pack(folder).stat().st_size / 1e6}


def bring(folder: Path) -> dict[str, Any]:
    """Import the pack into an empty lexicon."""
    with (
        create_lexicon(folder / "other", "Other", "ase") as lexicon,
        Pack.open(_pack(folder)) as pack,
    ):
        return _costs(lambda: import_pack(lexicon, pack))


def compare(folder: Path) -> dict[str, Any]:
    """Count what is not in the second lexicon as it is in the first."""
    counts: dict[str, Any] = {}
    with open_lexicon(folder / "lexicon") as one, open_lexicon(folder / "other") as two:
        for what, read in (("records", _records), ("tracks", _tracks), ("files", _files)):
            pairs = dict(read(one)), dict(read(two))
            keys = pairs[0].keys() | pairs[1].keys()
            counts[what] = len(pairs[0])
            counts[f"{what} that differ"] = sum(pairs[0].get(k) != pairs[1].get(k) for k in keys)
        counts["records that differ"] += len(two.check())
    return counts


def _records(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    with lexicon.read() as session:
        chosen = select_contents(
            session, lexicon.media, search_entries(lexicon), _EVERYTHING, utc_now()
        )
        for document in entry_documents(session, chosen.entries):
            yield document["id"], repr(document)
        for document in take_documents(session, [take.id for take in chosen.takes]):
            yield document["id"], repr(document)
        for document in review_documents(session, chosen.reviews, with_names=True):
            yield document["id"], repr(document)
    for signer in list_signers(lexicon):
        yield signer.id, repr(signer)


def _tracks(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    with lexicon.read() as session:
        query = select(TrackBlobRow.track_id, TrackBlobRow.data).execution_options(yield_per=50)
        for key, data in session.execute(query):
            yield key, hashlib.sha256(data).hexdigest()


def _files(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for path in (lexicon.folder / "media").rglob("*.mp4"):
        yield path.name, hashlib.sha256(path.read_bytes()).hexdigest()


def again(folder: Path) -> dict[str, Any]:
    """Import the same pack once more."""
    with open_lexicon(folder / "other") as lexicon, Pack.open(_pack(folder)) as pack:
        return {"added": sum(import_pack(lexicon, pack).plan.added.values())}


def undo(folder: Path) -> dict[str, Any]:
    """Take the import back."""
    with open_lexicon(folder / "other") as lexicon:
        key = imported_packs(lexicon)[0].id
        cost = _costs(lambda: undo_import(lexicon, key))
        with lexicon.read() as session:
            tables = (EntryRow, TakeRow, TrackRow, RecordingRow, SignerRow, ReviewRow)
            left = sum(len(session.scalars(select(table.id)).all()) for table in tables)
    return cost | {"left": left}


def withdraw(folder: Path) -> dict[str, Any]:
    """One signer withdraws; then a new pack is made, and the old one imported with the list."""
    with open_lexicon(folder / "lexicon") as lexicon, open_lexicon(folder / "other") as other:
        signer = list_signers(lexicon)[0]
        withdraw_signer(lexicon, signer.id)
        plan = plan_pack(lexicon, search_entries(lexicon), PackTerms("Bench"), _EVERYTHING)
        out = sum(one.takes for one in plan.signers if one.name == signer.name)
        apply_revocations(other, read_revocation_list(revocation_list(lexicon)))
        with Pack.open(_pack(folder)) as pack:
            import_pack(other, pack)
        with other.read() as session:
            query = select(TakeRow.id).where(TakeRow.signer_id == signer.id)
            return {"out": out, "in": len(session.scalars(query).all())}


def _pack(folder: Path) -> Path:
    return folder / "bench.kinelexpack"


def _costs(work: Callable[[], object]) -> dict[str, Any]:
    clock, before = time.monotonic(), os.times()
    work()
    after = os.times()
    return {
        "seconds": after.user + after.system - before.user - before.system,
        "clock": time.monotonic() - clock,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


_STEPS: Final = {
    "make": make, "export": export, "import": bring, "compare": compare, "again": again,
    "undo": undo, "withdraw": withdraw,
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(_STEPS[sys.argv[1]](Path(sys.argv[2]))))  # noqa: T201 - read by the benchmark
