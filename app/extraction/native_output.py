"""Keeps the chatter of native libraries off the terminal."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Iterator
from contextlib import contextmanager

_STANDARD_ERROR = 2


@contextmanager
def muted_native_output() -> Iterator[None]:
    """Send what native code writes to standard error nowhere.

    MediaPipe and LiteRT offer no setting for it: they warn on every start that models have no
    signatures. Traces of native crashes still come through. Where there is no standard error, as
    in a windowed program on Windows, nothing is done.
    """
    try:
        saved = os.dup(_STANDARD_ERROR)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    traces = faulthandler.is_enabled()
    if traces:
        faulthandler.enable(saved)
    os.dup2(nowhere, _STANDARD_ERROR)
    try:
        yield
    finally:
        os.dup2(saved, _STANDARD_ERROR)
        if traces:
            faulthandler.enable(_STANDARD_ERROR)
        os.close(nowhere)
        os.close(saved)
