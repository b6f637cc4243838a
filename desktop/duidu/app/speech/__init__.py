"""Speaking texts: which voice there is, what is spoken in which order, and what is heard now."""
