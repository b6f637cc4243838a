"""What every reader and writer builds on: documents, archives, markup, encodings, the sandbox."""
