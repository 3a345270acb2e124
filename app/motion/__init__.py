"""Motion tracks become one trajectory: phases, timing, transitions, assembly of an utterance."""
