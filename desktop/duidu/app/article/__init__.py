"""One open article: its rows, words and notes as the panes ask for them."""
