"""Names and how they are rendered: all renderings with their places, and those that stand alone.

A name spelt in Latin letters is found on the other side by its sound. Where it is written in one
way nearly always, another way is told, and so is a name that stands in the place of another.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from duidu.align.base.names import sound_alike
from duidu.app.check.finding import Finding
from duidu.app.check.make import found
from duidu.app.check.name_forms import as_pinyin, capitalised, inflected, transliterations
from duidu.app.check.row import CheckedRow
from duidu.core.article import SideName
from duidu.core.errors import Sentence
from duidu.language.registry import describe

_SMALL = re.compile(r"(?<![\w'’-])[a-z]+(?:[-'’][a-z]+)*(?!\w)")
_ALIKE = 0.7  # likeness of sound from which a stretch is the name
_USUAL = 2  # rows in which a rendering stands before others are measured by it
_LEAST = 0.3  # share of the rows with a name that have its usual rendering
_SURE = 0.8  # share of the rows with a rendering that have the name too
_SURNAME = 0.6  # share of the places of a name before which its surname stands
_LONGEST = 6  # characters of a rendering
_TITLES_TEXT = """
general president mr mrs ms miss dr sir lord lady king queen prince princess captain
major professor minister secretary street university the and for with from this that
"""
_TITLES = frozenset(_TITLES_TEXT.split())


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name, how often it stands in the text, and its renderings, each with the rows that have it.

    `unanswered` is how often it stands without any of them, `alone` are the rows where it does.
    """

    name: str
    count: int
    renderings: tuple[tuple[str, int, tuple[int, ...]], ...]
    alone: tuple[int, ...] = ()
    unanswered: int = 0


@dataclass(slots=True)
class _Name:
    rows: dict[int, int] = field(default_factory=dict)
    # By rendering and row, how often it stands there.
    written: dict[str, dict[int, int]] = field(default_factory=dict)
    # Rows in which nothing could answer it, which tell nothing of its renderings.
    gaps: dict[int, int] = field(default_factory=dict)

    @property
    def usual(self) -> str:
        """The rendering in most rows, "" where none is usual."""
        ranked = sorted(self.written.items(), key=lambda item: -len(item[1]))
        if not ranked or len(ranked[0][1]) < max(_USUAL, _LEAST * len(self.rows)):
            return ""
        if len(ranked) > 1 and len(ranked[1][1]) * 2 > len(ranked[0][1]):
            return ""
        return ranked[0][0]


def _use(name: str, known: _Name, written: dict[str, dict[int, int]]) -> NameUse:
    """A line of the table, from how often each rendering stands in each row."""
    counts = known.rows | known.gaps
    missing = {
        row: count - sum(places.get(row, 0) for places in written.values())
        for row, count in counts.items()
    }
    renderings = [
        (text, sum(places.values()), tuple(sorted(places))) for text, places in written.items()
    ]
    return NameUse(
        name,
        sum(counts.values()),
        tuple(sorted(renderings, key=lambda item: -item[1])),
        tuple(sorted(row for row, count in missing.items() if count > 0)),
        sum(count for count in missing.values() if count > 0),
    )


