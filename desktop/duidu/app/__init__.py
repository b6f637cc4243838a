"""Use cases without a window: open, align, annotate, correct, export; commands with undo; the settings and action tables."""
