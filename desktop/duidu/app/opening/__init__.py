"""From files or pasted text to an article of the library; opener.py shows the way."""
