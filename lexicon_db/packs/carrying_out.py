"""Carrying out the import of a pack, inside of one write."""

from __future__ import annotations

from typing import Final

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
from lexicon_db.packs.going import Going
from lexicon_db.packs.manifest import document_of
from lexicon_db.progress import Report
from lexicon_db.schema import PackImportRow

#: In this order, so that nothing refers to what is not there yet.
_STEPS: Final = (
    add_words, add_signers, add_entries, change_entries, add_recordings, add_takes, change_takes,
    switch_takes, add_tracks, add_identities, add_utterances, change_utterances,
    add_reviews, settle_entries,
)  # fmt: skip


def carry_out(going: Going, report: Report) -> None:
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
