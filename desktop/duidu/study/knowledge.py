"""Which words a reader knows: by what they said of a word, else by their level."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

Levels = Mapping[str, int]
"""The levels of a word by the name of the standard (HSK 2.0, HSK 2021, HSK 2025)."""


class Status(IntEnum):
    """What the reader said of a word; the library stores the numbers."""

    NEW = 0
    LEARNING = 1
    KNOWN = 2
    IGNORED = 3


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`statuses` are by word; other words of `standard` up to `level` are known (0: none are)."""

    statuses: Mapping[str, int] = field(default_factory=dict)
    standard: str = "HSK 2021"
    level: int = 0

    def status(self, word: str, levels: Levels) -> Status:
        """The status of a word that has these levels; what the reader said counts before them."""
        said = self.statuses.get(word)
        if said is not None:
            return Status(said)
        return Status.KNOWN if 0 < levels.get(self.standard, 0) <= self.level else Status.NEW
