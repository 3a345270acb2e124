"""The XML of ELAN's files: parsed with distrust, written as its schemas want it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    Element = Any  # of lxml, which states no types

#: The root of annotation files, and of files of vocabularies.
ANNOTATIONS: Final = "ANNOTATION_DOCUMENT"
VOCABULARIES: Final = "CV_RESOURCE"

#: A day of annotations takes a tenth of it; the parsed document several times as much memory.
_LARGEST_BYTES: Final = 50_000_000
_INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"
_KINDS: Final = {ANNOTATIONS: "annotation file", VOCABULARIES: "file of vocabularies"}


def read_tree(path: Path, root: str) -> Element:
    """Parse a file of ELAN; nothing outside of it is looked at, whatever it asks for.

    Raises:
        KnownError: If it is not there, is damaged or hostile, or has another root.
    """
    from lxml import etree

    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise refused(path, "It is far larger than annotations are.", root)
        data = path.read_bytes()
    except OSError as error:
        raise refused(path, error.strerror or "It cannot be opened.", root) from error
    # A parser of its own for each file: it opens nothing else and expands nothing.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refused(path, f"It is damaged, or it is no {_KINDS[root]}.", root) from error
    if tree.getroottree().docinfo.doctype:
        raise refused(path, f"It declares entities, which no {_KINDS[root]} needs.", root)
    if tree.tag != root:
        raise refused(path, f"It is no {_KINDS[root]}.", root)
    return tree


def refused(path: Path, why: str, root: str = ANNOTATIONS) -> KnownError:
    """The error for a file that is not read."""
    why = why if why.endswith(".") else f"{why}."
    fix = (
        "Save it again with ELAN as .eaf, format 2.7 to 3.0."
        if root == ANNOTATIONS
        else "Export it again from ELAN or the lexicon as .ecv."
    )
    return KnownError(f"{path.name} was not read.", why, fix)


def new_tree(root: str, schema: str, **attributes: str) -> Element:
    """An empty document.

    Args:
        root: ANNOTATIONS or VOCABULARIES.
        schema: Version of the schema, such as ``3.0``.
        attributes: Of the root.
    """
    from lxml import etree

    tree = etree.Element(root, nsmap={"xsi": _INSTANCE})
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for name, value in {"AUTHOR": "", "DATE": now, **attributes}.items():
        tree.set(name, value)
    place = f"http://www.mpi.nl/tools/elan/EAFv{schema}.xsd"
    tree.set(f"{{{_INSTANCE}}}noNamespaceSchemaLocation", place)
    return tree


def add_element(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """Add a child, with those attributes that are not empty."""
    from lxml import etree

    child = etree.SubElement(parent, tag)
    for name, value in attributes.items():
        if value:
            child.set(name, printable(value))
    if text is not None:
        child.text = printable(text)
    return child


def put_in_order(root: Element, order: Sequence[str]) -> None:
    """Sort the children of a root by their tags, as its schema wants; others go last."""
    places = {tag: place for place, tag in enumerate(order)}
    root[:] = sorted(root, key=lambda child: places.get(child.tag, len(places)))


def encode_tree(root: Element) -> bytes:
    """The content of a file."""
    from lxml import etree

    etree.indent(root, space="    ")
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content + b"\n"


def printable(text: str) -> str:
    """A text without the characters that no XML document can hold (XML 1.0, section 2.2)."""
    return "".join(
        c
        for c in text
        if c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
