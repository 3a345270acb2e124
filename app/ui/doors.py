"""The pages of the window and how each is made; a page is imported when it is first visited."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui.bridge.workspace import Workspace
from app.ui.page_stack import Door
from app.ui.pages.page import Page


def doors() -> tuple[Door, ...]:
    """Every page, in the order of the rail; a new page is one more line here."""
    translate = QCoreApplication.translate
    return (
        Door("record", translate("Doors", "Record"), "video", _record),
        Door("lexicon", translate("Doors", "Lexicon"), "library", _lexicon),
        Door("compose", translate("Doors", "Compose"), "spline", _compose),
        Door("review", translate("Doors", "Review"), "kinelex-review", _review),
        Door("render", translate("Doors", "Render"), "clapperboard", _render),
        Door("packs", translate("Doors", "Packs"), "package", _packs),
        Door("jobs", translate("Doors", "Jobs"), "list-checks", _jobs),
        Door("settings", translate("Doors", "Settings"), "settings", _settings),
        Door("sign", translate("Doors", "Sign"), "hand", _sign, rail_key="lexicon"),
    )


def _record(workspace: Workspace) -> Page:
    from app.ui.pages.record.page import RecordPage

    return RecordPage(workspace)


def _lexicon(workspace: Workspace) -> Page:
    from app.ui.pages.lexicon.page import LexiconPage

    return LexiconPage(workspace)


def _compose(workspace: Workspace) -> Page:
    from app.ui.pages.compose.page import ComposePage

    return ComposePage(workspace)


def _review(workspace: Workspace) -> Page:
    from app.ui.pages.review.page import ReviewPage

    return ReviewPage(workspace)


def _render(workspace: Workspace) -> Page:
    from app.ui.pages.render.page import RenderPage

    return RenderPage(workspace)


def _packs(workspace: Workspace) -> Page:
    from app.ui.pages.packs.page import PacksPage

    return PacksPage(workspace)


def _jobs(workspace: Workspace) -> Page:
    from app.ui.pages.jobs.page import JobsPage

    return JobsPage(workspace)


def _settings(workspace: Workspace) -> Page:
    from app.ui.pages.settings.page import SettingsPage

    return SettingsPage(workspace)


def _sign(workspace: Workspace) -> Page:
    from app.ui.pages.sign.page import SignPage

    return SignPage(workspace)
