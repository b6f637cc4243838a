"""Repairing, realigning and refining the rows of an article, and its word links."""
