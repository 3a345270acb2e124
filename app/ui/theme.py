"""Themes: the colours of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QGuiApplication

_PROPERTY: Final = "theme"


@dataclass(frozen=True)
class Colours:
    """Every colour of a theme, as ``#rrggbb``.

    Attributes:
        ground: Behind everything; the rail, the header and the strip.
        panel: Panels and pages that lie on the ground.
        raised: Cards, fields and buttons that lie on a panel.
        hover: What the pointer is over.
        selected: What is selected.
        line: Thin separators; decoration only.
        rim: Borders of buttons, whose words already show where they are.
        edge: Borders that show where a control is; contrast at least 3 on a panel.
        text: What is read first.
        secondary: What is read second.
        faint: Hints and units.
        disabled: Words and icons of what cannot be used now.
        accent: The one colour that says: here, or do this.
        on_accent: Text on the accent.
        picture: Behind pictures and videos.
        stage: Behind figures, which wear dark clothes.
        good: Done, approved.
        warn: Look here.
        bad: Failed, missing.
        info: Told, not judged.
        violet: Published.
        teal: Tracked.
        left_hand: The signer's left hand, everywhere.
        right_hand: The signer's right hand, everywhere.
        preparation: Phase of a sign.
        stroke: Phase of a sign.
        hold: Phase of a sign.
        retraction: Phase of a sign.
        transition: Movement between two signs.
    """

    ground: str
    panel: str
    raised: str
    hover: str
    selected: str
    line: str
    rim: str
    edge: str
    text: str
    secondary: str
    faint: str
    disabled: str
    accent: str
    on_accent: str
    picture: str
    stage: str
    good: str
    warn: str
    bad: str
    info: str
    violet: str
    teal: str
    left_hand: str
    right_hand: str
    preparation: str
    stroke: str
    hold: str
    retraction: str
    transition: str

    def colour(self, name: str) -> QColor:
        """A colour by its name here."""
        return QColor(getattr(self, name))


@dataclass(frozen=True)
class Theme:
    """A named set of colours.

    Attributes:
        name: What the settings call it.
        is_dark: Whether its ground is dark.
        colours: What each thing wears.
        series: Colours of curves that stand beside one another, as ``#rrggbb``.
    """

    name: str
    is_dark: bool
    colours: Colours
    series: tuple[str, ...]


DARK: Final = Theme(
    "dark",
    is_dark=True,
    colours=Colours(
        ground="#131417", panel="#1a1c20", raised="#25282e", hover="#2e323a", selected="#29355a",
        line="#2b2e35", rim="#414651", edge="#6a7180", text="#eceef2",
        secondary="#b0b6c2", faint="#8f96a4", disabled="#6a7180",
        accent="#8aa9ff", on_accent="#0c1226", picture="#0b0c0e", stage="#ccd0d4",
        good="#62cb8e", warn="#f0b64e", bad="#f47f76", info="#74b4f5", violet="#bb9cf7",
        teal="#4fc9c4", left_hand="#f2a45c", right_hand="#62b6f7", preparation="#5d7fb8",
        stroke="#3fae8f", hold="#e0b04c", retraction="#8a76c4", transition="#6f7684",
    ),
    series=("#8aa9ff", "#f0b64e", "#62cb8e", "#f47f76", "#bb9cf7", "#4fc9c4", "#ee8fc6"),
)  # fmt: skip

LIGHT: Final = Theme(
    "light",
    is_dark=False,
    colours=Colours(
        ground="#eceef1", panel="#f8f9fa", raised="#ffffff", hover="#e4e7ec", selected="#d5e0ff",
        line="#d9dce2", rim="#c2c7d0", edge="#818793", text="#17191d",
        secondary="#4b515d", faint="#5e6471", disabled="#818793",
        accent="#2d5bd0", on_accent="#ffffff", picture="#dfe2e7", stage="#e7e9ec",
        good="#17774a", warn="#8a5600", bad="#bb2b26", info="#1b69b6", violet="#6d41c2",
        teal="#09716d", left_hand="#a9560a", right_hand="#1a6bb3", preparation="#5b7fc0",
        stroke="#1f8e70", hold="#b98318", retraction="#7f68c2", transition="#7b828f",
    ),
    series=("#2d5bd0", "#8a5600", "#17774a", "#bb2b26", "#6d41c2", "#09716d", "#a8327c"),
)  # fmt: skip

HIGH_CONTRAST: Final = Theme(
    "contrast",
    is_dark=True,
    colours=Colours(
        ground="#000000", panel="#000000", raised="#0f0f0f", hover="#2a2a2a", selected="#1f3f8f",
        line="#8c8c8c", rim="#ffffff", edge="#ffffff", text="#ffffff",
        secondary="#ffffff", faint="#dcdcdc", disabled="#8c8c8c",
        accent="#ffe14d", on_accent="#000000", picture="#000000", stage="#ffffff",
        good="#7dffab", warn="#ffcf5a", bad="#ff9a92", info="#8fd0ff", violet="#d9c2ff",
        teal="#6ff5ee", left_hand="#ffb871", right_hand="#7fcbff", preparation="#7fa8ff",
        stroke="#44e0b4", hold="#ffd24d", retraction="#c0a6ff", transition="#b4b4b4",
    ),
    series=("#8fd0ff", "#ffcf5a", "#7dffab", "#ff9a92", "#d9c2ff", "#6ff5ee", "#ffa8dc"),
)  # fmt: skip

THEMES: Final = {theme.name: theme for theme in (DARK, LIGHT, HIGH_CONTRAST)}


def current_theme() -> Theme:
    """The theme that the application shows now."""
    application = QGuiApplication.instance()
    theme = application.property(_PROPERTY) if application is not None else None
    return theme if isinstance(theme, Theme) else DARK


def remember_theme(theme: Theme) -> None:
    """Make a theme the current one; what already shows is repainted by `appearance`."""
    application = QGuiApplication.instance()
    if application is not None:
        application.setProperty(_PROPERTY, theme)
