"""Packs: make them, look into them, check them, import them, take imports back."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli import pack_documents as told
from app.cli.command import Context, WrongUsage
from app.cli.lexicon_folder import opened
from app.cli.pack_keys import add_key_arguments, run_keys
from app.cli.terminal import TerminalProgress
from app.studio.pack_keys import Trust, own_key, trust_of
from app.studio.packing import (
    choose_signs,
    import_file,
    lexicon_from_pack,
    look_into,
    make_pack,
    preview_import,
    preview_pack,
    require_own_key,
    undo_latest_import,
    verify,
)
from app.studio.withdrawing import apply_list
from lexicon_db.governance import governance
from lexicon_db.packs.exporting import PackWish
from lexicon_db.packs.manifest import CommunityLabel, Contents, PackTerms
from lexicon_db.packs.merging import ENTRY_FIELDS, TAKES, Keep, MergeRules
from lexicon_db.packs.register import exported_packs, imported_packs
from lexicon_db.withdrawals import read_revocation_list, revocation_list, signer_of_list

if TYPE_CHECKING:
    from lexicon_db.store import Lexicon

NAME: Final = "pack"
HELP: Final = "make, look into, verify and import packs; keys, revocations, who contributed what"

_CONTENTS: Final = tuple(Contents.__dataclass_fields__)
_FIELDS: Final = (*ENTRY_FIELDS, TAKES)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One of several things to do."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add_export(actions.add_parser("export", help="write signs into a pack"))
    for name, words in (("show", "look into a pack"), ("verify", "check every byte of a pack")):
        actions.add_parser(name, help=words).add_argument("file", type=Path, metavar="FILE")
    _add_import(actions.add_parser("import", help="bring the signs of a pack in"))
    undo = actions.add_parser("undo", help="take an import back: exactly what came goes")
    undo.add_argument("import_id", nargs="?", default="", metavar="ID", help="else the latest")
    actions.add_parser("list", help="list the packs that were made and imported")
    add_key_arguments(actions.add_parser("keys", help="the keys that sign packs"))
    revoke = actions.add_parser("revoke-list", help="people whose takes must not travel any more")
    revoke.add_argument("what", choices=("export", "apply"))
    revoke.add_argument("file", type=Path, metavar="FILE")
    revoke.add_argument("--erase", action="store_true", help="delete for good, not to the trash")
    report = actions.add_parser("report", help="who contributed what under which terms")
    report.add_argument("--out", type=Path, metavar="FILE", help="write a .csv or .json file")


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Do it, and tell what was done."""
    _ACTIONS[arguments.action](arguments, context)


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a name that ends in .kinelexpack")
    parser.add_argument("query", nargs="?", default="", metavar="QUERY", help="else all signs")
    parser.add_argument("--glosses", nargs="+", default=(), metavar="G", help="these signs instead")
    parser.add_argument("--name", help="of the pack (else the lexicon's)")
    parser.add_argument("--version", default="1", metavar="V", help="numbers with dots")
    parser.add_argument("--licence", default="", help="under which it may be used")
    parser.add_argument(
        "--author", action="append", default=[], metavar="A", help="may be repeated"
    )
    parser.add_argument("--description", default="")
    parser.add_argument("--citation", default="")
    parser.add_argument(
        "--label", action="append", type=_label, default=[], metavar="LABEL=TEXT",
        help="what the community asks, such as a TK label; may be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--with", dest="contents", type=_contents, default=Contents(), metavar="WHAT,...",
        help=f"what travels beside motion, where consent allows: {', '.join(_CONTENTS)}",
    )  # fmt: skip
    parser.add_argument("--sign", action="store_true", help="sign it with your key")
    parser.add_argument("--dry-run", action="store_true", help="only tell what would be in it")


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--new", type=Path, metavar="DIR", help="make a lexicon of it")
    parser.add_argument("--dry-run", action="store_true", help="only tell what would happen")
    keep = list(Keep)
    parser.add_argument(
        "--conflicts", type=Keep, choices=keep, default=Keep.MINE,
        help="whose version is kept of what both sides have changed (mine)",
    )  # fmt: skip
    parser.add_argument(
        "--homonyms", type=Keep, choices=keep, default=Keep.BOTH,
        help="signs whose ID-gloss another one has: both, leave theirs out (mine), join (theirs)",
    )  # fmt: skip
    parser.add_argument(
        "--field", action="append", type=_field, default=[], metavar="FIELD=KEEP",
        help=f"for one field of all signs: {', '.join(_FIELDS)}",
    )  # fmt: skip
    parser.add_argument("--revocations", type=Path, metavar="FILE", help="apply this list first")


def _export(arguments: argparse.Namespace, context: Context) -> None:
    with opened(context) as lexicon:
        signs = choose_signs(lexicon, arguments.query, arguments.glosses)
        terms = PackTerms(
            name=arguments.name or lexicon.info.name,
            version=arguments.version,
            licence=arguments.licence,
            authors=tuple(arguments.author),
            description=arguments.description,
            citation=arguments.citation,
            labels=tuple(arguments.label),
        )
        if arguments.dry_run:
            plan = preview_pack(lexicon, signs, terms, arguments.contents)
            context.terminal.result(told.plan(plan), *told.plan_lines(plan))
            return
        key = require_own_key() if arguments.sign else None
        progress = TerminalProgress(context.terminal, "Pack")
        wish = PackWish(terms, arguments.contents, key)
        made = make_pack(lexicon, signs, arguments.file, wish, progress.report)
    context.terminal.result(told.made(made), *told.made_lines(made))


