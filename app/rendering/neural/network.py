"""The networks: a texture that is learned, a shader of fragments, a painter of pictures."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses
from torch import nn

from app.rendering.gbuffer import CHANNEL_COUNT, REGIONS, GBuffer
from lexicon_db.tracks import FACE_UNITS

#: Channels that describe the expression to what shades the face.
_EXPRESSION: Final = 4
#: Share of the usual size with which what is added to the texture's colours begins.
_QUIET: Final = 0.05
#: How much thicker hair and clothes are at first than the surface knows, in shares of the reach,
#: and how sharply they end.
_THICK, _SHARPNESS = -0.2, 10.0
_FACE: Final = REGIONS.index("face")


class NeuralTexture(nn.Module):  # type: ignore[misc]
    """Values on the body's surface at several sizes; the first three channels are a colour.

    Args:
        sizes: Texels along a side, the finest last.
        channels: Channels of each.
    """

    def __init__(self, sizes: Sequence[int], channels: int) -> None:
        super().__init__()
        self.levels = nn.ParameterList(
            nn.Parameter(0.02 * torch.randn(1, channels, size, size)) for size in sizes
        )
        with torch.no_grad():
            for level in self.levels:
                level[:, :3] = 0

    def start_from(self, colors: torch.Tensor) -> None:
        """Take (S, S, 3) sRGB colours, 0 to 1, into the finest texture."""
        finest = self.levels[-1]
        image = colors.permute(2, 0, 1)[None].to(finest)
        with torch.no_grad():
            finest[:, :3] = F.interpolate(image, finest.shape[-2:], mode="area") - 0.5

    def forward(self, uv: torch.Tensor) -> torch.Tensor:
        """Look up (M, 2) places, v up: (M, levels * channels)."""
        grid = torch.stack([2 * uv[:, 0] - 1, 1 - 2 * uv[:, 1]], dim=1)[None, None]
        found = [
            F.grid_sample(level, grid, padding_mode="border", align_corners=False)[0, :, 0]
            for level in self.levels
        ]
        return torch.cat(found).T


class Painter(nn.Module):  # type: ignore[misc]
    """From a G-buffer to a picture.

    Each fragment is shaded by a small perceptron, which keeps what is fine: fragments are averaged
    after it, so that edges are smooth. A U-net (Ronneberger 2015) then paints what the surface does
    not know: outlines of hair and clothes, folds, soft shadows. It has no normalisation over the
    picture, because it learns from windows and paints whole pictures, whose means differ.

    Args:
        sizes: Of the textures.
        texels: Channels of each texture.
        hidden: Width of the perceptron.
        base: Channels of the U-net at full size.
        levels: Sizes inside of the U-net.
    """

    def __init__(
        self, sizes: Sequence[int], texels: int, hidden: int, base: int, levels: int
    ) -> None:
        super().__init__()
        self.texels, self.levels = texels, levels
        self.texture = NeuralTexture(sizes, texels)
        self.expression = nn.Linear(len(FACE_UNITS), _EXPRESSION)
        inputs = len(sizes) * texels + CHANNEL_COUNT + _EXPRESSION
        self.shader = nn.Sequential(
            nn.Linear(inputs, hidden), nn.SiLU(), nn.Linear(hidden, hidden), nn.SiLU()
        )
        self.shaded = nn.Linear(hidden, base)
        self.unet = UNet(base + 1, base, levels)
        for layer in self.modules():
            if isinstance(layer, (nn.Conv2d, nn.Linear)):
                nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
                nn.init.zeros_(layer.bias)
        # At first the picture is the texture's, but for what learning adds.
        with torch.no_grad():
            self.shaded.weight[:4] *= _QUIET
            self.unet.head.weight *= _QUIET

    def forward(self, buffer: GBuffer, face: torch.Tensor) -> torch.Tensor:
        """Paint B pictures.

        Args:
            buffer: What is seen; height and width are multiples of 2 ** (levels - 1).
            face: (B, 52) face units.

        Returns:
            (B, 4, H, W) sRGB colours and alpha, about 0 to 1, colours not multiplied with alpha.
        """
        fragments = buffer.fragments
        values = self.texture(buffer.uv)
        expression = self.expression(face)
        if len(face) > 1:
            expression = expression[fragments.picture]
        expression = expression * buffer.channel("region")[:, _FACE : _FACE + 1]
        shaded = self.shaded(self.shader(torch.cat([values, buffer.values, expression], dim=1)))
        color = values.view(len(values), -1, self.texels)[..., :3].sum(dim=1) + 0.5
        # The surface knows how thick hair and clothes are; they cover the surroundings so far.
        away = buffer.channel("beyond").norm(dim=1, keepdim=True)
        thick = torch.sigmoid(_SHARPNESS * (_THICK + shaded[:, 3:4] - away))
        shaded = torch.cat([shaded[:, :3] + color, thick, shaded[:, 4:]], dim=1)
        seen = fragments.spread(shaded)
        cover = fragments.laid_out(fragments.cover[:, None].to(seen.dtype))
        alpha = cover + (1 - cover) * seen[:, 3:4]
        painted: torch.Tensor = self.unet(torch.cat([seen, cover], dim=1))
        return torch.cat([seen[:, :3], alpha], dim=1) + painted


class UNet(nn.Module):  # type: ignore[misc]
    """Convolutions at falling sizes of the picture and back.

    Args:
        inputs: Channels that come in.
        base: Channels at full size.
        levels: Number of sizes.
    """

    def __init__(self, inputs: int, base: int, levels: int) -> None:
        super().__init__()
        widths = [base * 2**level for level in range(levels)]
        widths[-1] = widths[-2]
        self.first = nn.Conv2d(inputs, base, 3, padding=1)
        self.down = nn.ModuleList(
            nn.Conv2d(wide, wider, 4, stride=2, padding=1)
            for wide, wider in itertools.pairwise(widths)
        )
        self.there = nn.ModuleList(nn.Conv2d(wide, wide, 3, padding=1) for wide in widths[1:])
        self.up = nn.ModuleList(
            nn.Conv2d(wider, wide, 1) for wide, wider in itertools.pairwise(widths)
        )
        self.back = nn.ModuleList(nn.Conv2d(wide, wide, 3, padding=1) for wide in widths[:-1])
        self.head = nn.Conv2d(base, 4, 1)

    def forward(self, seen: torch.Tensor) -> torch.Tensor:
        """(B, inputs, H, W) to (B, 4, H, W)."""
        at = F.silu(self.first(seen))
        kept = []
        for down, there in zip(self.down, self.there, strict=True):
            kept.append(at)
            at = F.silu(down(at))
            at = at + F.silu(there(at))
        for up, back in zip(reversed(self.up), reversed(self.back), strict=True):
            larger = F.interpolate(up(at), scale_factor=2, mode="bilinear", align_corners=False)
            at = larger + kept.pop()
            at = at + F.silu(back(at))
        painted: torch.Tensor = self.head(at)
        return painted
