"""Which sentence answers which, which word answers which; alignment edits. No input or output, no language folder by name."""
