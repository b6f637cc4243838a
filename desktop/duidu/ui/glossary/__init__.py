"""The person's own glossary: its panel, its terms in the text, adding and editing them."""
