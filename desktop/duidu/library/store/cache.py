"""Results worth keeping between sessions (word links of a row, ...): anything here may be gone at any time and is then computed again."""

from collections.abc import Mapping, Sequence

from duidu.library.store.derived_data import Derived
from duidu.library.store.schema import checksum


class Cache:
    """Texts by article, kind and key. Let a key name what its value depends on (a hash of texts): it never goes stale."""

    def __init__(self, derived: Derived) -> None:
        self._derived = derived

    def get(self, article: str, kind: str, keys: Sequence[str]) -> dict[str, str]:
        """The values that are there, by key."""
        query = f"SELECT key, value, crc FROM cache WHERE article=? AND kind=? AND key IN ({','.join('?' * len(keys))})"
        rows = self._derived.use(lambda c: c.execute(query, (article, kind, *keys)).fetchall())
        return {str(key): str(value) for key, value, crc in rows if crc == checksum((key, value))}

    def glance(self, article: str, kind: str, keys: Sequence[str]) -> dict[str, str]:
        """The same for the window's thread: nothing at all while another thread works on the file."""
        return self.get(article, kind, keys) if not self._derived.busy else {}

    def put(self, article: str, kind: str, values: Mapping[str, str]) -> None:
        """Keep values by key."""
        rows = [
            (article, kind, key, value, checksum((key, value))) for key, value in values.items()
        ]
        self._derived.use(
            lambda c: c.executemany(
                "INSERT OR REPLACE INTO cache VALUES(?,?,?,?,?)", rows
            ).fetchall()
        )

    def drop(self, article: str) -> None:
        """Forget an article."""
        self._derived.use(
            lambda c: c.execute("DELETE FROM cache WHERE article=?", (article,)).fetchall()
        )
