"""Change fields of an entry."""

from __future__ import annotations

import argparse
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from lexicon_db.entries import edit_entries, entry_named
from lexicon_db.entry_fields import EntryEdit
from lexicon_db.errors import KnownError
from lexicon_db.phonology import change_forms
from lexicon_db.records import EntryStatus

NAME: Final = "set"
HELP: Final = "change fields of a sign"

_TEXTS: Final = ("id_gloss", "lemma", "note", "hamnosys", "assignee")
_NAMES: Final = ("tags", "dialects", "semantic_fields")
_FIELDS: Final = (*_TEXTS, *_NAMES, "status", "do_not_synthesise")
#: Before the name of a field of the form, such as ``form.handshape``.
_FORM: Final = "form."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which sign, and its new values."""
    parser.add_argument("gloss", metavar="GLOSS", help="its ID-gloss")
    parser.add_argument(
        "changes",
        nargs="+",
        metavar="FIELD=VALUE",
        help=f"fields are {', '.join(_FIELDS)}, and form.NAME; commas part several names",
    )


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Change them all, or none."""
    edit = EntryEdit()
    form: list[tuple[str, str]] = []
    for change in arguments.changes:
        field, equals, value = change.partition("=")
        if equals and field.startswith(_FORM):
            form += [(field.removeprefix(_FORM), one) for one in _parted(value) or [""]]
        else:
            _put(edit, field, value, is_pair=bool(equals))
    with opened(context) as lexicon:
        entry = entry_named(lexicon, arguments.gloss)
        with lexicon.one_step("edit entry"):
            change_forms(lexicon, [entry.id], tuple(form))
            edit_entries(lexicon, [entry.id], **edit)
    changed = {**edit, **{f"{_FORM}{field}": value for field, value in form}}
    context.terminal.result({"id": entry.id, "changed": changed}, f"{entry.id_gloss}: changed.")


def _parted(value: str) -> list[str]:
    """Names that commas part."""
    return [name.strip() for name in value.split(",") if name.strip()]


def _put(edit: EntryEdit, field: str, value: str, *, is_pair: bool) -> None:
    what = f"“{field}” was not changed."
    if not is_pair or field not in _FIELDS:
        raise KnownError(
            what, "This is no field of a sign.", f"Write FIELD=VALUE; fields: {', '.join(_FIELDS)}."
        )
    if field == "status":
        if value not in list(EntryStatus):
            raise KnownError(
                what, f"“{value}” is no status.", f"Choose one of {', '.join(EntryStatus)}."
            )
        edit["status"] = EntryStatus(value)
    elif field == "do_not_synthesise":
        if value not in {"yes", "no"}:
            raise KnownError(what, f"“{value}” is neither yes nor no.", "Write yes or no.")
        edit["do_not_synthesise"] = value == "yes"
    elif field in _NAMES:
        edit[field] = _parted(value)  # type: ignore[literal-required] # one of _NAMES
    else:
        edit[field] = value  # type: ignore[literal-required] # one of _TEXTS
