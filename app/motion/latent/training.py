"""The learned prior is trained: on gaps that were cut into known motion."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from app.core.progress import Progress, Silent
from app.motion.latent.network import COMPONENT_WIDTH, HEADS, LAYERS, WIDTH
from app.motion.latent.prior import HAND_PARTS, SPREADS, Prior
from app.motion.latent.tokens import (
    ARM_KINDS,
    COMPONENT_FEATURES,
    JOINT_FEATURES,
    KINDS,
    REVERSAL,
    SINES,
    reversed_components,
    sines,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from app.motion.latent.windows import Windows

    Floats = NDArray[np.float32]
    Numbers = NDArray[Any]

_BATCH: Final = 64
_RATE: Final = 2e-3
#: Errors in these units below which loss is quadratic: it must have a slope at zero.
_ROUND: Final = 0.02
#: Weight of the likelihood of the spreads beside the error of the mean.
_LIKELIHOOD: Final = 0.1
#: How far the joints of a hand are from going together as measured; keeps the factor regular.
_APART: Final = 0.05
_RIDGE: Final = 0.1
_KEPT_EVERY: Final = 20
#: What the optimizer remembers of each weight, and the name of the state of chance.
_MOMENTS: Final = ("exp_avg", "exp_avg_sq")
_CHANCE: Final = "chance"
#: Coefficients that are more spreads away than this were not tracked.
_FURTHEST: Final = 4.0


class Net(nn.Module):  # type: ignore[misc]
    """What ``network.token_net`` runs in numpy."""

    def __init__(self) -> None:
        super().__init__()
        self.single = nn.Linear(COMPONENT_FEATURES + JOINT_FEATURES, COMPONENT_WIDTH)
        self.single2 = nn.Linear(COMPONENT_WIDTH, COMPONENT_WIDTH)
        self.single_out = nn.Linear(COMPONENT_WIDTH, 2 * SINES)
        self.into = nn.Linear(3 * COMPONENT_WIDTH + JOINT_FEATURES, WIDTH)
        self.kind = nn.Parameter(0.1 * torch.randn(KINDS, WIDTH))
        self.layers = nn.ModuleList(_Layer() for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH)
        self.out = nn.Linear(WIDTH, 3 * 2 * SINES)
        for last in (self.out, self.single_out):
            nn.init.zeros_(last.weight)
            nn.init.zeros_(last.bias)
        sides = torch.arange(2).repeat_interleave(KINDS)
        self.register_buffer("other", (sides[:, None] != sides).long(), persistent=False)

    def forward(
        self, components: torch.Tensor, joints: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Coefficients (N, 2 J, 3, SINES) and the logarithms of their spreads."""
        told = joints[..., None, :].expand(*components.shape[:-1], JOINT_FEATURES)
        single = self.single(torch.cat([components, told], dim=-1))
        single = functional.silu(self.single2(functional.silu(single)))
        hidden = self.into(torch.cat([single.flatten(2), joints], dim=-1))
        hidden = hidden + self.kind.repeat(2, 1)
        for layer in self.layers:
            hidden = layer(hidden, self.other)
        shape = (*components.shape[:-1], 2 * SINES)
        out = self.out(self.norm(hidden)).reshape(shape) + self.single_out(single)
        means, spreads = out.chunk(2, dim=-1)
        return means, spreads

    def weights(self) -> dict[str, Floats]:
        """All weights by name."""
        return {name: value.detach().numpy().copy() for name, value in self.state_dict().items()}


