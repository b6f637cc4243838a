"""Checks a translation as a reviser does; nothing is changed here."""
