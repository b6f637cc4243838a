"""Duidu reads two texts against each other. CONTRIBUTING.md describes the packages."""

__version__ = "0.1.0"
HOMEPAGE = "https://github.com/duidu/duidu"
"""Where it is published; the program itself asks nothing of it."""
