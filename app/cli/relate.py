"""State what a sign is to another one, or take it back."""

from __future__ import annotations

import argparse
from typing import Final

from app.cli.command import Context
from app.cli.lexicon_folder import opened
from lexicon_db.entries import entry_named
from lexicon_db.records import RelationRole
from lexicon_db.relations import relate, unrelate

NAME: Final = "relate"
HELP: Final = "state that a sign is a variant, synonym, antonym, ... of another one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which signs, and what they are to each other."""
    parser.add_argument("gloss", metavar="GLOSS", help="its ID-gloss")
    parser.add_argument("role", choices=list(RelationRole), help="what the other one is to it")
    parser.add_argument("other", metavar="OTHER", help="ID-gloss of the other one")
    parser.add_argument("--note", default="", help="what there is to say of it")
    parser.add_argument("--remove", action="store_true", help="take it back")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """State it."""
    role = RelationRole(arguments.role)
    with opened(context) as lexicon:
        entry, other = (entry_named(lexicon, one) for one in (arguments.gloss, arguments.other))
        if arguments.remove:
            unrelate(lexicon, entry.id, role, other.id)
        else:
            relate(lexicon, entry.id, role, other.id, arguments.note)
    document = {"id": entry.id, "role": role, "other": other.id, "related": not arguments.remove}
    relation = f"{entry.id_gloss}: {role} {other.id_gloss}"
    end = " no more." if arguments.remove else "."
    context.terminal.result(document, relation + end)
