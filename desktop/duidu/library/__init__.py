"""The reader's own data in SQLite: articles, alignments, notes, corrections, terms; search, backup, recovery."""
