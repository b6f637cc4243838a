"""From laid out boxes to pixels. Nothing here decides where text goes."""
