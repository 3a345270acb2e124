"""Examples on disk: pictures as memory maps, all else in one small file that is written last."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.body.model import BodyModel
from app.core.files import write_npz
from app.rendering.camera import Camera
from app.rendering.neural.examples import Examples
from lexicon_db.codec import Member, read_npz
from lexicon_db.errors import KnownError

_INDEX: Final = "examples.npz"
_PICTURES: Final = {"rgb": (3,), "alpha": (), "weight": ()}
_ARRAYS: Final = (
    "rotations", "face", "translation", "before_rotations", "before_translation", "confidence",
)  # fmt: skip
_MEMBERS: Final = {
    "betas": Member((10,), "f"),
    "hand_scale": Member((2,), "f"),
    "rotations": Member(("N", 55, 3), "f"),
    "face": Member(("N", 52), "f"),
    "translation": Member(("N", 3), "f"),
    "before_rotations": Member(("N", 55, 3), "f"),
    "before_translation": Member(("N", 3), "f"),
    "confidence": Member(("N", 3), "f"),
    "frames": Member(("N",), "i"),
    "rows": Member(("N",), "i"),
    "body": Member(("B",), "u"),
    "signs": Member(("S",), "u"),
    "views": Member(("N", 17), "f"),
}


class PictureFiles:
    """The pictures of N examples, written into a folder.

    Args:
        folder: Where; it must exist.
        count: N.
        size: Their width and height.

    Attributes:
        rgb: (N, size, size, 3) uint8.
        alpha: (N, size, size) uint8.
        weight: (N, size, size) uint8.
    """

    def __init__(self, folder: Path, count: int, size: int) -> None:
        (folder / _INDEX).unlink(missing_ok=True)
        self.rgb, self.alpha, self.weight = (
            np.lib.format.open_memmap(  # type: ignore[no-untyped-call]
                folder / f"{name}.npy", "w+", np.uint8, (count, size, size, *more)
            )
            for name, more in _PICTURES.items()
        )


def save_examples(folder: Path, examples: Examples) -> None:
    """Write all but the pictures, which are in the folder already."""
    arrays: dict[str, NDArray[Any]] = {name: getattr(examples, name) for name in _ARRAYS}
    arrays["betas"], arrays["hand_scale"] = examples.betas, examples.hand_scale
    arrays["frames"] = examples.frames
    arrays["rows"] = np.array([examples.row(number) for number in range(len(examples))], np.int64)
    arrays["body"] = np.frombuffer(examples.model.hash.encode(), np.uint8)
    arrays["signs"] = np.frombuffer("\0".join(examples.signs).encode(), np.uint8)
    arrays["views"] = np.array([_numbers(camera) for camera in examples.cameras], np.float64)
    for name in _PICTURES:
        pictures = getattr(examples, name)
        if isinstance(pictures, np.memmap):
            pictures.flush()
    write_npz(folder / _INDEX, arrays)


def open_examples(folder: Path, model: BodyModel) -> Examples | None:
    """Open the examples in a folder again; None where none were finished, or pictures are lost.

    Raises:
        KnownError: If what is known of them is damaged, or they are of another body.
    """
    if not (folder / _INDEX).exists():
        return None
    arrays = read_npz(folder / _INDEX, _MEMBERS)
    if bytes(arrays["body"]).decode() != model.hash:
        raise KnownError(
            "The pictures of the signer cannot be used again.",
            "They were cut out with another body file.",
            "Start the training anew.",
        )
    try:
        pictures = {
            name: np.lib.format.open_memmap(  # type: ignore[no-untyped-call]
                folder / f"{name}.npy", "c"
            )
            for name in _PICTURES
        }
    except (OSError, ValueError):
        # Pictures are cut out again more easily than mended.
        return None
    return Examples(
        model=model,
        betas=arrays["betas"],
        hand_scale=arrays["hand_scale"],
        **pictures,
        **{name: arrays[name] for name in _ARRAYS},
        cameras=tuple(_camera(row) for row in arrays["views"]),
        signs=tuple(bytes(arrays["signs"]).decode().split("\0")),
        frames=arrays["frames"].astype(np.int64),
        rows=arrays["rows"].astype(np.int64),
    )


def _numbers(camera: Camera) -> list[float]:
    return [
        *map(float, camera.size), camera.focal, *camera.center, *camera.position.tolist(),
        *camera.axes.ravel().tolist(),
    ]  # fmt: skip


def _camera(row: NDArray[np.float64]) -> Camera:
    return Camera(
        size=(round(row[0]), round(row[1])),
        focal=float(row[2]),
        center=(float(row[3]), float(row[4])),
        position=row[5:8].astype(np.float32),
        axes=row[8:17].reshape(3, 3).astype(np.float32),
    )