class Names:
    """Learns the names of a text and finds those that are rendered or spelt otherwise."""

    ids = ("name",)

    def __init__(self, spelled: SideName, syllables_of: str) -> None:
        """`spelled` is the side in Latin letters; the other is in this language, with syllables."""
        self._spelled = spelled
        load = describe(syllables_of).syllables
        assert load is not None
        readings = lru_cache(maxsize=20_000)(load())
        self._alike = lru_cache(maxsize=100_000)(
            lambda written, name: sound_alike(written, name, readings)
        )
        self._readings = readings
        self._small: Counter[str] = Counter()
        self._names: dict[str, _Name] = defaultdict(_Name)
        self._rows: dict[str, set[int]] = defaultdict(set)
        self._texts: dict[int, str] = {}

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Take the names of a row into account, also where nothing answers them."""
        spelled, written = row.side(self._spelled), row.side(self._spelled.other)
        counts = Counter(name for name, _, _ in capitalised(spelled.prose))
        if row.is_gap:
            for name, count in counts.items():
                self._names[name].gaps.pop(row.index, None)
                if times > 0:
                    self._names[name].gaps[row.index] = count
            return
        small = _SMALL.findall(spelled.prose)
        if times > 0:
            self._small.update(small)
        else:
            self._small.subtract(small)
        runs = transliterations(written.prose)
        for name, count in counts.items():
            known = self._names[name]
            if times < 0:
                known.rows.pop(row.index, None)
                for places in known.written.values():
                    places.pop(row.index, None)
                continue
            known.rows[row.index] = count
            for text, number in self._renderings(name, written.prose, runs).items():
                known.written.setdefault(text, {})[row.index] = number
        if times > 0:
            self._texts[row.index] = written.prose
        else:
            self._texts.pop(row.index, None)

    @property
    def written_side(self) -> SideName:
        """The side on which names are written by their sound."""
        return self._spelled.other

    def table(self) -> list[NameUse]:
        """All names that stand more than once or have a rendering, the most frequent first."""
        uses = []
        for name, known in self._names.items():
            if not self._is_name(name) or not known.rows:
                continue
            written = {text: dict(places) for text, places in self._kept(known).items()}
            answered = {row for places in written.values() for row in places}
            for row in set(known.rows) - answered if known.usual else ():
                for text in self._nearly(name, self._texts.get(row, "")):
                    written.setdefault(text, {})[row] = 1
                    answered.add(row)
            for row in set(known.rows) - answered:
                # Left in its own letters, as names of programs are.
                if count := self._texts.get(row, "").count(name):
                    written.setdefault(name, {})[row] = count
            if written:
                uses.append(_use(name, known, written))
        return sorted(uses, key=lambda use: -use.count)

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """Renderings that are not the usual one, misspelt names, and names in another's place."""
        if row.is_gap:
            return
        spelled, written = row.side(self._spelled).prose, row.side(self._spelled.other).prose
        places: dict[str, list[tuple[int, int]]] = {}
        for name, start, end in capitalised(spelled):
            places.setdefault(name, []).append((start, end))
        runs = transliterations(written)
        told: set[tuple[int, int]] = set()
        for name, at in places.items():
            yield from self._otherwise(row, name, at, written, runs, places, told)
        yield from self._misspelt(row, places, written)

    def _otherwise(
        self,
        row: CheckedRow,
        name: str,
        at: list[tuple[int, int]],
        written: str,
        runs: list[str],
        places: dict[str, list[tuple[int, int]]],
        told: set[tuple[int, int]],
    ) -> Iterator[Finding]:
        """Renderings of a name that are not the usual one."""
        known = self._names[name]
        usual = known.usual
        if not usual or not self._is_name(name) or written.count(usual) >= len(at):
            return
        others = self._renderings(name, written, runs)
        if usual not in written:
            others |= dict.fromkeys(self._nearly(name, written), 1)
        for text in others:
            # A part of the usual one, or the usual one of another name.
            if text in usual or usual in text or self._belongs_to_other(text, name, places):
                continue
            if len(known.written.get(text, ())) * 2 > len(known.written[usual]):
                continue
            start = written.index(text)
            place = (start, start + len(text))
            if any(place[0] < end and begin < place[1] for begin, end in told):
                continue
            told.add(place)
            yield self._found(row, at, [place], self._rendered(name, text, known))

    def _nearly(self, name: str, written: str) -> Iterator[str]:
        """Stretches that differ in one character from the usual rendering, with its surname."""
        known = self._names[name]
        whole = self._with_surname(known.usual, known)
        if len(whole) < 3:
            return
        for start in range(len(written) - len(whole) + 1):
            piece = written[start : start + len(whole)]
            unlike = sum(a != b for a, b in zip(piece, whole, strict=True))
            # Not one that begins a character before or after a word of the text.
            if unlike == 1 and all("\u4e00" <= c <= "\u9fff" for c in piece):
                yield piece

    def _with_surname(self, usual: str, known: _Name) -> str:
        """A rendering with the character that stands before it nearly always."""
        before = Counter(
            text[at - 1]
            for row in known.written[usual]
            for text in (self._texts.get(row, ""),)
            for at in (text.find(usual),)
            if at > 0
        )
        if not before:
            return usual
        character, count = before.most_common(1)[0]
        common = count >= _SURNAME * before.total() and count > 1
        return character + usual if common and len(usual) == 2 else usual

    def _rendered(self, name: str, text: str, known: _Name) -> Sentence:
        """The sentence that tells a rendering with the counts of all others."""
        counts = sorted(
            ((sum(rows.values()), other) for other, rows in self._kept(known).items() if rows),
            reverse=True,
        )
        told = ", ".join(f"{other} {count}" for count, other in counts)
        return Sentence(
            "“{name}” is “{text}” here and otherwise elsewhere: {all}.",
            name=name,
            text=text,
            all=told,
        )

    def _kept(self, known: _Name) -> dict[str, dict[int, int]]:
        """The renderings of a name without those that are parts of better ones."""
        ranked = sorted(known.written, key=lambda text: (-len(known.written[text]), -len(text)))
        kept: list[str] = []
        for text in ranked:
            if known.written[text] and not any(text in other or other in text for other in kept):
                kept.append(text)
        return {text: known.written[text] for text in kept}

    def _misspelt(
        self, row: CheckedRow, places: dict[str, list[tuple[int, int]]], written: str
    ) -> Iterator[Finding]:
        """Names that are missing while their rendering is there, and what stands in their place."""
        spelled = row.side(self._spelled).text
        for name in self._expected(written):
            usual = self._names[name].usual
            # Also where blanks were lost: withTalibannegotiators.
            there = name in places or name in spelled
            best = min(
                (
                    other
                    for other in places
                    if self._is_slip(other, name)
                    or (not there and self._may_replace(other, name, written))
                ),
                key=lambda other: OSA.distance(other, name),
                default=None,
            )
            if best is not None:
                start = written.index(usual)
                yield self._found(
                    row,
                    places[best],
                    [(start, start + len(usual))],
                    Sentence(
                        "“{text}” is “{name}” elsewhere, and “{other}” here.",
                        text=usual,
                        name=name,
                        other=best,
                    ),
                )

    def _expected(self, written: str) -> Iterator[str]:
        """The names whose usual rendering stands in a text, and nearly always answers them."""
        for usual, name in self._by_rendering().items():
            if usual in written:
                yield name

    def _by_rendering(self) -> dict[str, str]:
        key = len(self._texts)
        if self._rendering_cache[0] != key:
            self._rendering_cache = (key, dict(self._sure_renderings()))
        return self._rendering_cache[1]

    _rendering_cache: tuple[int, dict[str, str]] = (-1, {})

    def _sure_renderings(self) -> Iterator[tuple[str, str]]:
        for name, known in self._names.items():
            usual = known.usual
            if usual and len(known.rows) >= _USUAL and self._is_name(name):
                having = [index for index, text in self._texts.items() if usual in text]
                both = sum(index in known.rows for index in having)
                if having and both >= _SURE * (len(having) - 1) and both >= _USUAL:
                    yield usual, name

    def _is_slip(self, other: str, name: str) -> bool:
        """Whether a word that stands once is a frequent name with a wrong letter or two."""
        known, usual = self._names[other], self._names[name]
        if not known.rows or len(known.rows) * 4 > len(usual.rows) + 2 or known.usual:
            return False
        most = 1 if len(name) < 6 else 2
        near = OSA.distance(other, name, score_cutoff=most) <= most
        return near and other != name and not inflected(other, name) and self._is_name(other)

    def _may_replace(self, other: str, name: str, written: str) -> bool:
        """Whether a name of the text stands in the place of another."""
        known = self._names[other]
        if not known.usual or other.lower() in _TITLES or not self._is_name(other):
            return False
        return not any(text in written for text in known.written) and not inflected(other, name)

    def _belongs_to_other(
        self, text: str, name: str, places: dict[str, list[tuple[int, int]]]
    ) -> bool:
        mine = self._alike(text, name)
        return any(
            other != name
            and (text in self._names[other].usual or self._alike(text, other) >= max(mine, _ALIKE))
            for other in places
        )

    def _is_name(self, word: str) -> bool:
        return self._small[word.lower()] * 3 <= sum(self._names[word].rows.values()) - (
            len(self._names[word].rows) == 1 and self._small[word.lower()] > 0
        )

    def _renderings(self, name: str, text: str, runs: list[str]) -> dict[str, int]:
        """The stretches of a text that sound like a name, with their counts."""
        best: dict[str, float] = {}
        for run in runs:
            pieces = (
                run[i:j]
                for i in range(len(run))
                for j in range(i + 2, min(len(run), i + _LONGEST) + 1)
            )
            scored = [(self._alike(piece, name), piece) for piece in pieces]
            score, piece = max(scored, key=lambda item: (item[0], len(item[1])), default=(0.0, ""))
            if score >= _ALIKE:
                best[piece] = score
        found = list(best)
        if (letters := as_pinyin(name)) and not found:
            found = list(dict.fromkeys(self._spelt(text, letters)))
        return {piece: text.count(piece) for piece in found}

    def _spelt(self, text: str, letters: str) -> Iterator[str]:
        """The stretches of a text that are read as these letters."""
        for start, character in enumerate(text):
            if "\u4e00" <= character <= "\u9fff":
                for end in self._read_as(text, start, letters):
                    if end - start > 1:
                        yield text[start:end]

    def _read_as(self, text: str, at: int, letters: str) -> Iterator[int]:
        """Where the characters from `at` on end that are read as these letters."""
        if not letters:
            yield at
        elif at < len(text):
            for syllable in self._readings(text[at]):
                if letters.startswith(syllable):
                    yield from self._read_as(text, at + 1, letters[len(syllable) :])

    def _found(
        self,
        row: CheckedRow,
        spelled: list[tuple[int, int]],
        written: list[tuple[int, int]],
        message: Sentence,
    ) -> Finding:
        if self._spelled is SideName.TARGET:
            return found(row, "name", written, spelled, message)
        return found(row, "name", spelled, written, message)
