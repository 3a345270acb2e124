"""What steps are called that can be undone, in the words of the person."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def step_words(label: str) -> str:
    """The words for a step by the name of its operation, such as “change of a sign”.

    Args:
        label: As `lexicon_db.records.Step` has it; one that is not known here is a change.
    """
    translate = QCoreApplication.translate
    words = {
        "activate take": translate("Steps", "choice of a take"),
        "add entry": translate("Steps", "new sign"),
        "add recording": translate("Steps", "new recording"),
        "add recording session": translate("Steps", "new recording session"),
        "add signer": translate("Steps", "new signer"),
        "add take": translate("Steps", "new take"),
        "approve render": translate("Steps", "approval of a video"),
        "change seam": translate("Steps", "change of a transition"),
        "comment on entry": translate("Steps", "comment on a sign"),
        "compare seam": translate("Steps", "comparison of transitions"),
        "cut take": translate("Steps", "new bounds of a take"),
        "delete identity": translate("Steps", "deletion of an identity"),
        "delete recording session": translate("Steps", "deletion of a recording session"),
        "delete utterance": translate("Steps", "deletion of an utterance"),
        "delete vocabulary": translate("Steps", "deletion of a vocabulary"),
        "dismiss delegate": translate("Steps", "deletion of a delegate"),
        "edit entry": translate("Steps", "change of a sign"),
        "edit signer": translate("Steps", "change of a signer"),
        "give role": translate("Steps", "role of a person"),
        "import collection": translate("Steps", "import of a collection"),
        "import pack": translate("Steps", "import of a pack"),
        "import table": translate("Steps", "import of a table"),
        "keep confidences": translate("Steps", "confidence of transitions"),
        "name delegate": translate("Steps", "new delegate"),
        "put back phases": translate("Steps", "earlier phases"),
        "record take": translate("Steps", "recorded take"),
        "relate entries": translate("Steps", "relation of two signs"),
        "rename recording session": translate("Steps", "new name of a session"),
        "rename utterance": translate("Steps", "new name of an utterance"),
        "repair take": translate("Steps", "repair of a take"),
        "restore entry": translate("Steps", "sign out of the trash"),
        "restore take": translate("Steps", "take out of the trash"),
        "review": translate("Steps", "verdict on a transition"),
        "save identity": translate("Steps", "new identity"),
        "save utterance": translate("Steps", "saved utterance"),
        "save vocabulary": translate("Steps", "vocabulary"),
        "set dominance": translate("Steps", "dominant hand"),
        "set phases": translate("Steps", "phases of a take"),
        "skip prompt": translate("Steps", "skipped prompt"),
        "take role": translate("Steps", "role of a person"),
        "trash entry": translate("Steps", "sign in the trash"),
        "trash take": translate("Steps", "take in the trash"),
        "undo import of pack": translate("Steps", "removal of a pack"),
        "unrelate entries": translate("Steps", "relation of two signs"),
    }
    return words.get(label, translate("Steps", "last change"))
