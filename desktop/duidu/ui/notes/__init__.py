"""Highlighting, writing, listing, searching and importing notes."""
