import json
from pathlib import Path

from lexicon_db.packs.published_schema import published_schema
from lexicon_db.packs.shapes import SHAPES

PUBLISHED = Path(__file__).parents[4] / "docs" / "pack.schema.json"


def fits(schema, value):
    """Whether a value fits a schema, as far as our schemas use the language."""
    if "anyOf" in schema:
        return any(fits(one, value) for one in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool,
             "object": dict, "array": list, "null": type(None)}  # fmt: skip
    if not isinstance(value, kinds[schema["type"]]):
        return False
    if schema["type"] == "array":
        return all(fits(schema["items"], item) for item in value)
    if "properties" in schema:
        return value.keys() == schema["properties"].keys() == set(schema["required"]) and all(
            fits(schema["properties"][name], item) for name, item in value.items()
        )
    return True


def test_the_published_schema_is_that_of_the_program():
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == published_schema()


def test_packs_fit_the_published_schema(pack_file):
    import zipfile

    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))["$defs"]
    with zipfile.ZipFile(pack_file) as archive:
        names = [name for name in archive.namelist() if name.startswith(("rec", "man", "files"))]
        assert len(names) == len(SHAPES) + 2
        for name in names:
            for line in archive.read(name).splitlines():
                assert fits(schema[name], json.loads(line)), name
