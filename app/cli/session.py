"""Recording sessions: made from a table of prompts, listed, shown, removed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import opened
from app.cli.terminal import TerminalProgress, table
from app.studio.recording_prompts import (
    PROMPT_COLUMNS,
    PromptTable,
    read_prompts,
    wishes_of_text,
    wishes_without_takes,
)
from app.studio.recording_sessions import SessionWish, begin_session
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, PromptState
from lexicon_db.sessions import delete_session, find_session, list_sessions
from lexicon_db.signers import get_signer

if TYPE_CHECKING:
    from lexicon_db.records import Prompt, RecordingSession, SessionInfo
    from lexicon_db.store import Lexicon

NAME: Final = "session"
HELP: Final = "make, list, show and delete recording sessions"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One of four things to do."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    new = actions.add_parser("new", help="make a session; record it on the Record page")
    new.add_argument("name", metavar="NAME")
    new.add_argument("--signer", required=True, help="who signs; somebody new is added")
    new.add_argument(
        "--table",
        type=Path,
        metavar="PROMPTS.csv",
        help=f"prompts, with columns {', '.join(PROMPT_COLUMNS)} (only gloss is needed)",
    )
    new.add_argument("--glosses", metavar="GLOSS,...", help="prompts, named here")
    new.add_argument(
        "--without-takes", action="store_true", help="ask for the signs that have no take"
    )
    new.add_argument(
        "--dominant", type=Hand, choices=list(Hand), help="the leading hand (else as known)"
    )
    new.add_argument(
        "--agrees", action="store_true", help="the signer has agreed to be recorded: note it"
    )
    actions.add_parser("list", help="list the sessions, the latest first")
    show = actions.add_parser("show", help="show the prompts of a session")
    show.add_argument("name", metavar="NAME")
    delete = actions.add_parser("delete", help="remove a session; what was recorded stays")
    delete.add_argument("name", metavar="NAME")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Do it and show what there is then."""
    with opened(context) as lexicon:
        if arguments.action == "delete":
            delete_session(lexicon, _named(lexicon, arguments.name).id)
        if arguments.action in ("list", "delete"):
            _show_list(lexicon, context)
        elif arguments.action == "show":
            _show(lexicon, _named(lexicon, arguments.name), context, ())
        else:
            read = _prompts(lexicon, arguments)
            wish = SessionWish(
                arguments.name, arguments.signer, read.wishes, arguments.dominant, arguments.agrees
            )
            progress = TerminalProgress(context.terminal, "Copying")
            session = begin_session(lexicon, wish, progress)
            _show(lexicon, session, context, read.messages)


def _prompts(lexicon: Lexicon, arguments: argparse.Namespace) -> PromptTable:
    ways = (arguments.table is not None, arguments.glosses is not None, arguments.without_takes)
    if sum(ways) != 1:
        raise WrongUsage("Name the prompts by one of --table, --glosses and --without-takes.")
    if arguments.table is not None:
        return read_prompts(arguments.table)
    if arguments.glosses is not None:
        return PromptTable(wishes_of_text(arguments.glosses))
    return PromptTable(wishes_without_takes(lexicon))


def _named(lexicon: Lexicon, name: str) -> RecordingSession:
    session = find_session(lexicon, name)
    if session is None:
        known = ", ".join(info.name for info in list_sessions(lexicon)) or "none yet"
        raise KnownError(
            f"The session “{name}” was not found.",
            f"The lexicon has {known}.",
            "Check the name, or make one: session new NAME --signer SIGNER --table PROMPTS.csv.",
        )
    return session


def _show_list(lexicon: Lexicon, context: Context) -> None:
    sessions = list_sessions(lexicon)
    rows = [
        (info.name, info.signer, str(info.recorded), str(info.skipped), str(_waiting(info)))
        for info in sessions
    ]
    heads = ("session", "signer", "recorded", "skipped", "waiting")
    lines = table(heads, rows) if rows else ["There are no sessions yet."]
    document = [
        {
            "id": info.id,
            "name": info.name,
            "signer": info.signer,
            "prompts": info.prompts,
            "recorded": info.recorded,
            "skipped": info.skipped,
            "changed_at": info.changed_at.isoformat(),
        }
        for info in sessions
    ]
    context.terminal.result({"sessions": document}, *lines)


def _waiting(info: SessionInfo) -> int:
    return info.prompts - info.recorded - info.skipped


def _show(
    lexicon: Lexicon, session: RecordingSession, context: Context, messages: tuple[str, ...]
) -> None:
    signer = get_signer(lexicon, session.signer)
    document = {
        "id": session.id,
        "name": session.name,
        "signer": signer.name,
        "dominance": session.dominance,
        "goes_on_at": session.position,
        "messages": list(messages),
        "prompts": [_prompt(prompt) for prompt in session.prompts],
    }
    rows = [
        (str(prompt.position + 1), prompt.gloss, prompt.state.value, str(len(prompt.takes)))
        for prompt in session.prompts
    ]
    done, waiting = session.count(PromptState.RECORDED), session.count(PromptState.WAITING)
    summary = f"{session.name}: {signer.name}, {done} recorded, {waiting} waiting."
    lines = (*messages, *table(("no.", "gloss", "state", "takes"), rows), summary)
    context.terminal.result(document, *lines)


def _prompt(prompt: Prompt) -> dict[str, Any]:
    return {
        "id": prompt.id,
        "gloss": prompt.gloss,
        "state": prompt.state,
        "note": prompt.note,
        "meaning": prompt.meaning,
        "takes": list(prompt.takes),
    }
