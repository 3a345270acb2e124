"""Types a command as a person does, in this process or as a program of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from app.cli.main import run

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Outcome:
    """What a command did: its exit status and what it said."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output; anything beside it is a mistake."""
        return json.loads(self.out)

    @property
    def troubles(self) -> list[str]:
        """The lines on standard error that are no progress."""
        return [line for line in self.err.splitlines() if "%" not in line]


@dataclass(frozen=True)
class Kinelex:
    """The program, with a profile of its own, on one lexicon."""

    profile: Path
    lexicon: Path

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "KINELEX_PROFILE": str(self.profile), "OMP_NUM_THREADS": "1"}

    def __call__(self, *words: str | Path) -> Outcome:
        """Run a command in this process; its log stays out of the tests' own."""
        out, err = io.StringIO(), io.StringIO()
        with (
            mock.patch.dict(os.environ, self.environment),
            mock.patch("app.cli.main.start_logging"),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            try:
                status = run(self._words(words), self._no_window)
            except SystemExit as exit_:
                status = int(exit_.code or 0)
        return Outcome(status, out.getvalue(), err.getvalue())

    def json(self, *words: str | Path) -> Any:
        """Run a command that must succeed, and return the document that it prints."""
        outcome = self("--json", *words)
        assert outcome.status == 0, outcome.err
        return outcome.document

    def program(self, *words: str | Path, **more: Any) -> Outcome:
        """Run ``python main.py`` with these words."""
        ended = subprocess.run(
            self.command_line(*words),
            capture_output=True,
            text=True,
            check=False,
            **{"env": self.environment, "cwd": ROOT, **more},
        )
        return Outcome(ended.returncode, ended.stdout, ended.stderr)

    def command_line(self, *words: str | Path) -> list[str]:
        return [sys.executable, str(ROOT / "main.py"), *self._words(words)]

    def _words(self, words: tuple[str | Path, ...]) -> list[str]:
        return ["--lexicon", str(self.lexicon), "--workers", "1", *map(str, words)]

    @staticmethod
    def _no_window(lexicon: Path | None) -> int:
        raise AssertionError(f"the window was opened on {lexicon}")


def require_clean(kinelex: Kinelex) -> None:
    """The lexicon is sound, and nothing half-written lies in it."""
    assert kinelex.json("check") == {"clean": True, "findings": []}
    assert [path for path in kinelex.lexicon.rglob(".*") if path.is_file()] == []


def require_told(outcome: Outcome, *words: str, status: int = 1) -> None:
    """One clear message of three sentences with these words in it, and the status that goes."""
    assert outcome.status == status, outcome
    assert len(outcome.troubles) == 3, outcome.err
    assert all(line.endswith(".") for line in outcome.troubles), outcome.err
    told = outcome.err.casefold()
    missing = [word for word in words if word.casefold() not in told]
    assert not missing, f"{missing} not in {outcome.err}"
    assert "Traceback" not in outcome.err


def require_nothing_added(kinelex: Kinelex) -> None:
    """The lexicon is as empty as it was made."""
    assert kinelex.json("list")["entries"] == []
    assert kinelex.json("signer", "list")["signers"] == []
    assert [path for path in (kinelex.lexicon / "media").rglob("*") if path.is_file()] == []
    require_clean(kinelex)
