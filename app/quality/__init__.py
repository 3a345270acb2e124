"""Judging takes: what a track can be trusted for, and why not."""
