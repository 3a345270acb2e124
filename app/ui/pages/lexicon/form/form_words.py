"""Words for what forms are made of."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.studio.sign_forms import Hands, Movement, Place

translate = QCoreApplication.translate


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
