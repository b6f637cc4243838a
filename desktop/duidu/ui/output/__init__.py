"""How a text leaves the window: as a file, on paper, as cards for Anki, as sound."""
