"""The same use cases from a terminal. Only open loads the window."""
