"""SMPL-X motion from and to .npz files, and from the layouts of the AMASS collection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from app.core.files import write_npz
from lexicon_db.codec import Member, read_npz
from lexicon_db.errors import KnownError
from lexicon_db.tracks import FACE_UNITS, JOINT_COUNT, Floats, Times

_COLUMNS: Final = 3 * JOINT_COUNT
#: Columns of a pose: 22 joints of the body, then jaw and eyes, then 15 joints of each hand.
_BODY: Final = slice(0, 66)
_HANDS: Final = slice(75, 165)
#: The parts of a pose in the split layout.
_PARTS: Final = {
    "root_orient": slice(0, 3),
    "pose_body": slice(3, 66),
    "pose_jaw": slice(66, 69),
    "pose_eye": slice(69, 75),
    "pose_hand": _HANDS,
}
#: SMPL+H, the older model of AMASS, has no jaw and no eyes.
_SMPLH_COLUMNS: Final = 156
_MAX_RATE: Final = 1000.0
#: Neither angles in radians nor face units come near this.
_TOO_LARGE: Final = 1e6

_MEMBERS: Final = {
    "poses": Member(("T", None), "f", is_optional=True),
    "root_orient": Member(("T", 3), "f", is_optional=True),
    "pose_body": Member(("T", 63), "f", is_optional=True),
    "pose_hand": Member(("T", 90), "f", is_optional=True),
    "pose_jaw": Member(("T", 3), "f", is_optional=True),
    "pose_eye": Member(("T", 6), "f", is_optional=True),
    "trans": Member(("T", 3), "f", is_optional=True),
    "betas": Member((None,), "f", is_optional=True),
    "expression": Member(("T", None), "f", is_optional=True),
    "face_units": Member(("T", len(FACE_UNITS)), "f", is_optional=True),
    "gap_mask": Member(("T",), "b", is_optional=True),
    "mocap_frame_rate": Member((), "fiu", is_optional=True),
    "mocap_framerate": Member((), "fiu", is_optional=True),
    "gender": Member((), "US", is_optional=True),
}


def _no_columns() -> NDArray[np.float64]:
    return np.zeros((0, 0))


@dataclass(frozen=True, eq=False)
class SmplxMotion:
    """Motion of an SMPL-X body at a constant frame rate.

    Attributes:
        fps: Frames per second.
        poses: (T, 165) axis-angle in radians, joints in the order of JOINT_NAMES, hands flat at
            zero; in full precision, so that a file can be written again as it was read.
        trans: (T, 3) metres.
        betas: (B,) body shape; means something only together with its body file.
        expression: (T, E) expression coefficients of that body file.
        face: (T, 52) face units in the order of FACE_UNITS; zero where the file has none.
        gap_mask: (T,) whether a frame is a gap to be filled; None where the file does not say.
        gender: Gender of the body file.
    """

    fps: float
    poses: NDArray[np.float64]
    trans: NDArray[np.float64]
    face: Floats
    betas: NDArray[np.float64] = field(default_factory=lambda: np.zeros(10))
    expression: NDArray[np.float64] = field(default_factory=_no_columns)
    gap_mask: NDArray[np.bool_] | None = None
    gender: str = "neutral"

    def __post_init__(self) -> None:
        count = len(self.poses)
        if not self.expression.size:
            object.__setattr__(self, "expression", np.zeros((count, 10)))
        shapes = {
            "poses": (self.poses.shape, (count, _COLUMNS)),
            "trans": (self.trans.shape, (count, 3)),
            "face": (self.face.shape, (count, len(FACE_UNITS))),
            "expression": (self.expression.shape, (count, self.expression.shape[-1])),
        }
        for name, (shape, wanted) in shapes.items():
            if shape != wanted:
                raise ValueError(f"{name} must have shape {wanted}, not {shape}")

    @property
    def pts(self) -> Times:
        """(T,) seconds from the first frame."""
        return np.arange(len(self.poses)) / self.fps

    @property
    def rotations(self) -> Floats:
        """(T, 55, 3) axis-angle in radians."""
        return self.poses.reshape(-1, JOINT_COUNT, 3).astype(np.float32)


def read_motion(path: Path, *, gaps: Sequence[tuple[int, int]] = ()) -> SmplxMotion:
    """Read SMPL-X motion: ``poses`` (T, 165), or the split arrays of AMASS, or SMPL+H poses.

    Arrays that are not known are not read, whatever they hold.

    Args:
        path: The file.
        gaps: First frame and frame after the last one of what shall be gaps, in place of those
            that the file states.

    Raises:
        KnownError: If the file is damaged or hostile, or lacks rotations, hands or a frame rate.
    """
    arrays = read_npz(path, _MEMBERS)
    poses = _poses(path, arrays)
    count = len(poses)
    if not count:
        raise _refused(path, "It holds no frames.")
    gap_mask = _mask(path, gaps, count) if gaps else arrays.get("gap_mask")
    face = arrays.get("face_units", np.zeros((count, len(FACE_UNITS))))
    known = slice(None) if gap_mask is None else ~gap_mask
    for what, values in (("rotations", poses), ("face units", face)):
        # A comparison with nan is false.
        if not (np.abs(values[known]) < _TOO_LARGE).all():
            raise _refused(path, f"Some of its {what} are no numbers, or far too large.")
    return SmplxMotion(
        fps=_frame_rate(path, arrays),
        poses=poses,
        trans=arrays.get("trans", np.zeros((count, 3))).astype(np.float64),
        face=face.astype(np.float32),
        betas=arrays.get("betas", np.zeros(10)).astype(np.float64),
        expression=arrays.get("expression", np.zeros((count, 10))).astype(np.float64),
        gap_mask=gap_mask,
        gender=_text(arrays.get("gender")),
    )


def write_motion(path: Path, motion: SmplxMotion) -> None:
    """Write SMPL-X motion, with the face units beside the expression.

    The rotations are there in both layouts, as in the files of AMASS for SMPL-X: all in ``poses``,
    and split by parts of the body. Radians and metres; x to the body's left, y up, z forward.

    Raises:
        KnownError: If the file cannot be written.
    """
    arrays: dict[str, NDArray[Any]] = {
        "poses": _narrow(motion.poses),
        "trans": _narrow(motion.trans),
        "betas": _narrow(motion.betas),
        "expression": _narrow(motion.expression),
        "face_units": motion.face,
        "mocap_frame_rate": np.array(motion.fps),
        "mocap_time_length": np.array(len(motion.poses) / motion.fps),
        "gender": np.array(motion.gender),
        "surface_model_type": np.array("smplx"),
        **{name: _narrow(motion.poses[:, part]) for name, part in _PARTS.items()},
    }
    if motion.gap_mask is not None:
        arrays["gap_mask"] = motion.gap_mask
    write_npz(path, arrays)


def _mask(path: Path, gaps: Sequence[tuple[int, int]], count: int) -> NDArray[np.bool_]:
    mask = np.zeros(count, np.bool_)
    for first, end in gaps:
        if not 0 <= first < end <= count:
            raise KnownError(
                f"The gap {first}:{end} is not in {path.name}.",
                f"It holds the frames 0 to {count - 1}.",
                "Name the first frame of the gap and the frame after its last one.",
            )
        mask[first:end] = True
    return mask


def _poses(path: Path, arrays: dict[str, NDArray[Any]]) -> NDArray[np.float64]:
    """Bring any of the known layouts to (T, 165)."""
    if "poses" in arrays:
        stored = arrays["poses"].astype(np.float64)
        if stored.shape[1] == _COLUMNS:
            return stored
        if stored.shape[1] == _SMPLH_COLUMNS:
            poses = np.zeros((len(stored), _COLUMNS))
            poses[:, _BODY], poses[:, _HANDS] = stored[:, _BODY], stored[:, 66:]
            return poses
        raise _refused(
            path, f"Its poses have {stored.shape[1]} columns; a body with fingers has {_COLUMNS}."
        )
    missing = [name for name in ("root_orient", "pose_body", "pose_hand") if name not in arrays]
    if missing:
        raise _refused(path, f"It lacks poses, or {' and '.join(missing)} in their place.")
    poses = np.zeros((len(arrays["pose_body"]), _COLUMNS))
    for name, part in _PARTS.items():
        poses[:, part] = arrays.get(name, 0)
    return poses


def _frame_rate(path: Path, arrays: dict[str, NDArray[Any]]) -> float:
    stored = arrays.get("mocap_frame_rate", arrays.get("mocap_framerate"))
    if stored is None:
        raise _refused(path, "It lacks mocap_frame_rate, the number of frames per second.")
    fps = float(stored)
    if not 0 < fps <= _MAX_RATE:
        raise _refused(path, f"It states {fps:g} frames per second.")
    return fps


def _text(stored: NDArray[Any] | None) -> str:
    if stored is None:
        return "neutral"
    value = stored.item()
    return value.decode("ascii", errors="replace") if isinstance(value, bytes) else str(value)


def _narrow(values: NDArray[np.float64]) -> NDArray[Any]:
    """Half the size where single precision loses nothing."""
    narrow = values.astype(np.float32)
    return narrow if np.array_equal(narrow, values, equal_nan=True) else values


def _refused(path: Path, why: str) -> KnownError:
    return KnownError(
        f"{path.name} cannot be read.",
        why,
        "Export the motion again as SMPL-X .npz with fingers, or add the video instead.",
    )
