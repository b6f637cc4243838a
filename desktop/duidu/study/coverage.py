"""How much of a text a reader knows beforehand: "87 % known, 34 new words, 12 of them HSK 5"."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duidu.study.knowledge import Knowledge, Levels, Status


@dataclass(frozen=True, slots=True)
class NewWord:
    """A word not yet known.

    `count` is how often it stands in the text, `level` its level in the reader's standard (0 for
    none), `status` what the reader said of it.
    """

    word: str
    count: int
    level: int
    status: Status


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts over all occurrences of words.

    `new` are the different words not known, the most frequent first, equals in the order of the
    text.
    """

    standard: str
    words: int
    known: int
    new: tuple[NewWord, ...]

    @property
    def share(self) -> float:
        """The share of occurrences that are known, 0 to 1; 1 for a text without words."""
        return self.known / self.words if self.words else 1.0

    @property
    def new_by_level(self) -> dict[int, int]:
        """How many different new words there are of each level, in order; 0 is no level."""
        counts = Counter(word.level for word in self.new)
        return {level: counts[level] for level in sorted(counts)}


def coverage(words: Iterable[str], levels: Mapping[str, Levels], knowledge: Knowledge) -> Coverage:
    """Count the words of a text, each occurrence once; names and numbers should be left out.

    `levels` has those of the words that are in a list.
    """
    counts = Counter(words)
    known = 0
    new = []
    for word, count in counts.items():
        its_levels = levels.get(word, {})
        status = knowledge.status(word, its_levels)
        # What the reader chose to ignore is no obstacle either, such as a name.
        if status in (Status.KNOWN, Status.IGNORED):
            known += count
        else:
            new.append(NewWord(word, count, its_levels.get(knowledge.standard, 0), status))
    return Coverage(
        knowledge.standard, counts.total(), known, tuple(sorted(new, key=lambda word: -word.count))
    )
