"""One open article: its rows and words as the window asks for them."""
