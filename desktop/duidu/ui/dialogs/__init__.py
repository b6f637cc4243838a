"""What asks: settings, shortcuts, about, restore. Reading itself has no modal dialogs."""
