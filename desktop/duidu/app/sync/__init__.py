"""Keeping a library in step with those of other devices, through files that lie anywhere."""
