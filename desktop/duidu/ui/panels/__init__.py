"""Panels that slide beside the text: notes, contents, search."""
