"""Full-text search over notes and article texts."""
