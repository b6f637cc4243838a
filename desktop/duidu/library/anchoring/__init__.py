"""Where notes are after the text changed. Pure functions over texts: anchors in, anchors out; no database here."""
