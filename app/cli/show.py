"""Show one entry with its takes and tracks."""

from __future__ import annotations

import argparse
from typing import Any, Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from app.cli.terminal import table
from lexicon_db.entries import entry_named, id_glosses_of
from lexicon_db.phonology import Form, forms_of
from lexicon_db.records import Entry, Take
from lexicon_db.relations import minimal_pairs, relations_of
from lexicon_db.signers import get_signer
from lexicon_db.store import Lexicon
from lexicon_db.takes import takes_of
from lexicon_db.trackstore import track_infos

NAME: Final = "show"
HELP: Final = "show a sign with its takes and tracks"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which sign."""
    parser.add_argument("gloss", metavar="GLOSS", help="its ID-gloss")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Show all that is known of it."""
    with opened(context) as lexicon:
        entry = entry_named(lexicon, arguments.gloss)
        takes = [_take(lexicon, take) for take in takes_of(lexicon, entry.id)]
        form = forms_of(lexicon, [entry.id]).get(entry.id, ())
        kin = _kin(lexicon, entry)
        document = {**_entry(entry), "form": _form(form), "kin": kin, "takes": takes}
        context.terminal.result(document, *_lines(entry, form, kin), *_take_lines(takes))


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "gloss": entry.id_gloss,
        "lemma": entry.lemma,
        "status": entry.status,
        "annotation_glosses": dict(entry.annotation_glosses),
        "senses": [
            [{"language": language, "text": text} for language, text in sense]
            for sense in entry.senses
        ],
        "tags": list(entry.tags),
        "dialects": list(entry.dialects),
        "semantic_fields": list(entry.semantic_fields),
        "assignee": entry.assignee,
        "note": entry.note,
        "hamnosys": entry.hamnosys,
        "created_at": entry.created_at.isoformat(),
    }


def _kin(lexicon: Lexicon, entry: Entry) -> list[dict[str, str]]:
    """What is stated of the sign and others, and what it shares the most of its form with."""
    relations = relations_of(lexicon, entry.id)
    pairs = minimal_pairs(lexicon, entry.id)
    others = [one.other for one in relations] + [pair.other for pair in pairs]
    glosses = id_glosses_of(lexicon, others)
    told = [
        (("is " if one.is_inverse else "") + one.role, one.other, one.note) for one in relations
    ]
    told += [("minimal pair", pair.other, pair.field) for pair in pairs]
    return [{"role": role, "gloss": glosses[other], "note": note} for role, other, note in told]


def _form(form: Form) -> dict[str, list[str]]:
    """The values of each field."""
    return {field: [value for one, value in form if one == field] for field, _ in form}


def _take(lexicon: Lexicon, take: Take) -> dict[str, Any]:
    recording, phases = take.recording, take.phases
    return {
        "id": take.id,
        "active": take.is_active,
        "signer": get_signer(lexicon, take.signer).name,
        "dominance": take.dominance,
        "start": take.start,
        "end": take.end,
        "phases": None
        if phases is None
        else {
            "onset": phases.onset,
            "stroke_start": phases.stroke_start,
            "stroke_end": phases.stroke_end,
            "offset": phases.offset,
            "set_by_hand": take.phases_by_hand,
        },
        "recording": {
            "sha256": recording.sha256,
            "kind": recording.kind,
            "name": recording.original_name,
            "bytes": recording.byte_count,
            "width": recording.width,
            "height": recording.height,
            "fps": recording.fps,
            "frames": recording.frame_count,
        },
        "tracks": [
            {
                "kind": track.kind,
                "engine": track.provenance.engine,
                "version": track.provenance.engine_version,
                "bytes": track.byte_count,
                "sha256": track.sha256,
                "created_at": track.created_at.isoformat(),
            }
            for track in track_infos(lexicon, take.id)
        ],
    }


def _lines(entry: Entry, form: Form, kin: list[dict[str, str]]) -> list[str]:
    lines = [f"{entry.id_gloss}  ({entry.status})"]
    if entry.lemma:
        lines.append(f"Lemma: {entry.lemma}")
    for number, sense in enumerate(entry.senses, start=1):
        words = ", ".join(f"{text} ({language})" for language, text in sense)
        lines.append(f"Sense {number}: {words}")
    if entry.note:
        lines.append(f"Note: {entry.note}")
    if entry.hamnosys:
        lines.append(f"HamNoSys: {entry.hamnosys}")
    lines += [f"{field}: {', '.join(values)}" for field, values in _form(form).items()]
    lines += [
        f"{one['role'].capitalize()}: {one['gloss']}" + (f" ({one['note']})" if one["note"] else "")
        for one in kin
    ]
    return lines


def _take_lines(takes: list[dict[str, Any]]) -> list[str]:
    lines: list[str] = []
    for take in takes:
        recording = take["recording"]
        mark = "active take" if take["active"] else "take"
        lines += ["", f"{mark.capitalize()} by {take['signer']}: {recording['name']}"]
        picture = f"{recording['width']}x{recording['height']}, " if recording["width"] else ""
        lines.append(
            f"  {picture}{recording['fps']:.3g} frames/s, {take['start']:.2f} to "
            f"{take['end']:.2f} s"
        )
        if take["phases"]:
            words = ", ".join(
                f"{name.replace('_', ' ')} {seconds:.2f} s"
                for name, seconds in take["phases"].items()
                if name != "set_by_hand"
            )
            lines.append(f"  Phases: {words}")
        rows = [
            (t["kind"], f"{t['engine']} {t['version']}", str(t["bytes"])) for t in take["tracks"]
        ]
        if rows:
            lines += [f"  {line}" for line in table(("track", "made by", "bytes"), rows)]
    return lines
