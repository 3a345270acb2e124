"""Carrying out the import of a pack, inside of one write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, func, insert, select, update

from lexicon_db.entries import advance_status
from lexicon_db.packs.columns import Document, values
from lexicon_db.packs.entry_changes import change_entry
from lexicon_db.packs.inserting import (
    Names,
    insert_entries,
    insert_quality,
    insert_relations,
    insert_repairs,
    insert_rows,
    insert_slots,
)
from lexicon_db.packs.manifest import document_of
from lexicon_db.packs.merging import resolved
from lexicon_db.packs.planning import TAKE_FIELDS, Merge, free_name
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.selecting import chunks
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.progress import Report
from lexicon_db.records import EntryStatus
from lexicon_db.schema import (
    ConsentRow,
    ConsentScopeRow,
    DialectRow,
    EntryRow,
    IdentityRow,
    MediaElsewhereRow,
    MediaRow,
    PackImportRow,
    PackItemRow,
    RecordingRow,
    RepairRow,
    ReviewReasonRow,
    ReviewRow,
    SignerRow,
    TakeRow,
    TrackBlobRow,
    TrackRow,
    UtteranceRow,
    new_id,
    utc_now,
)
from lexicon_db.writing import Write

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

_CHUNK: Final = 500
_TRACKS: Final = 50


class Carrying:
    """One import being written.

    Attributes:
        import_id: By which it can be undone.
    """

    def __init__(self, lexicon: Lexicon, write: Write, pack: Pack, merge: Merge) -> None:
        self.import_id = new_id()
        self._lexicon = lexicon
        self._write = write
        self._session = write.session
        self._pack = pack
        self._merge = merge
        self._items: list[dict[str, Any]] = []
        self._names = Names(self._session)

    def carry_out(self, report: Report) -> None:
        """Write everything; ``report`` may raise to stop, then nothing is written."""
        steps = (
            self._note_import, self._add_words, self._add_signers, self._add_entries,
            self._change_entries, self._add_recordings, self._add_takes, self._change_takes,
            self._add_tracks, self._add_identities, self._add_utterances, self._add_reviews,
            self._settle_entries, self._write_items,
        )  # fmt: skip
        for done, step in enumerate(steps):
            report(done, len(steps), "importing")
            step()

    def _note_import(self) -> None:
        manifest, signature = self._pack.manifest, self._pack.signature
        row = PackImportRow(
            id=self.import_id,
            pack_id=manifest.pack_id,
            lexicon_id=manifest.lexicon_id,
            name=manifest.terms.name,
            version=manifest.terms.version,
            terms=document_of(manifest)["pack"],
            manifest_sha256=self._pack.manifest_sha256,
            signed_by=signature.signed_by if signature else "",
            public_key=signature.public_key if signature else "",
            who=self._lexicon.who,
        )
        self._write.add(row, f"{manifest.terms.name} {manifest.terms.version}")

    def _add_words(self) -> None:
        for document in self._pack.records("vocabularies"):
            self._names.learn_vocabulary(document)
        for document in self._pack.records("dialects"):
            self._names.of(DialectRow, document["name"], note=document["note"])

    def _add_signers(self) -> None:
        taken = set(self._session.scalars(select(SignerRow.name)))
        for signer in self._pack.records("signers"):
            if signer["id"] in self._merge.dropped:
                continue
            if signer["id"] in self._merge.new["signers"]:
                name = signer["name"]
                name = free_name(name, taken) if name in taken else name
                taken.add(name)
                row = SignerRow(**{**values(SignerRow, SHAPES["signers"], signer), "name": name})
                self._write.add(row, name)
                self._note("signers", signer)
            elif self._session.get(SignerRow, signer["id"]) is None:
                continue
            self._add_consents(signer)

    def _add_consents(self, signer: Document) -> None:
        """Write down what the signer agreed to elsewhere; what was said here stays."""
        for consent in signer["consents"]:
            if self._session.get(ConsentRow, consent["id"]) is not None:
                continue
            row = ConsentRow(
                id=consent["id"],
                signer_id=signer["id"],
                text_version=consent["text_version"],
                language=consent["language"],
                granted_at=consent["granted_at"],
                expires_at=consent["expires_at"],
            )
            self._session.add(row)
            self._session.flush()
            scopes = sorted(set(consent["scopes"]))
            rows = [{"consent_id": row.id, "scope": scope} for scope in scopes]
            self._session.execute(insert(ConsentScopeRow), rows)
            owner = self._session.get_one(SignerRow, signer["id"])
            self._write.note(owner, "consent", "", ", ".join(scopes))
            self._note("consents", {"id": row.id})

    def _add_entries(self) -> None:
        new = self._merge.new["entries"]
        for chunk in self._chosen("entries", new):
            named = [one | {"id_gloss": self._gloss(one)} for one in chunk]
            insert_entries(self._session, named, self._names)
            for entry, theirs in zip(named, chunk, strict=True):
                row = EntryRow(id=entry["id"], id_gloss=entry["id_gloss"])
                self._write.note(row, "", "", entry["id_gloss"])
                self._note("entries", theirs)
        for chunk in self._chosen("entries", new):
            for entry in chunk:
                insert_relations(self._session, entry["id"], entry["relations"], self._merge.local)

    def _gloss(self, entry: Document) -> str:
        return self._merge.entries[entry["id"]].new_gloss

    def _change_entries(self) -> None:
        merge = self._merge
        others = set(merge.local.values())
        for entry in self._pack.records("entries"):
            one = merge.entries[entry["id"]]
            if one.mine is None or one.is_left_out:
                continue
            wanted = resolved(one.differences)
            changed = change_entry(self._write, one.mine, wanted, self._names, others)
            base = merge.bases.get(("entries", entry["id"]))
            if changed or base is None or base != SHAPES["entries"].write(entry):
                self._note("entries", entry, local=one.mine, changed=changed)

    def _add_recordings(self) -> None:
        there = set(self._session.scalars(select(MediaRow.sha256)))
        for chunk in self._chosen("recordings", self._merge.new["recordings"]):
            media = [_media(one) for one in chunk if one["sha256"] not in there]
            insert_rows(self._session, MediaRow, media)
            self._note_elsewhere(chunk)
            shape = SHAPES["recordings"]
            rows = [values(RecordingRow, shape, one) for one in chunk]
            insert_rows(self._session, RecordingRow, rows)
            for one in chunk:
                self._note("recordings", {"id": one["id"]})

    def _note_elsewhere(self, recordings: Sequence[Document]) -> None:
        """Write down which files did not come, so that nobody misses them."""
        missing = [
            {"sha256": one["sha256"]}
            for one in recordings
            if not self._lexicon.media.path(one["sha256"], one["suffix"]).is_file()
        ]
        insert_rows(self._session, MediaElsewhereRow, missing)

    def _add_takes(self) -> None:
        merge, session = self._merge, self._session
        for chunk in self._chosen("takes", merge.new["takes"]):
            rows = [self._take_row(take) for take in chunk]
            insert_rows(session, TakeRow, rows)
            insert_quality(session, chunk)
            for take, values_ in zip(chunk, rows, strict=True):
                insert_repairs(session, take["id"], take["repairs"], {})
                row = TakeRow(id=take["id"], entry_id=values_["entry_id"])
                self._write.note(row, "", "", f"take of {take['created_at']:%Y-%m-%d}")
                self._note("takes", take)

    def _take_row(self, take: Document) -> dict[str, Any]:
        """A new take; it is the active one of an entry that is new as well."""
        merge = self._merge
        return values(TakeRow, SHAPES["takes"], take) | {
            "entry_id": merge.local[take["entry_id"]],
            "recording_id": merge.recordings[take["recording_id"]],
            "is_active": take["is_active"] and take["entry_id"] in merge.new["entries"],
        }

    def _change_takes(self) -> None:
        for key, (mine, theirs) in self._merge.changed_takes.items():
            row = self._session.get_one(TakeRow, key)
            changed = {name: [mine[name], theirs[name]] for name in TAKE_FIELDS}
            changed = {name: pair for name, pair in changed.items() if pair[0] != pair[1]}
            plain = {name: pair[1] for name, pair in changed.items() if name != "repairs"}
            self._write.set(row, **plain)
            fields = SHAPES["takes"].fields
            told: dict[str, Any] = {
                name: [fields[name].write(value) for value in pair]
                for name, pair in changed.items()
            }
            if "repairs" in changed:
                told["made_by"] = self._replace_repairs(key, theirs["repairs"])
                self._write.note(row, "repairs", len(mine["repairs"]), len(theirs["repairs"]))
            self._note("takes", theirs, changed=told)

    def _replace_repairs(self, take: str, repairs: Sequence[Document]) -> dict[str, str]:
        """Give a take other repairs; return who had made those which it had."""
        query = select(RepairRow.id, RepairRow.made_by).where(RepairRow.take_id == take)
        made_by: dict[str, str] = dict(self._session.execute(query).all())
        self._session.execute(delete(RepairRow).where(RepairRow.take_id == take))
        insert_repairs(self._session, take, repairs, made_by)
        return made_by

    def _add_tracks(self) -> None:
        new = self._merge.new["tracks"]
        for chunk in self._chosen("tracks", new, _TRACKS):
            rows = [values(TrackRow, SHAPES["tracks"], one) for one in chunk]
            self._give_versions(rows)
            insert_rows(self._session, TrackRow, rows)
            blobs = [
                {"track_id": one["id"], "data": self._pack.track_bytes(one["sha256"])}
                for one in chunk
            ]
            self._session.execute(insert(TrackBlobRow), blobs)
            for one in chunk:
                self._note("tracks", {"id": one["id"]}, theirs={})

    def _give_versions(self, rows: list[dict[str, Any]]) -> None:
        """Let tracks of takes that were here before come after those which they have."""
        known = [row for row in rows if row["take_id"] not in self._merge.new["takes"]]
        for row in sorted(known, key=lambda one: int(one["version"])):
            last = self._session.scalar(
                select(func.max(TrackRow.version)).where(
                    TrackRow.take_id == row["take_id"], TrackRow.kind == row["kind"]
                )
            )
            row["version"] = max(row["version"], (last or 0) + 1)

    def _add_identities(self) -> None:
        there = set(self._session.scalars(select(MediaRow.sha256)))
        taken = set(self._session.scalars(select(IdentityRow.name)))
        for chunk in self._chosen("identities", self._merge.new["identities"]):
            for one in chunk:
                if one["sha256"] not in there:
                    there.add(one["sha256"])
                    insert_rows(self._session, MediaRow, [_media(one)])
                name = free_name(one["name"], taken) if one["name"] in taken else one["name"]
                taken.add(name)
                found = values(IdentityRow, SHAPES["identities"], one) | {"name": name}
                self._write.add(IdentityRow(**found), name)
                self._note("identities", one)

    def _add_utterances(self) -> None:
        taken = set(self._session.scalars(select(UtteranceRow.name)))
        for chunk in self._chosen("utterances", self._merge.new["utterances"]):
            for one in chunk:
                name = free_name(one["name"], taken) if one["name"] in taken else one["name"]
                taken.add(name)
                found = values(UtteranceRow, SHAPES["utterances"], one) | {"name": name}
                self._write.add(UtteranceRow(**found), name)
                insert_slots(self._session, one["id"], one["slots"], self._merge.local)
                self._note("utterances", one)

    def _add_reviews(self) -> None:
        for chunk in self._chosen("reviews", self._merge.new["reviews"]):
            rows = [values(ReviewRow, SHAPES["reviews"], one) for one in chunk]
            insert_rows(self._session, ReviewRow, rows)
            reasons = [
                {"review_id": one["id"], "reason": reason}
                for one in chunk
                for reason in one["reasons"]
            ]
            insert_rows(self._session, ReviewReasonRow, reasons)
            for one in chunk:
                self._write.note(
                    ReviewRow(id=one["id"]), "", "", f"{one['reviewer']}: {one['verdict']}"
                )
                self._note("reviews", {"id": one["id"]})

    def _settle_entries(self) -> None:
        """Give entries that got takes a status and an active take, where they have none."""
        entries = sorted(
            {self._merge.local[key] for key, one in self._merge.entries.items() if one.new_takes}
        )
        for chunk in chunks(entries):
            active = select(TakeRow.entry_id).where(TakeRow.entry_id.in_(chunk), TakeRow.is_active)
            without = sorted(set(chunk) - set(self._session.scalars(active)))
            for entry in without:
                latest = (
                    select(TakeRow.id)
                    .where(TakeRow.entry_id == entry, TakeRow.trashed_at.is_(None))
                    .order_by(TakeRow.created_at.desc(), TakeRow.id)
                    .limit(1)
                )
                key = self._session.scalar(latest)
                query = update(TakeRow).where(TakeRow.id == key).values(is_active=True)
                self._session.execute(query)
        for entry in sorted(set(entries) - self._merge.new["entries"]):
            advance_status(self._write, entry, EntryStatus.RECORDED)

    def _write_items(self) -> None:
        insert_rows(self._session, PackItemRow, self._items)

    def _chosen(self, kind: str, ids: set[str], size: int = _CHUNK) -> Iterator[list[Document]]:
        """Records of the pack with some ids, in lists of a bounded length."""
        chunk: list[Document] = []
        for document in self._pack.records(kind) if ids else ():
            if document["id"] in ids:
                chunk.append(document)
            if len(chunk) == size:
                yield chunk
                chunk = []
        if chunk:
            yield chunk

    def _note(
        self,
        kind: str,
        record: Document,
        *,
        local: str | None = None,
        changed: Document | None = None,
        theirs: Document | None = None,
    ) -> None:
        """Write down what came: as the pack holds it, so that a later version can be compared."""
        is_whole = theirs is None and kind in SHAPES and len(record) > 1
        self._items.append(
            {
                "import_id": self.import_id,
                "kind": kind,
                "subject_id": record["id"],
                "local_id": local or record["id"],
                "theirs": SHAPES[kind].write(record) if is_whole else theirs,
                "changed": changed,
            }
        )


def _media(one: Document) -> dict[str, Any]:
    return {
        "sha256": one["sha256"],
        "suffix": one["suffix"],
        "byte_count": one["byte_count"],
        "added_at": utc_now(),
    }
