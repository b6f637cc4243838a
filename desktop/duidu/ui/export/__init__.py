"""Exporting, printing and saving as PDF."""
