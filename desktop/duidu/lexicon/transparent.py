"""Whether the dictionary's meaning of a word is what its parts mean together.

So of 春雨 (spring rain), not of 风水 (feng shui) nor of 热狗, which was borrowed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from duidu.lexicon.entry import Entry
from duidu.lexicon.glosses import gloss_language

_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_ANYBODY = re.compile(r"person(?:;|$)")
_OBJECT = re.compile(r"to [a-z]+ \([a-z]+\)")
_EMPTY = frozenset(
    re.findall(
        r"\S+",
        "a an the to of in on at by for from with as and or be is are was were sb sth one s it its "
        "up out do not no that this off into get make person who",
    )
)
_BORROWED = ("(loanword)", "(idiom", "(slang", "(Buddhism")
_FIGURATIVE = "(fig.)"
_SENSES = 3
_SHARED_START = 4
"""Letters by which novelist is of novel."""
_STEMS_KEPT = 8_000
_COUNTING = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred|"
    r"thousand|million|first|second|third|fourth|fifth|sixth|several|few|many|half|once|twice|"
    r"each|single|number|\w*day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|week|month|year|percent|o'clock|\d+(?:st|nd|rd|th)?|repeatedly|"
    r"over and over)\b",
    re.IGNORECASE,
)


def is_counted(entries: Sequence[Entry]) -> bool:
    """Whether a word made as a number is one: its meaning counts (几个), or nobody says (三本).

    万岁 (long live) and 三角 (triangle) are words of their own.
    """
    if not entries:
        return True
    senses = [sense.text for entry in entries for sense in entry.senses[:_SENSES]]
    return any(_COUNTING.search(_ASIDE.sub(" ", text)) for text in senses)


def means_its_parts(entry: Entry, parts: Sequence[Sequence[Entry]]) -> bool:
    """Whether every word of one of the first meanings is a meaning of the parts.

    `parts` are the entries of each part as it is read here.
    """
    if entry.is_idiom or any(
        mark in sense.text for sense in entry.senses[:_SENSES] for mark in _BORROWED
    ):
        return False
    told = [_stems_of(entries) for entries in parts]
    if not all(told):
        return False
    return any(
        _is_told(_stems(meaning), told)
        for sense in entry.senses[:_SENSES]
        if not sense.text.startswith(_FIGURATIVE)
        for meaning in _meanings(sense.text)
    )


def is_act_on(entry: Entry, parts: Sequence[Sequence[Entry]]) -> bool:
    """Whether a meaning is the deed that the first part means, with one word beside it at most.

    看书 is "to read", 买菜 "to buy groceries"; 吃醋 is not "to eat" anything.
    """
    if entry.is_idiom or len(parts) != 2:
        return False
    deed, object_ = (_stems_of(entries) for entries in parts)
    for sense in entry.senses[:_SENSES]:
        if not sense.text.startswith("to "):
            continue
        verb, *others = map(gloss_language().stem, _WORD.findall(_ASIDE.sub(" ", sense.text))[1:])
        if verb in deed and len(set(others) - object_ - _EMPTY) <= 1:
            return True
    return False


def _meanings(sense: str) -> Iterator[str]:
    """The meanings of a sense, without what is said aside; an object said so belongs to them.

    喝酒 is "to drink (alcohol)".
    """
    yield from re.split("[;,]", _ASIDE.sub(" ", sense))
    if _OBJECT.fullmatch(sense):
        yield sense.replace("(", " ").replace(")", " ")


def _is_told(wanted: frozenset[str], told: Sequence[frozenset[str]]) -> bool:
    """Whether the parts mean all of `wanted`, each of them another word of it.

    假设, of two words for to suppose, is none that its parts tell.
    """
    if len(wanted) == 1:
        return len(told) == 2 and all(_joined(stem, told[0], told[1]) for stem in wanted)
    by = [{i for i, stem in enumerate(sorted(wanted)) if _has(stems, stem)} for stems in told]
    # Each has one of its own: none is empty, and two are not the same single word.
    return (
        set().union(*by) == set(range(len(wanted)))
        and all(one | other != one & other or len(one) > 1 for one, other in pairwise(by))
        and all(by)
    )


def _has(stems: frozenset[str], stem: str) -> bool:
    return stem in stems or any(
        min(len(stem), len(one)) >= _SHARED_START and (stem.startswith(one) or one.startswith(stem))
        for one in stems
    )


def _joined(stem: str, first: Iterable[str], second: frozenset[str]) -> bool:
    """Whether a word joins two meanings: rainwater, blackboard."""
    return any(stem.startswith(one) and stem[len(one) :] in second for one in first if len(one) > 1)


@lru_cache(maxsize=_STEMS_KEPT)
def _stems(text: str) -> frozenset[str]:
    stem = gloss_language().stem
    words = _WORD.findall(_ASIDE.sub(" ", text))
    return frozenset(stem(word) for word in words if word.lower() not in _EMPTY)


def _stems_of(entries: Sequence[Entry]) -> frozenset[str]:
    senses = [sense.text for entry in entries for sense in entry.senses if not sense.is_surname]
    found = {stem for text in senses for stem in _stems(text)}
    # English has man where it means anybody: snowman, fisherman.
    return frozenset(found | {"man"} if any(map(_ANYBODY.match, senses)) else found)
