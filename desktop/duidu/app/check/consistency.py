"""Finds a text that is translated in two ways, and two texts with one translation."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from duidu.app.check.finding import Finding
from duidu.app.check.make import found
from duidu.app.check.row import CheckedRow, SideText
from duidu.core.article import SideName
from duidu.core.errors import Sentence
from duidu.language.registry import describe

# Shorter ones are rightly translated by what stands around them: Yes; he said.
_SHORTEST_WORDS, _SHORTEST_CHARACTERS = 4, 7
_SLIGHT = 2  # letters
_NEARLY_SAME = 0.9  # share of the letters
_NOTHING = re.compile(r"[\W_]+")


class Consistency:
    """Finds rows whose translation is not that of the same text elsewhere.

    Of two ways the rarer is told, of two equally often used the later.
    """

    ids = ("same-source", "same-target")

    def __init__(self) -> None:
        # By side and text: the other side's texts, with the rows that have them.
        self._answers: dict[SideName, dict[str, dict[str, list[int]]]] = {
            side: defaultdict(dict) for side in SideName
        }
        self._written: Counter[SideName] = Counter()

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Remember how the texts of a row are translated."""
        if row.is_gap:
            return
        for name, side, other in row.both_ways():
            if not _is_long(side):
                continue
            rows = self._answers[name][_plain(side.text)].setdefault(_plain(other.text), [])
            if times > 0:
                rows.append(row.index)
            elif row.index in rows:
                rows.remove(row.index)

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """Whether this row differs from another with the same text."""
        if row.is_gap:
            return
        for name, side, other in row.both_ways():
            answers = self._answers[name].get(_plain(side.text), {}) if _is_long(side) else {}
            if sum(1 for rows in answers.values() if rows) < 2:
                continue
            mine = _plain(other.text)
            usual = max(
                (text for text, rows in answers.items() if rows),
                key=lambda text: (len(answers[text]), -min(answers[text])),
            )
            if usual == mine:
                continue
            check = "same-source" if name is SideName.SOURCE else "same-target"
            # The number or the form of a word may change with what stands around it.
            if OSA.distance(usual, mine, score_cutoff=_SLIGHT) <= _SLIGHT:
                continue
            # An article more or less is no other translation.
            if OSA.normalized_similarity(usual, mine) >= _NEARLY_SAME:
                continue
            message = (
                Sentence("The same text is translated elsewhere as “{text}”.", text=usual)
                if name is SideName.SOURCE
                else Sentence("This is elsewhere the translation of “{text}”.", text=usual)
            )
            whole = [(0, len(row.source.text))], [(0, len(row.target.text))]
            yield found(row, check, whole[0], whole[1], message)


def _plain(text: str) -> str:
    """The text without marks and blanks, in lower case."""
    return _NOTHING.sub(" ", text).strip().lower()


def _is_long(side: SideText) -> bool:
    if describe(side.language).spaced_words:
        return len(_plain(side.text).split()) >= _SHORTEST_WORDS
    return len(_NOTHING.sub("", side.text)) >= _SHORTEST_CHARACTERS
