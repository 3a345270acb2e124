"""Use cases: what a person can do with a lexicon. Shared by window and command line."""
