"""Word alignment: which words of a sentence answer which words of its counterpart."""
