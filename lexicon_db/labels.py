"""Glosses, names and other short texts that people type: what is kept of them and what is not."""

from __future__ import annotations

import unicodedata
from typing import Final

from lexicon_db.errors import KnownError

#: Most characters of a gloss or a name.
MAX_LABEL: Final = 255

# Characters that no label can hold: control characters, halves of surrogate pairs, and the two
# separators that break lines.
_FORBIDDEN = ("Cc", "Cs", "Zl", "Zp")


def clean_label(text: str, called: str = "gloss") -> str:
    """A label as it is stored: as typed, composed (NFC), without white space around it.

    Any script and any sign is allowed, such as ``$INDEX1``, ``HOUSE/HOME^`` or ``../X``: labels
    are never used as file names.

    Args:
        text: What was typed.
        called: What the message calls it, such as ``name of the signer``.

    Raises:
        KnownError: If nothing visible is left, or it is too long or holds control characters.
    """
    plain = text.strip()
    if plain and text.isascii() and text.isprintable() and len(plain) <= MAX_LABEL:
        return plain  # Nothing below can object to it, and most labels are so.
    what = f"The {called} was not taken."
    label = unicodedata.normalize("NFC", text).strip()
    categories = [unicodedata.category(character) for character in label]
    if any(category in _FORBIDDEN for category in categories):
        raise KnownError(
            what,
            "It holds a line break or another control character.",
            "Type it again on one line.",
        )
    if all(category == "Cf" or category.startswith("Z") for category in categories):
        raise KnownError(what, "It is empty.", "Type at least one character.")
    if len(label) > MAX_LABEL:
        raise KnownError(
            what,
            f"It has {len(label)} characters; the most is {MAX_LABEL}.",
            "Shorten it, and put the rest into the note.",
        )
    return label


def clean_text(text: str) -> str:
    """Free text as it is stored: composed (NFC), and without what no database can hold."""
    composed = unicodedata.normalize("NFC", text).strip().replace("\x00", "")
    return composed.encode("utf-8", "replace").decode("utf-8")
