"""Keys on the command line: make one, list them, know and forget those of others."""

from __future__ import annotations

import argparse

from app.cli.command import Context
from app.cli.terminal import table
from app.studio.pack_keys import forget_key, know_key, known_keys, make_key, own_key
from lexicon_db.packs.signing import Signature


def add_key_arguments(parser: argparse.ArgumentParser) -> None:
    """One of four things to do; without one, the keys are listed."""
    actions = parser.add_subparsers(dest="key_action", metavar="WHAT")
    actions.add_parser("list", help="list the keys")
    make = actions.add_parser("make", help="make the key that signs your packs")
    make.add_argument("name", metavar="NAME", help="under which you sign")
    know = actions.add_parser("know", help="remember whose key it is; compare it with its owner")
    know.add_argument("name", metavar="NAME")
    know.add_argument("public_key", metavar="KEY")
    forget = actions.add_parser("forget", help="forget somebody's key")
    forget.add_argument("name", metavar="NAME")


def run_keys(arguments: argparse.Namespace, context: Context) -> None:
    """Do it, and show the keys as they are then."""
    if arguments.key_action == "make":
        make_key(arguments.name)
    elif arguments.key_action == "know":
        know_key(arguments.name, arguments.public_key)
    elif arguments.key_action == "forget":
        forget_key(arguments.name)
    own, known = own_key(), known_keys()
    document = {
        "own": None if own is None else {"signed_by": own.signed_by, "public_key": own.public_key},
        "known": [{"name": one.name, "public_key": one.public_key} for one in known],
    }
    rows = [("you", own.signed_by, own.public_key)] if own else []
    rows += [("known", one.name, one.public_key) for one in known]
    lines = table(("whose", "name", "public key"), rows) if rows else ["There are no keys yet."]
    if own is not None:
        print_of = Signature(own.signed_by, own.public_key).fingerprint
        lines.append(f"Your fingerprint, for comparing: {print_of}")
    context.terminal.result(document, *lines)
