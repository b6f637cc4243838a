"""What became of a row: the edits of all devices that made it what it is, the newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import apsw

from duidu.library.articles.article_rows import StoredRow
from duidu.library.store.article_record import article_columns
from duidu.library.sync.article_texts import edits_of, load_kept
from duidu.library.sync.packed import unpack
from duidu.library.sync.row_content import contents, key_of, stored_row

Keys = Sequence[bytes]


@dataclass(frozen=True, slots=True)
class PastEdit:
    """Rows that gave way to others at the time of a stamp; `old` is empty for the very text."""

    stamp: str
    old: tuple[StoredRow, ...]
    new: tuple[StoredRow, ...]


def past_of(connection: apsw.Connection, article: str, row: int) -> list[PastEdit]:
    """The edits that a row of an article came from, at last the text as it was told at first.

    [] for an article that was never told, or that has no such row.
    """
    kept = load_kept(connection, article)
    number = article_columns(connection, article)["number"]
    query = "SELECT number FROM rows WHERE article=? ORDER BY position LIMIT 1 OFFSET ?"
    found = connection.execute(query, (number, row)).fetchone()
    if kept is None or kept.packed is None or found is None:
        return []
    ((_, now),) = contents(connection, number, [int(str(found[0]))])
    first = unpack(kept.packed).decode("utf-8").split("\n")[1:]
    texts = {key_of(content): content for content in (now, *first)}
    wanted, past = {key_of(now)}, []
    edits = list(edits_of(connection, article))
    for edit, new in edits:
        texts.update(zip(edit.new, new, strict=True))
    for edit, _ in reversed(edits):
        for old, made in _steps(edit.old, edit.new):
            # An edit of rows that are not known any more cannot be shown.
            if wanted & set(made) and texts.keys() >= {*old, *made}:
                past.append(PastEdit(edit.stamp, _rows(old, texts), _rows(made, texts)))
                wanted |= set(old)
    whole = tuple(key for key in map(key_of, first) if key in wanted)
    return [*past, PastEdit(kept.clock, (), _rows(whole, texts))]


def _steps(old: Keys, new: Keys) -> Iterator[tuple[Keys, Keys]]:
    """What an edit did, row by row where as many rows took the place of the old ones."""
    if len(old) != len(new):
        yield old, new
        return
    for one, other in zip(old, new, strict=True):
        if one != other:
            yield [one], [other]


def _rows(keys: Keys, texts: dict[bytes, str]) -> tuple[StoredRow, ...]:
    return tuple(stored_row(texts[key]) for key in keys)
