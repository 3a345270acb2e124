"""Words for what signs are to each other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lexicon_db.records import MinimalPair, Relation, RelationRole

translate = QCoreApplication.translate


def role_name(role: RelationRole) -> str:
    """What the other sign is."""
    return {
        RelationRole.HOMONYM: translate("Relations", "Homonym"),
        RelationRole.SYNONYM: translate("Relations", "Synonym"),
        RelationRole.VARIANT: translate("Relations", "Variant"),
        RelationRole.ANTONYM: translate("Relations", "Antonym"),
        RelationRole.HYPONYM: translate("Relations", "Narrower sign"),
        RelationRole.HYPERNYM: translate("Relations", "Wider sign"),
        RelationRole.SEE_ALSO: translate("Relations", "See also"),
        RelationRole.HANDSHAPE_PARADIGM: translate("Relations", "Same handshape family"),
        RelationRole.COMPOUND_PART: translate("Relations", "Part of this compound"),
        RelationRole.SIMULTANEOUS_PART: translate("Relations", "Part made at the same time"),
        RelationRole.BLEND_PART: translate("Relations", "Part of this blend"),
    }[role]


def relation_words(relation: Relation) -> str:
    """What the other sign of a relation is, from whichever side it was stated."""
    if not relation.is_inverse:
        return role_name(relation.role)
    return {
        RelationRole.HYPONYM: translate("Relations", "Wider sign"),
        RelationRole.HYPERNYM: translate("Relations", "Narrower sign"),
    }.get(relation.role, translate("Relations", "Has this sign as a part"))


def pair_words(pair: MinimalPair) -> str:
    """How the other sign of a minimal pair differs."""
    words = translate("Relations", "Differs in {field}: {values}")
    return words.format(field=pair.field, values=", ".join(pair.theirs))
