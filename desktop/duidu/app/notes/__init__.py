"""A person's notes, highlights and bookmarks: making, showing, merging, exchanging them."""
