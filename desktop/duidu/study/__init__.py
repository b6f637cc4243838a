"""What the reader knows and learns: known words, coverage of a text, cards for Anki. Where it is kept is the library's business."""
