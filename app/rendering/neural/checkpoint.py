"""Where training stands, on disk: whole or not at all, and resumed to the same result."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from app.core.files import write_whole
from app.rendering.neural.tensor_file import read_tensors, tensor_bytes

_KIND = "kinelex training"


def write_checkpoint(
    path: Path, tensors: Mapping[str, torch.Tensor], facts: Mapping[str, Any]
) -> None:
    """Write where training stands.

    Raises:
        KnownError: If the folder does not take the file, or the disk is full.
    """
    write_whole(path, tensor_bytes(tensors, {"kind": _KIND, "facts": json.dumps(dict(facts))}))


def read_checkpoint(path: Path) -> tuple[dict[str, torch.Tensor], dict[str, Any]] | None:
    """Read where training stood; None if there is nothing to go on from."""
    if not path.is_file():
        return None
    tensors, texts = read_tensors(path)
    if texts.get("kind") != _KIND:
        return None
    facts: dict[str, Any] = json.loads(texts["facts"])
    return tensors, facts
