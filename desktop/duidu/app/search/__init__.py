"""Search in one article and in the whole library."""
