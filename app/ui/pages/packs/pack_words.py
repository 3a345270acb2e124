"""The words, icons and colours for what packs hold and for how their signs stand to a lexicon."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from app.studio.pack_keys import Trust
from lexicon_db.packs.merging import Keep, Standing

translate = QCoreApplication.translate

#: The icon of how a sign of a pack stands to the lexicon, and its colour.
STANDING_LOOKS: Final = {
    Standing.NEW: ("plus", "good"),
    Standing.NEWER: ("refresh-cw", "info"),
    Standing.CONFLICTING: ("triangle-alert", "warn"),
    Standing.HOMONYM: ("columns", "violet"),
    Standing.OLDER: ("history", "secondary"),
    Standing.SAME: ("check", "secondary"),
    Standing.TRASHED: ("trash-2", "secondary"),
}
#: The icon of how far a signature is known, and its colour.
TRUST_LOOKS: Final = {
    Trust.OWN: ("shield-check", "good"),
    Trust.KNOWN: ("shield-check", "good"),
    Trust.UNKNOWN: ("shield-question", "warn"),
    Trust.UNSIGNED: ("shield-question", "secondary"),
}


class PackAmounts(QObject):
    """Numbers of things as words; an object, because only those have plurals of their own."""

    def words(self, kind: str, count: int) -> str:
        """A number of things of a kind, such as ``12 takes``."""
        words = {
            "entries": self.tr("%n sign(s)", "", count),
            "takes": self.tr("%n take(s)", "", count),
            "tracks": self.tr("%n track(s)", "", count),
            "files": self.tr("%n file(s)", "", count),
            "videos": self.tr("%n video(s)", "", count),
            "landmarks": self.tr("%n track(s) of landmarks", "", count),
            "identities": self.tr("%n learned appearance(s)", "", count),
            "utterances": self.tr("%n utterance(s)", "", count),
            "reviews": self.tr("%n review(s)", "", count),
            "people": self.tr("%n person(s)", "", count),
            "signers": self.tr("%n signer(s)", "", count),
            "recordings": self.tr("%n recording(s)", "", count),
            "consents": self.tr("%n consent(s)", "", count),
            "vocabularies": self.tr("%n set(s) of terms", "", count),
            "dialects": self.tr("%n dialect(s)", "", count),
        }
        return words.get(kind) or f"{count} {kind}"


def amount_words(kind: str, count: int) -> str:
    """A number of things of a kind, such as ``12 takes``."""
    return PackAmounts().words(kind, count)


def content_words(name: str) -> tuple[str, str]:
    """What of a lexicon can travel beside its motion: its name, and what that means."""
    return {
        "videos": (
            translate("PackWords", "Videos"),
            translate("PackWords", "Faces can be seen"),
        ),
        "landmarks": (
            translate("PackWords", "Landmarks"),
            translate("PackWords", "What was measured in the pictures"),
        ),
        "reviews": (
            translate("PackWords", "Reviews"),
            translate("PackWords", "Verdicts and comments"),
        ),
        "reviewer_names": (
            translate("PackWords", "Names of reviewers"),
            translate("PackWords", "Else they are numbered"),
        ),
        "identities": (
            translate("PackWords", "Identities"),
            translate("PackWords", "Learned appearances"),
        ),
        "utterances": (
            translate("PackWords", "Utterances"),
            translate("PackWords", "Saved sentences of these signs"),
        ),
    }[name]


def standing_word(standing: Standing) -> str:
    """How a sign of a pack stands to the lexicon."""
    return {
        Standing.NEW: translate("PackWords", "New"),
        Standing.SAME: translate("PackWords", "Same"),
        Standing.NEWER: translate("PackWords", "Newer"),
        Standing.OLDER: translate("PackWords", "Older"),
        Standing.CONFLICTING: translate("PackWords", "Conflicting"),
        Standing.HOMONYM: translate("PackWords", "Homonym"),
        Standing.TRASHED: translate("PackWords", "In the trash"),
    }[standing]


def keep_word(keep: Keep) -> str:
    """Whose version is kept."""
    return {
        Keep.MINE: translate("PackWords", "Mine"),
        Keep.THEIRS: translate("PackWords", "Theirs"),
        Keep.BOTH: translate("PackWords", "Both"),
    }[keep]


def homonym_word(keep: Keep) -> str:
    """What becomes of a sign whose ID-gloss another one has."""
    return {
        Keep.BOTH: translate("PackWords", "Keep both signs"),
        Keep.MINE: translate("PackWords", "Leave theirs out"),
        Keep.THEIRS: translate("PackWords", "Join into mine"),
    }[keep]


def field_word(name: str) -> str:
    """A field of a sign."""
    return {
        "id_gloss": translate("PackWords", "ID-gloss"),
        "lemma": translate("PackWords", "Lemma"),
        "status": translate("PackWords", "Status"),
        "note": translate("PackWords", "Note"),
        "hamnosys": translate("PackWords", "HamNoSys"),
        "do_not_synthesise": translate("PackWords", "Not to be generated"),
        "annotation_glosses": translate("PackWords", "Annotation glosses"),
        "senses": translate("PackWords", "Senses"),
        "tags": translate("PackWords", "Tags"),
        "dialects": translate("PackWords", "Dialects"),
        "semantic_fields": translate("PackWords", "Fields of meaning"),
        "relations": translate("PackWords", "Relations"),
        "foreign_relations": translate("PackWords", "Relations to other languages"),
        "phonology": translate("PackWords", "Form"),
    }.get(name, name)


def column_word(field: str) -> str:
    """What a column of a table of signs holds; fields of words end in a colon."""
    return {
        "gloss": translate("PackWords", "ID-gloss"),
        "gloss:": translate("PackWords", "Gloss in a language"),
        "senses:": translate("PackWords", "Senses in a language"),
        "assignee": translate("PackWords", "Assigned to"),
        "own": translate("PackWords", "Keep under its own name"),
        "skip": translate("PackWords", "Leave out"),
    }.get(field) or field_word(field)


def trust_words(trust: Trust) -> str:
    """How far a signature is known."""
    return {
        Trust.UNSIGNED: translate("PackWords", "Nobody has signed it."),
        Trust.OWN: translate("PackWords", "You have signed it."),
        Trust.KNOWN: translate("PackWords", "Signed with a key that you know."),
        Trust.UNKNOWN: translate(
            "PackWords", "Signed with a key that you do not know: compare it with its owner."
        ),
    }[trust]


def activity_words(activity: str) -> str:
    """What long work on a pack does now."""
    stem = activity.split(" ", 1)[0]
    return {
        "packing": translate("PackWords", "Packing"),
        "checking": translate("PackWords", "Checking"),
        "unpacking": translate("PackWords", "Unpacking"),
        "importing": translate("PackWords", "Importing"),
    }.get(stem, translate("PackWords", "Working"))
