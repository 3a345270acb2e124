"""Lexicons that packs are made of, and packs that somebody has tampered with."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import save

from lexicon_db.consents import grant_consent
from lexicon_db.entries import add_entry, edit_entries
from lexicon_db.identities import save_identity
from lexicon_db.packs.exporting import MadePack, PackWish, export_pack
from lexicon_db.packs.importing import DEFAULT_RULES, ImportedContents, import_pack
from lexicon_db.packs.manifest import Contents, PackTerms
from lexicon_db.packs.reading import Pack
from lexicon_db.quality import save_quality
from lexicon_db.recordings import add_recording
from lexicon_db.records import (
    BodyPart,
    Hand,
    LeftGap,
    Phases,
    Reason,
    Repair,
    RepairId,
    RepairKind,
    Scope,
    Seam,
    SignerId,
    Slot,
    SourceKind,
    Verdict,
)
from lexicon_db.repairs import change_repairs
from lexicon_db.reviews import review_seam, review_take
from lexicon_db.schema import (
    ForeignRelationRow,
    PhonologyRow,
    RelationRow,
    TermLabelRow,
    TermRow,
    VocabularyLabelRow,
    VocabularyRow,
    new_id,
    utc_now,
)
from lexicon_db.search import search_entries
from lexicon_db.signers import add_signer
from lexicon_db.store import Lexicon
from lexicon_db.takes import add_take, set_phases
from lexicon_db.trackstore import save_track
from lexicon_db.utterances import save_utterance
from tests.unit.lexicon_db.examples import PROVENANCE, fit_track, landmark_track, motion_track
from tests.unit.lexicon_db.test_quality import RED

EVERYTHING = Contents(
    videos=True, landmarks=True, reviews=True, reviewer_names=True, identities=True
)
ALL_SCOPES = frozenset(Scope)
#: SiGML around HamNoSys, as programs that sign from it write it.
SIGML = '<sigml>\n\t<hns_sign gloss="HOUSE">\n\t\t\ue002\ue029\n\t</hns_sign>\n</sigml>'


def mp4(content: str) -> bytes:
    """Bytes that begin like a video; nobody plays them."""
    return b"\x00\x00\x00\x18ftypisom" + content.encode()


def add_sign(
    lexicon: Lexicon, place: Path, gloss: str, signer: SignerId, *, frames: int = 5, seed: int = 0
) -> tuple[str, str]:
    """An entry with a take of a video and a motion; returns both ids."""
    entry = add_entry(lexicon, id_gloss=gloss)
    file = place / f"{gloss}.mp4"
    file.write_bytes(mp4(f"{gloss} {lexicon.info.id}"))
    media = lexicon.media.add(file)
    recording = add_recording(lexicon, media, SourceKind.VIDEO, file.name, width=640, fps=25.0)
    take = add_take(lexicon, entry.id, signer, recording.id, span=(0.0, 2.0), dominance=Hand.RIGHT)
    save_track(lexicon, take.id, motion_track(frames, seed), PROVENANCE)
    return entry.id, take.id


@dataclass(frozen=True)
class Village:
    """A lexicon that holds something of everything.

    Attributes:
        lexicon: The lexicon.
        house: The entry HOUSE, and its take by Ana.
        tree: The entry TREE, and its take by Bo, who does not share.
        ana: A signer who agrees to everything.
        bo: A signer who agrees to being recorded.
    """

    lexicon: Lexicon
    house: tuple[str, str]
    tree: tuple[str, str]
    ana: SignerId
    bo: SignerId


def fill(lexicon: Lexicon, place: Path) -> Village:
    """Put something of everything into an empty lexicon."""
    ana = add_signer(lexicon, "Ana", Hand.LEFT).id
    bo = add_signer(lexicon, "Bo").id
    grant_consent(
        lexicon,
        ana,
        ALL_SCOPES,
        text_version="2",
        language="deu",
        witness="Chris",
        text="Ich will.",
    )
    grant_consent(lexicon, bo, [Scope.RECORD])
    house = add_sign(lexicon, place, "HOUSE", ana)
    tree = add_sign(lexicon, place, "TREE", bo, seed=1)
    edit_entries(
        lexicon, [house[0]], lemma="house", note="A house.", hamnosys=SIGML, tags=["home", "b"],
        dialects=["north"], senses=((("eng", "house"), ("deu", "Haus")), (("eng", "home"),)),
        annotation_glosses=(("deu", "HAUS"), ("eng", "HOUSE1")), assignee="Chris",
        do_not_synthesise=True, semantic_fields=["dwelling", "building"],
    )  # fmt: skip
    take = house[1]
    save_track(lexicon, take, landmark_track(5), PROVENANCE)
    save_track(lexicon, take, fit_track(5), PROVENANCE)
    set_phases(lexicon, take, Phases(0.1, 0.2, 0.5, 0.9), by_hand=True)
    repair = Repair(
        RepairId(new_id()), take, RepairKind.MARK, BodyPart.LEFT_HAND, 0.1, 0.3, {"is": 1},
        "Chris", utc_now(),
    )  # fmt: skip
    change_repairs(lexicon, take, before=(), after=(repair,))
    save_quality(lexicon, take, RED)
    review_take(
        lexicon, take, "Chris", Verdict.MINOR, reasons=[Reason.JITTER], naturalness=4, at=0.4
    )
    _relate(lexicon, house[0], tree[0])
    utterance = save_utterance(
        lexicon,
        "At home",
        [Slot(house[0], take, 0.25, Seam(gap=0.2)), Slot(house[0])],
        gaps=[LeftGap("NEW1", 1, 0.2)],
    )
    review_seam(lexicon, utterance.id, 0, "Dora", Verdict.ACCEPT, comment="Good.")
    for name, kind, ending in (("ana", "flat", "npz"), ("ana real", "neural", "safetensors")):
        identity = place / f"ana.{ending}"
        identity.write_bytes(appearance(kind, ana))
        save_identity(lexicon, name, ana, kind, lexicon.media.add(identity), {"takes": []})
    return Village(lexicon, house, tree, ana, bo)


def appearance(kind: str, signer: str, /, **facts: object) -> bytes:
    """The file of a learned appearance, as small as can be."""
    card = {"kind": kind, "name": "ana", "signer": signer, "consent": "c", "takes": [], "body": ""}
    text = json.dumps(card | facts)
    if kind == "neural":
        return save({"a": np.zeros((2, 3), np.float32), "b": np.ones(1)}, {"card": text})
    content = io.BytesIO()
    np.savez_compressed(content, card=np.frombuffer(text.encode(), np.uint8), skin=np.ones(3))
    return content.getvalue()


def _relate(lexicon: Lexicon, house: str, tree: str) -> None:
    """Relations and form, which have no functions of their own yet."""
    with lexicon.write("describe form") as write:
        session = write.session
        vocabulary = VocabularyRow(name="handshape")
        session.add(vocabulary)
        session.flush()
        session.add(VocabularyLabelRow(vocabulary_id=vocabulary.id, language="deu", text="Form"))
        term = TermRow(vocabulary_id=vocabulary.id, name="B", position=0, colour="blue")
        session.add(term)
        session.flush()
        session.add_all(
            [
                TermLabelRow(term_id=term.id, language="eng", text="flat hand"),
                PhonologyRow(entry_id=house, field="strong hand", term_id=term.id),
                PhonologyRow(entry_id=house, field="location", text="neutral space"),
                RelationRow(
                    source_id=house, target_id=tree, role="see-also", note="both in gardens"
                ),
                ForeignRelationRow(entry_id=house, language="bfi", gloss="HOUSE", is_loan=True),
            ]
        )
        write.touch("entry", [house])


def pack_of(
    lexicon: Lexicon,
    file: Path,
    contents: Contents = EVERYTHING,
    *,
    query: str = "",
    version: str = "1",
    **terms: object,
) -> MadePack:
    """A pack of the signs that a search finds."""
    wish = PackWish(PackTerms("Village", version, **terms), contents)
    return export_pack(lexicon, search_entries(lexicon, query), file, wish)


def bring(lexicon: Lexicon, file: Path, rules=DEFAULT_RULES) -> ImportedContents:
    """Import a pack."""
    with Pack.open(file) as pack:
        return import_pack(lexicon, pack, rules)


def tampered(file: Path, target: Path, change) -> Path:
    """A copy of a pack in which ``change`` has changed names and contents of its files."""
    with zipfile.ZipFile(file) as archive:
        files = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in change(dict(files)).items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            archive.writestr(info, data)
    return target


def resealed(files: dict[str, bytes], **changes: bytes) -> dict[str, bytes]:
    """The files of a pack with new contents, and hashes that fit: a forger who does it well."""
    from lexicon_db.packs import strict_json

    files = {**files, **changes}
    plain = ("files.jsonl", "manifest.json", "signature.json")
    rows = [
        {"name": name, "byte_count": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(files.items())
        if name not in plain
    ]
    listed = b"".join(strict_json.written(row) + b"\n" for row in rows)
    manifest = strict_json.read(files["manifest.json"])
    manifest["files"] = {
        "sha256": hashlib.sha256(listed).hexdigest(),
        "count": len(rows),
        "byte_count": sum(row["byte_count"] for row in rows),
    }
    return {
        **{name: data for name, data in files.items() if name not in plain},
        "files.jsonl": listed,
        "manifest.json": strict_json.written(manifest),
    }
