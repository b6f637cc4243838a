"""What the cells of a column of a glossary are like: letters, length and language."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from duidu.formats.base.term_concepts import status_named
from duidu.language.registry import base_code, describe, language_named
from duidu.language.script import guess_language, main_script

# More rows tell no more, and more columns are no glossary.
_MOST_ROWS, _MOST_COLUMNS = 2_000, 60
# Marks of tones: such a column spells how words are read.
_READING = re.compile("[āēīōūǖǎěǐǒǔǚ]|[a-z][1-5]\\b", re.IGNORECASE)


@dataclass(slots=True)
class ColumnContent:
    """The cells of one column, of a table with `rows` rows."""

    rows: int
    wanted: Sequence[str] = ()
    cells: list[str] = field(default_factory=list)
    _scripts: Counter[str] = field(default_factory=Counter)

    def add(self, cell: str) -> None:
        """Count a cell that is not empty."""
        self.cells.append(cell)
        if script := main_script(cell):
            self._scripts[script] += 1

    @property
    def script(self) -> str:
        """The script of most cells, "" for none."""
        return max(self._scripts, key=lambda name: self._scripts[name], default="")

    @property
    def is_text(self) -> bool:
        """Whether it holds words: no numbers, no codes of languages, no readings."""
        if not self.cells or sum(self._scripts.values()) * 10 < len(self.cells) * 6:
            return False
        readings = sum(bool(_READING.search(cell)) for cell in self.cells)
        return readings * 5 < len(self.cells) * 2 and not self._names_languages

    @property
    def _names_languages(self) -> bool:
        few = len({*self.cells}) <= 3 < len(self.cells)
        return few and all(language_named(cell) for cell in {*self.cells})

    @property
    def is_status(self) -> bool:
        """Whether every cell says whether a word is to be used."""
        return bool(self.cells) and all(map(status_named, self.cells))

    @property
    def is_filled(self) -> bool:
        """Whether most rows have it."""
        return len(self.cells) * 10 >= self.rows * 6

    @property
    def average(self) -> float:
        """Code points of an average cell."""
        return sum(map(len, self.cells)) / max(1, len(self.cells))

    @property
    def language(self) -> str:
        """The language of its words: a wanted one with these letters, else the likeliest."""
        guess = guess_language("\n".join(self.cells[:500]))
        fitting = [code for code in self.wanted if self.script in describe(code).scripts]
        if base_code(guess) not in map(base_code, self.wanted) and len(fitting) == 1:
            return fitting[0]
        return guess

    def surely_differs(self, other: "ColumnContent") -> bool:
        """Whether two columns are in two languages: a few words in the same letters do not tell."""
        if self.script != other.script:
            return True
        texts = ["\n".join(one.cells[:500]) for one in (self, other)]
        mine, theirs = map(guess_language, texts)
        # Each would be expected in the other's language, and is not in it.
        return guess_language(texts[0], theirs) == mine and guess_language(texts[1], mine) == theirs

    def may_be(self, code: str) -> bool:
        """Whether the letters of its cells are those of a language."""
        known = language_named(code)
        if not known or len(self.cells) < 3:
            return True
        fitting = sum(self._scripts[script] for script in describe(code).scripts)
        # Names and abbreviations are written in other letters in every language.
        return fitting * 10 >= sum(self._scripts.values()) * 3

    def reads_like_notes_beside(self, *words: "ColumnContent") -> bool:
        """Whether it holds notes, and not synonyms: longer than the words, or only here and there.

        `words` are the columns of the words.
        """
        own = [one for one in words if one.script == self.script] or list(words)
        longer = self.average > 2.2 * max(one.average for one in own)
        return longer or len(self.cells) * 2 < self.rows


def contents_of(rows: Sequence[Sequence[str]], wanted: Sequence[str] = ()) -> list[ColumnContent]:
    """Look at the cells of a table, column by column."""
    looked_at = rows[:_MOST_ROWS]
    width = min(_MOST_COLUMNS, max(map(len, looked_at), default=0))
    columns = [ColumnContent(len(looked_at), wanted) for _ in range(width)]
    for row in looked_at:
        for content, cell in zip(columns, row, strict=False):
            if text := cell.strip():
                content.add(text)
    return columns
