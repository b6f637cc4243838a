"""Changes of an article's rows: repairs by hand, realignment, refinement; and its word links."""
