"""Lists of words that a person knows, as other programs keep them."""
