"""The index of English in a dictionary file: which entries a word or phrase finds, best first.

compiling.py writes it with the entries, lexicon.py reads it. What is best was weighed by hand on
the sentences for development of tests/data/english_alone.tsv.
"""

import math
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from duidu.lexicon.cedict import RawEntry
from duidu.lexicon.compiled_records import WordStatistics
from duidu.lexicon.english_keys import Fit, Place, Stem, places

Evidence = Mapping[str, Mapping[str, float]]
"""For each key, the share of each simplified word among what answers it in translations."""

OF_WORD, OF_PHRASE = 40, 24  # entries that a key keeps
_RECORD = struct.Struct("<IBBB")
_STEPS = 16  # of the score, in 1; the share of translations is in 15 steps
_LOWEST = -8.0
_OTHER_SENSE = 255  # no gloss has the key
_VERB, _CAPITAL, _HEAD = 16, 32, 64

# In natural logarithms, as all scores are.
_OF_FIT = {
    Fit.WHOLE: 0.0,
    Fit.BEING: -0.3,
    Fit.NAME: -0.3,
    Fit.BECOMING: -1.0,
    Fit.HEAD: -2.2,
    Fit.SURNAME: -2.0,
    Fit.OTHER: -3.0,
}
_SENSE, _ALTERNATIVE = -0.3, -0.12  # for each that comes before it
_MOST_BEFORE = 5
_MEANINGS = -0.35  # for each doubling of what else the word means
_ASIDE = -0.9
_FREQUENCY = 0.75  # for ten times as many
_LEVEL = 0.5  # of a word that courses teach
_EVIDENCE = 6.0  # of the square root of a share
_LEAST_SHARE = 0.08  # of a word whose glosses lack the key


class Posting(NamedTuple):
    """An entry that a key finds: its number, the sense that has the key (None for none)."""

    entry: int
    sense: int | None
    score: float
    is_verb: bool
    is_capital: bool
    is_head: bool
    share: float


def index(
    entries: Sequence[RawEntry],
    words: Mapping[str, WordStatistics],
    evidence: Evidence,
    stem: Stem,
) -> Iterator[tuple[str, bytes]]:
    """Each key with its postings. Entries are numbered from 1 on, in their order."""
    stands: dict[str, dict[int, tuple[float, Place]]] = defaultdict(dict)
    first: dict[str, int] = {}
    none = WordStatistics()
    for number, entry in enumerate(entries, 1):
        if not entry.pinyin[:1].isupper():
            first.setdefault(entry.simplified, number)
        found = list(places(entry.glosses, stem))
        common = _common(words.get(entry.simplified, none), len(found))
        for place in found:
            score = _of_place(place) + common
            known = stands[place.key].get(number)
            if known is None or score > known[0]:
                stands[place.key][number] = score, place
    for number, entry in enumerate(entries, 1):
        first.setdefault(entry.simplified, number)
    for key in stands.keys() | evidence.keys():
        yield key, _packed(key, stands.get(key, {}), evidence.get(key, {}), entries, first, words)


def postings(blob: bytes) -> list[Posting]:
    """The postings of one key, best first."""
    return [
        Posting(
            number,
            None if sense == _OTHER_SENSE else sense,
            score / _STEPS + _LOWEST,
            bool(how & _VERB),
            bool(how & _CAPITAL),
            bool(how & _HEAD),
            ((how & 15) / 15) ** 2,
        )
        for number, sense, score, how in _RECORD.iter_unpack(blob)
    ]


def _common(statistics: WordStatistics, meanings: int) -> float:
    """How likely an entry is meant at all."""
    taught = _LEVEL if statistics.hsk else 0.0
    return (
        _FREQUENCY * statistics.zipf / 100 + taught + _MEANINGS * math.log2(max(meanings, 1)) - 3.0
    )


def _of_place(place: Place) -> float:
    return (
        _OF_FIT[place.fit]
        + _SENSE * min(place.sense, _MOST_BEFORE)
        + _ALTERNATIVE * min(place.alternative, _MOST_BEFORE)
        + _ASIDE * min(place.asides, 2)
    )


def _packed(
    key: str,
    stands: Mapping[int, tuple[float, Place]],
    answers: Mapping[str, float],
    entries: Sequence[RawEntry],
    first: Mapping[str, int],
    words: Mapping[str, WordStatistics],
) -> bytes:
    """The best of what a key finds, with what translations say of it."""
    found: list[tuple[float, int, int, int]] = []
    for number, (score, place) in stands.items():
        share = answers.get(entries[number - 1].simplified, 0.0)
        how = (
            (_VERB if place.is_verb else 0)
            | (_CAPITAL if place.is_capital else 0)
            | (_HEAD if place.fit in (Fit.HEAD, Fit.SURNAME) else 0)
        )
        found.append((score, number, place.sense, how | _sixteenths(share)))
    glossed = {entries[number - 1].simplified for number in stands}
    for word, share in answers.items():
        if word not in glossed and share >= _LEAST_SHARE and word in first:
            number = first[word]
            common = _common(words.get(word, WordStatistics()), 1)
            score = _OF_FIT[Fit.OTHER] + common
            found.append((score, number, _OTHER_SENSE, _sixteenths(share)))
    ranked = sorted(
        ((score + _EVIDENCE * (how & 15) / 15, *rest, how) for score, *rest, how in found),
        key=lambda one: (-one[0], one[1]),
    )
    most = OF_PHRASE if " " in key else OF_WORD
    return b"".join(
        _RECORD.pack(number, sense, _byte((score - _LOWEST) * _STEPS), how)
        for score, number, sense, how in ranked[:most]
    )


def _sixteenths(share: float) -> int:
    """The square root of a share, 0 to 15."""
    return round(15 * math.sqrt(min(share, 1.0)))


def _byte(value: float) -> int:
    return max(0, min(254, round(value)))


def evidence_of(found: Iterable[tuple[str, bytes]], simplified: Mapping[int, str]) -> Evidence:
    """What translations said when an index was made, for the index of another dictionary."""
    return {
        key: shares
        for key, blob in found
        if (
            shares := {
                simplified[one.entry]: one.share
                for one in postings(blob)
                if one.share and one.entry in simplified
            }
        )
    }
