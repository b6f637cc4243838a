"""What both aligners build on: protocols, the sentence encoder, names, numbers, word pairs."""
