"""What a language needs: sentences, words, readings. A protocol and one folder a language; nothing here knows a translation."""
