"""The notes of an article, and the files that hold nothing but notes.

Stands below the formats of articles, which carry notes too.
"""
