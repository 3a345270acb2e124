"""The container of glTF 2.0 in one binary file (.glb): arrays by accessor, the rest as JSON.

Source: Khronos Group, glTF 2.0 Specification (2021), chapters 3.6 and 4.4.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MAGIC: Final = 0x46546C67
_JSON_CHUNK: Final = 0x4E4F534A
_BINARY_CHUNK: Final = 0x004E4942
_COMPONENTS: Final = {"u1": 5121, "u2": 5123, "u4": 5125, "f4": 5126}
_KINDS: Final[dict[tuple[int, ...], str]] = {
    (): "SCALAR", (2,): "VEC2", (3,): "VEC3", (4,): "VEC4", (4, 4): "MAT4"
}  # fmt: skip

#: What a buffer view is for.
VERTICES: Final = 34962
TRIANGLES: Final = 34963


class GlbFile:
    """A .glb file while it is made.

    Attributes:
        document: Its JSON; accessors and buffers are added by the methods.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self._accessors: list[dict[str, Any]] = []
        self._views: list[dict[str, Any]] = []
        self._binary = bytearray()

    def add(self, values: NDArray[Any], target: int | None = None, *, bounds: bool = False) -> int:
        """Add an array; its number as an accessor.

        Args:
            values: (N,) or (N, 2), (N, 3), (N, 4), (N, 4, 4) of unsigned integers or float32;
                matrices in the order of glTF, columns first.
            target: VERTICES or TRIANGLES where it is one of these.
            bounds: Whether to state the least and the largest values.
        """
        code = values.dtype.kind + str(values.dtype.itemsize)
        accessor = {
            "bufferView": len(self._views),
            "componentType": _COMPONENTS[code],
            "count": len(values),
            "type": _KINDS[values.shape[1:]],
        }
        if bounds:
            flat = values.reshape(len(values), -1)
            accessor["min"] = flat.min(axis=0).tolist()
            accessor["max"] = flat.max(axis=0).tolist()
        content = np.ascontiguousarray(values).astype(values.dtype.newbyteorder("<")).tobytes()
        view = {"buffer": 0, "byteOffset": len(self._binary), "byteLength": len(content)}
        if target is not None:
            view["target"] = target
        self._views.append(view)
        self._binary += content + bytes(-len(content) % 4)
        self._accessors.append(accessor)
        return len(self._accessors) - 1

    def encode(self) -> bytes:
        """The content of the file."""
        document = {
            **self.document,
            "accessors": self._accessors,
            "bufferViews": self._views,
            "buffers": [{"byteLength": len(self._binary)}],
        }
        text = json.dumps(document, separators=(",", ":"), allow_nan=False).encode()
        text += b" " * (-len(text) % 4)
        length = 12 + 8 + len(text) + 8 + len(self._binary)
        return b"".join(
            (
                struct.pack("<3I", _MAGIC, 2, length),
                struct.pack("<2I", len(text), _JSON_CHUNK),
                text,
                struct.pack("<2I", len(self._binary), _BINARY_CHUNK),
                self._binary,
            )
        )
