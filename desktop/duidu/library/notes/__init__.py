"""The reader's notes as they are kept."""
