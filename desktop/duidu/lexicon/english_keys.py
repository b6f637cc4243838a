"""Under which English words and phrases the entries of a dictionary are found.

A key is one word in lower case as a gloss has it (children), or the stems of a phrase without what
a gloss or a text may have in its stead: articles, "to" at the beginning, one's and my.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from duidu.lexicon.entry import meanings, points_elsewhere

Stem = Callable[[str], str]
LONGEST = 6  # words of a phrase
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’&][^\W_]+)*\.?")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_HAN = re.compile(r"[\u2e80-\u9fff\U00020000-\U0003ffff]")
_ARTICLES = frozenset(["a", "an", "the"])
_AMOUNTS = frozenset(["lot", "little", "few", "bit", "while", "number", "couple"])  # after "a"
_NOT = re.compile(r"n't$|^cannot$")
# What a gloss has where a text has somebody's name or a pronoun.
_SOMEBODY = frozenset(
    (
        *("sb", "sth", "one's", "sb's", "oneself", "someone", "something", "my", "your", "his"),
        *("her", "its", "our", "their", "myself", "yourself", "himself", "herself", "itself"),
        *("ourselves", "themselves", "somebody", "someone's", "somebody's"),
    )
)
_PREPOSITIONS = frozenset(
    (
        *("of", "in", "on", "at", "for", "with", "from", "by", "to", "as", "into", "about", "than"),
        *("who", "that", "which", "between", "under", "over", "against", "after", "before"),
        *("made", "used", "located", "and", "or", "without", "during", "near", "out", "up"),
    )
)
_BECOMING = frozenset(["go", "become", "get", "feel", "have", "grow", "turn", "suffer", "make"])
_PLACES = frozenset(
    (
        *("city", "municipality", "province", "county", "district", "town", "township", "river"),
        *("prefecture", "village", "autonomous", "mountain", "mountains", "lake", "island"),
        *("region", "state", "name", "peninsula", "railway", "port", "sea", "temple"),
    )
)
_ASIDE_WORDS = re.compile(
    r"\b(old|archaic|literary|dialect|slang|Tw|loanword|bound form|obsolete|coll|vulgar|Buddhism|"
    r"Japanese|surname|Cantonese|neologism|abbr|classical|honorific|derog|onom|jocular|Internet)\b"
)


class Fit(IntEnum):
    """How well an alternative of a gloss is just the key, best first."""

    WHOLE = 0
    BEING = 1  # to be glad
    NAME = 2  # Beijing municipality
    BECOMING = 3  # to go bankrupt
    HEAD = 4  # bank robbery, for robbery
    SURNAME = 5
    OTHER = 6  # the glosses lack it, and translations have it


class Place(NamedTuple):
    """Where a key stands: number of sense, of the alternative in it, and what it is there."""

    key: str
    sense: int
    alternative: int
    fit: Fit
    is_verb: bool
    is_capital: bool
    asides: int  # remarks such as (old) before it


def words_of(text: str) -> list[str]:
    """The words of an English text, in which a hyphen divides; U.S. keeps its full stops."""
    return [word if word.count(".") > 1 else word.removesuffix(".") for word in _WORD.findall(text)]


def phrase_key(words: Sequence[str], stem: Stem) -> str:
    """The key of a phrase, "" where nothing or one word of it tells something."""
    kept = content(words)
    if len(kept) == 1 and kept[0] in _AMOUNTS and words[0].lower() == "a":
        return f"a {kept[0]}"
    if len(kept) < 2:
        return ""
    return " ".join("not" if _NOT.search(word) else stem(word) for word in kept)


def content(words: Sequence[str]) -> list[str]:
    """The words of a phrase without those that a text may have others for, in lower case."""
    lower = [word.lower().replace("’", "'") for word in words]
    return [word for word in lower if word not in _ARTICLES and word not in _SOMEBODY]


def places(glosses: str, stem: Stem) -> Iterator[Place]:
    """The keys of an entry's glosses, each as often as it stands in them."""
    for number, gloss in enumerate(meanings(glosses)):
        if points_elsewhere(gloss):
            continue
        asides = len(_ASIDE_WORDS.findall(gloss))
        if gloss.lower().startswith(("surname ", "two-character surname ")):
            name = gloss.split()[-1].lower()
            yield Place(name, number, 0, Fit.SURNAME, False, True, 0)
            continue
        for at, part in enumerate(_alternatives(_ASIDE.sub(" ", gloss))):
            if not _HAN.search(part):
                yield from _of_alternative(part, number, at, asides, stem)


def _alternatives(gloss: str) -> Iterator[str]:
    """What a gloss lists; not where a place lies or what a person was (Ithaca, New York)."""
    for listed in gloss.split(";"):
        first, *others = listed.split(",")
        is_name = first.strip()[:1].isupper()
        # Changjiang River or Yangtze
        yield from first.split(" or ") if is_name else (first,)
        yield from (one for one in others if not (is_name and one.strip()[:1].isupper()))


def _of_alternative(part: str, sense: int, at: int, asides: int, stem: Stem) -> Iterator[Place]:
    """The keys of one alternative: itself, what it says to be, its head, its name."""
    words = words_of(part.rstrip("!?. "))
    is_verb = len(words) > 1 and words[0] == "to"
    kept = words[1:] if is_verb else words
    fit = Fit.WHOLE
    if is_verb and len(kept) > 1 and kept[0] == "be":
        kept, fit, is_verb = kept[1:], Fit.BEING, False
    told = [w for w in kept if w.lower() not in _ARTICLES and w.lower() not in _SOMEBODY]
    told = told or [w for w in kept if w.lower() not in _ARTICLES] or kept
    if not told or len(told) > LONGEST:
        return
    capital = told[0][:1].isupper()
    if len(told) == 1:
        amount = phrase_key(kept, stem)
        yield Place(amount or told[0].lower(), sense, at, fit, is_verb, capital, asides)
        return
    if len(told) == 2 and is_verb and told[0] in _BECOMING:
        yield Place(told[1].lower(), sense, at, Fit.BECOMING, False, False, asides)
    key = phrase_key(told, stem)
    if key:
        yield Place(key, sense, at, fit, is_verb, capital, asides)
    name = _name(told)
    if name and at <= 1:
        spelt = name[0].lower() if len(name) == 1 else phrase_key(name, stem)
        yield Place(spelt, sense, at, Fit.NAME, False, True, asides)
        return
    head = _head(told, is_verb)
    if head:
        yield Place(head.lower(), sense, at, Fit.HEAD, is_verb, head[:1].isupper(), asides)


def _name(words: Sequence[str]) -> Sequence[str]:
    """The name in "Beijing municipality" and "Mount Tai in Shandong", () for none."""
    length = next((i for i, word in enumerate(words) if not word[:1].isupper()), len(words))
    rest = words[length : length + 3]
    # Yangtze River
    if length == len(words) > 1 and words[-1].lower() in _PLACES:
        return words[:-1]
    if 0 < length < len(words) and any(word.lower() in _PLACES for word in rest):
        return words[:length]
    return ()


def _head(words: Sequence[str], is_verb: bool) -> str:
    """The word that the others of an alternative only say more about, "" where none is sure."""
    if is_verb:
        return words[0] if len(words) == 2 else ""
    end = next((i for i, word in enumerate(words) if word.lower() in _PREPOSITIONS), len(words))
    return words[end - 1] if 0 < end <= 3 else ""
