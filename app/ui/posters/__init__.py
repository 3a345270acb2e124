"""Posters: the small still pictures by which signs are recognised; made once, kept in the cache."""
