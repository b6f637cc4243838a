"""Articles, their rows and blocks, bookmarks and source files."""
