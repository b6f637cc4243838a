"""The notes that a book has of its own, opened where the text refers to them."""
