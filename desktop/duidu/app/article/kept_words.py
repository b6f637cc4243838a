"""Words of blocks kept from earlier sessions, so that an article shows them at once.

They hold for the texts, the alignment and the corrections they were worked out with, and for
one version of the program and its data. With them no dictionary need be loaded for the first
page.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from duidu import __version__
from duidu.app.article.open_text import RowText, TextRows
from duidu.core.article import Block, SideName
from duidu.core.once import made_once
from duidu.core.token import ReadingSource, Token, TokenKind
from duidu.library.store.derived_data import Cache
from duidu.resources import resource

Words = Mapping[tuple[SideName, Block], tuple[Token, ...]]
# Fingerprint of the person's corrections in a block of an article.
CorrectionsFingerprint = Callable[[str, SideName, Block], str]
# The number rises with every change of the form, so that older entries are not found.
_KIND = "words-3"
# The words by which Chinese is cut: other data cuts otherwise.
DATA = "words.bin"
# In the folder of the library: the CC-CEDICT that the person added, whose readings may differ.
OWN_CEDICT = Path("dictionaries", "cedict.sqlite")
# A page has thousands of words, and to call an enumeration takes a microsecond.
_KINDS = {kind.value: kind for kind in TokenKind}
_SOURCES = {source.value: source for source in ReadingSource}


class KeptWords:
    """Keeps and finds the words of one library's articles."""

    def __init__(
        self, cache: Cache, corrections: CorrectionsFingerprint, folder: Path | None = None
    ) -> None:
        """`folder` is that of the library."""
        self._cache = cache
        self._corrections = corrections
        self._folder = folder

    def use_dictionary(self) -> None:
        """Keep words from now on for the dictionary that is in use by now."""
        type(self).made_with.forget(self)

    @made_once
    def made_with(self) -> tuple[str | float, ...]:
        """The version of the program and the state of the data that words are worked out with."""
        data = [resource("data", DATA).stat()]
        own = self._folder / OWN_CEDICT if self._folder else None
        if own is not None and own.exists():
            data.append(own.stat())
        return __version__, *(fact for one in data for fact in (one.st_size, one.st_mtime))

    def keys(self, article: str, rows: Iterable[RowText]) -> dict[tuple[SideName, Block], str]:
        """The keys under which the words of these rows are kept, as things stand now.

        Whoever works words out takes the keys first: an edit or a correction meanwhile changes
        them, and the words belong to what they were worked out from.
        """
        return {block: key for row in rows for block, key in self._keys_in(article, row)}

    def find(
        self, article: str, rows: Iterable[RowText], wait: bool = False
    ) -> dict[tuple[SideName, Block], str]:
        """The words kept of these rows, for `words_of`.

        Unless `wait`, none of them while another thread works on the cache: a paint must not
        wait.
        """
        keys = self.keys(article, rows)
        # A glance finds nothing while another thread is writing; the words are then read anew.
        get = self._cache.get if wait else self._cache.glance
        kept = get(article, _KIND, list(keys.values()))
        return {block: kept[key] for block, key in keys.items() if key in kept}

    def keep(
        self,
        open_text: TextRows,
        words: Words,
        keys: Mapping[tuple[SideName, Block], str] | None = None,
    ) -> None:
        """Keep the words of blocks, under `keys` if they were taken before (see there)."""
        if keys is None:
            rows = [open_text.row(open_text.row_of(side, block.id)) for side, block in words]
            keys = self.keys(open_text.article, rows)
        values = {keys[block]: text_of(tokens) for block, tokens in words.items()}
        if values:
            self._cache.put(open_text.article, _KIND, values)

    def _keys_in(self, article: str, row: RowText) -> Iterator[tuple[tuple[SideName, Block], str]]:
        """Cache keys of a row's words: its texts and beads, the person's corrections in a block."""
        texts = [
            (block.text, [(span.start, span.end) for span in block.sentences])
            for side in SideName
            for block in row.blocks(side)
        ]
        beads = [(bead.source, bead.target) for bead in row.row.sentences]
        # Summed once for all of its blocks, of which a row may have hundreds.
        shared = checksum(f"({self.made_with!r}, {texts!r}, {beads!r}, ")
        for side in SideName:
            for block in row.blocks(side):
                own = checksum(f"{self._corrections(article, side, block)!r})", shared)
                yield (side, block), f"{side.value} {block.id} {own:08x}"


def checksum(text: str, before: int = 0) -> int:
    """The checksum of a text that follows others with the checksum `before`.

    It will do for a key: a mistake takes two states of one block with the same sum.
    """
    return zlib.crc32(text.encode("utf-8", "surrogatepass"), before)


def text_of(tokens: Iterable[Token]) -> str:
    """Tokens that cover a text, as they are kept."""
    rows = [
        (t.end - t.start, t.kind.value, t.reading, t.source.value, t.alternatives) for t in tokens
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def words_of(kept: str, text: str) -> tuple[Token, ...]:
    """The tokens of a text from what text_of made of them."""
    tokens = []
    start = 0
    for length, kind, reading, source, alternatives in json.loads(kept):
        end = start + length
        others = tuple(map(tuple, alternatives))
        tokens.append(
            Token(
                start,
                end,
                text[start:end],
                _KINDS[kind],
                tuple(reading),
                _SOURCES[source],
                others,
            )
        )
        start = end
    return tuple(tokens)
