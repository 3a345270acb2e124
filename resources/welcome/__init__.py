"""The first sentence that a person sees: a figure that signs a word of the sample lexicon."""
