"""Duidu reads two texts against each other. CONTRIBUTING.md describes the packages."""

__version__ = "0.1.0"
