"""The pictures of a text: shown at their blocks, and opened large."""
