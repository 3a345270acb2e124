"""What live help finds, as an icon and a short word each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.assistance.observation import Finding

#: Icons by the value of the finding, the most urgent first.
_ICONS: Final = {
    "nobody": "nobody",
    "several-people": "people",
    "head-out": "out-of-frame",
    "hand-out": "out-of-frame",
    "elbow-out": "out-of-frame",
    "too-far": "nearer",
    "too-near": "farther",
    "off-centre": "centre",
    "too-dark": "too-dark",
    "too-bright": "too-bright",
    "blurred": "blurred",
    "low-frame-rate": "gauge",
    "flat-light": "flat-light",
}
#: These spoil a recording a little, not altogether.
_MILD: Final = ("flat-light", "low-frame-rate", "blurred", "off-centre")


def finding_icon(finding: Finding) -> str:
    """The icon of a finding."""
    return _ICONS[finding.value]


def finding_word(finding: Finding) -> str:
    """What to do about a finding, in a word or two."""
    translate = QCoreApplication.translate
    return {
        "nobody": translate("Findings", "Nobody is seen"),
        "several-people": translate("Findings", "Two people"),
        "head-out": translate("Findings", "Head out of picture"),
        "hand-out": translate("Findings", "Hand out of picture"),
        "elbow-out": translate("Findings", "Elbow out of picture"),
        "too-far": translate("Findings", "Come nearer"),
        "too-near": translate("Findings", "Go farther away"),
        "off-centre": translate("Findings", "Move to the middle"),
        "too-dark": translate("Findings", "Too dark"),
        "too-bright": translate("Findings", "Too bright"),
        "blurred": translate("Findings", "Hands are blurred"),
        "low-frame-rate": translate("Findings", "Few frames"),
        "flat-light": translate("Findings", "Flat light"),
    }[finding.value]


def is_mild(finding: Finding) -> bool:
    """Whether a recording can be good in spite of it."""
    return finding.value in _MILD


def most_urgent(findings: Collection[Finding]) -> list[Finding]:
    """The findings, the most urgent first."""
    return sorted(findings, key=lambda finding: list(_ICONS).index(finding.value))
