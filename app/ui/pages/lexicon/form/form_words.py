"""Words for what forms are made of."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QLocale

from app.studio.sign_forms import Hands, Movement, Place
from lexicon_db.search_text import folded

if TYPE_CHECKING:
    from collections.abc import Callable

    from lexicon_db.records import Vocabulary

E = TypeVar("E", bound=StrEnum)

translate = QCoreApplication.translate


def field_name(field: str) -> str:
    """The words for a field of the form, or for another vocabulary."""
    names = {
        "handedness": translate("FormWords", "Hands"),
        "handshape": translate("FormWords", "Handshape"),
        "location": translate("FormWords", "Place"),
        "movement": translate("FormWords", "Movement"),
        "tag": translate("FormWords", "Tags"),
        "dialect": translate("FormWords", "Dialects"),
        "semantic field": translate("FormWords", "Fields of meaning"),
    }
    return names.get(field, field)


def value_names(field: str, vocabulary: Vocabulary | None, language: str) -> dict[str, str]:
    """The words for values of a field that are not shown as they are stored.

    Args:
        field: A field of the form.
        vocabulary: Its vocabulary, if it has one: labels of terms come before words of the program.
        language: The written language of the window (ISO 639-3).
    """
    own = {
        "handedness": _named(Hands, hands_name),
        "location": _named(Place, place_name),
        "movement": _named(Movement, movement_name),
    }.get(field, {})
    terms = vocabulary.terms if vocabulary is not None else ()
    labels = {term.name: dict(term.labels).get(language, "") for term in terms}
    return own | {name: text for name, text in labels.items() if text}


def window_language() -> str:
    """The written language of the window (ISO 639-3)."""
    part = QLocale.LanguageCodeType.ISO639Part3
    locale = QLocale()
    if locale.language() == QLocale.Language.C:  # a system that says nothing gets English
        return "eng"
    return QLocale.languageToCode(locale.language(), part)


def stored_value(shown: str, names: dict[str, str]) -> str:
    """What is stored of a value that a person typed or chose by its words."""
    meant = {folded(text): value for value, text in names.items()}
    return meant.get(folded(shown), shown)


def _named(kind: type[E], words: Callable[[E], str]) -> dict[str, str]:
    return {value.value: words(value) for value in kind}


def hands_name(hands: Hands) -> str:
    """The words for which hands take part."""
    return {
        Hands.ONE: translate("FormWords", "One hand"),
        Hands.ALIKE: translate("FormWords", "Two hands, alike"),
        Hands.DIFFERENT: translate("FormWords", "Two hands, different"),
    }[hands]


def shape_name(shape: str) -> str:
    """The words for a handshape."""
    return translate("FormWords", "Handshape {name}").format(name=shape)


def place_name(place: Place) -> str:
    """The words for a place."""
    return {
        Place.FOREHEAD: translate("FormWords", "Forehead"),
        Place.EYES: translate("FormWords", "Eyes"),
        Place.NOSE: translate("FormWords", "Nose"),
        Place.CHEEK: translate("FormWords", "Cheek or ear"),
        Place.MOUTH: translate("FormWords", "Mouth or chin"),
        Place.NECK: translate("FormWords", "Neck"),
        Place.SHOULDER: translate("FormWords", "Shoulder"),
        Place.CHEST: translate("FormWords", "Chest"),
        Place.BELLY: translate("FormWords", "Belly"),
        Place.ARM: translate("FormWords", "Other arm"),
        Place.HAND: translate("FormWords", "Other hand"),
        Place.NEUTRAL: translate("FormWords", "Space before the body"),
    }[place]


def movement_name(movement: Movement) -> str:
    """The words for a movement."""
    return {
        Movement.STILL: translate("FormWords", "Stays still"),
        Movement.STRAIGHT: translate("FormWords", "Straight"),
        Movement.ARC: translate("FormWords", "In an arc"),
        Movement.CIRCLE: translate("FormWords", "In a circle"),
        Movement.REPEATED: translate("FormWords", "To and fro"),
        Movement.TURN: translate("FormWords", "The hand turns"),
        Movement.FINGERS: translate("FormWords", "The fingers move"),
    }[movement]
