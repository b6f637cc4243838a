"""Articles with their rows and blocks, source files, and bookmarks in them."""
