"""Moves the anchors of notes when a text changes. Pure functions: anchors in, anchors out."""
