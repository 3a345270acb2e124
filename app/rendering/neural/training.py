"""Training: from examples to a learned identity within a budget of time, stopped and resumed."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from app.core.progress import Progress, Silent
from app.rendering.examples.first_look import first_look
from app.rendering.neural.checkpoint import read_checkpoint, write_checkpoint
from app.rendering.neural.course import Course
from app.rendering.neural.examples import Example, Examples
from app.rendering.neural.learned import Learned, NeuralIdentity, size_of
from app.rendering.neural.preset import Preset
from app.rendering.neural.single import show
from lexicon_db.errors import KnownError

#: Corrects the poses of examples by what has been learned so far.
Refine = Callable[[Examples, NeuralIdentity], Examples]

#: Texels along a side of the plain average.
_FLAT_SIZE: Final = 512
#: Seconds between checkpoints, and between previews.
_CHECKPOINT, _PREVIEW = 60.0, 20.0
#: Shares of the budget after which poses are refined.
_REFINE_AT: Final = (0.3, 0.55)
#: What refinement changes.
_POSES: Final = ("rotations", "translation", "before_rotations", "before_translation")


@dataclass(frozen=True)
class Plan:
    """What training is to be.

    Attributes:
        preset: How large the identity is.
        seconds: Budget of time; what was used before a resume counts.
        seed: Chooses all that is random.
        device: Where to train.
        steps: Ends after so many steps however long they take, which makes the result the same
            each time; None leaves it to the time.
        clock: Tells the seconds that count: those of the wall, or of the processor alone, which are
            fairer on a busy machine.
    """

    preset: Preset = Preset.CPU
    seconds: float = 600.0
    seed: int = 0
    device: str = "cpu"
    steps: int | None = None
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True, eq=False)
class Preview:
    """A held-out moment that is drawn now and then while training goes on.

    Attributes:
        example: The moment.
        show: Called with the step and (H, W, 3) uint8, before grey.
    """

    example: Example
    show: Callable[[int, NDArray[np.uint8]], None]


def train(
    examples: Examples,
    plan: Plan,
    *,
    checkpoint: Path,
    progress: Progress | None = None,
    preview: Preview | None = None,
    refine: Refine | None = None,
) -> Learned:
    """Learn an identity.

    Args:
        examples: What to learn from, without what is held out.
        plan: How.
        checkpoint: File that training is resumed from if it exists; the caller removes it when the
            result is safe.
        progress: Told after every step; stops training by raising ``Cancelled``, after which it
            can be resumed.
        preview: What to draw now and then.
        refine: Corrects the poses of the examples twice, by what has been learned by then.

    Raises:
        KnownError: If there is nothing to learn from, the disk is full, or the device has too
            little memory.
        Cancelled: If the person asked to stop.
    """
    if len(examples) < 2:
        raise KnownError(
            "The identity was not made.",
            "There are no pictures of the signer to learn from.",
            "Record the signer, or choose more recordings.",
        )
    return _Training(examples, plan, checkpoint, progress or Silent()).run(preview, refine)


class _Training:
    """One training from start or checkpoint to end."""

    def __init__(
        self, examples: Examples, plan: Plan, checkpoint: Path, progress: Progress
    ) -> None:
        self._plan, self._checkpoint, self._progress = plan, checkpoint, progress
        self._size = size_of(plan.preset)
        self._examples = _fewer(examples, self._size.most)
        self._seconds = 0.0
        self._refined = 0
        kept = read_checkpoint(checkpoint)
        started = plan.clock()
        device = torch.device(plan.device)
        progress.report(0.0, 1.0, "Looking at the signer")
        self._flat = first_look(self._examples, size=_FLAT_SIZE, device=device)
        self._course = Course(
            self._examples, self._size, device, plan.seed, thickness=self._flat.thickness
        )
        if kept is None:
            self._course.start_from(self._flat)
            self._seconds = plan.clock() - started
        else:
            self._resume(*kept)
        self._saved = self._shown = self._seconds

    def run(self, preview: Preview | None, refine: Refine | None) -> Learned:
        """Train to the end."""
        activity = "Learning the signer's looks"
        while (share := self._share()) < 1.0:
            started = self._plan.clock()
            self._step(share)
            self._seconds += self._plan.clock() - started
            if refine is not None and self._due_for_refinement():
                self._refine(refine)
            if self._seconds - self._saved >= _CHECKPOINT:
                self._save()
            if preview is not None and self._seconds - self._shown >= _PREVIEW:
                self._shown = self._seconds
                preview.show(self._course.step, show(self._identity(), preview.example))
            try:
                self._progress.report(self._share(), 1.0, activity)
            except BaseException:
                self._save()
                raise
        self._save()
        return self._learned()

    def _share(self) -> float:
        """Share of the plan that is done, 0 to 1."""
        plan = self._plan
        if plan.steps is not None:
            return min(self._course.step / max(plan.steps, 1), 1.0)
        return min(self._seconds / max(plan.seconds, 1e-6), 1.0)

    def _step(self, share: float) -> None:
        try:
            self._course.take(share)
        except RuntimeError as error:
            if "out of memory" not in str(error).lower():
                raise
            self._course.halve()

    def _due_for_refinement(self) -> bool:
        due = sum(self._share() >= at for at in _REFINE_AT)
        return due > self._refined

    def _refine(self, refine: Refine) -> None:
        started = self._plan.clock()
        self._refined += 1
        self._examples = refine(self._examples, self._identity())
        self._course.look_again(self._examples)
        self._seconds += self._plan.clock() - started

    def _learned(self) -> Learned:
        body, detail = self._course.averaged()
        return Learned(self._size, body, detail, self._course.scale, self._flat)

    def _identity(self) -> NeuralIdentity:
        """Whoever is known by now; has no name yet."""
        model, device = self._examples.model, self._plan.device
        return NeuralIdentity("", self._learned(), model, device=device)

    def _save(self) -> None:
        self._saved = self._seconds
        tensors = self._course.tensors()
        if self._refined:
            poses = self._examples
            for name in _POSES:
                tensors[f"pose.{name}"] = torch.from_numpy(
                    np.ascontiguousarray(getattr(poses, name))
                )
        facts = {
            "preset": self._plan.preset.value,
            "seed": self._plan.seed,
            "examples": len(self._examples),
            "step": self._course.step,
            "pairs": self._course.pairs,
            "seconds": self._seconds,
            "refined": self._refined,
        }
        write_checkpoint(self._checkpoint, tensors, facts)

    def _resume(self, tensors: dict[str, torch.Tensor], facts: dict[str, float | str]) -> None:
        same = (
            facts.get("preset") == self._plan.preset.value
            and facts.get("seed") == self._plan.seed
            and facts.get("examples") == len(self._examples)
        )
        if not same:
            raise KnownError(
                "Training was not resumed.",
                "What was begun had other recordings or another size.",
                "Start the training anew.",
            )
        self._seconds, self._refined = float(facts["seconds"]), int(facts["refined"])
        if self._refined:
            poses = [tensors[f"pose.{name}"].numpy() for name in _POSES]
            self._examples = self._examples.posed(*poses)
            self._course.look_again(self._examples)
        self._course.resume(tensors, step=int(facts["step"]), pairs=int(facts["pairs"]))


def _fewer(examples: Examples, most: int) -> Examples:
    """At most so many examples, evenly chosen in runs of two, so that pairs stay together."""
    if len(examples) <= most:
        return examples
    runs = math.ceil(len(examples) / 2)
    kept = np.unique(np.linspace(0, runs - 1, most // 2).astype(int))
    numbers = [number for run in kept.tolist() for number in (2 * run, 2 * run + 1)]
    return examples.chosen([number for number in numbers if number < len(examples)])
