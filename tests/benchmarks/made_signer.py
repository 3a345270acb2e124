"""Made-up signers whose every picture is known: bodies in clothes that no body model has.

A signer is the body of the project with its surface pushed out where clothes and hair are: ripples
of 4 to 16 mm, a cap of hair of about 18 mm. Skin is painted, cloth patterned, two lamps light it.
What learns from the pictures is told the bare body and its exact pose. Signs differ in where hands
move and in their handshapes; whole signs are held out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch  # noqa: TID253 - tests have no start-up time
import torch.nn.functional as F  # noqa: N812, TID253 - tests have no start-up time

from app.body.kinematics import rest_joints
from app.body.model import BodyModel
from app.body.regions import MATERIALS
from app.body.skinning import Skinner, vertex_normals
from app.rendering.atlas import Texture, unwrap
from app.rendering.camera import Camera, signing_space
from app.rendering.drawing import Drawing
from app.rendering.lighting import encoded
from app.rendering.neural.examples import Examples
from app.rendering.painting import paint
from app.rendering.raster import Raster
from app.rendering.surface import Surface
from lexicon_db.tracks import FACE_UNITS
from tests.benchmarks.made_signing import held_poses, moved_between

FPS = 25
_UNITS = ("jawOpen", "mouthPucker", "mouthSmileLeft", "mouthSmileRight", "browInnerUp")
_AMBIENT = (0.30, 0.31, 0.33)


@dataclass(frozen=True)
class Looks:
    """How a made-up signer looks.

    Attributes:
        seed: Chooses the body shape.
        skin: Skin tone, 1 to 6.
        cloth: Two linear colours of the top's pattern.
        hair: Linear colour.
        stripes: Stripes of the pattern per metre, across and along.
        key: Direction and linear colour of the main lamp.
        fill: Those of the other.
    """

    seed: int
    skin: int
    cloth: tuple[tuple[float, float, float], tuple[float, float, float]]
    hair: tuple[float, float, float]
    stripes: tuple[float, float]
    key: tuple[tuple[float, float, float], tuple[float, float, float]]
    fill: tuple[tuple[float, float, float], tuple[float, float, float]]


#: Two people who have little in common.
SIGNERS = (
    Looks(
        seed=1,
        skin=2,
        cloth=((0.03, 0.06, 0.20), (0.05, 0.12, 0.30)),
        hair=(0.05, 0.03, 0.02),
        stripes=(12.0, 0.0),
        key=((0.5, 0.7, 0.7), (0.75, 0.72, 0.66)),
        fill=((-0.7, 0.1, 0.7), (0.20, 0.22, 0.26)),
    ),
    Looks(
        seed=2,
        skin=5,
        cloth=((0.55, 0.42, 0.10), (0.35, 0.10, 0.08)),
        hair=(0.015, 0.012, 0.012),
        stripes=(7.0, 9.0),
        key=((-0.6, 0.5, 0.8), (0.85, 0.85, 0.85)),
        fill=((0.6, 0.4, 0.6), (0.25, 0.22, 0.20)),
    ),
)


class MadeSigner:
    """A made-up signer before a camera.

    Args:
        model: The body that is told to whoever learns.
        looks: What the signer looks like.
        size: Width and height of the pictures.
    """

    def __init__(self, model: BodyModel, looks: Looks, size: tuple[int, int]) -> None:
        random = np.random.default_rng(looks.seed)
        self.model = model
        self.betas = (random.normal(0, 0.7, 10) * ([0.5] + [1] * 9)).astype(np.float32)
        self.hand_scale = np.ones(2, np.float32)
        joints = rest_joints(model, self.betas).astype(np.float32)
        self.camera = signing_space(joints, size)
        self._looks = looks
        self._surface = Surface.of(model)
        clothed = replace(model, template=_clothed(model, random))
        self._skinner = Skinner(clothed, self.betas)
        self._texture = _painted(model, looks)

    def pictures(self, rotations: np.ndarray, face: np.ndarray) -> torch.Tensor:
        """(T, H, W, 4) uint8: the signer's own colours, and alpha."""
        width, height = self.camera.size
        # Four places per pixel, and eight on edges, so that thin fingers are not torn.
        camera = self.camera.resized((2 * width, 2 * height))
        seen = torch.empty(len(rotations), height, width, 4, dtype=torch.uint8)
        for frame, vertices in enumerate(self._skinner.batch(rotations, face)):
            fine = self._drawn(torch.from_numpy(vertices)[None], camera)
            mean = F.avg_pool2d(fine.permute(0, 3, 1, 2), 2)[0].permute(1, 2, 0)
            own = mean[..., :3] / mean[..., 3:].clamp(min=1e-4)
            seen[frame] = (torch.cat([own, mean[..., 3:]], dim=2).clamp(0, 1) * 255 + 0.5).byte()
        return seen

    def _drawn(self, vertices: torch.Tensor, camera: Camera) -> torch.Tensor:
        drawing = Drawing.of(self._surface, vertices, camera)
        shrink = drawing.shrink(self._texture.size)
        normals = self._surface.normals(vertices)

        def shade(raster: Raster) -> torch.Tensor:
            normal = F.normalize(raster.interpolate(normals, self._surface.faces), dim=1)
            uv = raster.interpolate(self._surface.uv, self._surface.uv_faces)
            light = torch.tensor(_AMBIENT).expand(len(normal), 3)
            for toward, color in (self._looks.key, self._looks.fill):
                slope = normal @ F.normalize(torch.tensor(toward), dim=0)
                wrapped = ((slope + 0.2) / 1.2).clamp(min=0)[:, None]
                light = light + wrapped * torch.tensor(color)
            return encoded(self._texture.sample(uv, shrink)[:, :3] * light)

        return drawing.shaded(shade)


