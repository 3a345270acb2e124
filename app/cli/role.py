"""Say who may approve and publish signs."""

from __future__ import annotations

import argparse
from typing import Final

from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import opened
from app.cli.terminal import table
from lexicon_db.records import Role
from lexicon_db.roles import give_role, people, take_role

NAME: Final = "role"
HELP: Final = "say who may approve and publish signs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, to whom."""
    parser.add_argument("action", choices=("list", "give", "take"), help="what to do")
    parser.add_argument("name", nargs="?", help="name of the person, as the history tells it")
    parser.add_argument("role", nargs="?", choices=list(Role), help="what the person does")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Give or take a role, and list all."""
    if arguments.action != "list" and arguments.role is None:
        raise WrongUsage("Name a person and a role.")
    with opened(context) as lexicon:
        if arguments.action != "list":
            change = give_role if arguments.action == "give" else take_role
            change(lexicon, arguments.name, Role(arguments.role))
        known = people(lexicon)
        who = lexicon.who
    order = list(Role)
    rows = {name: sorted(roles, key=order.index) for name, roles in known.items()}
    lines = table(("name", "roles"), [(name, ", ".join(roles)) for name, roles in rows.items()])
    document = {"you": who, "people": [{"name": n, "roles": r} for n, r in rows.items()]}
    empty = f"Nobody has a role, so everybody may do everything. You are {who}."
    context.terminal.result(document, *(lines if rows else [empty]))