class _Layer(nn.Module):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self.norm, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.asked, self.mixed = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.wide, self.narrow = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.bias = nn.Parameter(torch.zeros(HEADS, 2))

    def forward(self, hidden: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
        count, tokens = hidden.shape[:2]
        three = self.asked(self.norm(hidden)).reshape(count, tokens, 3, HEADS, -1)
        asking, asked, value = three.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(
            asking, asked, value, attn_mask=self.bias[:, other]
        )
        hidden = hidden + self.mixed(mixed.transpose(1, 2).reshape(count, tokens, WIDTH))
        wide = functional.silu(self.wide(self.norm2(hidden)))
        result: torch.Tensor = hidden + self.narrow(wide)
        return result


Keep = Callable[[int, "dict[str, Numbers]"], None]
"""Told the number of steps made and all that is needed to go on from there, now and then."""


@dataclass(frozen=True, eq=False)
class Kept:
    """What a ``Keep`` was told last: whoever goes on from it ends with the very same weights."""

    steps: int
    state: Mapping[str, Numbers]


@dataclass(frozen=True, eq=False)
class Course:
    """How long is trained.

    Attributes:
        steps: Batches at most.
        rate: Highest learning rate.
        seconds: Wall-clock seconds at most; None means no bound.
        kept: What was kept of the same course before it was interrupted.
    """

    steps: int
    rate: float = _RATE
    seconds: float | None = None
    kept: Kept | None = None


def train(
    windows: Windows,
    course: Course,
    seed: int,
    *,
    start: Mapping[str, Floats] | None = None,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> dict[str, Floats]:
    """Weights that tell the residuals of gaps.

    Args:
        windows: What is learned from.
        course: How long.
        seed: Of the first weights and of the order of gaps.
        start: Weights to begin with.
        progress: Told about every step.
        keep: Given what is needed to go on after an interruption.

    Returns:
        Weights by name, as ``network.token_net`` takes them.

    Raises:
        Cancelled: If the person asked to stop.
    """
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    net = Net()
    if start is not None:
        known = {name: torch.from_numpy(np.array(start[name])) for name in net.state_dict()}
        net.load_state_dict(known)
    optimizer = torch.optim.AdamW(net.parameters(), course.rate, weight_decay=1e-2)
    if course.kept is not None:
        _put_back(course.kept, net, optimizer, random)
    began = time.monotonic()
    for step in range(course.kept.steps if course.kept is not None else 0, course.steps):
        passed = (time.monotonic() - began) / course.seconds if course.seconds else 0.0
        done = max(step / course.steps, passed)
        if done >= 1:
            break
        (progress or Silent()).report(done, 1.0, "Learning movements")
        for group in optimizer.param_groups:
            group["lr"] = course.rate * min(1.0, (step + 1) / 50) * 0.5 * (1 + np.cos(np.pi * done))
        loss = _loss(net, windows.picked(random.integers(0, len(windows), _BATCH)), random)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        if keep is not None and step % _KEPT_EVERY == _KEPT_EVERY - 1:
            keep(step + 1, _state(net, optimizer, random))
    return net.weights()


def _state(
    net: Net, optimizer: torch.optim.Optimizer, random: np.random.Generator
) -> dict[str, Numbers]:
    """Weights, moments of the optimizer and the state of chance, as arrays by name."""
    state: dict[str, Numbers] = {}
    for name, value in net.named_parameters():
        moments = optimizer.state[value]
        state[name] = value.detach().numpy().copy()
        for moment in _MOMENTS:
            state[f"{moment}:{name}"] = moments[moment].numpy().copy()
    drawn = json.dumps(random.bit_generator.state).encode()
    return {**state, _CHANCE: np.frombuffer(drawn, np.uint8)}


def _put_back(
    kept: Kept, net: Net, optimizer: torch.optim.Optimizer, random: np.random.Generator
) -> None:
    with torch.no_grad():
        for name, value in net.named_parameters():
            value.copy_(torch.from_numpy(np.array(kept.state[name])))
            optimizer.state[value] = {
                "step": torch.tensor(float(kept.steps)),
                **{
                    moment: torch.from_numpy(np.array(kept.state[f"{moment}:{name}"]))
                    for moment in _MOMENTS
                },
            }
    random.bit_generator.state = json.loads(kept.state[_CHANCE].tobytes())


def prior_of(
    weights: Mapping[str, Floats], held_out: Windows, card: dict[str, Any], share: float
) -> Prior:
    """A prior of weights whose spreads are measured on gaps that it has not learned from."""
    prior = Prior(
        weights,
        np.eye(HAND_PARTS, dtype=np.float32),
        np.ones(SINES, np.float32),
        np.array([share], np.float32),
        card,
    )
    is_long = held_out.weight[..., ARM_KINDS:KINDS].max(-1).sum(1) >= SINES + 2
    apart = _apart(prior, held_out.picked(is_long))
    certainty = np.sqrt((apart**2).mean(axis=(0, 1, 2, 3)))
    rows = np.moveaxis(apart / certainty, -1, 2).reshape(-1, HAND_PARTS)
    together = np.corrcoef(rows.T) + _APART * np.eye(HAND_PARTS)
    factor = np.linalg.cholesky(together / (1 + _APART))
    return replace(
        prior, together=factor.astype(np.float32), certainty=certainty.astype(np.float32)
    )


def _apart(prior: Prior, windows: Windows) -> Floats:
    """True coefficients of hands minus the mean, in spreads: (N, 2, J, 3, SINES), limited."""
    means, spreads = prior.told(windows.components, windows.joints)
    wanted = windows.residual / windows.unit[:, None, :, None]
    basis = _basis(windows)
    # Regularized least squares: the sines of a gap of few frames are not independent.
    square = np.einsum("nlk,nlm->nkm", basis, basis) + _RIDGE * np.eye(SINES)
    course = np.einsum("nlk,nljc->njck", basis, wanted)
    true = np.einsum("nkm,njcm->njck", np.linalg.inv(square), course)
    apart = ((true - means) / spreads).reshape(len(windows), 2, KINDS, 3, SINES)[:, :, ARM_KINDS:]
    return np.asarray(np.clip(apart, -_FURTHEST, _FURTHEST))


def _basis(windows: Windows) -> NDArray[np.float64]:
    return np.stack([sines(share) for share in windows.share])


def gain(prior: Prior, windows: Windows) -> float:
    """Error of wrists and fingers against the base alone, over gaps; below 1 is better."""
    means, _ = prior.told(windows.components, windows.joints)
    made = np.einsum("nlk,njck->nljc", _basis(windows), means) * windows.unit[:, None, :, None]
    moves = np.tile(np.arange(KINDS) >= ARM_KINDS, 2)
    counts = windows.weight * moves
    left = (np.linalg.norm(made - windows.residual, axis=-1) * counts).sum()
    return float(left / max((np.linalg.norm(windows.residual, axis=-1) * counts).sum(), 1e-9))


def _loss(net: Net, batch: Windows, random: np.random.Generator) -> torch.Tensor:
    """Mean error of frames in units of their joints' speed, and the surprise at it."""
    components, share, residual, weight = (
        batch.components, batch.share, batch.residual, batch.weight,
    )  # fmt: skip
    sign = torch.ones(len(batch), 1, 1, 1, SINES)
    flip = random.random(len(batch)) < 0.5
    components = np.where(flip[:, None, None, None], reversed_components(components), components)
    sign[torch.from_numpy(flip)] = torch.from_numpy(REVERSAL)
    means, spreads = net(torch.from_numpy(components), torch.from_numpy(batch.joints))
    order = torch.arange(1, SINES + 1)
    basis = torch.sin(torch.pi * torch.from_numpy(share)[..., None] * order)
    wanted = torch.from_numpy(residual / batch.unit[:, None, :, None])
    made = torch.einsum("nlk,njck->nljc", basis, means * sign[:, 0])
    counts = torch.from_numpy(weight)
    error = ((made - wanted) ** 2).sum(-1)
    size = torch.sqrt(error + _ROUND**2) - _ROUND
    variance = (
        torch.einsum("nlk,njck->nljc", basis**2, torch.exp(2 * spreads.clamp(*SPREADS))) + _ROUND**2
    )
    surprise = 0.5 * ((made.detach() - wanted) ** 2 / variance + torch.log(variance)).sum(-1)
    total: torch.Tensor = ((size + _LIKELIHOOD * surprise) * counts).sum() / counts.sum().clamp(1)
    return total
