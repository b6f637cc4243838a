"""Sentence alignment: which sentences answer which, as beads (Gale and Church 1993)."""
