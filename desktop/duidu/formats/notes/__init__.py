"""Files that hold notes."""
