"""Which pictures go to other devices with the texts that show them, and which no longer do."""

from typing import NamedTuple

import apsw

from duidu.library.store.database import Database

# Articles that other devices know of.
_KNOWN = (
    "pictures p JOIN articles a ON a.number=p.article "
    "JOIN sync_articles s ON s.article=a.id AND s.packed IS NOT NULL"
)


class NamedImage(NamedTuple):
    """An image by its checksum, its form and its size in pixels."""

    sha256: str
    form: str
    width: int
    height: int

    @property
    def file(self) -> str:
        """The name of its file beside the library."""
        return f"{self.sha256}.{self.form}"


class PictureFiles:
    """The images of one library that go to other devices."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def shown(self) -> list[NamedImage]:
        """The images of all articles that others know of and that are not removed."""
        query = (
            f"SELECT DISTINCT p.sha256, p.form, p.width, p.height FROM {_KNOWN} "
            "WHERE a.state='present' ORDER BY p.article, p.position"
        )

        def work(connection: apsw.Connection) -> list[NamedImage]:
            found = connection.execute(query).fetchall()
            return [
                NamedImage(str(sha256), str(form), int(str(width)), int(str(height)))
                for sha256, form, width, height in found
            ]

        return self._database.read(work)

    def let_go(self, before: float) -> set[str]:
        """Checksums of images only of articles that were removed before a time (since 1970)."""
        query = (
            f"SELECT DISTINCT p.sha256 FROM {_KNOWN} WHERE a.state='removed' AND a.deleted<? "
            "AND p.sha256 NOT IN (SELECT q.sha256 FROM pictures q JOIN articles b "
            "ON b.number=q.article WHERE b.state<>'removed')"
        )
        found = self._database.read(lambda c: c.execute(query, (before,)).fetchall())
        return {str(one) for (one,) in found}

    def named(self) -> set[str]:
        """Checksums of the images of all articles."""
        query = "SELECT DISTINCT sha256 FROM pictures"
        return {str(one) for (one,) in self._database.read(lambda c: c.execute(query).fetchall())}

    def articles_of(self, sha256s: set[str]) -> list[str]:
        """The articles that show one of these images."""
        query = (
            "SELECT DISTINCT p.sha256, a.id FROM pictures p JOIN articles a ON a.number=p.article"
        )
        found = self._database.read(lambda c: c.execute(query).fetchall())
        return sorted({str(article) for one, article in found if str(one) in sha256s})
