"""Settings, shortcuts, the command palette and the about sheet."""
