"""The card of a word, the word panel, the glossary and the known words."""
