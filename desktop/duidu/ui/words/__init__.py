"""The card of a word, the word panel, corrections of words, and dictionaries."""
