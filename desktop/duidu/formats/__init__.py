"""One module per file format, its reader and its writer side by side; nothing here knows the window or the library."""
