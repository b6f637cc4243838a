"""Sentences, words and readings, a folder for each language. Nothing here knows translations."""
