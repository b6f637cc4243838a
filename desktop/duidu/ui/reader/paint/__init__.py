"""Boxes to pixels. Nothing here decides where text goes."""
