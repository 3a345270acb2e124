"""The words for what a signer can agree to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lexicon_db.records import Scope


def scope_name(scope: Scope) -> str:
    """The word for a scope of consent."""
    translate = QCoreApplication.translate
    return {
        Scope.RECORD: translate("Scope", "Recording"),
        Scope.SHARE: translate("Scope", "Sharing"),
        Scope.TRAIN_IDENTITY: translate("Scope", "Learning my appearance"),
        Scope.RENDER_OWN: translate("Scope", "My face with my signs"),
        Scope.RENDER_OTHERS: translate("Scope", "My face with others’ signs"),
        Scope.PUBLISH: translate("Scope", "Publishing"),
    }[scope]
