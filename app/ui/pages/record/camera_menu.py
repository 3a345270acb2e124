"""The menu of the camera: which one films, how, and how long it exposes each picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication

from app.ui.pages.record import camera_choice
from app.ui.pages.record.camera_choice import chosen_option
from lexicon_db.errors import KnownError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from app.core.settings import RecordingSettings

#: Exposures that are offered, as parts of a second: the shorter, the sharper moving hands are, and
#: the more light they need.
_PARTS: Final = (30, 60, 125, 250, 500, 1000)

translate = QCoreApplication.translate


@runtime_checkable
class Exposing(Protocol):
    """A camera whose exposure may be set."""

    @property
    def exposure_range(self) -> tuple[float, float] | None:
        """Shortest and longest exposure in seconds; None where it cannot be set."""

    def set_exposure(self, seconds: float | None) -> None:
        """Expose each picture so long; None lets the camera decide."""


def expose(camera: object, seconds: float) -> None:
    """Let a camera expose so long where it can; 0 lets it decide."""
    if isinstance(camera, Exposing):
        camera.set_exposure(seconds or None)


def fill_camera_menu(
    menu: QMenu,
    settings: RecordingSettings,
    camera: object,
    choose: Callable[[RecordingSettings], None],
) -> None:
    """Offer the cameras, and how the chosen one can film.

    Args:
        menu: What is filled.
        settings: What is chosen now.
        camera: The camera that is open, if any.
        choose: Called with the settings that are wished for.
    """
    menu.clear()
    try:
        options = camera_choice.camera_options()
        chosen = chosen_option(options, settings.camera)
    except KnownError:
        options, chosen = [camera_choice.practice_option()], None
    for option in options:
        wish = replace(settings, camera=option.key, size="")
        _offer(menu, option.name, option == chosen, partial(choose, wish))
    if chosen is not None and chosen.modes:
        menu.addSeparator()
        for mode in chosen.modes:
            is_chosen = mode == (settings.size or chosen.modes[0])
            wish = replace(settings, camera=chosen.key, size=mode)
            _offer(menu, mode, is_chosen, partial(choose, wish))
    offered = camera.exposure_range if isinstance(camera, Exposing) else None
    if offered is not None:
        _offer_exposures(menu, offered, settings, choose)


def _offer_exposures(
    menu: QMenu,
    offered: tuple[float, float],
    settings: RecordingSettings,
    choose: Callable[[RecordingSettings], None],
) -> None:
    menu.addSection(translate("Recording", "Exposure"))
    shortest, longest = offered
    names = {0.0: translate("Recording", "Automatic exposure")}
    names |= {1 / parts: f"1/{parts} s" for parts in _PARTS if shortest <= 1 / parts <= longest}
    for seconds, name in names.items():
        wish = replace(settings, exposure=seconds)
        _offer(menu, name, seconds == settings.exposure, partial(choose, wish))


def _offer(menu: QMenu, words: str, is_chosen: bool, act: Callable[[], None]) -> None:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(is_chosen)
    action.triggered.connect(lambda _checked: act())
