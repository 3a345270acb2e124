"""Files of tensors with texts beside them, in the safetensors format: nothing in them can run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save

from lexicon_db.errors import KnownError
from lexicon_db.files import disk_trouble


def tensor_bytes(tensors: Mapping[str, torch.Tensor], texts: Mapping[str, str]) -> bytes:
    """The content of a file of tensors."""
    content: bytes = save(
        {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()},
        dict(texts),
    )
    return content


def read_texts(path: Path) -> dict[str, str]:
    """Read the texts of a file alone.

    Raises:
        KnownError: If the file cannot be read, or is damaged.
    """
    with _opened(path) as content:
        return dict(content.metadata() or {})


def read_tensors(path: Path) -> tuple[dict[str, torch.Tensor], dict[str, str]]:
    """Read all tensors and texts of a file.

    Raises:
        KnownError: If the file cannot be read, or is damaged.
    """
    with _opened(path) as content:
        tensors = {name: content.get_tensor(name) for name in content.keys()}  # noqa: SIM118
        return tensors, dict(content.metadata() or {})


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    what = f"{path.name} was not read."
    try:
        with safe_open(path, framework="pt") as content:
            yield content
    except SafetensorError as error:
        raise KnownError(
            what, "The file is damaged, or is of another kind.", "Make it again."
        ) from error
    except OSError as error:
        raise disk_trouble(error, what) from error
