"""The editor of controlled vocabularies."""
