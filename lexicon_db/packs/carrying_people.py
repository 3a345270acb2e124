"""Bringing in people: signers, their consents, their learned appearances."""

from __future__ import annotations

from sqlalchemy import insert, select

from lexicon_db.packs.columns import Document, values
from lexicon_db.packs.going import Going, media_row
from lexicon_db.packs.inserting import (
    insert_rows,
)
from lexicon_db.packs.merge import free_name
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.schema import (
    ConsentRow,
    ConsentScopeRow,
    ConsentTextRow,
    IdentityRow,
    MediaRow,
    SignerRow,
    utc_now,
)


def add_signers(going: Going) -> None:
    """Add the signers that are new, and bring the consents of all up to date."""
    taken = set(going.session.scalars(select(SignerRow.name)))
    for signer in going.pack.records("signers"):
        if signer["id"] in going.merge.dropped:
            continue
        if signer["id"] in going.merge.new["signers"]:
            name = signer["name"]
            name = free_name(name, taken) if name in taken else name
            taken.add(name)
            row = SignerRow(**{**values(SignerRow, SHAPES["signers"], signer), "name": name})
            going.write.add(row, name)
            going.note("signers", signer)
        elif going.session.get(SignerRow, signer["id"]) is None:
            continue
        _add_consents(going, signer)
        _end_consents(going, signer, taken)


def _add_consents(going: Going, signer: Document) -> None:
    """Write down what the signer agreed to elsewhere; what was said here stays."""
    for consent in signer["consents"]:
        if going.session.get(ConsentRow, consent["id"]) is not None:
            continue
        row = ConsentRow(
            id=consent["id"],
            signer_id=signer["id"],
            text_version=consent["text_version"],
            language=consent["language"],
            granted_at=consent["granted_at"],
            expires_at=consent["expires_at"],
        )
        going.session.add(row)
        going.session.flush()
        scopes = sorted(set(consent["scopes"]))
        if consent["text"]:
            words = ConsentTextRow(consent_id=row.id, text=consent["text"])
            going.session.add(words)
        rows = [{"consent_id": row.id, "scope": scope} for scope in scopes]
        going.session.execute(insert(ConsentScopeRow), rows)
        owner = going.session.get_one(SignerRow, signer["id"])
        going.write.note(owner, "consent", "", ", ".join(scopes))
        going.note("consents", {"id": row.id})


def _end_consents(going: Going, signer: Document, taken: set[str]) -> None:
    """End what the signer has withdrawn elsewhere, and use the name that is agreed to now."""
    base = going.merge.bases.get(("signers", signer["id"]))
    if base is None:
        return
    row = going.session.get_one(SignerRow, signer["id"])
    for consent in base["consents"]:
        if consent["id"] in going.merge.ended:
            going.session.get_one(ConsentRow, consent["id"]).withdrawn_at = utc_now()
            going.write.note(row, "consent", ", ".join(consent["scopes"]), "")
    if row.name == base["name"] and signer["name"] not in taken:
        going.write.set(row, name=signer["name"])
    if base != SHAPES["signers"].write(signer):
        going.note("signers", signer, changed={})


def add_identities(going: Going) -> None:
    """Add the learned appearances that are new."""
    there = set(going.session.scalars(select(MediaRow.sha256)))
    taken = set(going.session.scalars(select(IdentityRow.name)))
    for chunk in going.chosen("identities", going.merge.new["identities"]):
        for one in chunk:
            if one["sha256"] not in there:
                there.add(one["sha256"])
                insert_rows(going.session, MediaRow, [media_row(one)])
            name = free_name(one["name"], taken) if one["name"] in taken else one["name"]
            taken.add(name)
            found = values(IdentityRow, SHAPES["identities"], one) | {"name": name}
            going.write.add(IdentityRow(**found), name)
            going.note("identities", one)