def made_examples(signer: MadeSigner, signs: Sequence[int], *, frames: int) -> Examples:
    """Film signs: each number is another sign, the same for every signer.

    Args:
        signer: Who signs.
        signs: Numbers of the signs.
        frames: Length of each sign.
    """
    moves = [made_sign(signer.model, sign, frames) for sign in signs]
    rotations = np.concatenate([rotations for rotations, _ in moves])
    face = np.concatenate([face for _, face in moves])
    # The frame before the first of a sign is that frame itself.
    earlier = np.arange(len(rotations)) - 1
    earlier[::frames] += 1
    seen = signer.pictures(rotations, face).numpy()
    still = np.zeros((len(rotations), 3), np.float32)
    return Examples(
        model=signer.model,
        betas=signer.betas,
        hand_scale=signer.hand_scale,
        rgb=seen[..., :3],
        alpha=seen[..., 3],
        weight=np.full(seen.shape[:3], 255, np.uint8),
        rotations=rotations,
        face=face,
        translation=still,
        before_rotations=rotations[earlier],
        before_translation=still,
        confidence=np.ones((len(rotations), 3), np.float32),
        cameras=(signer.camera,) * len(rotations),
        signs=tuple(f"sign {sign}" for sign in signs for _ in range(frames)),
        frames=np.tile(np.arange(frames, dtype=np.int64), len(signs)),
    )


def made_sign(model: BodyModel, number: int, frames: int) -> tuple[np.ndarray, np.ndarray]:
    """Rotations (T, 55, 3) and face units (T, 52) of a made-up sign of both hands."""
    random = np.random.default_rng(1000 + number)
    pts = np.arange(frames) / FPS
    count = max(2, round(pts[-1] / 0.6))
    keys = np.stack(list(held_poses(model, np.zeros(10), random, count)))
    units = np.zeros((count, len(FACE_UNITS)))
    for unit in _UNITS:
        units[:, FACE_UNITS.index(unit)] = random.choice([0, 0, 0.7], count)
    rotations = moved_between(keys, pts, random)
    return rotations.astype(np.float32), moved_between(units, pts, random).astype(np.float32)


def _clothed(model: BodyModel, random: np.random.Generator) -> np.ndarray:
    """(V, 3) surface at rest in clothes and with hair."""
    rest = model.template
    shares = dict(zip(MATERIALS, model.materials.T, strict=True))
    phase = random.uniform(0, 2 * np.pi, 6)
    waves = sum(
        np.sin(rest @ direction * frequency + shift)
        for direction, frequency, shift in zip(
            random.normal(0, 1, (6, 3)), (35, 45, 60, 75, 90, 110), phase, strict=True
        )
    )
    ripple = 0.010 + 0.006 * np.clip(waves / 2.5, -1, 1)
    hair = 0.018 + 0.004 * np.clip(waves / 2.5, -1, 1)
    out = ripple * (shares["top"] + shares["trousers"]) + hair * shares["hair"]
    moved: np.ndarray = rest + out[:, None] * vertex_normals(rest, model.faces)
    return moved.astype(np.float32)


def _painted(model: BodyModel, looks: Looks) -> Texture:
    """Linear colours of the surface: skin with its creases, a patterned top, hair in strands."""
    texels = paint(model, looks.skin).levels[0][0].permute(1, 2, 0).clone()
    surface = Surface.of(model)
    flat = unwrap(surface, texels.shape[0])
    rest = flat.interpolate(torch.from_numpy(model.template), surface.faces)
    shares = flat.interpolate(surface.materials, surface.faces)
    across, along = (2 * np.pi * count for count in looks.stripes)
    pattern = torch.sin(across * rest[:, 1]) + torch.sin(along * rest[:, 0])
    mix = (2 * pattern + 0.5).clamp(0, 1)[:, None]
    first, second = (torch.tensor(color) for color in looks.cloth)
    strands = 1 + 0.4 * torch.sin(900 * rest[:, 0] + 40 * torch.sin(9 * rest[:, 1]))[:, None]
    for material, colors in (
        ("top", first + (second - first) * mix),
        ("hair", torch.tensor(looks.hair) * strands),
    ):
        chosen = shares[:, MATERIALS.index(material)] > 0.5
        rows, columns = flat.pixel // texels.shape[1], flat.pixel % texels.shape[1]
        texels[rows[chosen], columns[chosen], :3] = colors[chosen].float()
    return Texture.of(texels)
