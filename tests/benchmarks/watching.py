"""What Linux tells of processes: who their children are, what they use."""

from __future__ import annotations

import os
from pathlib import Path

_MEGABYTE = 1_000_000


def children(parent: int, word: str) -> list[int]:
    """Processes that a process has started, with a word in their command line."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue  # It has ended meanwhile.
        if int(fields[1]) == parent and word in command:
            found.append(int(folder.name))
    return found


def megabytes_of(process: int) -> float:
    """Memory that a process keeps, in MB, with what it shares with others."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE


def work_of(process: int) -> float:
    """Seconds that the cores have worked for a process."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
