"""Measures the forms of signs little by little, once somebody looks for a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from app.studio.form_search import (
    FormQuery,
    Written,
    known_forms,
    measure_forms,
    written_forms,
)
from app.studio.sign_forms import SignForm
from app.ui.bridge.workspace import Workspace
from app.ui.pages.lexicon.form.form_panel import FormPanel
from app.ui.pages.lexicon.form.tiles import ShapeTile
from app.ui.posters.form_pictures import FormPictures
from lexicon_db.records import Entry, EntryId, TakeId

#: Takes that are measured at a time: a fraction of a second of work.
_CHUNK: Final = 12
#: Milliseconds in which new forms are gathered before the list is made again.
_GATHERED: Final = 400


class FormFinding(QObject):
    """Knows the forms of takes, and gives a panel its pictures.

    Attributes:
        forms: The form of each take that was measured.
        pictures: Handshapes that have been drawn, by name.
    """

    #: Forms of more takes are known; told now and then while they are measured.
    grew = Signal()
    #: The name of a handshape whose picture is here now.
    drew = Signal(str)

    def __init__(self, workspace: Workspace, panel: FormPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = panel
        self._due = QTimer(self, singleShot=True, interval=_GATHERED)
        self._due.timeout.connect(self.grew)
        self._lexicon, self._operations = workspace.lexicon, workspace.operations
        self._pictures = FormPictures(workspace.settings.skin)
        self._wanted: frozenset[TakeId] = frozenset()
        self._written: dict[EntryId, Written] = {}
        self._is_drawn = False
        self.forms: dict[TakeId, SignForm] = {}
        self.pictures: dict[str, QImage] = {}

    def look_at(self, entries: Sequence[Entry]) -> None:
        """Have the forms of entries, as soon as their takes are measured."""
        new = [entry.id for entry in entries if entry.id not in self._written]
        if new:
            self._written.update((entry, {}) for entry in new)
            lexicon = self._lexicon
            self._operations.read(self, lambda: written_forms(lexicon, new), self._keep_written)
        takes = (entry.active_take for entry in entries)
        wanted = frozenset(take for take in takes if take is not None)
        if wanted <= self._wanted:
            return
        self._wanted |= wanted
        lexicon, asked = self._lexicon, tuple(self._wanted)
        self._operations.read(
            self, lambda: known_forms(lexicon, asked), self._keep_known, topic="forms"
        )

    def draw(self) -> None:
        """Have the pictures drawn, once."""
        if self._is_drawn:
            return
        self._is_drawn = True
        pictures, panel = self._pictures, self._panel
        wishes: list[tuple[Callable[[], QImage], Callable[[QImage], None]]] = [
            (pictures.head, panel.head.show_picture),
            (pictures.body, panel.body.show_picture),
        ]
        for name, tile in panel.shapes.items():
            wishes.append((partial(pictures.shape, name), partial(self._show_shape, name, tile)))
        self._draw_next(wishes)

    def _show_shape(self, name: str, tile: ShapeTile, picture: QImage) -> None:
        tile.show_picture(picture)
        self.pictures[name] = picture
        self.drew.emit(name)

    def _draw_next(
        self, wishes: list[tuple[Callable[[], QImage], Callable[[QImage], None]]]
    ) -> None:
        """Draw one after the other: the first time each takes a moment."""
        if not wishes:
            return
        draw, show = wishes.pop(0)

        def keep(picture: QImage) -> None:
            show(picture)
            self._draw_next(wishes)

        self._operations.read(self, draw, keep)

    def fits(self, query: FormQuery, entry: Entry) -> bool:
        """Whether an entry looks like a query, as far as its form is known."""
        take = entry.active_take
        measured = self.forms.get(take) if take is not None else None
        return query.fits(measured, self._written.get(entry.id, {}))

    def forget(self, takes: frozenset[TakeId], entries: frozenset[EntryId]) -> None:
        """Look again at takes and entries that have changed."""
        for entry in entries:
            self._written.pop(entry, None)
        self._wanted -= takes
        for take in takes:
            self.forms.pop(take, None)

    def _keep_written(self, forms: Mapping[EntryId, Written]) -> None:
        self._written.update(forms)
        self._due.start()

    def _keep_known(self, found: tuple[Mapping[TakeId, SignForm], list[TakeId]]) -> None:
        known, missing = found
        self.forms.update(known)
        self._go_on(missing)

    def _go_on(self, missing: Sequence[TakeId]) -> None:
        self._panel.show_progress(len(self.forms), len(self.forms) + len(missing))
        if not self._due.isActive():
            self._due.start()
        if not missing:
            return
        lexicon, now, later = self._lexicon, missing[:_CHUNK], missing[_CHUNK:]

        def keep(forms: Mapping[TakeId, SignForm]) -> None:
            self.forms.update(forms)
            self._go_on(later)

        self._operations.read(self, lambda: measure_forms(lexicon, now), keep, topic="forms")
