"""The settings and the actions of the window: their tables, and the values a person chose."""
