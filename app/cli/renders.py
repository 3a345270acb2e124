"""The ledger of renders: who was shown in what, who approved it; and whom signers trust with it."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.cli.lexicon_folder import opened
from app.cli.signer import signer_named
from app.cli.terminal import table
from app.rendering.provenance import read_facts
from lexicon_db.errors import KnownError
from lexicon_db.renders import (
    approve_render,
    delegates_of,
    dismiss_delegate,
    list_renders,
    name_delegate,
    renders_of_file,
)

if TYPE_CHECKING:
    from app.cli.command import Context
    from lexicon_db.records import Render
    from lexicon_db.store import Lexicon

NAME: Final = "renders"
HELP: Final = "list what was rendered of whom, approve it, and name who else may approve"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One of four things to do."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="list all videos that were made, the latest first")
    show = actions.add_parser("show", help="show what a video says of itself, and the ledger of it")
    show.add_argument("file", type=Path, metavar="FILE")
    approve = actions.add_parser("approve", help="the signer, or a delegate, has looked at it")
    approve.add_argument("file", type=Path, metavar="FILE", help="the video that was looked at")
    approve.add_argument("--by", required=True, metavar="NAME", help="who approves it")
    delegate = actions.add_parser("delegate", help="a signer trusts somebody to approve videos")
    delegate.add_argument("signer", metavar="SIGNER")
    delegate.add_argument("name", nargs="?", metavar="NAME", help="whom; nobody: list them")
    delegate.add_argument("--dismiss", action="store_true", help="not any more")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Do it, and show the outcome."""
    with opened(context) as lexicon:
        if arguments.action == "delegate":
            _delegate(lexicon, arguments, context)
        elif arguments.action == "show":
            _show(lexicon, arguments.file, context)
        elif arguments.action == "approve":
            approved = approve_render(lexicon, _of(lexicon, arguments.file).id, arguments.by)
            context.terminal.result(
                {"render": _document(approved)},
                f"{arguments.file} is approved. Render it again: it is no draft any more.",
            )
        else:
            renders = list_renders(lexicon)
            rows = [_row(one) for one in renders]
            lines = table(("made", "file", "signs", "glosses", "state"), rows)
            context.terminal.result(
                {"renders": [_document(one) for one in renders]},
                *(lines if rows else ["Nothing was rendered yet."]),
            )


def _delegate(lexicon: Lexicon, arguments: argparse.Namespace, context: Context) -> None:
    signer = signer_named(lexicon, arguments.signer)
    if arguments.name is not None:
        change = dismiss_delegate if arguments.dismiss else name_delegate
        change(lexicon, signer.id, arguments.name)
    names = delegates_of(lexicon, signer.id)
    context.terminal.result(
        {"signer": signer.name, "delegates": list(names)},
        f"Videos that show {signer.name} are approved by {', '.join((signer.name, *names))}.",
    )


def _show(lexicon: Lexicon, file: Path, context: Context) -> None:
    found = renders_of_file(lexicon, _hash(file))
    facts = read_facts(file)
    lines = []
    if facts is None:
        lines.append(f"{file} says nothing of itself.")
    else:
        who = facts["identity"]["name"] if facts["identity"] else "the mannequin"
        lines.append(
            f"{file} is synthetic: {who} signs {' '.join(facts['motion']['glosses'])}; "
            f"made {facts['made_at']} with {facts['made_with']}."
        )
    lines += (
        table(("made", "file", "signs", "glosses", "state"), [_row(one) for one in found])
        if found
        else ["The ledger of this lexicon does not know it."]
    )
    document = {"facts": facts, "renders": [_document(one) for one in found]}
    context.terminal.result(document, *lines)


def _of(lexicon: Lexicon, file: Path) -> Render:
    """The latest render that made a file.

    Raises:
        KnownError: If there is no such file, or the ledger does not know it.
    """
    found = renders_of_file(lexicon, _hash(file))
    if not found:
        raise KnownError(
            f"{file.name} was not approved.",
            "It was not rendered from this lexicon, or was changed since.",
            "Look at the list: renders list.",
        )
    return found[0]


def _hash(file: Path) -> str:
    try:
        with file.open("rb") as opened_file:
            return hashlib.file_digest(opened_file, "sha256").hexdigest()
    except OSError as error:
        raise KnownError(
            f"{file.name} was not read.",
            f"The system says: {error.strerror or error}.",
            "Check the name and the folder.",
        ) from error


def _row(render: Render) -> tuple[str, ...]:
    shown = render.performed
    made = f"{render.made_at.astimezone():%Y-%m-%d %H:%M}"
    return made, Path(render.file).name, shown.performer, " ".join(shown.glosses), _state(render)


def _state(render: Render) -> str:
    if render.withdrawn_at is not None:
        return f"withdrawn {render.withdrawn_at.astimezone():%Y-%m-%d}: delete it"
    if render.approval is not None:
        return f"approved by {render.approval.approved_by}"
    return "draft" if render.is_draft else "shows nobody"


def _document(render: Render) -> dict[str, Any]:
    shown, approval = render.performed, render.approval
    return {
        "id": render.id,
        "file": render.file,
        "sha256": render.sha256,
        "identity": shown.performer,
        "signer": shown.signer,
        "consent": shown.consent,
        "motion": shown.motion_sha256,
        "glosses": list(shown.glosses),
        "entries": list(shown.entries),
        "signers": list(shown.signers),
        "look": render.look,
        "is_draft": render.is_draft,
        "is_public": render.is_public,
        "who": render.who,
        "made_at": render.made_at.isoformat(),
        "approval": approval
        and {
            "by": approval.approved_by,
            "is_delegate": approval.is_delegate,
            "at": approval.approved_at.isoformat(),
        },
        "withdrawn_at": render.withdrawn_at.isoformat() if render.withdrawn_at else None,
    }
