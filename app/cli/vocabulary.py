"""Show and change the controlled vocabularies: which values fields of signs may have."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final

from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import opened
from app.cli.terminal import table
from lexicon_db.records import Term, Vocabulary
from lexicon_db.vocabularies import (
    delete_vocabulary,
    find_vocabulary,
    list_vocabularies,
    save_vocabulary,
)

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

NAME: Final = "vocabulary"
HELP: Final = "show and change which values fields of signs may have"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do with which vocabulary."""
    actions = ("list", "add", "retire", "close", "open", "delete")
    parser.add_argument("action", choices=actions, help="what to do")
    parser.add_argument(
        "name",
        nargs="?",
        help="a field of the form, such as handshape; or tag, dialect, semantic field",
    )
    parser.add_argument("terms", nargs="*", metavar="TERM", help="terms to add or to retire")
    parser.add_argument(
        "--label", metavar="LANG=TEXT", help="what the one term is called", nargs="*"
    )
    parser.add_argument("--handshape", default="", help="handshape that the one term shows")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Change it, and list all."""
    if arguments.action != "list" and arguments.name is None:
        raise WrongUsage("Name a vocabulary.")
    if (arguments.label or arguments.handshape) and len(arguments.terms) != 1:
        raise WrongUsage("Labels and a handshape belong to one term.")
    with opened(context) as lexicon:
        _change(lexicon, arguments)
        found = list_vocabularies(lexicon)
    rows = [
        (
            vocabulary.name,
            "only these" if vocabulary.is_closed else "also others",
            ", ".join(term.name for term in vocabulary.terms if not term.is_retired),
        )
        for vocabulary in found
    ]
    lines = table(("vocabulary", "allowed", "terms"), rows) if rows else ["There is none."]
    context.terminal.result({"vocabularies": [asdict(each) for each in found]}, *lines)


def _change(lexicon: Lexicon, arguments: argparse.Namespace) -> None:
    action = arguments.action
    if action == "list":
        return
    if action == "delete":
        delete_vocabulary(lexicon, arguments.name)
        return
    before = find_vocabulary(lexicon, arguments.name) or Vocabulary(arguments.name)
    if action in ("close", "open"):
        save_vocabulary(lexicon, replace(before, is_closed=action == "close"))
        return
    terms = {term.name: term for term in before.terms}
    for name in arguments.terms:
        term = terms.get(name, Term(name))
        if action == "retire":
            terms[name] = replace(term, is_retired=True)
            continue
        told = [label.partition("=")[::2] for label in arguments.label or ()]
        labels = tuple({**dict(term.labels), **dict(told)}.items())
        shape = arguments.handshape or term.handshape
        terms[name] = replace(term, labels=labels, handshape=shape, is_retired=False)
    save_vocabulary(lexicon, replace(before, terms=tuple(terms.values())))
