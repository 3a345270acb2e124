"""Packs: parts of a lexicon in one file that travels; every pack is distrusted.

The format is specified in ``docs/pack-format.md``.
"""
