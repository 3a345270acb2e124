"""The lexicon page: find signs, see what they are, edit them, add more."""
