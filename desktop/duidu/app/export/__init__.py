"""Export of an article or its notes to a file; and the notices of what Duidu is made of."""
