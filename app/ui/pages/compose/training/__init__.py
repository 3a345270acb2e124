"""Learning movements in the window: from own takes, or from a corpus of continuous signing."""
