"""Long work: a durable queue in the lexicon, and worker processes that may crash alone."""
