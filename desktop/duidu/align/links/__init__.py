"""Which words of a sentence answer which words of its counterpart."""
