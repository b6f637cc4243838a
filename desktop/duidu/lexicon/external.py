"""A dictionary that the person added: articles by headword, read from its own files on demand."""

import bisect
import html
import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duidu.lexicon.dictionary_files import FileArticles, FilesRead

_MOST_ARTICLE = 1_000_000  # bytes; longer ones are shown up to here
_LONGEST_MATCH = 20  # code points of a headword that is looked for in a text
_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class ExternalEntry:
    """A headword and its article as plain text."""

    headword: str
    text: str


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """Where the article of a headword stands among the bytes of a dictionary's articles.

    `key` is the headword as it is searched for (case-folded), `offset` and `size` are bytes.
    """

    key: str
    headword: str
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class DictionaryIndex:
    """Where the article of each headword stands, in order of the headwords without their case.

    By columns, which for a million headwords take a tenth of the memory of objects.
    """

    headwords: Sequence[str]
    offsets: "array[int]"
    sizes: "array[int]"

    @classmethod
    def of_entries(cls, entries: Iterable[IndexEntry]) -> "DictionaryIndex":
        """The index of these entries, in any order."""
        ordered = sorted(entries, key=lambda entry: entry.key)
        return cls(
            [entry.headword for entry in ordered],
            array("Q", [entry.offset for entry in ordered]),
            array("Q", [entry.size for entry in ordered]),
        )


class ExternalDictionary:
    """One added dictionary: its name, and its articles by headword."""

    def __init__(
        self,
        name: str,
        index: Iterable[IndexEntry] | DictionaryIndex,
        articles: bytes | FileArticles,
        markup: str,
        files: FilesRead | None = None,
    ) -> None:
        """`markup` has StarDict's letter for each part of an article: m is plain text, h HTML.

        `files` are all that it was read from.
        """
        self._files = files
        self.name = name
        self.index = (
            index if isinstance(index, DictionaryIndex) else DictionaryIndex.of_entries(index)
        )
        self._keys = [headword.casefold() for headword in self.index.headwords]
        self.articles = articles
        self.markup = markup

    def __len__(self) -> int:
        """How many headwords there are."""
        return len(self._keys)

    def has_changed(self) -> bool:
        """Whether its files are others by now, so that it should be opened again."""
        return self._files is not None and self._files.have_changed()

    def exact(self, word: str) -> tuple[ExternalEntry, ...]:
        """Articles of a headword, in any case; () where there is none."""
        key = word.casefold()
        return tuple(
            self._entry(at)
            for at in range(
                bisect.bisect_left(self._keys, key), bisect.bisect_right(self._keys, key)
            )
        )

    def longest(self, text: str, at: int) -> list[tuple[int, tuple[ExternalEntry, ...]]]:
        """Headwords that begin at a code point of a text, longest first, as (length, articles)."""
        ends = range(min(len(text), at + _LONGEST_MATCH), at, -1)
        found = ((end - at, self.exact(text[at:end])) for end in ends)
        return [(length, entries) for length, entries in found if entries]

    def _entry(self, at: int) -> ExternalEntry:
        begin = self.index.offsets[at]
        end = begin + min(self.index.sizes[at], _MOST_ARTICLE)
        raw = self.articles[begin:end].decode("utf-8", "replace")
        return ExternalEntry(self.index.headwords[at], _plain(raw, self.markup))


def _plain(raw: str, markup: str) -> str:
    """An article without markup, each part of a mixed one on a line of its own.

    The letters h, g and x stand for HTML, Pango and XDXF.
    """
    parts = raw.split("\0") if len(markup) > 1 else [raw]
    if any(kind in "hgx" for kind in markup):
        parts = [
            html.unescape(_TAG.sub("", re.sub(r"(?i)<br\s*/?>|</p>|</div>|</li>", "\n", part)))
            for part in parts
        ]
    return "\n".join(part.strip() for part in parts if part.strip())
