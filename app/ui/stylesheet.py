"""The stylesheet of the window: how Qt's own controls look, made from colours and sizes.

Widgets choose a look by dynamic properties: ``kind`` of a button (``primary``, ``quiet``,
``danger``), ``role`` of a label (``display``, ``title``, ``heading``, ``secondary``, ``caption``),
``surface`` of a frame (``ground``, ``panel``, ``card``, ``picture``).
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import Final

from app.core.paths import resource
from app.ui.metrics import Hit, Radius, Type
from app.ui.theme import Theme

_SURFACES: Final = """
QMainWindow, QDialog, QWidget[surface="ground"] { background: $ground; }
QWidget[surface="panel"] { background: $panel; }
QFrame[surface="card"] { background: $raised; border: 1px solid $line; border-radius: ${card}px; }
QFrame[surface="picture"] { background: $picture; border-radius: ${radius}px; }
QFrame[line="true"] { background: $line; border: none; }
QToolTip { background: $raised; color: $text; border: 1px solid $edge; padding: 5px 8px; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QScrollArea, QScrollArea > QWidget > QWidget[plain="true"] { background: transparent;
  border: none; }
"""

_TEXT: Final = """
QLabel { background: transparent; }
QLabel[role="display"] { font-size: ${display}px; font-weight: 600; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[role="section"] { font-size: ${caption}px; font-weight: 600; color: $secondary; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="secondary"] { color: $secondary; }
QLabel[role="caption"] { font-size: ${caption}px; color: $faint; }
QLabel[role="bad"] { color: $bad; }
QLabel[role="good"] { color: $good; }
"""

_BUTTONS: Final = """
QPushButton, QToolButton { background: $raised; border: 1px solid $rim; color: $text;
  border-radius: ${radius}px; padding: 0 12px; min-height: ${control_inner}px; font-weight: 500; }
QToolButton { padding: 0 6px; min-height: ${hit_inner}px; min-width: ${hit_inner}px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $selected; }
QPushButton:checked, QToolButton:checked { background: $selected; border-color: $accent; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 11px;
  min-height: ${control_focus}px; }
QToolButton:focus { padding: 0 5px; min-height: ${hit_focus}px; min-width: ${hit_focus}px; }
QPushButton:disabled, QToolButton:disabled { color: $disabled; background: transparent;
  border-color: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent; border-color: $text; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $raised; color: $disabled;
  border-color: $line; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent;
  border-color: transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:checked, QToolButton[kind="quiet"]:checked { background: $selected; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border-color: $accent; }
QPushButton[kind="danger"] { color: $bad; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: $accent;
  padding: 0 6px; }
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:focus { border-color: $accent; padding: 0 5px; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
"""

_FIELDS: Final = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox { background: $raised;
  color: $text; border: 1px solid $edge; border-radius: ${radius}px; padding: 0 9px;
  min-height: ${control_inner}px; selection-background-color: $accent;
  selection-color: $on_accent; }
QPlainTextEdit, QTextEdit { padding: 5px 6px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border: 2px solid $accent;
  padding: 0 8px; min-height: ${control_focus}px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 4px 5px; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { color: $disabled;
  border-color: $line; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $faint; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { background: transparent;
  border: none; padding: 0; min-height: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QLineEdit[quiet="true"], QPlainTextEdit[quiet="true"] { background: transparent;
  border-color: transparent; }
QLineEdit[quiet="true"]:hover, QPlainTextEdit[quiet="true"]:hover { border-color: $edge; }
QLineEdit[quiet="true"]:focus, QPlainTextEdit[quiet="true"]:focus { background: $raised;
  border-color: $accent; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { border-color: $bad; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url($icons/control-chevron.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $edge; padding: 4px;
  outline: none; }
QComboBox QAbstractItemView::item { min-height: ${hit}px; border-radius: ${small}px;
  padding: 0 8px; }
QComboBox QAbstractItemView::item:selected { background: $selected; color: $text; }
QCheckBox, QRadioButton { spacing: 8px; min-height: ${hit}px; background: transparent; }
QCheckBox::indicator, QTableWidget::indicator, QRadioButton::indicator { width: 16px; height: 16px;
  border: 1px solid $edge; border-radius: ${small}px; background: $raised; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked, QTableWidget::indicator:checked {
  background: $accent; border-color: $accent;
  image: url($icons/control-check-$mark.svg); }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QSlider { min-height: ${hit}px; background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $edge; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -8px 0; border-radius: 10px;
  background: $text; border: 3px solid $panel; }
QSlider::handle:horizontal:focus { background: $accent; }
QSlider:focus { border: 2px solid $accent; border-radius: ${radius}px; }
QSlider::handle:horizontal:disabled, QSlider::sub-page:horizontal:disabled {
  background: $disabled; }
QProgressBar { background: $hover; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
"""

_VIEWS: Final = """
QAbstractItemView { background: transparent; border: none; outline: none;
  selection-background-color: $selected; selection-color: $text; }
QTableView { gridline-color: transparent; alternate-background-color: transparent; }
QTableView::item, QTreeView::item, QListWidget::item { min-height: ${hit}px; padding: 0 8px;
  border: none; }
QTreeView::item:hover, QListWidget::item:hover { background: $hover; }
QTableView::item:selected, QTreeView::item:selected, QListWidget::item:selected {
  background: $selected; color: $text; }
QTableView:focus, QListView:focus, QListWidget:focus { border: none; }
QHeaderView { background: transparent; }
QHeaderView::section { background: $panel; color: $secondary; border: none;
  border-bottom: 1px solid $line; padding: 0 11px; min-height: 30px; font-weight: 500;
  font-size: ${caption}px; }
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $panel; border: none; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $secondary; padding: 6px 12px; border: none;
  min-height: 18px; border-bottom: 2px solid transparent; font-weight: 500; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { background: $selected; }
QTabWidget::pane { border: none; }
QMenu { background: $raised; border: 1px solid $edge; border-radius: ${radius}px; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 10px; border-radius: ${small}px; min-height: 18px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 5px 6px; }
QMenu::icon { padding-left: 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def stylesheet(theme: Theme) -> str:
    """Return the stylesheet in the colours of a theme."""
    sizes = {
        "caption": Type.CAPTION,
        "heading": Type.HEADING,
        "title": Type.TITLE,
        "display": Type.DISPLAY,
        "small": Radius.SMALL,
        "radius": Radius.CONTROL,
        "card": Radius.CARD,
        "hit": Hit.SMALLEST,
        "hit_inner": Hit.SMALLEST - 2,
        "hit_focus": Hit.SMALLEST - 4,
        "control_inner": Hit.CONTROL - 2,
        "control_focus": Hit.CONTROL - 4,
    }
    template = Template(_SURFACES + _TEXT + _BUTTONS + _FIELDS + _VIEWS)
    return template.substitute(
        asdict(theme.colours),
        icons=resource("icons").as_posix(),
        mark="dark" if theme.is_dark else "light",
        **{name: str(size) for name, size in sizes.items()},
    )
