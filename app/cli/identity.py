"""Identities: make a signer's plain appearance, list and delete appearances."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from app.cli.command import Context
from app.cli.lexicon_folder import finish_jobs, opened
from app.cli.signer import signer_named
from app.cli.terminal import table
from app.studio.enrolment import request_enrolment
from app.studio.rendering import identities
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.identities import delete_identity, find_identity
from lexicon_db.takes import takes_of

if TYPE_CHECKING:
    from lexicon_db.records import SignerId, Take
    from lexicon_db.store import Lexicon

NAME: Final = "identity"
HELP: Final = "make, list and delete the appearances that can be rendered"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One of three things to do."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    enrol = actions.add_parser("enrol", help="make an identity of a consenting signer")
    enrol.add_argument("name", metavar="NAME", help="what to call the identity")
    enrol.add_argument("--signer", required=True, help="who has agreed to train-identity")
    enrol.add_argument(
        "--takes", required=True, metavar="G,...", help="glosses whose takes show the signer"
    )
    actions.add_parser("list", help="list the identities")
    delete = actions.add_parser("delete", help="delete an identity")
    delete.add_argument("name", metavar="NAME")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Do it, and show the identities as they are then."""
    with opened(context) as lexicon:
        if arguments.action == "enrol":
            signer = signer_named(lexicon, arguments.signer)
            takes = _takes(lexicon, arguments.takes, signer.id)
            job = request_enrolment(lexicon, arguments.name, signer.id, takes)
            finish_jobs(lexicon, [job.id], context)
        elif arguments.action == "delete":
            identity = find_identity(lexicon, arguments.name)
            if identity is None:
                raise KnownError(
                    f"{arguments.name} was not deleted.",
                    "There is no such identity.",
                    "Look at the list: identity list.",
                )
            delete_identity(lexicon, identity.id)
        choices = identities(lexicon)
    document = {
        "identities": [
            {
                "name": choice.name,
                "signer": choice.signer,
                "usable": choice.usable,
                "why_not": choice.why_not,
            }
            for choice in choices
        ]
    }
    rows = [(choice.name, choice.why_not or "can be rendered") for choice in choices]
    context.terminal.result(document, *table(("identity", "state"), rows))


def _takes(lexicon: Lexicon, glosses: str, signer: SignerId) -> list[Take]:
    names = [name.strip() for name in glosses.split(",") if name.strip()]
    entries = [entry_named(lexicon, name) for name in names]
    takes = [take for entry in entries for take in takes_of(lexicon, entry.id)]
    return [take for take in takes if take.signer == signer]
