"""Light for readable signing: a large soft key, an even fill, and a rim around the hands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch itself uses

Vector = tuple[float, float, float]


@dataclass(frozen=True)
class Lamp:
    """A distant lamp.

    Attributes:
        toward: Direction towards the lamp, body axes.
        color: Linear RGB intensity.
        glint: How strongly its mirror image shows, against its light.
        wrap: How far light reaches around the form, 0 (a spot) to 1 (a wall of light).
    """

    toward: Vector
    color: Vector
    wrap: float
    glint: float = 1.0


#: From the signer's front left, above: gives form. Even enough for both hands, with enough slope
#: that the turn of a palm or finger is seen.
KEY: Final = Lamp((0.45, 0.65, 0.75), (0.82, 0.79, 0.75), 0.15)
#: From the front right: opens what the key leaves dark.
FILL: Final = Lamp((-0.65, 0.20, 0.75), (0.26, 0.27, 0.29), 0.45)
#: Beside the camera: a gleam in the eyes, hardly any light.
EYE_LIGHT: Final = Lamp((0.28, 0.24, 1.0), (0.05, 0.05, 0.05), 0.3, glint=24.0)
_SKY: Final = (0.30, 0.31, 0.33)
_GROUND: Final = (0.13, 0.12, 0.11)
#: Light from behind that draws a bright line around hands, and how much of it mirrors.
_RIM: Final = 0.16
_RIM_SHINE: Final = 0.25
#: How dark shadows and hollows get: never black, signs must be read inside them.
_SHADOW: Final = 0.48
_HOLLOW: Final = 0.95
#: Light that bounces inside hollows of skin turns red: share of each colour that is lost there.
_LOST: Final = (0.80, 1.04, 1.08)
#: How much farther red, green and blue light creeps around soft material.
_BLEED: Final = (0.30, 0.12, 0.06)


@dataclass(frozen=True, eq=False)
class Material:
    """What N pixels are made of.

    Attributes:
        albedo: (N, 3) linear RGB.
        softness: (N,) 0 to 1, how much light travels inside, as it does in skin.
        gloss: (N,) strength of the mirror-like part.
        sharpness: (N,) exponent of the highlight: about 12 for skin, 900 for eyes.
    """

    albedo: torch.Tensor
    softness: torch.Tensor
    gloss: torch.Tensor
    sharpness: torch.Tensor


@dataclass(frozen=True, eq=False)
class Form:
    """How N pixels lie in the light, body axes.

    Attributes:
        normals: (N, 3) unit normals.
        toward_eye: (N, 3) unit directions to the camera.
        hollow: (N,) from ``app.rendering.occlusion.hollows``.
        shadow: (N,) share of the key lamp that is hidden.
    """

    normals: torch.Tensor
    toward_eye: torch.Tensor
    hollow: torch.Tensor
    shadow: torch.Tensor


def light(material: Material, form: Form) -> torch.Tensor:
    """Light N pixels.

    Diffuse light is wrapped around the form, more so in red where the material is soft (light that
    entered skin leaves it redder beyond the border of the shade); highlights are Blinn-Phong;
    ambient light is hemispheric and reaches hollows less.

    Returns:
        (N, 3) linear RGB.
    """
    normals = form.normals
    lost = 1 + material.softness[:, None] * (normals.new_tensor(_LOST) - 1)
    open_sky = (1 - _HOLLOW * lost * form.hollow[:, None]).clamp(0.2, 1.2)
    ground, sky = normals.new_tensor(_GROUND), normals.new_tensor(_SKY)
    diffuse = (ground + (sky - ground) * (0.5 + 0.5 * normals[:, 1:2])) * open_sky
    shine = torch.zeros_like(diffuse)
    half_open = 0.4 + 0.6 * open_sky
    in_key = 1 - _SHADOW * form.shadow[:, None]
    for lamp, reached in ((KEY, in_key), (FILL, 1.0), (EYE_LIGHT, 1.0)):
        color = normals.new_tensor(lamp.color) * reached * half_open
        lit, mirrored = _lamp_light(lamp, material, form)
        diffuse = diffuse + color * lit
        shine = shine + lamp.glint * color * mirrored
    edge = (1 - (normals * form.toward_eye).sum(1).clamp(0.0, 1.0)).pow(3)
    rim = (_RIM * edge * (0.6 + 0.4 * normals[:, 1]))[:, None]
    albedo = material.albedo
    return albedo * (diffuse + rim) + shine + _RIM_SHINE * rim * albedo.sqrt()


def _lamp_light(lamp: Lamp, material: Material, form: Form) -> tuple[torch.Tensor, torch.Tensor]:
    """Diffuse (N, 3) and mirrored (N, 1) share of a lamp's light."""
    toward = F.normalize(form.normals.new_tensor(lamp.toward), dim=0)
    slope = (form.normals @ toward)[:, None]
    wrap = lamp.wrap + material.softness[:, None] * form.normals.new_tensor(_BLEED)
    lit = ((slope + wrap) / (1 + wrap)).clamp(min=0.0)
    half = F.normalize(form.toward_eye + toward, dim=1)
    facing = (form.normals * half).sum(1).clamp(min=0.0)
    mirrored = material.gloss * facing.pow(material.sharpness) * (slope[:, 0] > 0)
    return lit, mirrored[:, None]


def encoded(linear: torch.Tensor) -> torch.Tensor:
    """Encode linear light as sRGB (IEC 61966-2-1), 0 to 1."""
    held = linear.clamp(1e-6, 1.0)
    return torch.where(held <= 0.0031308, 12.92 * held, 1.055 * held ** (1 / 2.4) - 0.055)


def linear(srgb: torch.Tensor) -> torch.Tensor:
    """Decode sRGB values to linear light (IEC 61966-2-1)."""
    return torch.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
