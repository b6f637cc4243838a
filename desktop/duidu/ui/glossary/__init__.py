"""The person's own glossary, and the search of the library with its concordance."""
