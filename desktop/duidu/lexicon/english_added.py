"""The index of English with what its dictionary lacks: phrases, abbreviations, names of regions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from duidu.core.once import made_once
from duidu.lexicon.english_index import Posting
from duidu.lexicon.english_keys import Stem, phrase_key
from duidu.lexicon.english_phrases import ABBREVIATIONS, PHRASES
from duidu.lexicon.lexicon import Lexicon, Record

_SCORE, _NEXT = 3.5, 0.4  # of the first headword, and by how much each other one is worth less
_SHARE = 0.5
# Of 四川 the dictionary only says that it is 四川省, and it is what a text has.
_REGIONS = ("特别行政区", "自治区", "自治州", "省", "市", "县", "区", "州")
_REFERENCE = "see "
_SHORT_NAME = 1.5  # the least score of such a name
_LEAST = -2.0  # of the long one, which a word hardly means below that


class _Line(NamedTuple):
    """Headwords that answer, the usual one first, and whether they are names."""

    words: tuple[str, ...]
    is_name: bool


class EnglishAdded:
    """Looks English up in the index and in the tables of english_phrases.py."""

    def __init__(self, lexicon: Lexicon, stem: Stem) -> None:
        self._lexicon = lexicon
        self._stem = stem

    def find(self, keys: Iterable[str]) -> dict[str, list[Posting]]:
        """As `Lexicon.english`."""
        wanted = list(keys)
        found = self._lexicon.english(wanted)
        for key in wanted:
            line = self._phrases.get(key)
            if line is not None:
                known = found.get(key, [])
                added = self._postings(line, {one.entry: one.sense for one in known})
                found[key] = [*added, *known]
        return found

    def abbreviation(self, word: str) -> list[Posting]:
        """What a word in capitals stands for, [] for one that is not known."""
        line = _ABBREVIATED.get(word)
        return list(self._postings(line, {})) if line is not None else []

    def short_names(self, found: Sequence[tuple[Posting, float]]) -> list[tuple[Posting, float]]:
        """The short names of regions among what was found for a name: 四川 for 四川省."""
        named = {
            one.entry: score
            for one, score in found
            if one.is_capital and not one.is_head and score > _LEAST
        }
        records = self._lexicon.numbered(named) if named else {}
        scores: dict[str, float] = {}
        for number, record in records.items():
            ending = next((one for one in _REGIONS if record[2].endswith(one)), "")
            if ending and len(record[2]) > len(ending) + 1:
                scores[record[2].removesuffix(ending)] = max(named[number], _SHORT_NAME)
        return [
            (_posting(record, None, scores[record[2]], is_name=True), scores[record[2]])
            for record in self._lexicon.records(scores)
            if record[2] in scores and record[4].startswith(_REFERENCE)
        ]

    def _postings(self, line: _Line, senses: Mapping[int, int | None]) -> Iterator[Posting]:
        """A posting for each entry of the headwords that may be meant."""
        places = {word: place for place, word in reversed(list(enumerate(line.words)))}
        for record in self._lexicon.records(line.words):
            # 对 is no surname here.
            if record[2] in places and record[3][:1].isupper() <= line.is_name:
                score = _SCORE - _NEXT * places[record[2]]
                yield _posting(record, senses.get(record[0]), score, is_name=line.is_name)

    @made_once
    def _phrases(self) -> Mapping[str, _Line]:
        return {
            phrase_key(words, self._stem) or words[0].lower(): line
            for words, line in _lines(PHRASES)
        }


def _lines(table: str) -> Iterator[tuple[list[str], _Line]]:
    """What a table lists: the words of the English, and what answers them."""
    for item in table.replace("\n", "|").split("|"):
        english, colon, chinese = item.strip().partition(": ")
        if colon:
            is_name = english[:1].isupper()
            yield english.split(), _Line(tuple(chinese.split()), is_name)


_ABBREVIATED = {words[0]: line for words, line in _lines(ABBREVIATIONS)}


def _posting(record: Record, sense: int | None, score: float, *, is_name: bool) -> Posting:
    return Posting(
        record[0], sense, score, is_verb=False, is_capital=is_name, is_head=False, share=_SHARE
    )
