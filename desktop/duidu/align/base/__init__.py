"""What beads and links share: protocols, the sentence encoder, names, numbers, word pairs."""
