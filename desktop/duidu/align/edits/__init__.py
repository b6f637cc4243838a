"""Edits of an alignment, each with its inverse."""
