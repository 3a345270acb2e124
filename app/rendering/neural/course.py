"""The course of training: networks, their running means, and one step after another."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from app.rendering.flat import Appearance, on_device
from app.rendering.neural.details import COUNT
from app.rendering.neural.examples import Examples
from app.rendering.neural.learned import new_networks
from app.rendering.neural.losses import unlikeness
from app.rendering.neural.network import Painter
from app.rendering.neural.preset import Size
from app.rendering.neural.ready import Piece, Ready
from lexicon_db.errors import KnownError

#: Learning rates of networks and textures at the start, and what is left of them at the end.
_RATE, _TEXEL_RATE, _LAST = 2e-3, 1e-2, 0.03
#: Share of the course over which rates rise, against a wild start.
_RISE: Final = 0.01
#: Memory of the running mean of the networks, in steps, and as a share of the steps so far.
_MEMORY, _MEMORY_SHARE = 250.0, 0.1


class Course:
    """Learns from examples, step by step.

    Args:
        examples: What is learned from.
        size: How large the networks are.
        device: Where to learn.
        seed: Chooses all that is random.
        thickness: (V,) metres of clothes and hair on the body, if they are known.
    """

    def __init__(
        self,
        examples: Examples,
        size: Size,
        device: torch.device,
        seed: int,
        *,
        thickness: NDArray[np.float32] | None = None,
    ) -> None:
        self._size, self._device = size, device
        self.step, self.pairs = 0, size.batch
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            networks = new_networks(size)
        self._networks = nn.ModuleList(
            network.to(device).to(memory_format=torch.channels_last) for network in networks
        )
        self._means = copy.deepcopy(self._networks).requires_grad_(requires_grad=False)
        self._random = torch.Generator().manual_seed(seed)
        self._optimizer = torch.optim.Adam(_groups(self._networks), betas=(0.9, 0.99), fused=True)
        self._thickness = on_device(thickness, device)
        self.look_again(examples)
        self.scale = self._ready.scale(0)

    def start_from(self, flat: Appearance) -> None:
        """Let textures begin as the plain average."""
        colors = torch.from_numpy(flat.texture).to(self._device).float() / 255
        for networks in (self._networks, self._means):
            for painter in networks:
                painter.texture.start_from(colors)

    def look_again(self, examples: Examples) -> None:
        """Go on with the same examples in corrected poses."""
        self._examples = examples
        self._ready = Ready(examples, self._size.zoom, self._device, thickness=self._thickness)

    def take(self, share: float) -> None:
        """Take a step, ``share`` (0 to 1) of the course being done."""
        rise = min(1.0, share / _RISE + 0.1)
        rate = rise * (_LAST + (1 - _LAST) * 0.5 * (1 + math.cos(math.pi * share)))
        for group in self._optimizer.param_groups:
            group["lr"] = group["start"] * rate
        body, detail = self._networks
        numbers = self._numbers()
        windows = self._ready.windows(numbers, self._side(), self._random)
        self._learn(body, windows, zoom=1)
        numbers = self._numbers()
        which = [self._which(numbers[turn]) for turn in range(0, len(numbers), 2)]
        self._learn(detail, self._ready.close(numbers, which), zoom=self._size.zoom)
        self._optimizer.step()
        self._optimizer.zero_grad(set_to_none=True)
        self.step += 1
        self._remember()

    def halve(self) -> None:
        """Go on with half as many examples at once.

        Raises:
            KnownError: If there is but one pair.
        """
        self._optimizer.zero_grad(set_to_none=True)
        if self.pairs == 1:
            raise KnownError(
                "Training stopped.",
                "The graphics device has too little memory.",
                "Choose a smaller size of identity, close other programs, or use the processor.",
            )
        self.pairs //= 2
        if self._device.type == "cuda":
            torch.cuda.empty_cache()

    def averaged(self) -> tuple[Painter, Painter]:
        """Copies of the running means of both networks, on the processor."""
        body, detail = copy.deepcopy(self._means).cpu()
        return body, detail

    def tensors(self) -> dict[str, torch.Tensor]:
        """All that is needed to go on."""
        kept = {f"network.{name}": value for name, value in self._networks.state_dict().items()}
        kept |= {f"mean.{name}": value for name, value in self._means.state_dict().items()}
        for number, state in self._optimizer.state_dict()["state"].items():
            kept |= {f"adam.{number}.{name}": value for name, value in state.items()}
        kept["random"] = self._random.get_state()
        return kept

    def resume(self, tensors: dict[str, torch.Tensor], *, step: int, pairs: int) -> None:
        """Go on from the tensors of a checkpoint."""
        self.step, self.pairs = step, pairs
        self._networks.load_state_dict(_under("network.", tensors))
        self._means.load_state_dict(_under("mean.", tensors))
        self._random.set_state(tensors["random"])
        state: dict[int, dict[str, torch.Tensor]] = {}
        for name, value in _under("adam.", tensors).items():
            number, _, kind = name.partition(".")
            # In the order of the weights that it belongs to: fused steps do not look at strides.
            fits = value.to(memory_format=torch.channels_last) if value.ndim == 4 else value
            state.setdefault(int(number), {})[kind] = fits
        groups = self._optimizer.state_dict()["param_groups"]
        self._optimizer.load_state_dict({"state": state, "param_groups": groups})

    def _numbers(self) -> list[int]:
        """Pairs of moments, each the one after the other where there is one."""
        numbers = []
        for _ in range(self.pairs):
            first = self._drawn(len(self._examples))
            last = first + 1 == len(self._examples)
            numbers += [first - 1, first] if last else [first, first + 1]
        return numbers

    def _drawn(self, count: int) -> int:
        return int(torch.randint(count, (1,), generator=self._random))

    def _which(self, number: int) -> int:
        """Which close-up of an example to learn from."""
        seen = [which for which in range(COUNT) if self._ready.seen(number, which)]
        return seen[self._drawn(len(seen))] if seen else 0

    def _side(self) -> int:
        multiple = 1 << (self._size.levels - 1)
        return min(self._size.window, min(self._examples.size) // multiple * multiple)

    def _learn(self, painter: nn.Module, piece: Piece, zoom: int) -> None:
        """Add to the gradients what a piece teaches."""
        with torch.autocast(self._device.type, torch.bfloat16, enabled=self._device.type == "cuda"):
            painted = painter(piece.buffer, piece.face)
        colors, alpha = painted.float().split([3, 1], dim=1)
        background = torch.rand(len(alpha) // 2, 3, 1, 1, generator=self._random)
        background = background.repeat_interleave(2, dim=0).to(self._device)
        seen = torch.cat([background + alpha * (colors - background), alpha], dim=1)
        if zoom > 1:
            seen = nn.functional.avg_pool2d(seen, zoom)
        true_colors, true_alpha = piece.real.split([3, 1], dim=1)
        blended = background + true_alpha * (true_colors - background)
        real = torch.cat([blended, true_alpha], dim=1)
        unlikeness(seen, real, piece.weight, piece.after).backward()

    def _remember(self) -> None:
        """Move the running means towards the networks, faster at the start."""
        share = min(1.0, max(1 / (_MEMORY_SHARE * self.step), 1 / _MEMORY))
        means, values = list(self._means.parameters()), list(self._networks.parameters())
        with torch.no_grad():
            torch._foreach_lerp_(means, values, share)


def _groups(networks: nn.ModuleList) -> Iterator[dict[str, object]]:
    for texel, rate in ((False, _RATE), (True, _TEXEL_RATE)):
        chosen = [
            value for name, value in networks.named_parameters() if ("texture" in name) == texel
        ]
        yield {"params": chosen, "lr": rate, "start": rate}


def _under(prefix: str, tensors: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    return {
        name.removeprefix(prefix): value
        for name, value in tensors.items()
        if name.startswith(prefix)
    }
