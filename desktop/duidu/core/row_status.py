"""What a person, or a file of translations, says of a row and of each sentence bead in it.

A status is of a bead. A row has that of its paragraph bead: what a person sets there goes to all
its sentence beads, too. In a file of translations a segment is a sentence bead, so that segments of
one paragraph may differ; their row then has the worst of them.
"""

from collections.abc import Iterable
from enum import IntEnum


class RowStatus(IntEnum):
    """How far a row is; the number is how the library keeps it.

    The trade's five states are: untranslated (a row with an empty side), translated (OPEN), needs
    review (WORK), reviewed (CONFIRMED), final (FINAL).
    """

    OPEN = 0
    CONFIRMED = 1
    FINAL = 2
    WORK = 3
    QUESTION = 4
    # Its file says that it is not to be translated.
    LOCKED = 5

    @property
    def is_settled(self) -> bool:
        """Whether nobody, person or aligner, is to look at it again."""
        return _IS_SETTLED[self]

    @property
    def word(self) -> str:
        """Its name in files, "" for a row that was not looked at."""
        return _WORDS[self]


# By number: an enumeration is slow to be hashed, and a book has a hundred thousand beads.
_IS_SETTLED = (False, True, True, False, False, True)
_WORDS = ("", "confirmed", "final", "needs work", "question", "locked")
_BY_WORD = {
    **dict(zip(_WORDS, RowStatus, strict=True)),
    # What other programs call it in tables.
    **dict.fromkeys(("approved", "reviewed"), RowStatus.CONFIRMED),
    **dict.fromkeys(("needs review", "fuzzy", "rejected"), RowStatus.WORK),
}
STATUSES = dict(enumerate(RowStatus))
"""Each status by its number; no and yes are those of versions that knew nothing else."""
# From the worst on: what is left to do of a part is left to do of the whole.
_WORST_FIRST = (
    *(RowStatus.WORK, RowStatus.QUESTION, RowStatus.OPEN),
    *(RowStatus.CONFIRMED, RowStatus.FINAL, RowStatus.LOCKED),
)


def status_named(word: str) -> RowStatus:
    """Read what `word` wrote, however it is spaced and capitalised; OPEN for anything else."""
    plain = " ".join(word.replace("-", " ").replace("_", " ").lower().split())
    return _BY_WORD.get(plain, RowStatus.OPEN)


def worst(statuses: Iterable[RowStatus]) -> RowStatus:
    """What is left to do of a whole with parts in these statuses; OPEN for none."""
    there = set(statuses)
    return next((one for one in _WORST_FIRST if one in there), RowStatus.OPEN)
