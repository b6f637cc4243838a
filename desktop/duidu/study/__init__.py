"""Known words, coverage of a text, cards for Anki. The library stores them."""
