"""What the repository says of itself: licences, documents, and nothing of one machine alone."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from app.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]

#: Folders of resources that hold nothing but the project's own words and pictures.
OWN_WORK = ("translations", "screenshots")

#: Homes of people and work places of machines, and secrets that stand in text by mistake.
_PRIVATE = re.compile(
    r"""(?:^|[\s"'`(=:])(?:/home/|/Users/|/root/|/work/|/mnt/|/opt/|[A-Z]:\\Users\\)[\w.-]+"""
    r"|BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|gh[pousr]_\w{30,}"
)


def texts() -> list[Path]:
    """The files that are in the repository and can be read as text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("this copy of the project has no history")
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and b"\0" not in path.read_bytes()[:4096]:
            found.append(path)
    return found


def test_nothing_names_a_place_on_one_machine():
    told = []
    for path in texts():
        if path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if _PRIVATE.search(line):
                told.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert told == []


@pytest.mark.parametrize("line", ['"/home/ana/clips"', "see /work/notes", "C:\\Users\\Ana\\x"])
def test_places_on_one_machine_are_recognised(line):
    assert _PRIVATE.search(line)


@pytest.mark.parametrize("line", ["https://example.org/home/ana", "a/work/b", "~/Documents"])
def test_other_places_are_not_mistaken(line):
    assert not _PRIVATE.search(line)


@pytest.mark.parametrize("command", COMMANDS)
def test_readme_names_every_command(command):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    # As code in a line or a table, or in a block of lines to be typed.
    typed = rf"`{command}\b[^`]*`|main\.py\b[^\n]*\s{command}\b"
    assert re.search(typed, readme)


@pytest.mark.parametrize(
    "folder",
    [
        path
        for path in sorted((ROOT / "resources").iterdir())
        if path.is_dir() and path.name not in ("__pycache__", *OWN_WORK)
    ],
    ids=lambda path: path.name,
)
def test_resources_have_a_licence_beside_them(folder):
    licence = folder / "LICENSE"
    assert licence.is_file()
    assert len(licence.read_text(encoding="utf-8")) > 100


@pytest.mark.parametrize("name", ["LICENSE", "NOTICE", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_document_is_there(name):
    assert len((ROOT / name).read_text(encoding="utf-8")) > 200
