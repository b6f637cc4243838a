"""What a library tells other devices of its owner, and how it takes over what they tell."""
