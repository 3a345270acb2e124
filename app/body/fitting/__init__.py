"""Fitting the body to the landmarks of a take: all frames at once, by least squares."""
