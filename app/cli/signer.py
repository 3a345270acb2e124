"""People: add signers, list them, note what they agree to, and what they take back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.arguments import last_day, scopes
from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import opened
from app.cli.pack_documents import withdrawal_lines
from app.cli.terminal import table
from app.studio.consent_evidence import add_consent_video, consent_text
from app.studio.withdrawing import take_back, withdraw
from lexicon_db.consents import ConsentTerms, grant_consent
from lexicon_db.errors import KnownError
from lexicon_db.records import Hand, Scope
from lexicon_db.signers import add_signer, find_signer, list_signers

if TYPE_CHECKING:
    from lexicon_db.records import Signer
    from lexicon_db.store import Lexicon

NAME: Final = "signer"
HELP: Final = "add and list signers, note and withdraw consent"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One of four things to do."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="add a signer")
    add.add_argument("name", metavar="SIGNER")
    add.add_argument("--dominant", type=Hand, choices=list(Hand), default=Hand.RIGHT)
    actions.add_parser("list", help="list the signers")
    consent = actions.add_parser("consent", help="note what a signer agrees to")
    consent.add_argument("name", metavar="SIGNER")
    consent.add_argument(
        "--scope", type=scopes, required=True, metavar="SCOPE,...", help=", ".join(Scope)
    )
    consent.add_argument(
        "--until", type=last_day, metavar="2031-12-31", help="the last day; without, it has no end"
    )
    consent.add_argument("--text", type=Path, metavar="F.txt", help="the words that were agreed to")
    consent.add_argument("--video", type=Path, metavar="F.mp4", help="the signed video of it")
    consent.add_argument("--witness", default="", metavar="NAME", help="who was there")
    consent.add_argument("--language", default="", metavar="CODE", help="in which it was explained")
    withdraw = actions.add_parser(
        "withdraw", help="a signer takes all consent back: takes and identities go"
    )
    withdraw.add_argument("name", metavar="SIGNER")
    withdraw.add_argument(
        "--scope", type=scopes, metavar="SCOPE,...", help="only a part: takes stay as they are"
    )
    withdraw.add_argument(
        "--erase", action="store_true", help="delete takes and files for good, not to the trash"
    )


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Do it, and show the signers as they are then."""
    with opened(context) as lexicon:
        if arguments.action == "add":
            add_signer(lexicon, arguments.name, arguments.dominant)
        elif arguments.action == "consent":
            _agree(lexicon, arguments)
        elif arguments.action == "withdraw":
            _withdraw(lexicon, arguments, context)
        signers = list_signers(lexicon)
    document = {
        "signers": [
            {
                "id": signer.id,
                "name": signer.name,
                "dominant_hand": signer.dominant_hand,
                "scopes": sorted(signer.scopes),
            }
            for signer in signers
        ]
    }
    rows = [
        (signer.name, signer.dominant_hand.value, ", ".join(sorted(signer.scopes)))
        for signer in signers
    ]
    lines = table(("signer", "hand", "agrees to"), rows) if rows else ["There are no signers yet."]
    context.terminal.result(document, *lines)


def _withdraw(lexicon: Lexicon, arguments: argparse.Namespace, context: Context) -> None:
    """Take back all that a signer has agreed to, or a part of it."""
    leaving = signer_named(lexicon, arguments.name).id
    if arguments.scope is None:
        for line in withdrawal_lines(withdraw(lexicon, leaving, erase=arguments.erase)):
            context.terminal.say(line)
    elif arguments.erase:
        raise WrongUsage("--erase goes with all consent, not with a --scope.")
    else:
        take_back(lexicon, leaving, arguments.scope)


def _agree(lexicon: Lexicon, arguments: argparse.Namespace) -> None:
    """Write down what a signer agrees to, with the words and the video of it."""
    signer = signer_named(lexicon, arguments.name)
    terms: ConsentTerms = {"witness": arguments.witness, "language": arguments.language}
    if arguments.until is not None:
        terms["expires_at"] = arguments.until
    if arguments.text is not None:
        terms["text"] = consent_text(arguments.text)
    if arguments.video is not None:
        terms["recording"] = add_consent_video(lexicon, arguments.video)
    grant_consent(lexicon, signer.id, arguments.scope, **terms)


def signer_named(lexicon: Lexicon, name: str) -> Signer:
    """The signer with a name.

    Raises:
        KnownError: If there is none.
    """
    signer = find_signer(lexicon, name)
    if signer is None:
        known = ", ".join(each.name for each in list_signers(lexicon)) or "nobody yet"
        raise KnownError(
            f"The signer “{name}” was not found.",
            f"The lexicon knows {known}.",
            "Check the name, or add the person: signer add NAME.",
        )
    return signer
