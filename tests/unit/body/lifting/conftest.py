"""Made-up clips that the shipped nets never saw."""

from __future__ import annotations

import numpy as np
import pytest

from app.body.lifting.signing import made_up_signing


@pytest.fixture(scope="session")
def signing(model):
    return made_up_signing(model, np.random.default_rng(4711), 60)
