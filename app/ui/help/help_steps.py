"""What can be done on each page: a few steps, each an icon and a short sentence."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True)
class HelpStep:
    """One thing to do.

    Attributes:
        icon_name: Shows it; from `app.ui.icons`.
        text: Says it in one short sentence.
    """

    icon_name: str
    text: str


def help_steps(page: str) -> tuple[HelpStep, ...]:
    """The steps of a page by its key in `app.ui.doors`; none for a page that is not known here."""
    translate = QCoreApplication.translate
    steps = {
        "record": (
            ("people", translate("Help", "Choose a session: a list of signs to record.")),
            ("hand", translate("Help", "Raise your hands to start, rest them to stop.")),
            ("check", translate("Help", "Keep the take, or record the sign again.")),
            ("triangle-alert", translate("Help", "A yellow or red rim shows what is wrong.")),
        ),
        "lexicon": (
            ("plus", translate("Help", "Drop videos of signs on the window.")),
            ("search", translate("Help", "Type to find a sign.")),
            ("play", translate("Help", "Double-click a sign to open it.")),
            ("pencil", translate("Help", "Change what is written at the right; it is kept.")),
        ),
        "sign": (
            ("step-forward", translate("Help", "Step through the frames.")),
            ("flag", translate("Help", "Drag where the stroke begins and ends.")),
            ("waypoints", translate("Help", "Mark a stretch of a hand to repair it.")),
            ("triangle-alert", translate("Help", "Click a finding to go to it.")),
        ),
        "compose": (
            ("pencil", translate("Help", "Type glosses; a space ends each.")),
            ("play", translate("Help", "Press Enter to play the sentence.")),
            ("spline", translate("Help", "Drag between two signs to change the pause.")),
            ("save", translate("Help", "Save the sentence, then render it.")),
        ),
        "review": (
            ("repeat", translate("Help", "Each transition plays over and over.")),
            ("check", translate("Help", "Press a number to judge it.")),
            ("columns", translate("Help", "Compare two movements without knowing which is which.")),
            ("upload", translate("Help", "Export the verdicts as a table or for ELAN.")),
        ),
        "render": (
            ("user", translate("Help", "Choose who signs.")),
            ("images", translate("Help", "Choose size and background.")),
            ("clapperboard", translate("Help", "Render; the video appears where you want it.")),
            ("shield-check", translate("Help", "Nobody is shown who did not agree.")),
        ),
        "packs": (
            ("package", translate("Help", "A pack holds signs to give to others.")),
            ("upload", translate("Help", "Make a pack: what, terms, check.")),
            ("import", translate("Help", "Drop a pack on the window to look into it.")),
            ("shield-check", translate("Help", "Write down what signers agree to.")),
        ),
        "jobs": (
            ("hourglass", translate("Help", "Long work goes on while you do other things.")),
            ("circle-alert", translate("Help", "What failed says why, and what to do.")),
            ("rotate-ccw", translate("Help", "Repeat it when the reason is gone.")),
        ),
        "settings": (
            ("search", translate("Help", "Type to find a setting.")),
            ("rotate-ccw", translate("Help", "The arrow brings a default back.")),
            ("command", translate("Help", "Choose your own keys.")),
        ),
    }
    return tuple(HelpStep(*step) for step in steps.get(page, ()))
