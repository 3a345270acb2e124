"""The governance report as a file: a table for people, or JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any, Final

from app.core.files import write_whole
from lexicon_db.errors import KnownError
from lexicon_db.governance import Contribution, Governance

#: Columns of the table, in order.
COLUMNS: Final = (
    "signer", "id", "agrees to", "ends", "withdrawn", "consents given", "signs", "takes", "seconds",
    "identities", "shared in", "came with", "licence",
)  # fmt: skip


def write_governance(report: Governance, file: Path) -> None:
    """Write who contributed what under which terms.

    Args:
        report: The report.
        file: ``.csv`` (one line per person) or ``.json`` (everything).

    Raises:
        KnownError: If the ending is another one, or the disk is full.
    """
    suffix = file.suffix.lower()
    if suffix == ".json":
        text = json.dumps(governance_document(report), indent=2, ensure_ascii=False)
        write_whole(file, text.encode())
    elif suffix == ".csv":
        write_whole(file, _table(report).encode("utf-8-sig"))
    else:
        raise KnownError(
            "The report was not written.",
            f"{file.name} ends in neither .csv nor .json.",
            "Choose one of the two.",
        )


def governance_document(report: Governance) -> dict[str, Any]:
    """The report as JSON."""
    return {
        "people": [_person(one) for one in report.people],
        "reviewers": [{"name": name, "reviews": count} for name, count in report.reviewers],
        "packs": [
            {
                "name": pack.name,
                "version": pack.version,
                "licence": pack.licence,
                "authors": list(pack.authors),
                "citation": pack.citation,
                "signed_by": pack.signed_by,
                "imported_at": pack.imported_at.isoformat(),
                "undone_at": pack.undone_at.isoformat() if pack.undone_at else None,
            }
            for pack in report.packs
        ],
    }


def _person(one: Contribution) -> dict[str, Any]:
    return {
        "id": one.signer,
        "name": one.name,
        "scopes": sorted(one.scopes),
        "expires_at": one.expires_at.isoformat() if one.expires_at else None,
        "revoked_at": one.revoked_at.isoformat() if one.revoked_at else None,
        "consents": [
            {
                "scopes": sorted(consent.scopes),
                "text_version": consent.text_version,
                "language": consent.language,
                "witness": consent.witness,
                "granted_at": consent.granted_at.isoformat(),
                "expires_at": consent.expires_at.isoformat() if consent.expires_at else None,
                "withdrawn_at": consent.withdrawn_at.isoformat() if consent.withdrawn_at else None,
            }
            for consent in one.consents
        ],
        "entries": one.entries,
        "takes": one.takes,
        "seconds": round(one.seconds, 3),
        "identities": list(one.identities),
        "shared_in": list(one.shared_in),
        "came_with": _pack_of(one),
    }


def _table(report: Governance) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for one in report.people:
        writer.writerow(
            [
                _plain(one.name),
                one.signer,
                "; ".join(sorted(one.scopes)),
                f"{one.expires_at:%Y-%m-%d}" if one.expires_at else "",
                f"{one.revoked_at:%Y-%m-%d}" if one.revoked_at else "",
                "; ".join(f"{consent.granted_at:%Y-%m-%d}" for consent in one.consents),
                one.entries,
                one.takes,
                f"{one.seconds:.1f}",
                _plain("; ".join(one.identities)),
                _plain("; ".join(one.shared_in)),
                _plain(_pack_of(one)),
                _plain(one.came_with.licence if one.came_with else ""),
            ]
        )
    return text.getvalue()


def _pack_of(one: Contribution) -> str:
    return f"{one.came_with.name} {one.came_with.version}" if one.came_with else ""


def _plain(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
