"""The counterpart of an English word, as evidence for the Chinese words that may be meant."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from duidu.lexicon.cut_weigher import FUNCTION
from duidu.lexicon.lexicon import Record

ANSWERS = 3  # the rank of a word that answers
_NO = frozenset("不没沒无無未别別勿非莫甭")
_MOST_LEFT = 2  # of more words that are left none is likely


@dataclass(frozen=True, slots=True)
class Beside:
    """The counterpart of a word: `answers` are the words linked to it, `words` all, `text` it all.

    The text is () for none; words of more than one character count wherever they stand in it.
    `unlinked` are the words of the counterpart that answer no word at all.
    """

    answers: Collection[str] = ()
    words: Collection[str] = ()
    text: str = ""
    unlinked: Collection[str] = ()

    def rank(self, record: Record) -> int:
        """`stands` for an entry."""
        return self.stands((record[2], record[1]))

    def stands(self, forms: Sequence[str]) -> int:
        """3 for a word that answers, 2 for a part of one, 1 for what stands there, 0 for others."""
        if any(form in self.answers for form in forms):
            return ANSWERS
        if any(form in answer for form in forms for answer in self.answers):
            return 2
        if any(form in self.words or (len(form) > 1 and form in self.text) for form in forms):
            return 1
        return 0

    def negated(self) -> "Beside":
        """The same for a word with n't: what answers it without saying no is of another word."""
        said = [one for one in self.answers if not _NO.isdisjoint(one)]
        return replace(self, answers=said, unlinked=())

    def left(self) -> tuple[str, ...]:
        """The words that answer no other one, where that leaves few for a word without an answer.

        Function words are often left, and tell nothing.
        """
        if self.answers:
            return ()
        left = tuple(one for one in self.unlinked if one not in FUNCTION)
        return left if len(left) <= _MOST_LEFT else ()
