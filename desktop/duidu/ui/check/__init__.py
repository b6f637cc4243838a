"""The check of a translation in the window: its findings, names, switches and reports."""
