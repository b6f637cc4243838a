"""What a book has beside its text: its pictures, and the notes at their marks."""
