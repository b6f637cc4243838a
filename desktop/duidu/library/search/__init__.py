"""Full-text search over articles and notes."""