def _show(arguments: argparse.Namespace, context: Context) -> None:
    view = look_into(arguments.file)
    context.terminal.result(told.view(view), *told.view_lines(view))


def _verify(arguments: argparse.Namespace, context: Context) -> None:
    view = verify(arguments.file, TerminalProgress(context.terminal, "Pack").report)
    sound = f"{arguments.file.name} is sound: every file is as it was when the pack was made."
    context.terminal.result(told.view(view) | {"sound": True}, sound, *told.head_lines(view))


def _import(arguments: argparse.Namespace, context: Context) -> None:
    rules = MergeRules(
        fields=dict(arguments.field),
        conflicts=arguments.conflicts,
        homonyms=arguments.homonyms,
    )
    if arguments.new is not None and arguments.dry_run:
        raise WrongUsage("--new and --dry-run do not go together.")
    with _target(arguments, context) as lexicon:
        if arguments.revocations is not None:
            listed = told.read_file(arguments.revocations)
            apply_list(lexicon, read_revocation_list(listed))
        report = TerminalProgress(context.terminal, "Pack").report
        if arguments.dry_run:
            plan = preview_import(lexicon, arguments.file, rules, report)
            context.terminal.result(told.merge(plan), *told.merge_lines(plan))
            return
        done = import_file(lexicon, arguments.file, rules, report)
    document = told.merge(done.plan) | {"import_id": done.import_id}
    if not done.import_id:
        last = "Everything was here already; nothing was changed."
    else:
        last = f"Done. To take it back: pack undo {done.import_id}"
    context.terminal.result(document, *told.merge_lines(done.plan), last)


def _target(arguments: argparse.Namespace, context: Context) -> Lexicon:
    """The lexicon that the pack goes into."""
    if arguments.new is not None:
        return lexicon_from_pack(arguments.file, arguments.new)
    return opened(context)


def _undo(arguments: argparse.Namespace, context: Context) -> None:
    with opened(context) as lexicon:
        undone = undo_latest_import(lexicon, arguments.import_id)
    context.terminal.result(told.undone(undone), *told.undone_lines(undone))


def _list(_arguments: argparse.Namespace, context: Context) -> None:
    with opened(context) as lexicon:
        made, came = exported_packs(lexicon), imported_packs(lexicon)
    context.terminal.result(told.register(made, came), *told.register_lines(made, came))


def _revoke_list(arguments: argparse.Namespace, context: Context) -> None:
    from app.core.files import write_whole

    with opened(context) as lexicon:
        if arguments.what == "export":
            key = own_key()
            content = revocation_list(lexicon, key)
            write_whole(arguments.file, content)
            count = len(read_revocation_list(content))
            signed_by = None if key is None else key.signed_by
            document = {"file": str(arguments.file), "revoked": count, "signed_by": signed_by}
            line = f"Wrote {count} revocations to {arguments.file}."
            context.terminal.result(
                document, line, told.TRUST[Trust.OWN if key else Trust.UNSIGNED]
            )
            return
        listed = told.read_file(arguments.file)
        reached = apply_list(lexicon, read_revocation_list(listed), erase=arguments.erase)
    signature = signer_of_list(listed)
    document = {
        "signed_by": signature.signed_by if signature else None,
        "trust": trust_of(signature).value,
        "reached": [told.withdrawal(one) for one in reached],
    }
    lines = [line for one in reached for line in told.withdrawal_lines(one)]
    nobody = "Nobody on the list is known here, or has not agreed again since."
    context.terminal.result(document, told.TRUST[trust_of(signature)], *(lines or [nobody]))


def _report(arguments: argparse.Namespace, context: Context) -> None:
    from app.studio.governance_file import write_governance

    with opened(context) as lexicon:
        report = governance(lexicon)
    if arguments.out is not None:
        write_governance(report, arguments.out)
    context.terminal.result(told.contributions(report), *told.contribution_lines(report))


def _label(text: str) -> CommunityLabel:
    label, _, words = text.partition("=")
    if not label.strip():
        raise argparse.ArgumentTypeError("a label is LABEL=TEXT")
    return CommunityLabel(label.strip(), words.strip())


def _contents(text: str) -> Contents:
    words = [word.strip() for word in text.split(",") if word.strip()]
    unknown = [word for word in words if word.replace("-", "_") not in _CONTENTS]
    if unknown:
        raise argparse.ArgumentTypeError(f"what can travel is {', '.join(_CONTENTS)}")
    return Contents(**{name: name in [w.replace("-", "_") for w in words] for name in _CONTENTS})


def _field(text: str) -> tuple[str, Keep]:
    name, _, keep = text.partition("=")
    if name not in _FIELDS or keep not in list(Keep):
        raise argparse.ArgumentTypeError(f"a rule is FIELD=KEEP, and KEEP is {', '.join(Keep)}")
    return name, Keep(keep)


_ACTIONS: Final[dict[str, Callable[[argparse.Namespace, Context], None]]] = {
    "export": _export,
    "show": _show,
    "verify": _verify,
    "import": _import,
    "undo": _undo,
    "list": _list,
    "keys": run_keys,
    "revoke-list": _revoke_list,
    "report": _report,
}
