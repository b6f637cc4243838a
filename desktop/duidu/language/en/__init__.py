"""English: sentences, words and stems."""
