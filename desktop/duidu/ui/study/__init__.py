"""Known words: how much of an article a person knows, and the cards saved from it."""
