"""The user's data in SQLite: articles, alignments, annotations, corrections, search, backup, migrations."""
