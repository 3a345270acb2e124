"""The one place that knows the ``smplx`` package, which is for non-commercial research only.

Kinelex poses bodies by its own code; the package serves as a cross-check, and for people who work
with it.
"""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.body.body_file import read_body_arrays
from app.core.files import whole_file
from app.core.paths import resource
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: The package tells the kind of a model from the start of its file name.
_NAME: Final = "SMPLX_NEUTRAL.npz"
#: Joints of each parameter of the package, in the order of JOINT_NAMES.
_PARAMETERS: Final = {
    "global_orient": slice(0, 1),
    "body_pose": slice(1, 22),
    "jaw_pose": slice(22, 23),
    "leye_pose": slice(23, 24),
    "reye_pose": slice(24, 25),
    "left_hand_pose": slice(25, 40),
    "right_hand_pose": slice(40, 55),
}


def write_clean_copy(cache: Path, path: Path | None = None) -> Path:
    """Write a checked copy of a body under the name that the package wants.

    The package unpickles what it loads, so it gets to see checked arrays only.

    Args:
        cache: The folder for copies.
        path: A person's own SMPL-X file; None is the body that comes with Kinelex.

    Returns:
        The copy; one that is there already is used again.

    Raises:
        KnownError: If the file is no body in SMPL-X format, or the folder does not take the copy.
    """
    arrays, digest = read_body_arrays(path or resource("body", "default_body.npz"))
    copy = cache / digest / _NAME
    if not copy.exists():
        with whole_file(copy) as unfinished, unfinished.open("wb") as stream:
            np.savez(stream, **arrays)
    return copy


class SmplxBody:
    """A body that the ``smplx`` package poses.

    Args:
        cache: The folder for checked copies of bodies.
        path: A person's own SMPL-X file; None is the body that comes with Kinelex.

    Raises:
        KnownError: If the package is not installed, or the file is no body in SMPL-X format.
    """

    def __init__(self, cache: Path, path: Path | None = None) -> None:
        try:
            import smplx
        except ImportError as error:
            raise KnownError(
                "The body was not posed by smplx.",
                "The smplx package is not installed.",
                "Install it with: pip install smplx==0.1.28",
            ) from error
        copy = write_clean_copy(cache, path)
        with contextlib.redirect_stdout(io.StringIO()):
            self._body: Any = smplx.create(
                str(copy),
                use_pca=False,
                flat_hand_mean=True,
                num_betas=10,
                num_expression_coeffs=100,
                batch_size=1,
            )

    def pose(
        self,
        rotations: NDArray[np.floating[Any]],
        betas: NDArray[np.floating[Any]],
        expression: NDArray[np.floating[Any]],
        translation: NDArray[np.floating[Any]],
    ) -> tuple[Floats, Floats]:
        """Pose many frames.

        Args:
            rotations: (T, 55, 3) axis-angle in radians.
            betas: (10,) shape coefficients.
            expression: (T, E) expression coefficients of the file.
            translation: (T, 3) metres.

        Returns:
            Vertices (T, V, 3), and the package's own joints (T, 127, 3): the 55 of the skeleton,
            21 fixed vertices and 51 face landmarks; metres.
        """
        import torch

        def tensor(values: NDArray[np.floating[Any]]) -> torch.Tensor:
            return torch.as_tensor(np.ascontiguousarray(values, np.float32))

        count = len(rotations)
        room = np.zeros((count, self._body.num_expression_coeffs), np.float32)
        room[:, : expression.shape[1]] = expression
        poses = {
            name: tensor(rotations[:, joints]).reshape(count, -1)
            for name, joints in _PARAMETERS.items()
        }
        with torch.no_grad():
            posed = self._body(
                betas=tensor(np.tile(betas, (count, 1))),
                expression=tensor(room),
                transl=tensor(translation),
                **poses,
            )
        return posed.vertices.numpy(), posed.joints.numpy()
