"""Alignment: which sentences and which words answer each other, and edits of that.

No input or output, and no folder of a language by its name where a description can be asked.
"""
