"""The rows of an article of the library as they are checked, by keys that stay when rows move."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from duidu.app.check.located import anchor_of
from duidu.app.check.row import Alone, CheckedRow, SideText
from duidu.core.article import SideName, Span
from duidu.core.jobs import Job
from duidu.library.library import Library

_READ = 500  # rows read at once
_MOST = 50_000  # code points of a row that is checked; a longer one is a text by itself


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a row: (block id, text) on both sides, and what stands alone in each."""

    source: tuple[tuple[int, str], ...]
    target: tuple[tuple[int, str], ...]
    alone: tuple[tuple[SideName, int, Span], ...] = ()

    @property
    def is_checked(self) -> bool:
        """Whether it is short enough to be checked."""
        return sum(len(text) for _, text in (*self.source, *self.target)) <= _MOST

    def joined(self, side: SideName) -> str:
        """The text of a side, its blocks joined by line breaks."""
        texts = self.source if side is SideName.SOURCE else self.target
        return "\n".join(text for _, text in texts)

    def places_alone(self, side: SideName) -> Alone:
        """Where sentences stand alone in the joined text of a side."""
        first: dict[int, int] = {}
        at = 0
        for block, text in self.source if side is SideName.SOURCE else self.target:
            first[block] = at
            at += len(text) + 1
        return tuple(
            (first[block] + span.start, first[block] + span.end)
            for name, block, span in self.alone
            if name is side
        )


@dataclass(slots=True)
class ArticleRows:
    """The rows by keys: that of a row stays when rows before it come or go.

    For one thread at a time.
    """

    library: Library
    article: str
    languages: tuple[str, str]
    keys: list[int] = field(default_factory=list)
    texts: dict[int, Texts] = field(default_factory=dict)
    _next: int = 0
    _at: dict[int, int] = field(default_factory=dict)

    def update(self, job: Job) -> tuple[list[int], list[int]]:
        """Read the rows again; the keys of those that are gone, and of new or changed ones.

        Raises Cancelled, LibraryError.
        """
        now = self.library.at_one_moment(lambda: self._read(job))
        before = [self.texts[key] for key in self.keys]
        shorter = min(len(now), len(before))
        first = next((i for i in range(shorter) if now[i] != before[i]), shorter)
        rest = range(shorter - first)
        last = next((i for i in rest if now[-1 - i] != before[-1 - i]), shorter - first)
        old, come = self.keys[first : len(before) - last], now[first : len(now) - last]
        # A row whose text was edited stays the row it is.
        new = old if len(old) == len(come) else [self._next + i for i in range(len(come))]
        gone = [] if new is old else old
        for key in gone:
            del self.texts[key]
        self._next += len(come)
        changed = [key for key, text in zip(new, come, strict=True) if self.texts.get(key) != text]
        self.texts.update(zip(new, come, strict=True))
        self.keys[first : len(before) - last] = new
        self._at = {key: at for at, key in enumerate(self.keys)}
        return gone, changed

    def _read(self, job: Job) -> list[Texts]:
        """The texts of all rows at one moment."""
        found: list[Texts] = []
        articles = self.library.articles
        for first in range(0, articles.row_count(self.article), _READ):
            job.check()
            rows = articles.row_texts(self.article, first, first + _READ, alone=True)
            found += (Texts(tuple(row.source), tuple(row.target), tuple(row.alone)) for row in rows)
        return found

    def at(self, key: int) -> int:
        """The number of a row."""
        return self._at[key]

    def beside(self, key: int) -> Sequence[int]:
        """The keys of the rows before and after one."""
        at = self._at[key]
        return [*self.keys[max(0, at - 1) : at], *self.keys[at + 1 : at + 2]]

    def row(self, key: int) -> CheckedRow:
        """A row as the checks take it; one that is a text by itself is as if empty."""
        texts = self.texts[key]
        there = texts.is_checked
        source, target = (
            SideText(texts.joined(side) if there else "", language)
            for side, language in zip(SideName, self.languages, strict=True)
        )
        first = [
            *(anchor_of(SideName.SOURCE, block) for block, _ in texts.source),
            *(anchor_of(SideName.TARGET, block) for block, _ in texts.target),
        ]
        alone = tuple(texts.places_alone(side) if there else () for side in SideName)
        return CheckedRow(key, source, target, first[0] if first else "", (alone[0], alone[1]))
