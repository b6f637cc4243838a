"""Known words, coverage, review, Anki."""
