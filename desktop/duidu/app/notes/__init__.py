"""Writing, listing, merging and exchanging the reader's notes."""
