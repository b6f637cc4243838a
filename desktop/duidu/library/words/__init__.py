"""Corrections, known words and terms as they are stored."""
