"""Texts cut to what can be seen of them: laying out a title of a book's length takes a second."""

MOST_LETTERS = 400
"""Code points of one line that are shown; no screen has room for as many."""


def short(text: str, most: int = MOST_LETTERS) -> str:
    """The text itself, or its beginning and an ellipsis where it is longer than `most`."""
    return text if len(text) <= most else text[: most - 1] + "…"
