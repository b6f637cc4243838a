"""Edits of an alignment by a person, each a value that can be applied and inverted."""
