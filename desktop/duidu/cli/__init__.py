"""The command line. Only the command open loads the window."""
