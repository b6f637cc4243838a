"""The user's data in SQLite: articles, notes, words; searched, backed up and repaired."""
