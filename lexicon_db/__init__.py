"""The lexicon: a folder with a database of signs and the recordings they were made from.

A library of its own: it imports nothing of the application, no Qt and no torch.
"""
