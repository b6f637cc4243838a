"""Duidu: read two texts against each other. Every room and the way of the data is in CONTRIBUTING.md."""

__version__ = "0.1.0"
