"""Saving utterances, opening them again, and going from them to other pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.pages.compose.draft import Draft
from lexicon_db.entries import get_entries
from lexicon_db.utterances import get_utterance, list_utterances, save_utterance

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ui.bridge.workspace import Workspace
    from app.ui.pages.compose.composer import Composer
    from app.ui.pages.compose.saved_utterances import SavedUtterances
    from lexicon_db.records import EntryId, Utterance, UtteranceId
    from lexicon_db.store import Lexicon


class UtteranceKeeping(QObject):
    """Between the present draft and the lexicon.

    Args:
        workspace: The lexicon and the means to work on it.
        composer: Who has the draft.
        saved: Where saved utterances are shown.
    """

    def __init__(self, workspace: Workspace, composer: Composer, saved: SavedUtterances) -> None:
        super().__init__(composer)
        self._workspace = workspace
        self._composer = composer
        self._saved = saved
        saved.save_wanted.connect(self.save)
        saved.open_wanted.connect(self.open)
        saved.render_wanted.connect(self.render)

    def read(self) -> None:
        """Show the saved utterances as they are now."""
        lexicon = self._workspace.lexicon
        self._workspace.operations.read(
            self, lambda: list_utterances(lexicon), self._saved.show_utterances, topic="saved"
        )

    def save_or_name(self) -> None:
        """Save under the typed name, or ask for one."""
        if self._saved.name and self._composer.draft.slots:
            self.save(self._saved.name)
        else:
            self._saved.focus_name()

    def save(self, name: str, then: Callable[[Utterance], None] | None = None) -> None:
        """Save the present draft; an utterance of that name is replaced."""
        draft, lexicon = self._composer.draft, self._workspace.lexicon
        if draft.unknown:
            left_out = self.tr("Glosses that are not in the lexicon are not saved.")
            self._workspace.operations.tell(Notice(NoticeKind.WARNING, left_out))

        def done(saved: Utterance) -> None:
            named = replace(self._composer.draft, name=name)
            self._composer.set_draft(named, merges=True)
            what = self.tr("“{name}” is saved.").format(name=name)
            self._workspace.operations.tell(Notice(NoticeKind.DONE, what))
            self.read()
            if then is not None:
                then(saved)

        self._workspace.operations.write(
            self,
            lambda: save_utterance(
                lexicon,
                name,
                draft.slots,
                rate=draft.rate,
                fluency=draft.fluency,
                gaps=draft.gaps,
            ),
            done,
        )

    def render(self) -> None:
        """Save the present draft and go to where it is rendered."""
        self._save_and_go("render")

    def review(self) -> None:
        """Save the present draft and go to where its transitions are reviewed."""
        self._save_and_go("review")

    def open_by_id(self, utterance: UtteranceId) -> None:
        """Open a saved utterance."""
        lexicon = self._workspace.lexicon
        self._workspace.operations.read(self, lambda: get_utterance(lexicon, utterance), self.open)

    def open(self, utterance: Utterance) -> None:
        """Make a saved utterance the present draft."""
        lexicon = self._workspace.lexicon
        self._workspace.operations.read(
            self,
            lambda: _glosses(lexicon, utterance),
            lambda glosses: self._composer.set_draft(Draft.of(utterance, glosses)),
        )

    def open_sign(self, slot: int) -> None:
        """Go to the take that is signed in a slot."""
        chosen, lexicon = self._composer.draft.slots[slot], self._workspace.lexicon
        self._workspace.operations.read(
            self,
            lambda: chosen.take or get_entries(lexicon, [chosen.entry])[0].active_take,
            lambda take: self._workspace.routes.go("sign", take or ""),
        )

    def _save_and_go(self, page: str) -> None:
        first_glosses = [item.label for item in self._composer.draft.items[:6]]
        name = self._saved.name or " ".join(first_glosses)
        self.save(name, lambda saved: self._workspace.routes.go(page, saved.id))


def _glosses(lexicon: Lexicon, utterance: Utterance) -> dict[EntryId, str]:
    entries = get_entries(lexicon, [slot.entry for slot in utterance.slots])
    return {entry.id: entry.id_gloss for entry in entries}
