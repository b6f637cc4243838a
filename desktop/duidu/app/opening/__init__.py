"""From files or text to an article in the library: recognise, arrange, align, keep."""
