"""Repairing the alignment by hand, aligning again, and what is improved in the background."""
