"""The check of a translation in the window: its panel, and what is set aside in it."""
