"""Themes, colours, fonts, icons, motion and the language of the interface."""
