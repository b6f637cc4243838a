"""The start page with its list of articles, opening files and folders, searching the library."""
