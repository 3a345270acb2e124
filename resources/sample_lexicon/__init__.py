"""The sample lexicon: letters of American Sign Language as motion, and its builder."""
