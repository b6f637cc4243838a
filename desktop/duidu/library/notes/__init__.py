"""The user's notes as they are stored, and the emergency file for notes that cannot be."""
