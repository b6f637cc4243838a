"""What readers and writers build on: documents, archives, markup, encodings, tables."""
