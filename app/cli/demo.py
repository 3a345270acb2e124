"""The main job on the material that ships: from recordings of signs to a signer's video."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from app.cli.compose import describe, known_glosses
from app.cli.lexicon_folder import require_success, run_jobs
from app.core.paths import resource
from app.studio.composing import compose, signers_of
from app.studio.enrolment import request_enrolment
from app.studio.exporting import export_utterance
from app.studio.ingest import add_file
from app.studio.lexicons import create_lexicon, open_lexicon
from app.studio.rendering import (
    MANNEQUIN,
    RENDER,
    Picture,
    preview_parameters,
    request_render,
)
from app.studio.tracking import request_tracks
from lexicon_db.entries import entry_named
from lexicon_db.errors import KnownError
from lexicon_db.identities import find_identity
from lexicon_db.jobs import add_job
from lexicon_db.records import Scope
from lexicon_db.takes import takes_of
from lexicon_db.utterances import save_utterance

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.cli.command import Context
    from app.motion.trajectory import Trajectory
    from lexicon_db.records import JobId, Slot, Take
    from lexicon_db.store import Lexicon

NAME: Final = "demo"
HELP: Final = "run the main job on the material that comes with Kinelex"

_WORD: Final = "WORLD"
#: Nobody was filmed: the demo's recordings are pictures of a mannequin, made by Kinelex.
_SIGNER: Final = "Demo signer"
_SCOPES: Final = frozenset({Scope.RECORD, Scope.TRAIN_IDENTITY, Scope.RENDER_OWN})
_LANGUAGE: Final = "ase"


class _Results(NamedTuple):
    """Where the demo's results lie."""

    lexicon: Path
    trajectory: Path
    captions: Path
    previews: tuple[Path, ...]
    videos: tuple[Path, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the results go."""
    parser.add_argument(
        "--out", type=Path, default=Path("demo"), metavar="DIR", help="folder of the results"
    )


def run(arguments: argparse.Namespace, context: Context) -> None:
    """Do the whole job, say what is done meanwhile, and where the results lie."""
    results = _results(arguments.out)
    with _lexicon(results.lexicon) as lexicon:
        _add_recordings(lexicon, context)
        _extract(lexicon, context)
        slots, trajectory = _compose(lexicon, results, context)
        _enrol(lexicon, context)
        _render(lexicon, slots, trajectory, results, context)
    document: dict[str, Any] = {
        "lexicon": str(results.lexicon),
        "trajectory": str(results.trajectory),
        "captions": str(results.captions),
        "previews": [str(file) for file in results.previews],
        "videos": [str(file) for file in results.videos],
        "utterance": describe(trajectory),
    }
    context.terminal.result(document, *_lines(results))
    if not context.terminal.as_json:
        _offer_window(results.lexicon)


def _results(out: Path) -> _Results:
    signed = _WORD.lower()
    return _Results(
        lexicon=out / "lexicon",
        trajectory=out / f"{signed}.npz",
        captions=out / f"{signed}.srt",
        previews=tuple(out / f"preview-{number}.png" for number in range(1, len(_WORD) + 1)),
        videos=(out / f"{signed}-mannequin.mp4", out / f"{signed}-signer.mp4"),
    )


def _lexicon(folder: Path) -> Lexicon:
    """The demo's lexicon; one that is there from before goes on where it was."""
    if (folder / "lexicon.db").exists():
        return open_lexicon(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError(
            "The demo has nowhere to write.",
            f"The system says: {error.strerror or error}.",
            "Name another folder: demo --out DIR.",
        ) from error
    return create_lexicon(folder, "Demo", _LANGUAGE)


def _add_recordings(lexicon: Lexicon, context: Context) -> None:
    context.terminal.say(f"1/5 Adding {len(_WORD)} recordings of signs, one for each letter")
    for letter in _WORD:
        file = resource("demo_recordings", f"{letter}.mp4")
        add_file(lexicon, file, signer=_SIGNER, scopes=_SCOPES)


def _extract(lexicon: Lexicon, context: Context) -> None:
    context.terminal.say("2/5 Extracting landmarks, fitting the body, keeping the motion")
    _finish(lexicon, request_tracks(lexicon).jobs, context)


def _compose(
    lexicon: Lexicon, results: _Results, context: Context
) -> tuple[Sequence[Slot], Trajectory]:
    context.terminal.say(f"3/5 Composing {_WORD} into one continuous motion")
    slots = known_glosses(lexicon, " ".join(_WORD)).slots
    trajectory = compose(lexicon, slots)
    save_utterance(lexicon, _WORD, slots)
    for file in (results.trajectory, results.captions):
        export_utterance(lexicon, slots, trajectory, file)
    return slots, trajectory


def _enrol(lexicon: Lexicon, context: Context) -> None:
    context.terminal.say("4/5 Learning how the consenting signer looks")
    if find_identity(lexicon, _SIGNER) is not None:
        return
    takes = _takes(lexicon)
    job = request_enrolment(lexicon, _SIGNER, takes[0].signer, takes)
    _finish(lexicon, [job.id], context)


def _takes(lexicon: Lexicon) -> list[Take]:
    entries = [entry_named(lexicon, letter) for letter in _WORD]
    return [take for entry in entries for take in takes_of(lexicon, entry.id)]


def _render(
    lexicon: Lexicon,
    slots: Sequence[Slot],
    trajectory: Trajectory,
    results: _Results,
    context: Context,
) -> None:
    context.terminal.say("5/5 Rendering pictures and videos: the mannequin, and the signer")
    picture, signers = Picture(device=context.device), signers_of(lexicon, slots)
    jobs = []
    for slot, file in zip(slots, results.previews, strict=True):
        alone = compose(lexicon, [slot])
        parameters = preview_parameters(
            lexicon, alone, identity=MANNEQUIN, signers=signers, file=file, picture=picture
        )
        jobs.append(add_job(lexicon, RENDER, parameters).id)
    for file, identity in zip(results.videos, (MANNEQUIN, _SIGNER), strict=True):
        job = request_render(
            lexicon, trajectory, identity=identity, signers=signers, file=file, picture=picture
        )
        jobs.append(job.id)
    _finish(lexicon, jobs, context)


def _finish(lexicon: Lexicon, jobs: Collection[JobId], context: Context) -> None:
    """Run jobs; where the person stops the demo, they go on with the next one."""
    require_success(run_jobs(lexicon, jobs, context))


def _lines(results: _Results) -> list[str]:
    return [
        f"Lexicon        {results.lexicon}",
        f"Trajectory     {results.trajectory}   (SMPL-X motion)",
        f"Captions       {results.captions}",
        f"Pictures       {results.previews[0]} ... {results.previews[-1].name}",
        f"Mannequin      {results.videos[0]}",
        f"Signer video   {results.videos[1]}",
    ]


def _offer_window(lexicon: Path) -> None:
    """Ask whether to look at the lexicon, where there is a person and a screen."""
    has_screen = sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    if not (has_screen and sys.stdin.isatty() and sys.stdout.isatty()):
        return
    answer = input("Open the window on this lexicon? [Y/n] ").strip().casefold()
    if answer in ("", "y", "yes"):
        window = [sys.executable, "-m", "main", "--lexicon", str(lexicon)]
        subprocess.run(window, check=False)  # noqa: S603 - this program itself
