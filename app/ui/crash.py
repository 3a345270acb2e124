"""What happens when Kinelex makes a mistake: it is logged, the work stays, the person is told."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QtMsgType,
    QUrl,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices

from app.core.paths import log_file
from app.ui.bridge.notices import Notice, NoticeKind
from app.ui.bridge.operations import Operations
from lexicon_db.errors import KnownError

log = logging.getLogger(__name__)

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def watch_for_bugs(operations: Operations, keep_work: Callable[[], object]) -> None:
    """Log whatever nobody caught, on any thread, and tell the person calmly.

    Everything that was edited is in the lexicon already: writes are never held back. What was
    only begun is kept now. So the window stays open and nothing is lost.

    Args:
        operations: Tells the person.
        keep_work: Keeps drafts; called on the main thread.
    """
    keeper = _Keeper(operations, keep_work)

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        log.critical("Nobody caught this", exc_info=(kind, error, trace))
        keeper.wanted.emit()
        operations.tell(notice_of(error))

    def tell_from_thread(happened: threading.ExceptHookArgs) -> None:
        error = happened.exc_value
        if error is not None:
            tell(happened.exc_type, error, happened.exc_traceback)

    sys.excepthook = tell
    threading.excepthook = tell_from_thread
    qInstallMessageHandler(_log_qt)


class _Keeper(QObject):
    """Brings the wish to keep drafts from any thread to the main thread."""

    wanted = Signal()

    def __init__(self, parent: QObject, keep_work: Callable[[], object]) -> None:
        super().__init__(parent)
        self._keep_work, self._is_keeping = keep_work, False
        self.wanted.connect(self._keep)

    @Slot()
    def _keep(self) -> None:
        if self._is_keeping:
            return
        self._is_keeping = True
        try:
            self._keep_work()
        except Exception:
            log.exception("Drafts were not kept")
        finally:
            self._is_keeping = False


def notice_of(error: BaseException) -> Notice:
    """What the person is told about something that nobody caught."""
    if isinstance(error, KnownError):
        return Notice.of_error(error)
    translate = QCoreApplication.translate
    return Notice(
        NoticeKind.TROUBLE,
        translate("Crash", "Kinelex made a mistake."),
        translate("Crash", "Your work is saved."),
        translate("Crash", "You can go on; please report it with the log {path}.").format(
            path=log_file()
        ),
        translate("Crash", "Open the log"),
        lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file()))),
    )


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", message)
