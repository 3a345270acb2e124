"""What the command ``pack`` tells: as JSON documents, and as lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.cli.terminal import table
from app.studio.governance_file import governance_document
from app.studio.pack_keys import Trust
from lexicon_db.packs.manifest import document_of
from lexicon_db.packs.merging import Standing

if TYPE_CHECKING:
    from app.studio.packing import PackView
    from app.studio.withdrawing import Reached
    from lexicon_db.governance import Governance
    from lexicon_db.packs.exporting import MadePack, PackPlan
    from lexicon_db.packs.merge import MergePlan
    from lexicon_db.packs.register import ExportedPack, ImportedPack
    from lexicon_db.packs.selecting import LeftOut
    from lexicon_db.packs.undoing import Undone

_MOST_LINES: Final = 30
#: How far the signature of a pack or of a list is known, as one sentence.
TRUST: Final = {
    Trust.UNSIGNED: "Nobody has signed it.",
    Trust.OWN: "You have signed it.",
    Trust.KNOWN: "Signed with a key that you know.",
    Trust.UNKNOWN: "Signed with a key that you do not know: compare it with its owner.",
}


def read_file(file: Path) -> bytes:
    """The content of a file.

    Raises:
        KnownError: If it cannot be read.
    """
    from lexicon_db.files import disk_trouble

    try:
        return file.read_bytes()
    except OSError as error:
        raise disk_trouble(error, f"{file.name} was not read.") from error


def plan(one: PackPlan) -> dict[str, Any]:
    """What a pack would hold."""
    return {
        "name": one.terms.name,
        "version": one.terms.version,
        "contents": asdict(one.contents),
        "counts": one.counts,
        "byte_count": one.byte_count,
        "signers": [asdict(signer) for signer in one.signers],
        "left_out": [asdict(item) for item in one.left_out],
    }


def plan_lines(one: PackPlan) -> list[str]:
    """What a pack would hold."""
    counts = ", ".join(f"{count} {kind}" for kind, count in one.counts.items() if count)
    lines = [f"{one.terms.name} {one.terms.version}: {counts}; about {_size(one.byte_count)}."]
    rows = [(signer.name, signer.pack_name, str(signer.takes)) for signer in one.signers]
    lines += table(("signer", "name in the pack", "takes"), rows) if rows else []
    return [*lines, *_left_out(one.left_out)]


def made(one: MadePack) -> dict[str, Any]:
    """A pack that was made."""
    return plan(one.plan) | {
        "file": str(one.file),
        "byte_count": one.file.stat().st_size,
        "sha256": one.sha256,
        "manifest": document_of(one.manifest),
    }


def made_lines(one: MadePack) -> list[str]:
    """A pack that was made."""
    size = _size(one.file.stat().st_size)
    return [*plan_lines(one.plan), f"Wrote {one.file} ({size}), SHA-256 {one.sha256}."]


def view(one: PackView) -> dict[str, Any]:
    """What is in a pack."""
    signature = one.signature
    return {
        "manifest": document_of(one.manifest),
        "byte_count": one.byte_count,
        "signed_by": signature.signed_by if signature else None,
        "public_key": signature.public_key if signature else None,
        "trust": one.trust.value,
        "signs": [asdict(sign) for sign in one.signs],
    }


def head_lines(one: PackView) -> list[str]:
    """What a pack says of itself."""
    terms = one.manifest.terms
    counts = ", ".join(f"{count} {kind}" for kind, count in one.manifest.counts.items() if count)
    lines = [
        f"{terms.name} {terms.version}, {_size(one.byte_count)}",
        f"Lexicon: {one.manifest.lexicon_name} ({one.manifest.language})",
        f"Holds {counts}.",
    ]
    lines += [f"Licence: {terms.licence}"] if terms.licence else ["It names no licence."]
    lines += [f"Authors: {', '.join(terms.authors)}"] if terms.authors else []
    lines += [f"Please cite: {terms.citation}"] if terms.citation else []
    lines += [f"The community asks: {label.label}: {label.text}" for label in terms.labels]
    lines.append(TRUST[one.trust])
    if one.signature is not None:
        lines.append(f"Key of {one.signature.signed_by}: {one.signature.fingerprint}")
    return lines


def view_lines(one: PackView) -> list[str]:
    """What is in a pack."""
    rows = [
        (sign.gloss, str(len(sign.takes)), ", ".join(text for _, text in sign.translations)[:60])
        for sign in one.signs[:_MOST_LINES]
    ]
    lines = [*head_lines(one), *table(("sign", "takes", "means"), rows)]
    return [*lines, *_more(len(one.signs))]


def merge(one: MergePlan) -> dict[str, Any]:
    """What an import does."""
    return {
        "name": one.manifest.terms.name,
        "version": one.manifest.terms.version,
        "earlier_version": one.earlier_version,
        "is_step_back": one.is_step_back,
        "standings": {standing.value: one.count(standing) for standing in Standing},
        "added": one.added,
        "changed_takes": one.changed_takes,
        "changed_utterances": one.changed_utterances,
        "switched_takes": one.switched_takes,
        "ended_consents": one.ended_consents,
        "changes_nothing": one.changes_nothing,
        "entries": [
            {
                "entry": entry.entry,
                "gloss": entry.gloss,
                "standing": entry.standing.value,
                "new_gloss": entry.new_gloss,
                "is_left_out": entry.is_left_out,
                "new_takes": entry.new_takes,
                "differences": [
                    {
                        "field": each.field,
                        "standing": each.standing.value,
                        "keep": each.keep.value,
                        "mine": each.mine,
                        "theirs": each.theirs,
                    }
                    for each in entry.differences
                ],
            }
            for entry in one.entries
            if entry.standing is not Standing.SAME or entry.new_takes
        ],
        "left_out": [asdict(item) for item in one.left_out],
    }


def merge_lines(one: MergePlan) -> list[str]:
    """What an import does."""
    terms = one.manifest.terms
    standings = {standing: one.count(standing) for standing in Standing}
    told = ", ".join(f"{count} {standing.value}" for standing, count in standings.items() if count)
    lines = [f"{terms.name} {terms.version}: signs: {told or 'none'}."]
    if one.is_step_back:
        lines.append(f"A later version was imported before: {one.earlier_version}.")
    if one.added:
        counts = ", ".join(f"{count} {kind}" for kind, count in one.added.items())
        lines.append(f"Adds {counts}.")
    if one.switched_takes:
        lines.append(f"{one.switched_takes} signs are shown by another take from now on.")
    if one.ended_consents:
        lines.append(f"{one.ended_consents} consents were withdrawn elsewhere and end here, too.")
    rows = [
        (entry.gloss, each.field, each.standing.value, each.keep.value)
        for entry in one.entries
        for each in entry.differences
    ]
    rows += [
        (entry.gloss, "", entry.standing.value, f"as {entry.new_gloss}")
        for entry in one.entries
        if entry.standing is Standing.HOMONYM and entry.new_gloss
    ]
    lines += table(("sign", "field", "theirs is", "kept"), rows[:_MOST_LINES]) if rows else []
    return [*lines, *_more(len(rows)), *_left_out(one.left_out)]


def undone(one: Undone) -> dict[str, Any]:
    """What undoing an import did."""
    return {"removed": one.removed, "kept": [asdict(item) for item in one.kept]}


def undone_lines(one: Undone) -> list[str]:
    """What undoing an import did."""
    counts = ", ".join(f"{count} {kind}" for kind, count in one.removed.items() if count)
    kept = [f"Kept {item.count} {item.what}: {item.why}" for item in one.kept]
    return [f"Removed {counts or 'nothing'}.", *kept]


def register(made: Sequence[ExportedPack], came: Sequence[ImportedPack]) -> dict[str, Any]:
    """Packs that were made and imported."""
    return {
        "exported": [asdict(one) | {"made_at": one.made_at.isoformat()} for one in made],
        "imported": [
            asdict(one)
            | {
                "imported_at": one.imported_at.isoformat(),
                "undone_at": one.undone_at.isoformat() if one.undone_at else None,
            }
            for one in came
        ],
    }


def register_lines(made: Sequence[ExportedPack], came: Sequence[ImportedPack]) -> list[str]:
    """Packs that were made and imported."""
    rows = [
        ("made", one.name, one.version, f"{one.made_at:%Y-%m-%d %H:%M}", one.signed_by, "")
        for one in made
    ]
    rows += [
        (
            "imported" if one.undone_at is None else "undone",
            one.name, one.version, f"{one.imported_at:%Y-%m-%d %H:%M}", one.signed_by, one.id,
        )
        for one in came
    ]  # fmt: skip
    header = ("what", "pack", "version", "when", "signed by", "id")
    return table(header, rows) if rows else ["No pack was made or imported yet."]


def withdrawal(one: Reached) -> dict[str, Any]:
    """What a withdrawal reached."""
    went = one.withdrawal
    return {
        "signer": went.name,
        "takes": went.takes,
        "recordings": went.recordings,
        "identities": list(went.identities),
        "erased": went.is_erased,
        "forgot_training": one.has_forgotten,
        "stopped_jobs": one.jobs,
        "packs": [f"{pack.name} {pack.version}" for pack in went.packs],
        "videos": list(one.videos),
    }


def withdrawal_lines(one: Reached) -> list[str]:
    """What a withdrawal reached, and what it cannot reach."""
    went = one.withdrawal
    where = "were deleted for good" if went.is_erased else "are in the trash"
    lines = [f"{went.name}: {went.takes} takes of {went.recordings} recordings {where}."]
    if went.identities:
        lines.append(f"Deleted the identities {', '.join(went.identities)}.")
    if one.has_forgotten:
        lines.append("Forgot the movements that were learned; to learn again: train-motion.")
    if one.jobs:
        lines.append(f"Stopped {one.jobs} jobs that worked on these signs.")
    lines += [
        f"Data went out with {pack.name} {pack.version} on {pack.made_at:%Y-%m-%d}:"
        " send the list of revocations to whoever has it."
        for pack in went.packs
    ]
    lines += [f"A video was made, delete it if nobody may see it: {file}" for file in one.videos]
    lines.append(
        "Backups, exported files and copies of videos that were made before still hold the data:"
        " delete them, and make a new backup."
    )
    return lines


def contributions(report: Governance) -> dict[str, Any]:
    """Who contributed what under which terms."""
    return governance_document(report)


def contribution_lines(report: Governance) -> list[str]:
    """Who contributed what under which terms."""
    rows = [
        (
            one.name, str(one.entries), str(one.takes), f"{one.seconds:.1f}",
            ", ".join(sorted(one.scopes)),
            f"{one.expires_at:%Y-%m-%d}" if one.expires_at else "",
            f"{one.came_with.name} ({one.came_with.licence})" if one.came_with else "",
        )
        for one in report.people
    ]  # fmt: skip
    header = ("signer", "signs", "takes", "seconds", "agrees to", "ends", "came with")
    return table(header, rows) if rows else ["Nobody has contributed yet."]


def _left_out(items: Sequence[LeftOut]) -> list[str]:
    lines = []
    for item in items[:_MOST_LINES]:
        whose = f" of {item.whose}" if item.whose else ""
        lines.append(f"Left out or changed: {item.count} {item.what}{whose}. {item.why}")
    return [*lines, *_more(len(items))]


def _more(count: int) -> list[str]:
    return [f"... and {count - _MOST_LINES} more."] if count > _MOST_LINES else []


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{count / 1e3:.1f} kB"
