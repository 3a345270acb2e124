"""Where real recordings lie that are not part of the project; measures leave out what is absent."""

from __future__ import annotations

import os
from pathlib import Path

DATA = Path(os.environ.get("KINELEX_DATA", Path(__file__).parents[3] / "shared" / "data"))
