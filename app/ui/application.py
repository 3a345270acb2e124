"""The application: Qt is started, the window appears, then the last lexicon is opened."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.core.log import start_logging
from app.core.paths import resource
from app.core.settings import Settings, load_settings
from app.ui.appearance import apply_theme
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.bridge.preferences import Preferences
from app.ui.bridge.session import Session
from app.ui.crash import watch_for_bugs
from app.ui.fonts import load_fonts
from app.ui.garbage import GarbageCollector
from app.ui.icons import application_icon
from app.ui.last_run import LastRun, crash_notice
from app.ui.main_window import MainWindow
from app.ui.preparation import Preparation
from app.ui.spare_memory import spend_sparingly


def run(lexicon: Path | None = None) -> int:
    """Show the window until the person closes it; return the exit status.

    Args:
        lexicon: The lexicon to open; None is the one that was open last.
    """
    start_logging()
    preferences = Preferences(load_settings())
    application = make_application(sys.argv, preferences.current.scale)
    dress_application(application, preferences)
    last_run = LastRun()
    has_crashed = last_run.has_crashed()
    last_run.begin()
    while True:
        session = Session(preferences)
        window = MainWindow(session)
        watch_for_bugs(session.operations, window.keep_work)
        begin(window, lexicon)
        session.opened.connect(Preparation(session.operations, window.prepare_page).begin)
        if has_crashed:
            session.operations.tell(crash_notice())
        window.show()
        status = application.exec()
        if not window.begins_again:
            last_run.end()
            return status
        lexicon, has_crashed = None, False
        translate_application(application, preferences.current.language)


def make_application(arguments: list[str], scale: float = 1.0) -> QApplication:
    """Start Qt.

    Args:
        arguments: Of the process.
        scale: How much larger everything is than the screen asks for.
    """
    if scale != 1.0:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{scale:g}")
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    spend_sparingly()
    application = QApplication(arguments)
    GarbageCollector(application)
    application.setApplicationName("Kinelex")
    application.setApplicationDisplayName("Kinelex")
    application.setDesktopFileName("kinelex")
    return application


def dress_application(application: QApplication, preferences: Preferences) -> None:
    """Give the application its typeface, icon, language and theme, and keep them up to date."""
    load_fonts()
    application.setWindowIcon(application_icon())
    translate_application(application, preferences.current.language)
    apply_theme(application, preferences.current.theme)
    shown = [preferences.current.theme]

    def follow(settings: Settings) -> None:
        if settings.theme != shown[0]:
            shown[0] = settings.theme
            apply_theme(application, settings.theme)

    preferences.changed.connect(follow)


def begin(window: MainWindow, lexicon: Path | None = None) -> None:
    """Open a lexicon, the one that was open last unless it is named, or show the ways to begin."""
    recent = window.session.preferences.current.recent
    folder = lexicon or (Path(recent[0]) if recent else None)
    if folder is not None and folder.is_dir():
        window.show_opening()
        QTimer.singleShot(0, window, lambda: window.session.open(folder))
        return
    window.show_welcome()
    if folder is not None:
        window.session.operations.tell(_gone(folder))


def _gone(folder: Path) -> Notice:
    translate = QCoreApplication.translate
    return Notice(
        NoticeKind.WARNING,
        translate("Start", "{lexicon} is not where it was.").format(lexicon=folder.name),
        translate("Start", "{folder} is gone, or its disk is not there.").format(folder=folder),
        translate("Start", "Connect the disk, or open the lexicon from its new place."),
    )


def translate_application(application: QApplication, language: str) -> None:
    """Speak a language from now on, where there is a translation; windows that show keep theirs.

    English is always there below: it has the plurals. The direction of the window is that of the
    language it speaks.

    Args:
        application: Who speaks.
        language: As the settings have it.
    """
    for earlier in application.findChildren(QTranslator):
        application.removeTranslator(earlier)
        earlier.deleteLater()
    locale = QLocale.system() if language == "system" else QLocale(language)
    QLocale.setDefault(locale)
    ours = str(resource("translations"))
    spoken = QLocale(QLocale.Language.English)
    for name, wanted, folder in (
        ("kinelex", spoken, ours),
        ("qtbase", locale, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("kinelex", locale, ours),
    ):
        translator = QTranslator(application)
        if translator.load(wanted, name, "_", folder):
            application.installTranslator(translator)
            if name == "kinelex":
                spoken = wanted
    application.setLayoutDirection(spoken.textDirection())
