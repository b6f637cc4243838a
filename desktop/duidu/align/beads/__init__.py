"""Which sentences answer which: scoring beads and finding the best path through them."""
