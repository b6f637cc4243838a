"""Looking up, correcting and learning words; the reader's glossary and dictionaries."""
