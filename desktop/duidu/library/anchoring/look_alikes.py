"""Tells a sentence that was changed from another one that only looks like it.

Siblings (Team One cut costs, Team Two cut costs) agree in nearly all their words; what they differ
in is what they are about.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Indel

from duidu.language.description import ValueReader
from duidu.language.registry import LANGUAGES
from duidu.library.anchoring.anchors import CONTEXT

_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(rf"{_HAN.pattern}|(?:(?!{_HAN.pattern})[^\W_])+(?:'[a-z]+)?")
# Folded, so these are all marks that end a sentence; a point between digits does not.
_SENTENCE_END = re.compile(r"[!?]|\.(?!\d)")
_SAME_WORD = 0.6  # similarity of two writings of one word: colour, color; cost, costs
_SIBLING = 0.6  # share of the words of a context from which it is the same or a sibling's
_CLAUSE = 6  # words; more at once are an insertion of their own
_INSERTED = 24  # words put in within reach of a context


@dataclass(frozen=True, slots=True)
class Passage:
    """Words quoted and what stands before and after them, each run of white space one space."""

    before: str
    exact: str
    after: str


def is_look_alike(wanted: Passage, found: Passage) -> bool:
    """Whether a passage found is another one than that wanted, by the words that differ.

    That is any other word in the place of one, and any number or name more or less: in the sentence
    of the quotation, and in those around it where they agree otherwise. Other words more or less
    are no sign: a revision adds and deletes some.
    """
    if _differs(_words(wanted.exact), _words(found.exact)):
        return True
    return any(
        _is_other_side(mine, theirs, cut_off)
        for mine, theirs, cut_off in (
            (
                _words(wanted.before)[::-1],
                _words(found.before)[::-1],
                len(wanted.before) >= CONTEXT,
            ),
            (_words(wanted.after), _words(found.after), len(wanted.after) >= CONTEXT),
        )
    )


Words = list[str]


def _words(text: str) -> Words:
    """The words of a text, each Chinese character as one; "." where a sentence ends."""
    words: Words = []
    at = 0
    for end in _SENTENCE_END.finditer(text):
        words += [*_WORD.findall(text[at : end.start()]), "."]
        at = end.end()
    return words + _WORD.findall(text[at:])


def _is_other_side(mine: Words, theirs: Words, cut_off: bool) -> bool:
    """Whether what is wanted on one side of a quotation is another text than what stands there.

    Both are given from the quotation outwards. What is wanted may be cut off, in the middle of a
    word.
    """
    known = mine[:-1] if cut_off and mine and mine[-1].isascii() else mine
    own, other = _first_sentence(known), _first_sentence(theirs)
    whole = "." in known or not cut_off
    if _differs(own, other if whole else other[: len(own)], whole):
        return True
    around = theirs[: len(known) + _INSERTED]
    changes = list(_changes(known, around, whole=False))
    taken_out = sum(len(out) for out, _ in changes)
    # With most of the words the same it is no other context but that of a sibling.
    return len(known) - taken_out >= _SIBLING * len(known) and any(map(_is_swap, changes))


def _first_sentence(words: Words) -> Words:
    return words[: words.index(".")] if "." in words else words


def _differs(mine: Sequence[str], theirs: Sequence[str], whole: bool = True) -> bool:
    return any(map(_is_swap, _changes(mine, theirs, whole)))


def _is_swap(change: tuple[Words, Words]) -> bool:
    """Whether a change makes the text one about something else; a whole clause put in does not."""
    out, put = change
    if out and put and len(put) <= _CLAUSE:
        return not _same_word(out, put)
    return len(out) + len(put) <= _CLAUSE and any(map(_is_fact, out + put))


def _changes(
    mine: Sequence[str], theirs: Sequence[str], whole: bool
) -> Iterator[tuple[Words, Words]]:
    """The words taken out and put in between words that are the same.

    Unless both are whole, words that only one of them has at the end are no change.
    """
    out: Words = []
    put: Words = []
    for op in Indel.opcodes(mine, theirs):
        if op.tag == "equal":
            if out or put:
                yield out, put
            out, put = [], []
        else:
            out += mine[op.src_start : op.src_end]
            put += theirs[op.dest_start : op.dest_end]
    if (out and put) or (whole and (out or put)):
        yield out, put


def _same_word(one: Words, other: Words) -> bool:
    """Whether two words are writings of one: corrected, inflected, or spelt in another way."""
    here, there = "".join(one), "".join(other)
    if here.lower() == there.lower():
        return True
    if _HAN.search(here + there) or any(map(_is_fact, (*one, *other))):
        return False
    return Indel.normalized_similarity(here, there) >= _SAME_WORD


@cache
def _value_readers() -> tuple[ValueReader, ...]:
    return tuple(language.values() for language in LANGUAGES if language.values)


@lru_cache(maxsize=4096)
def _is_fact(word: str) -> bool:
    """Whether a word is a number or a name, as far as its writing tells."""
    if any(unicodedata.numeric(character, None) is not None for character in word):
        return True
    return word[:1].isupper() or any(reader([word]) for reader in _value_readers())
