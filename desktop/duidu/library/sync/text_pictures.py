"""Where the pictures of an article stand, as the file of its text says it.

Their bytes follow as files of their own (picture_files.py): they are a hundred times the text.
"""

from collections.abc import Mapping
from typing import Any

import apsw

from duidu.core.article import SideName
from duidu.core.picture import (
    COVER,
    FORMS,
    LONGEST_SIDE,
    LONGEST_WORDS,
    MOST_PICTURES,
    Picture,
)
from duidu.library.store.codec import SIDES, verified_columns
from duidu.library.store.schema import PICTURES

PICTURES_IN_HEAD = "pictures"
_TOLD = ("side", "block", "sha256", "form", "width", "height", "words", "below", "across")
_DIGITS = frozenset("0123456789abcdef")


def told_pictures(connection: apsw.Connection, article: int) -> dict[str, list[list[Any]]]:
    """The pictures of an article for the head of its file, {} where it has none."""
    query = f"{PICTURES.select} WHERE article=? ORDER BY position"
    found = [verified_columns(PICTURES, row) for row in connection.execute(query, (article,))]
    said = [[columns[name] for name in _TOLD] for columns in found]
    return {PICTURES_IN_HEAD: said} if said else {}


def pictures_in(head: Mapping[str, Any]) -> list[Picture]:
    """The pictures of a head of a file, without what this version takes for none.

    A text is not left out for them.
    """
    said = head.get(PICTURES_IN_HEAD)
    some = said[:MOST_PICTURES] if isinstance(said, list) else []
    return [picture for one in some if (picture := _picture(one)) is not None]


def _picture(said: object) -> Picture | None:
    """One picture, None for what is none."""
    if not isinstance(said, list) or len(said) != len(_TOLD):
        return None
    side, block, sha256, form, width, height, words, below, across = said
    numbers = (side, block, width, height, below, across)
    if (
        {type(number) for number in numbers} != {int}
        or side not in range(len(SIDES))
        or block < COVER
        or not all(0 < size <= LONGEST_SIDE for size in (width, height))
        or not isinstance(sha256, str)
        or len(sha256) != 64
        or not _DIGITS.issuperset(sha256)
        or form not in FORMS
        or not isinstance(words, str)
        or len(words) > LONGEST_WORDS
    ):
        return None
    where: SideName = SIDES[side]
    return Picture(where, block, sha256, form, width, height, words, bool(below), bool(across))
