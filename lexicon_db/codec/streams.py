"""The byte streams of a stored track, and reading them with every length checked."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from lexicon_db.errors import KnownError


def damaged(detail: str) -> KnownError:
    """The error for stored bytes that are not what was written."""
    return KnownError(
        "The track cannot be read.",
        f"Its stored bytes are damaged: {detail}.",
        "Restore a backup of the lexicon, or extract the recording again.",
    )


@dataclass
class Writer:
    """Where an encoder writes. What differs in kind goes apart, because it compresses better so.

    Attributes:
        heads: Descriptions and first values.
        steps: The small differences that follow the first values.
        noise: Bits that look random; compressing them would only cost time.
    """

    heads: bytearray = field(default_factory=bytearray)
    steps: bytearray = field(default_factory=bytearray)
    noise: bytearray = field(default_factory=bytearray)


class Stream:
    """Reads one stream from its start, and nothing beyond its end."""

    def __init__(self, content: bytes) -> None:
        self._rest = np.frombuffer(content, np.uint8)

    def take(self, count: int) -> NDArray[np.uint8]:
        """The next ``count`` bytes.

        Raises:
            KnownError: If the stream has fewer.
        """
        if count > len(self._rest):
            raise damaged("they end too early")
        head, self._rest = self._rest[:count], self._rest[count:]
        return head

    def finish(self) -> None:
        """Make sure that everything was read."""
        if len(self._rest):
            raise damaged("they are longer than their content")


@dataclass(frozen=True)
class Reader:
    """The streams of a Writer, to be read in the order in which they were written."""

    heads: Stream
    steps: Stream
    noise: Stream

    def finish(self) -> None:
        """Make sure that everything was read."""
        for stream in (self.heads, self.steps, self.noise):
            stream.finish()
