"""What an import of a pack would do, worked out in one state of the lexicon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from lexicon_db.consents import consent_records
from lexicon_db.packs.comparing import (
    compare_active_takes,
    compare_entries,
    compare_takes,
    compare_utterance,
    place_entries,
)
from lexicon_db.packs.manifest import is_later
from lexicon_db.packs.merge import Merge, MergePlan, document_chunks
from lexicon_db.packs.merging import (
    MergeRules,
)
from lexicon_db.packs.permissions import allows_appearance
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.selecting import LeftOut
from lexicon_db.records import Scope
from lexicon_db.schema import (
    ConsentRow,
    IdentityRow,
    MediaRow,
    PackImportRow,
    PackItemRow,
    RecordingRow,
    ReviewRow,
    RevocationRow,
    SignerRow,
    TakeRow,
    TrackRow,
    UtteranceRow,
    utc_now,
)


def make_plan(session: Session, pack: Pack, merge: Merge) -> MergePlan:
    """The plan as people see it."""
    manifest = pack.manifest
    earlier = _earlier_version(session, pack)
    return MergePlan(
        manifest=manifest,
        signature=pack.signature,
        entries=tuple(sorted(merge.entries.values(), key=lambda one: (one.gloss, one.entry))),
        added=merge.added,
        changed_takes=len(merge.changed_takes),
        changed_utterances=len(merge.changed_utterances),
        switched_takes=len(merge.switched),
        ended_consents=len(merge.ended),
        left_out=tuple(merge.left_out),
        earlier_version=earlier,
        is_step_back=bool(earlier) and is_later(earlier, manifest.terms.version),
    )


def _earlier_version(session: Session, pack: Pack) -> str:
    """The version of the pack that was imported last; empty if none was."""
    query = (
        select(PackImportRow.version)
        .where(PackImportRow.pack_id == pack.manifest.pack_id, PackImportRow.undone_at.is_(None))
        .order_by(PackImportRow.imported_at.desc(), PackImportRow.id)
        .limit(1)
    )
    return session.scalar(query) or ""


def work_out(session: Session, pack: Pack, rules: MergeRules) -> Merge:
    """Compare a pack, which is known to be sound, with the lexicon."""
    merge = Merge()
    aliases = _read_bases(session, pack, merge)
    _drop_signers(session, pack, merge)
    _compare_consents(session, pack, merge)
    place_entries(session, pack, rules, merge, aliases)
    compare_entries(session, pack, rules, merge)
    _look_at_takes(session, pack, rules, merge)
    _look_at_recordings(session, pack, merge)
    _look_at_rest(session, pack, rules, merge)
    return merge


def _read_bases(session: Session, pack: Pack, merge: Merge) -> dict[str, str]:
    """Learn what earlier imports of the pack brought; return what its entries are called here."""
    query = (
        select(PackItemRow.kind, PackItemRow.subject_id, PackItemRow.local_id, PackItemRow.theirs)
        .join(PackImportRow, PackImportRow.id == PackItemRow.import_id)
        .where(PackImportRow.pack_id == pack.manifest.pack_id, PackImportRow.undone_at.is_(None))
        .where(PackItemRow.theirs.is_not(None))
        .order_by(PackImportRow.imported_at)
    )
    aliases = {}
    for kind, subject, local, theirs in session.execute(query):
        merge.bases[kind, subject] = theirs
        if kind == "entries":
            aliases[subject] = local
    return aliases


def _drop_signers(session: Session, pack: Pack, merge: Merge) -> None:
    query = select(RevocationRow.signer_id, RevocationRow.revoked_at)
    revoked: dict[str, datetime] = dict(session.execute(query).all())
    now = utc_now()
    for signer in pack.records("signers"):
        sharing = [one for one in signer["consents"] if Scope.SHARE in one["scopes"]]
        lasting = [c for c in sharing if c["expires_at"] is None or c["expires_at"] > now]
        since = revoked.get(signer["id"])
        why = ""
        if not lasting:
            why = "The consent to sharing has expired."
        elif since is not None and all(c["granted_at"] <= since for c in lasting):
            why = f"The consent to sharing was withdrawn on {since:%Y-%m-%d}."
        if why:
            merge.dropped[signer["id"]] = signer["name"]
            merge.left_out.append(LeftOut("people", signer["name"], 1, why))


def _compare_consents(session: Session, pack: Pack, merge: Merge) -> None:
    """Find the consents of people who are here that are new, and those that ended elsewhere."""
    is_older = is_later(_earlier_version(session, pack) or "0", pack.manifest.terms.version)
    people = set(session.scalars(select(SignerRow.id)))
    known = {
        key: withdrawn is None
        for key, withdrawn in session.execute(select(ConsentRow.id, ConsentRow.withdrawn_at))
    }
    for signer in pack.records("signers"):
        if signer["id"] not in people or signer["id"] in merge.dropped:
            continue
        told = {one["id"] for one in signer["consents"]}
        merge.new["consents"] |= told - known.keys()
        base = merge.bases.get(("signers", signer["id"]), {"consents": []})
        before = {str(one["id"]) for one in base["consents"]} - told
        if not is_older:
            merge.ended |= {key for key in before if known.get(key, False)}


def _look_at_takes(session: Session, pack: Pack, rules: MergeRules, merge: Merge) -> None:
    here = set(session.scalars(select(TakeRow.id)))
    dropped: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    active: dict[str, str] = {}
    for chunk in document_chunks(pack, "takes"):
        known = []
        for take in chunk:
            if take["is_active"] and take["signer_id"] not in merge.dropped:
                active[take["entry_id"]] = take["id"]
            if take["signer_id"] in merge.dropped:
                dropped[merge.dropped[take["signer_id"]]] += 1
            elif take["entry_id"] in merge.local and take["id"] in here:
                known.append(take)
            elif take["entry_id"] in merge.local:
                merge.new["takes"].add(take["id"])
                merge.recordings[take["recording_id"]] = ""
                merge.new["people of takes"].add(take["signer_id"])
                counts[take["entry_id"]] += 1
        compare_takes(session, known, rules, merge)
    compare_active_takes(session, active, rules, merge)
    for key, count in counts.items():
        merge.entries[key] = replace(merge.entries[key], new_takes=count)
    merge.left_out += [
        LeftOut("takes", name, count, "The signer agrees no more.")
        for name, count in sorted(dropped.items())
    ]


def _look_at_recordings(session: Session, pack: Pack, merge: Merge) -> None:
    query = select(RecordingRow.sha256, RecordingRow.id)
    here: dict[str, str] = dict(session.execute(query).all())
    files = set(session.scalars(select(MediaRow.sha256)))
    ids = set(session.scalars(select(RecordingRow.id)))
    for recording in pack.records("recordings"):
        if recording["id"] not in merge.recordings:
            continue
        merge.recordings[recording["id"]] = here.get(recording["sha256"]) or str(recording["id"])
        if recording["sha256"] not in here and recording["id"] not in ids:
            merge.new["recordings"].add(recording["id"])
            if recording["is_included"] and recording["sha256"] not in files:
                merge.files.append(recording)


def _look_at_rest(session: Session, pack: Pack, rules: MergeRules, merge: Merge) -> None:
    """Signers, tracks, identities, utterances and reviews that are new."""
    new = merge.new
    people = new.pop("people of takes", set())
    known_people = set(session.scalars(select(SignerRow.id)))
    new["signers"] = people - known_people
    takes = _takes_that_come(session, pack, merge)
    _look_at_tracks(session, pack, merge, takes)
    _look_at_identities(session, pack, merge, known_people)
    known = set(session.scalars(select(UtteranceRow.id)))
    for utterance in pack.records("utterances"):
        is_whole = all(
            slot["entry_id"] in merge.local
            and (slot["take_id"] is None or slot["take_id"] in takes)
            for slot in utterance["slots"]
        )
        if is_whole and utterance["id"] not in known:
            new["utterances"].add(utterance["id"])
        elif is_whole:
            compare_utterance(session, utterance, rules, merge)
        else:
            why = "Not all of its signs and takes come."
            merge.left_out.append(LeftOut("utterances", utterance["name"], 1, why))
    utterances = known | new["utterances"]
    known = set(session.scalars(select(ReviewRow.id)))
    for review in pack.records("reviews"):
        is_about = review["take_id"] in takes or review["utterance_id"] in utterances
        if is_about and review["id"] not in known:
            new["reviews"].add(review["id"])


def _look_at_identities(
    session: Session, pack: Pack, merge: Merge, known_people: Collection[str]
) -> None:
    """Learned appearances that are new, of people who agree to that here and now."""
    known = set(session.scalars(select(IdentityRow.id)))
    files = set(session.scalars(select(MediaRow.sha256)))
    shown = _people_who_are_shown(session, pack)
    for identity in pack.records("identities"):
        is_new = identity["signer_id"] not in merge.dropped and identity["id"] not in known
        if is_new and identity["signer_id"] not in shown:
            why = "The person does not agree any more to being learned, shown and published."
            merge.left_out.append(LeftOut("identities", identity["name"], 1, why))
        elif is_new:
            merge.new["identities"].add(identity["id"])
            if identity["signer_id"] not in known_people:
                merge.new["signers"].add(identity["signer_id"])
            if identity["sha256"] not in files:
                merge.files.append(identity)


def _people_who_are_shown(session: Session, pack: Pack) -> set[str]:
    """Signers of the pack whose learned appearance may come: by what holds here and now."""
    signers = list(pack.records("signers"))
    now = utc_now()
    here = {one.id: one for one in consent_records(session, [one["id"] for one in signers])}
    shown = set()
    for signer in signers:
        scopes = {
            scope
            for consent in signer["consents"]
            if consent["expires_at"] is None or consent["expires_at"] > now
            if consent["id"] not in here or here[consent["id"]].is_in_force(now)
            for scope in consent["scopes"]
        }
        if allows_appearance(scopes):
            shown.add(signer["id"])
    return shown


def _look_at_tracks(session: Session, pack: Pack, merge: Merge, takes: set[str]) -> None:
    """Tracks that are new; of a take whose tracks were made here, only where the take changes."""
    here = set()
    made_here = set()
    for key, take in session.execute(select(TrackRow.id, TrackRow.take_id)):
        here.add(key)
        if ("tracks", key) not in merge.bases:
            made_here.add(take)
    for track in pack.records("tracks"):
        take = track["take_id"]
        is_welcome = take not in made_here or take in merge.changed_takes
        if take in takes and track["id"] not in here and is_welcome:
            merge.new["tracks"].add(track["id"])


def _takes_that_come(session: Session, pack: Pack, merge: Merge) -> set[str]:
    """Takes of the pack that come, or that are here and may still travel."""
    here = set(session.scalars(select(TakeRow.id).where(TakeRow.trashed_at.is_(None))))
    found = set()
    for take in pack.records("takes"):
        is_allowed = take["signer_id"] not in merge.dropped and take["entry_id"] in merge.local
        if is_allowed and (take["id"] in merge.new["takes"] or take["id"] in here):
            found.add(take["id"])
    return found
