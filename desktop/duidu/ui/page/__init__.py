"""One article in the window: the page between its panels, contents, find, text corrections."""
