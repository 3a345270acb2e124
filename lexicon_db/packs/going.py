"""One import on its way into a lexicon: what it works with, and what it notes of each record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lexicon_db.packs.columns import Document
from lexicon_db.packs.inserting import Names, insert_rows
from lexicon_db.packs.merge import Merge
from lexicon_db.packs.reading import Pack
from lexicon_db.packs.shapes import SHAPES
from lexicon_db.schema import PackItemRow, new_id, utc_now
from lexicon_db.store import Lexicon
from lexicon_db.writing import Write

_CHUNK: Final = 500


class Going:
    """One import being written.

    Attributes:
        lexicon: Where to.
        write: The write that all of it belongs to.
        session: Its session.
        pack: What comes.
        merge: What of it comes, and how.
        names: Ids of lemmas, tags, dialects and terms.
        import_id: By which it can be undone.
    """

    def __init__(self, lexicon: Lexicon, write: Write, pack: Pack, merge: Merge) -> None:
        self.lexicon = lexicon
        self.write = write
        self.session = write.session
        self.pack = pack
        self.merge = merge
        self.names = Names(write.session)
        self.import_id = new_id()
        self._items: list[dict[str, Any]] = []

    def chosen(self, kind: str, ids: set[str], size: int = _CHUNK) -> Iterator[list[Document]]:
        """Records of the pack with some ids, in lists of a bounded length."""
        chunk: list[Document] = []
        for document in self.pack.records(kind) if ids else ():
            if document["id"] in ids:
                chunk.append(document)
            if len(chunk) == size:
                yield chunk
                chunk = []
        if chunk:
            yield chunk

    def note(
        self,
        kind: str,
        record: Document,
        *,
        local: str | None = None,
        changed: Document | None = None,
        theirs: Document | None = None,
    ) -> None:
        """Write down what came, so that it can be undone and a later version be compared.

        Args:
            kind: Of record.
            record: The record as the pack holds it, or its id alone.
            local: What it is called here, where that differs.
            changed: Old and new value of each field that changed; None for what was added.
            theirs: What stands for the record as the pack holds it, where that is not kept whole.
        """
        is_whole = theirs is None and kind in SHAPES and len(record) > 1
        self._items.append(
            {
                "import_id": self.import_id,
                "kind": kind,
                "subject_id": record["id"],
                "local_id": local or record["id"],
                "theirs": SHAPES[kind].write(record) if is_whole else theirs,
                "changed": changed,
            }
        )

    def finish(self) -> None:
        """Store what was noted."""
        insert_rows(self.session, PackItemRow, self._items)


def media_row(one: Document) -> dict[str, Any]:
    """The row of a media file that a record speaks of."""
    return {
        "sha256": one["sha256"],
        "suffix": one["suffix"],
        "byte_count": one["byte_count"],
        "added_at": utc_now(),
    }
