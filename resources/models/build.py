"""Train the two nets that lift landmarks into space, on generated signing alone.

    python -m resources.models.build [--seed 1]

About five minutes on one core. The same seed on the same machine gives the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save
from torch import nn
from torch.nn import functional

from app.body.lifting.features import (
    BODY_DEPTHS,
    BODY_FEATURES,
    HAND_DEPTHS,
    HAND_FEATURES,
    HAND_UNIT,
    body_features,
    hand_features,
)
from app.body.lifting.filming import Filmed, film
from app.body.lifting.network import DILATIONS, WIDTH
from app.body.lifting.signing import Signing, drift, made_up_signing
from app.body.model import load_body

_FOLDER = Path(__file__).parent
_CLIPS = 6000
_BATCH = 48
_STEPS = 900
_RATE = 2e-3
#: What the hand's net is told of the forearm comes from the body's net and is as wrong as this.
_FOREARM_CONSTANT, _FOREARM_CHANGING = 0.15, 0.10
_CHECKED_CLIPS = 300

Rows = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]


class Net(nn.Module):  # type: ignore[misc]
    """What ``app.body.lifting.network`` runs in numpy, for training."""

    def __init__(self, features: int, depths: int) -> None:
        super().__init__()
        self.into = nn.Linear(features, WIDTH)
        self.blocks = nn.ModuleList(_Block(dilation) for dilation in DILATIONS)
        self.out = nn.Linear(WIDTH, 2 * depths)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)

    def forward(self, features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Features (N, T, I) to depths (N, T, O) and the logarithms of their spreads."""
        hidden = self.into(features)
        for block in self.blocks:
            hidden = hidden + block(hidden)
        depths, spreads = self.out(functional.silu(hidden)).chunk(2, dim=-1)
        return depths, spreads


class _Block(nn.Module):  # type: ignore[misc]
    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.over = nn.Conv1d(
            WIDTH, WIDTH, 3, padding=dilation, dilation=dilation, padding_mode="replicate"
        )
        self.mix = nn.Linear(WIDTH, WIDTH)

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        over = self.over(self.norm(hidden).transpose(1, 2)).transpose(1, 2)
        mixed: torch.Tensor = self.mix(functional.silu(over))
        return mixed


@dataclass(frozen=True)
class Lesson:
    """What a net learns.

    Attributes:
        name: Of the file.
        features: How many numbers it looks at.
        depths: How many depths it tells.
        rows: Features, true depths, and whether a row counts, of filmed clips.
    """

    name: str
    features: int
    depths: int
    rows: Callable[[Filmed, np.random.Generator], Rows]


def body_rows(filmed: Filmed, random: np.random.Generator) -> Rows:
    """Depth of elbows and wrists."""
    del random
    counts = np.ones(filmed.arms.shape[:2], bool)
    return body_features(filmed.flat), filmed.arms[..., 2:], counts


def hand_rows(filmed: Filmed, random: np.random.Generator) -> Rows:
    """Depth of the points of each hand."""
    forearms = filmed.arms[..., 4:6] - filmed.arms[..., 2:4]
    forearms = forearms + _FOREARM_CONSTANT * random.normal(0, 1, (len(forearms), 1, 2))
    forearms += _FOREARM_CHANGING * drift(random, forearms.shape, 9)
    features = hand_features(filmed.flat, forearms)
    depths = HAND_UNIT * np.concatenate([filmed.hands[:, :, 0], filmed.hands[:, :, 1]])[..., 1:]
    return features, depths, np.concatenate([filmed.flat.seen[..., 0], filmed.flat.seen[..., 1]])


LESSONS = (
    Lesson("lifter_body", BODY_FEATURES, BODY_DEPTHS, body_rows),
    Lesson("lifter_hand", HAND_FEATURES, HAND_DEPTHS, hand_rows),
)


def main() -> None:
    """Train both nets and write them beside this file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=_STEPS)
    parser.add_argument("--out", type=Path, default=_FOLDER)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    model = load_body()
    random = np.random.default_rng(arguments.seed)
    signing = made_up_signing(model, random, _CLIPS)
    unseen = made_up_signing(model, random, _CHECKED_CLIPS)
    for lesson in LESSONS:
        began = time.process_time()
        net = train(lesson, signing, seed=arguments.seed, steps=arguments.steps)
        error = check(lesson, net, unseen)
        card = {
            "seed": arguments.seed,
            "steps": arguments.steps,
            "error": error,
            "body": model.hash,
        }
        _save(lesson, net, card, arguments.out)
        print(lesson.name, card, f"{time.process_time() - began:.0f} CPU seconds")


def train(lesson: Lesson, signing: Signing, *, seed: int, steps: int) -> Net:
    """A net that has seen the clips filmed anew again and again.

    Depths have a Laplace distribution whose spread the net tells as well.
    """
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    net = Net(lesson.features, lesson.depths)
    optimizer = torch.optim.AdamW(net.parameters(), _RATE, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, steps, pct_start=0.08)
    batches = _batches(lesson, signing, random)
    for _ in range(steps):
        features, wanted, counts = next(batches)
        depths, spreads = net(features)
        misfit = (depths - wanted).abs() * torch.exp(-spreads.clamp(-5, 2)) + spreads
        loss = (misfit * counts[..., None]).sum() / counts.sum().clamp(min=1) / lesson.depths
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
    net.eval()
    return net


def check(lesson: Lesson, net: Net, signing: Signing) -> float:
    """Mean error of the depths on clips that the net never saw, in shoulder widths."""
    random = np.random.default_rng(0)
    features, wanted, counts = lesson.rows(film(signing, random), random)
    with torch.no_grad():
        depths = net(torch.from_numpy(features).float())[0].numpy()
    error = np.abs(depths - wanted)[counts].mean()
    return float(error / (HAND_UNIT if lesson.depths == HAND_DEPTHS else 1))


def _batches(
    lesson: Lesson, signing: Signing, random: np.random.Generator
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    while True:
        chosen = random.permutation(len(signing.body))[:_BATCH]
        filmed = film(Signing(signing.body[chosen], signing.hands[chosen]), random)
        features, wanted, counts = lesson.rows(filmed, random)
        yield (
            torch.from_numpy(features).float(),
            torch.from_numpy(wanted).float(),
            torch.from_numpy(counts),
        )


def _save(lesson: Lesson, net: Net, card: dict[str, object], folder: Path) -> None:
    weights = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    data = save(weights)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{lesson.name}.safetensors").write_bytes(data)
    card = {
        "name": lesson.name,
        "sha256": hashlib.sha256(data).hexdigest(),
        **card,
        "made_by": "python -m resources.models.build",
        "trained_on": "generated signing of the default body; no recording of any person",
        "licence": "Apache-2.0, as Kinelex",
    }
    (folder / f"{lesson.name}.json").write_text(json.dumps(card, indent=2) + "\n")


if __name__ == "__main__":
    main()
