"""Tests of the house itself: sizes, docstrings, dependencies, and what may not stand in the repository."""
