"""The pictures of articles: where each stands is kept in the library, its bytes in files beside it.

A file is named by the checksum of what is in it, so that it is never written again, two articles
can show the same one, and no backup of the library grows by it. One that is lost or damaged leaves
its place and its words.
"""

import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import apsw

from duidu.core.article import SideName
from duidu.core.picture import COVER, LARGEST_IMAGE, Image, Picture
from duidu.library.articles.row_order import SPACING
from duidu.library.store.article_record import article_number
from duidu.library.store.codec import SIDES, has_table, integer, side_number, verified_columns
from duidu.library.store.database import Database
from duidu.library.store.library_path import pictures_folder
from duidu.library.store.private_files import make_folder, open_private, read_own
from duidu.library.store.schema import PICTURES, Value
from duidu.library.store.whole_files import sync_folder

# Seconds: a file that nothing names yet may be that of an article that is being added.
_SURELY_UNUSED = 86_400
# Rows between which the same picture stands in both texts for it to be the same place.
_NEAR = 3


class StoredPicture(NamedTuple):
    """A picture where it stands now: above or below a block that is there, in a row.

    `row` is the position of that row, as it is stored.
    """

    picture: Picture
    row: int


class Pictures:
    """The pictures of the articles of one library."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = pictures_folder(database.where.path)

    def put(
        self,
        article: str,
        pictures: Sequence[Picture],
        images: Iterable[Image],
        check: Callable[[], None] = lambda: None,
    ) -> None:
        """Keep pictures of an article, behind those that it has.

        Raises LibraryError, OSError, and what `check` raises between two files.
        """
        self.put_files(images, check)

        def work(connection: apsw.Connection) -> None:
            number = article_number(connection, article)
            query = "SELECT coalesce(max(position), -1) FROM pictures WHERE article=?"
            first = 1 + integer(connection, query, (number,))
            connection.executemany(
                PICTURES.insert,
                [PICTURES.row(*_values(number, at, one)) for at, one in enumerate(pictures, first)],
            )

        self._database.write(work)

    def forget(self, article: str, side: SideName) -> None:
        """Delete where the pictures of one side stand; their files stay until they are swept."""
        query = "DELETE FROM pictures WHERE article=? AND side=?"
        self._database.write(
            lambda c: c.execute(query, (article_number(c, article), side_number(side))).fetchall()
        )

    def put_files(self, images: Iterable[Image], check: Callable[[], None] = lambda: None) -> None:
        """Write the images that are not there; on return they are on the disk."""
        images = tuple(images)
        if not images:
            return
        make_folder(self._folder)
        for image in images:
            check()
            path = self._path(image.sha256, image.form)
            if path.exists():
                continue
            part = path.with_name(path.name + ".part")
            part.unlink(missing_ok=True)
            with open(part, "xb", opener=open_private) as file:
                file.write(image.data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
        sync_folder(self._folder)

    def of(self, article: str) -> list[Picture]:
        """The pictures of an article as they were kept, its cover among them."""
        return [_picture(columns) for columns in self._read(article)]

    def covers(self, numbers: Sequence[int]) -> dict[int, Picture]:
        """The covers of articles, by their numbers, of those that have one."""

        def work(connection: apsw.Connection) -> dict[int, Picture]:
            if not has_table(connection, PICTURES):
                return {}
            marks = ",".join("?" * len(numbers))
            query = f"{PICTURES.select} WHERE block={COVER} AND article IN ({marks})"
            found = connection.execute(query, tuple(numbers)).fetchall()
            columns = [verified_columns(PICTURES, row) for row in found]
            return {one["article"]: _picture(one) for one in columns}

        return self._database.read(work)

    def placed(self, article: str, coming: bool = False) -> list[StoredPicture]:
        """The pictures of an article where they stand now, in the order of the file.

        One whose block is gone stands below the block before it; so an edit need not know of it,
        and undo puts it back. Of an article of which rows are `coming` those of rows that are not
        there yet are left out.
        """

        def work(connection: apsw.Connection) -> list[StoredPicture]:
            number = article_number(connection, article)
            blocks = _Blocks(connection, number)
            found = (_placed(blocks, one, coming) for one in _rows(connection, number))
            return [one for one in found if one is not None]

        return self._database.read(work)

    def data(self, sha256: str, form: str) -> bytes | None:
        """The bytes of an image, None where they are lost or others than were kept."""
        import hashlib  # this module is loaded at every start

        try:
            found = read_own(self._path(sha256, form), LARGEST_IMAGE)
        except OSError:
            return None
        return found if hashlib.sha256(found).hexdigest() == sha256 else None

    def files(self) -> dict[str, int]:
        """The names of the files that are there, by checksum and form, with their sizes."""
        try:
            with os.scandir(self._folder) as entries:
                return {entry.name: entry.stat().st_size for entry in entries if entry.is_file()}
        except FileNotFoundError:
            return {}

    def sweep(self) -> int:
        """Delete the files of pictures that no article has any more; return how many."""
        if not self._folder.is_dir():
            return 0
        named = self._database.read(
            lambda c: {
                str(one) for (one,) in c.execute("SELECT DISTINCT sha256 FROM pictures").fetchall()
            }
        )
        swept = 0
        for path in self._folder.iterdir():
            is_old = time.time() - path.stat().st_mtime > _SURELY_UNUSED
            if path.name.partition(".")[0] not in named and is_old:
                path.unlink(missing_ok=True)
                swept += 1
        return swept

    def _read(self, article: str) -> list[dict[str, Any]]:
        return self._database.read(lambda c: _rows(c, article_number(c, article)))

    def _path(self, sha256: str, form: str) -> Path:
        return self._folder / f"{sha256}.{form}"


class _Blocks:
    """Finds the blocks of an article by their ids, and the rows that they are in."""

    def __init__(self, connection: apsw.Connection, article: int) -> None:
        self._connection, self._article = connection, article
        self._last: dict[int, int] = {}

    def at(self, side: int, block: int) -> tuple[int, int] | None:
        """A block that is there and the row that it is in: this one, or the one before it."""
        for condition in ("id<=? ORDER BY id DESC", "id>=? ORDER BY id"):
            query = f"SELECT id, row FROM blocks WHERE article=? AND side=? AND {condition} LIMIT 1"
            for found, row in self._connection.execute(query, (self._article, side, block)):
                return int(str(found)), int(str(row))
        return None

    def is_after_all(self, side: int, block: int) -> bool:
        """Whether a block stands behind all of its side that are there."""
        if side not in self._last:
            query = "SELECT coalesce(max(id), -1) FROM blocks WHERE article=? AND side=?"
            self._last[side] = integer(self._connection, query, (self._article, side))
        return block > self._last[side]


def _rows(connection: apsw.Connection, article: int) -> list[dict[str, Any]]:
    # One that is open for reading only may be of an earlier version.
    if not has_table(connection, PICTURES):
        return []
    query = f"{PICTURES.select} WHERE article=? ORDER BY position"
    rows = connection.execute(query, (article,)).fetchall()
    return [verified_columns(PICTURES, row) for row in rows]


def _placed(blocks: _Blocks, columns: dict[str, Any], coming: bool) -> StoredPicture | None:
    picture = _picture(columns)
    if picture.block == COVER or (coming and blocks.is_after_all(columns["side"], picture.block)):
        return None
    if (found := blocks.at(columns["side"], picture.block)) is None:
        return None
    block, row = found
    below = picture.below if block == picture.block else block < picture.block
    return StoredPicture(picture._replace(block=block, below=below), row)


def shown_once(stored: Sequence[StoredPicture]) -> list[Picture]:
    """The pictures of an article, of which those that both texts have in one place are one."""
    here: dict[str, list[StoredPicture]] = {}
    for one in stored:
        if one.picture.side is SIDES[0] and not one.picture.across:
            here.setdefault(one.picture.sha256, []).append(one)
    across: set[StoredPicture] = set()
    dropped: set[StoredPicture] = set()
    for one in stored:
        if one.picture.side is SIDES[0] or one.picture.across:
            continue
        near = [
            other
            for other in here.get(one.picture.sha256, ())
            if other not in across and abs(other.row - one.row) <= _NEAR * SPACING
        ]
        if near:
            across.add(min(near, key=lambda other: abs(other.row - one.row)))
            dropped.add(one)
    return [
        one.picture._replace(across=True) if one in across else one.picture
        for one in stored
        if one not in dropped
    ]


def _values(article: int, position: int, picture: Picture) -> tuple[Value, ...]:
    where = (side_number(picture.side), picture.block, int(picture.below), int(picture.across))
    image = (picture.sha256, picture.form, picture.width, picture.height)
    return (article, position, *where, *image, picture.words)


def _picture(columns: dict[str, Any]) -> Picture:
    """The picture of a row of the table."""
    return Picture(
        SIDES[columns["side"]],
        columns["block"],
        columns["sha256"],
        columns["form"],
        columns["width"],
        columns["height"],
        columns["words"],
        bool(columns["below"]),
        bool(columns["across"]),
    )
