"""The JSON Schema of packs, as it is published beside the specification."""

from __future__ import annotations

from typing import Any, Final

from lexicon_db.packs import manifest, signing
from lexicon_db.packs.layout import records_name
from lexicon_db.packs.shapes import SHAPES

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def published_schema() -> dict[str, Any]:
    """What every JSON document in a pack looks like, by the name of its file.

    Files that end in ``.jsonl`` hold one such document per line.
    """
    documents = {
        "manifest.json": manifest.SHAPE.schema(),
        "files.jsonl": manifest.LISTED_FILE.schema(),
        "signature.json": signing.SHAPE.schema(),
        **{records_name(kind): shape.schema() for kind, shape in SHAPES.items()},
    }
    return {
        "$schema": _DIALECT,
        "title": "Kinelex pack, format version 1",
        "description": "Each definition is what one document of the file of that name looks like.",
        "$defs": documents,
    }
