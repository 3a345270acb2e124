"""Draws human shapes from MakeHuman's targets: sex, age, muscle, weight, height, proportions."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from resources.body.makehuman import read_target

if TYPE_CHECKING:
    from pathlib import Path

    from resources.body.makehuman import BaseMesh, Points

_ORIGINS: Final = ("african", "asian", "caucasian")

#: Measures that people differ in beyond the macros, with their deviations; ``*`` stands for both
#: sides.
_LOCAL: Final = {
    "torso/measure-shoulder-dist": 0.35,
    "arms/measure-upperarm-length": 0.35,
    "arms/measure-lowerarm-length": 0.35,
    "hands/*hand-scale": 0.35,
    "hands/*hand-fingers-length": 0.35,
    "hands/*hand-fingers-diameter": 0.35,
    "head/head-scale-horiz": 0.2,
    "head/head-scale-vert": 0.2,
    "neck/neck-scale-vert": 0.2,
    "torso/torso-scale-depth": 0.35,
    "hip/hip-scale-horiz": 0.35,
}


@dataclass(frozen=True)
class Shape:
    """What a person looks like; numbers run from 0 to 1, ``local`` from -1 to 1.

    Attributes:
        male: 0 female, 1 male.
        old: 0 young adult, 1 old.
        muscle: 0.5 is average.
        weight: 0.5 is average.
        height: 0.5 is average.
        proportions: 1 is ideal, 0 uncommon.
        origins: (3,) shares of MakeHuman's three face and body types; their sum is 1.
        local: Change by each of the local measures.
    """

    male: float
    old: float
    muscle: float
    weight: float
    height: float
    proportions: float
    origins: tuple[float, ...]
    local: tuple[float, ...]


def random_shape(rng: np.random.Generator) -> Shape:
    """Draw an adult."""
    return Shape(
        male=rng.random(),
        old=0.5 * rng.random(),
        muscle=0.15 + 0.7 * rng.random(),
        weight=0.15 + 0.7 * rng.random(),
        # A tenth of this scale is 11 cm; adults of one sex vary by 7 cm.
        height=float(np.clip(rng.normal(0.5, 0.075), 0.2, 0.8)),
        proportions=0.2 + 0.8 * rng.random(),
        origins=tuple(rng.dirichlet((1.0, 1.0, 1.0))),
        local=tuple(np.clip(rng.normal(0, list(_LOCAL.values())), -1, 1)),
    )


class ShapeSpace:
    """Turns shapes into meshes; targets are read once.

    Args:
        mesh: The base mesh.
        folder: The ``targets`` folder.
    """

    def __init__(self, mesh: BaseMesh, folder: Path) -> None:
        self._base = mesh.vertices
        self._folder = folder
        self._targets: dict[str, Points | None] = {}

    def vertices(self, shape: Shape) -> Points:
        """(N, 3) vertices of a shape, metres."""
        vertices = self._base.copy()
        for name, share in _shares(shape).items():
            target = self._target(name)
            if target is not None:
                vertices += share * target
        return vertices

    def _target(self, name: str) -> Points | None:
        if name not in self._targets:
            file = self._folder / f"{name}.target.gz"
            # MakeHuman leaves out targets that change nothing, such as those of the average.
            self._targets[name] = read_target(file, len(self._base)) if file.exists() else None
        return self._targets[name]


def _shares(shape: Shape) -> dict[str, float]:
    """How much each target counts: MakeHuman multiplies the shares of all macros."""
    sexes = {"male": shape.male, "female": 1 - shape.male}
    ages = {"young": 1 - shape.old, "old": shape.old}
    muscles = _three("muscle", shape.muscle)
    weights = _three("weight", shape.weight)
    heights = _two("minheight", "maxheight", shape.height)
    builds = _two("uncommonproportions", "idealproportions", shape.proportions)
    shares: dict[str, float] = {}
    for (sex, a), (age, b) in product(sexes.items(), ages.items()):
        for origin, c in zip(_ORIGINS, shape.origins, strict=True):
            shares[f"macrodetails/{origin}-{sex}-{age}"] = a * b * c
        for (muscle, c), (weight, d) in product(muscles.items(), weights.items()):
            kind, share = f"{sex}-{age}-{muscle}-{weight}", a * b * c * d
            shares[f"macrodetails/universal-{kind}"] = share
            for height, e in heights.items():
                shares[f"macrodetails/height/{kind}-{height}"] = share * e
            for build, e in builds.items():
                shares[f"macrodetails/proportions/{kind}-{build}"] = share * e
    for measure, change in zip(_LOCAL, shape.local, strict=True):
        end = "incr" if change > 0 else "decr"
        for side in ("l-", "r-") if "*" in measure else ("",):
            shares[f"{measure.replace('*', side)}-{end}"] = abs(change)
    return {name: share for name, share in shares.items() if share > 1e-6}


def _three(name: str, value: float) -> dict[str, float]:
    return {
        f"min{name}": max(0.0, 1 - 2 * value),
        f"average{name}": 1 - abs(2 * value - 1),
        f"max{name}": max(0.0, 2 * value - 1),
    }


def _two(low: str, high: str, value: float) -> dict[str, float]:
    return {low: max(0.0, 1 - 2 * value), high: max(0.0, 2 * value - 1)}
