"""The guide: opened as the book that it is, at the place that tells of what a person looks at."""
