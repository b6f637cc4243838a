"""Aligns the documents of a folder into a parallel corpus, with one process a core or a cluster."""
