"""Words of an article: the card, the person's corrections, glossary and known words."""
