"""The typed table of settings, the file that keeps them, and the table of actions."""
