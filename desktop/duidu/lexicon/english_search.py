"""Finds the Chinese of an English word or phrase: by the index of the dictionary, and by the text.

The same order serves the card in the window and the terminal. What translations and glosses say of
a word is in english_index.py; here is what its form, its sentence and the counterpart add.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from duidu.language.en.bases import Base, Kind, bases, irregular_forms_of_all
from duidu.lexicon.beside import Beside
from duidu.lexicon.english_added import EnglishAdded
from duidu.lexicon.english_asked import (
    Asked,
    is_form_of_verb,
    is_noun,
    key_of,
    may_be_verb,
    must_be_verb,
    spans,
    verbs_with_particles,
    without_objects,
)
from duidu.lexicon.english_function_words import (
    COUNTS,
    LIGHT,
    PARTICLES_ALL,
)
from duidu.lexicon.english_index import Posting
from duidu.lexicon.english_keys import Stem, content, phrase_key, words_of
from duidu.lexicon.lexicon import Lexicon, Record

_NEGATED = ("n't", "n’t")
_NOT = ("不", "无", "非", "没")

# Added to the scores of english_index.py.
_OF_KIND = {
    Kind.SAME: 0.0,
    Kind.SPELLED: -0.1,
    Kind.INFLECTED: -0.2,
    Kind.DERIVED: -2.0,
    Kind.NEGATED: -12.0,
}
_IRREGULAR = -2.0  # of a word that is more often a form of another: saw, left
_ABBREVIATED = range(2, 5)  # letters in capitals that may have full stops elsewhere
_SPELT_OTHERWISE = -2.5  # where the word is one as it is: cheque, check
_RIGHT_KIND, _CASE = 0.8, 1.5
_NO_VERB = -3.0  # of a noun where only a verb can stand
_TOLD_OF_OTHERS = 4.0  # of the square root of a share
_NAME_SMALL = 3.0  # by how much less a name is meant that is written small
# Where the counterpart has the word: linked, within what is linked, or only somewhere.
_ANSWERS, _IN_ANSWER, _STANDS, _HEAD_STANDS = 12.0, 9.0, 8.0, 7.0
_SHORT = -1.2  # of one character, which stands in many sentences by chance
_ONLY_ANSWERS, _ONLY_SHORT = 8.5, 2.5  # of a linked word of whose glosses none has the key
_LEFT = 0.01  # by which one comes before another of the same score
_BY_CHANCE, _USUAL = -2.5, 0.5  # of what only few translations have
_NAMES = -1.5  # the least score of a name that a capital may mean
_PHRASE = 0.0  # the score with which a phrase is more than its words
_COMMON, _SURE_SHARE = 420, 0.15  # of an entry that makes a phrase one


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be meant, what the index says of it, and how likely it is."""

    record: Record
    posting: Posting
    score: float

    @property
    def sense(self) -> int | None:
        """The number of the sense that says so, None for none."""
        return self.posting.sense

    @property
    def is_only_linked(self) -> bool:
        """Whether neither a gloss nor a translation says so, but a link of the text at hand."""
        return self.posting.sense is None and not self.posting.share

    @property
    def is_sure(self) -> bool:
        """Whether it is a common word, or one that translations have."""
        return self.record[-1] >= _COMMON or self.posting.share >= _SURE_SHARE


@dataclass(frozen=True, slots=True)
class Unit:
    """What was found: of the words `start` to `end` (of those asked), best first."""

    start: int
    end: int
    found: tuple[Candidate, ...]


class EnglishSearch:
    """Ranks what the index of English has for a word in its sentence."""

    def __init__(self, lexicon: Lexicon, stem: Stem) -> None:
        self._lexicon = lexicon
        self._stem = stem
        self._index = EnglishAdded(lexicon, stem)

    def find(self, asked: Asked) -> Unit:
        """The longest phrase around a word that is one, else the word."""
        if asked.word.endswith(_NEGATED):
            asked = replace(asked, beside=asked.beside.negated())
        word = self._with_answers(self._ranked(self._of_word(asked), asked.beside), asked.beside)
        for start, end, candidates in self._phrases(asked):
            ranked = self._ranked(candidates, asked.beside)
            if self._is_phrase(asked, (start, end), ranked, word):
                known = {one.record[0] for one in ranked}
                rest = (one for one in word if one.record[0] not in known)
                return Unit(start, end, (*ranked, *rest))
        return Unit(asked.at, asked.at + 1, word)

    def phrase(self, text: str, beside: Beside) -> tuple[Candidate, ...]:
        """What is found for a word or a phrase that stands by itself."""
        words = words_of(text.replace("’", "'"))
        if not words:
            return ()
        if len(content(words)) > 1:
            key = phrase_key(words, self._stem)
            found = self._index.find([key]).get(key, [])
            return self._ranked(
                self._made([(one, one.score + _of_chance(one)) for one in found]), beside
            )
        told = content(words) or words[-1:]
        word = next(one for one in words if one.lower().replace("’", "'") == told[0].lower())
        return self._ranked(self._of_word(Asked([word], 0, beside=beside)), beside)

    def _is_phrase(
        self,
        asked: Asked,
        span: tuple[int, int],
        phrase: Sequence[Candidate],
        word: Sequence[Candidate],
    ) -> bool:
        """Whether the words together are more than each for itself."""
        if not phrase:
            return False
        best = phrase[0]
        stands = asked.beside.rank(best.record)
        # The counterpart may have a word for this one alone.
        alone = asked.beside.rank(word[0].record) if word else 0
        if stands or alone or not word:
            # A link alone may err (by the way, 顺便说一下): the phrase has its gloss as well.
            return stands >= alone or (stands > 0 and word[0].is_only_linked)
        words = [one.lower() for one in asked.words[slice(*span)]]
        if best.posting.is_capital and any(
            one[:1].isupper() and one != "I" for one in asked.words[slice(*span)]
        ):
            return True
        is_phrasal = len(words) > 1 and not PARTICLES_ALL.isdisjoint(words[1:])
        if (words[0] in COUNTS and not is_phrasal) or asked.word.endswith(_NEGATED):
            return False
        if best.posting.is_verb:
            is_light = not LIGHT.isdisjoint(bases_of(words[0]))
            is_sure = any(one.is_sure for one in phrase[:2])
            return is_sure and (is_phrasal or is_light)
        return best.is_sure or (
            best.score >= _PHRASE and (words[0] in PARTICLES_ALL or len(words) > 2)
        )

    def _with_answers(self, word: tuple[Candidate, ...], beside: Beside) -> tuple[Candidate, ...]:
        """The candidates, among them the words that answer without a gloss that says so."""
        known = {form for one in word for form in one.record[1:3]}
        others = [one for one in beside.answers if one not in known]
        found: dict[str, Candidate] = {}
        left = beside.left() if word else ()
        if left and not any(beside.rank(one.record) for one in word):
            # Nothing else says so: alone it is the likeliest, of two each may be.
            score = word[0].score + (_LEFT if len(left) == 1 else -_LEFT)
            for record in self._lexicon.records(left):
                found.setdefault(record[2], Candidate(record, _posting(record), score))
        for record in self._lexicon.records(others):
            score = _ONLY_SHORT if len(record[2]) == 1 else _ONLY_ANSWERS
            found.setdefault(record[2], Candidate(record, _posting(record), score))
        return self._sorted([*word, *found.values()]) if found else word

    def _of_word(self, asked: Asked) -> list[Candidate]:
        """The candidates of the word by itself, whatever it is a form of."""
        guesses = bases(asked.word)
        if told := self._index.abbreviation(asked.word):
            return self._made([(one, one.score) for one in told])
        if asked.word.isupper() and len(asked.word) in _ABBREVIATED:
            # US is no us.
            guesses = (Base(".".join(asked.word.lower()) + ".", Kind.SAME), *guesses)
        found = self._index.find([one.text for one in guesses])
        scored: list[tuple[Posting, float]] = []
        surest = [
            one
            for one in guesses
            if one.kind <= Kind.INFLECTED
            and any(not p.is_head and p.sense is not None for p in found.get(one.text, ()))
        ]
        for guess in guesses:
            if guess.kind is Kind.NEGATED:
                continue
            added = self._of_guess(guess, asked, surest)
            there = found.get(guess.text, ())
            if there and guess.text.endswith("."):
                return self._made([(one, one.score) for one in there])
            is_name = any(
                one.is_capital and not one.is_head and one.score > _NAMES for one in there
            )
            only_verb = is_form_of_verb(asked.word.lower(), guess.text)
            for one in there:
                score = one.score + added + _of_place(one, asked, is_name)
                scored.append((one, score + (_no_verb(one) if only_verb else 0.0)))
        if asked.word[:1].isupper():
            scored += self._index.short_names(scored)
        if max((score for _, score in scored), default=_NAMES) <= _NAMES:
            scored += self._negated(guesses, found)
        return self._made(scored)

    def _of_guess(self, guess: Base, asked: Asked, surest: Sequence[Base]) -> float:
        """How much less a guess is worth for what it is."""
        added = _OF_KIND[guess.kind]
        if guess.kind is Kind.DERIVED and surest:
            added += 2 * _OF_KIND[Kind.DERIVED]
        if guess.kind is Kind.SPELLED and surest and surest[0].kind is Kind.SAME:
            added += _SPELT_OTHERWISE
        is_irregular = guess.text in irregular_forms_of_all()
        if guess.kind is Kind.SAME and is_irregular and not is_noun(asked):
            added += _IRREGULAR
        return added

    def _negated(
        self, guesses: Sequence[Base], found: Mapping[str, Sequence[Posting]]
    ) -> Iterator[tuple[Posting, float]]:
        """不 and the like, before what the word is the opposite of."""
        for guess in guesses:
            if guess.kind is Kind.NEGATED and guess.text in found:
                best = [one for one in found[guess.text] if not one.is_head][:8]
                records = self._lexicon.numbered(one.entry for one in best)
                forms = {
                    no + records[one.entry][2]: one.score - number
                    for one in best
                    if one.entry in records
                    for number, no in enumerate(_NOT)
                }
                for record in self._lexicon.records(forms):
                    yield _posting(record), forms.get(record[2], 0.0)
                for number, record in enumerate(self._lexicon.records(_NOT[:1])):
                    yield _posting(record), -3.0 - number
                yield from ((one, one.score + _OF_KIND[Kind.NEGATED]) for one in best)
                return

    def _phrases(self, asked: Asked) -> Iterator[tuple[int, int, list[Candidate]]]:
        """Phrases around the word, the longest first, then a verb apart from its particle."""
        keys = {span: key_of(asked.words[slice(*span)], self._stem) for span in spans(asked)}
        others = {
            span: key_of(without_objects(asked.words[slice(*span)]), self._stem)
            for span in keys
            if span[1] - span[0] > 2
        }
        parted = {
            (verb, particle + 1): key_of([asked.words[verb], asked.words[particle]], self._stem)
            for verb, particle in verbs_with_particles(asked)
        }
        found = self._index.find({*keys.values(), *others.values(), *parted.values()})
        for span, key in keys.items():
            there = found.get(key) or found.get(others.get(span, ""))
            if there:
                yield (*span, self._made([(one, one.score) for one in there]))
        for span, key in parted.items():
            verbs = [one for one in found.get(key, ()) if one.is_verb or one.share >= _SURE_SHARE]
            if verbs:
                yield (*span, self._made([(one, one.score) for one in verbs]))

    def _made(self, scored: Sequence[tuple[Posting, float]]) -> list[Candidate]:
        """Candidates of postings; of those of one entry the best."""
        best: dict[int, tuple[Posting, float]] = {}
        for posting, score in scored:
            known = best.get(posting.entry)
            if known is None or score > known[1]:
                best[posting.entry] = posting, score
        records = self._lexicon.numbered(best)
        return [
            Candidate(records[number], posting, score)
            for number, (posting, score) in best.items()
            if number in records
        ]

    def _ranked(self, candidates: Sequence[Candidate], beside: Beside) -> tuple[Candidate, ...]:
        """The likeliest first, by the counterpart too."""
        ranked = []
        for one in candidates:
            stands = beside.rank(one.record)
            added = 0.0
            if stands:
                somewhere = _HEAD_STANDS if one.posting.is_head else _STANDS
                added = (somewhere, _IN_ANSWER, _ANSWERS)[stands - 1] + 0.4 * len(one.record[2])
                if len(one.record[2]) == 1 and stands < 3:
                    added += _SHORT * stands
            ranked.append(Candidate(one.record, one.posting, one.score + added))
        return self._sorted(_wholes_first(ranked, beside))

    def _sorted(self, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        return tuple(sorted(candidates, key=lambda one: (-one.score, one.record[0])))


def _wholes_first(ranked: Sequence[Candidate], beside: Beside) -> Sequence[Candidate]:
    """The candidates; a part of a word that answers (中 of 中国) is no likelier than that word."""
    answers = beside.answers
    wholes = {one.record[2]: one.score for one in ranked if one.record[2] in answers}
    if not any(len(whole) > 1 for whole in wholes):
        return ranked
    found = []
    for one in ranked:
        word = one.record[2]
        worth = [score for whole, score in wholes.items() if word in whole and word != whole]
        if worth and min(worth) - _LEFT < one.score:
            found.append(Candidate(one.record, one.posting, min(worth) - _LEFT))
        else:
            found.append(one)
    return found


def bases_of(word: str) -> list[str]:
    """What a word may be an inflection of, itself included."""
    return [one.text for one in bases(word) if one.kind <= Kind.INFLECTED]


def mentioned(record: Record, sense: int, score: float) -> Candidate:
    """An entry that the index lacks for the word, and that has it in a sense."""
    return Candidate(record, _posting(record)._replace(sense=sense), score)


def _posting(record: Record) -> Posting:
    return Posting(record[0], None, 0.0, is_verb=False, is_capital=False, is_head=False, share=0.0)


def _of_chance(posting: Posting) -> float:
    # A few sentences may have had another word there by chance.
    return _BY_CHANCE if posting.sense is None and posting.share < _USUAL else 0.0


def _of_place(posting: Posting, asked: Asked, is_name: bool) -> float:
    """What the words before and the capital say of a candidate."""
    added = _of_chance(posting)
    if is_noun(asked):
        added += -_RIGHT_KIND if posting.is_verb else 0.0
    elif may_be_verb(asked):
        added += _RIGHT_KIND if posting.is_verb else 0.0
        added += _no_verb(posting) if must_be_verb(asked) else 0.0
    if asked.begins:
        return added
    if not asked.word[:1].isupper():
        # Example sentences tell of names as well: Bill of bill.
        return added - (_small_name(posting) if posting.is_capital else 0.0)
    # A Persian carpet: glosses have 波斯 as Persia alone.
    is_told = posting.sense is None and posting.share >= _USUAL
    return added + (_CASE if posting.is_capital or is_told else -2 * _CASE if is_name else 0.0)


def _no_verb(posting: Posting) -> float:
    """How much less a noun is meant where a verb stands: sentences told of it as a noun."""
    is_other = not posting.is_verb and posting.sense is not None
    return _NO_VERB - _TOLD_OF_OTHERS * math.sqrt(posting.share) if is_other else 0.0


def _small_name(posting: Posting) -> float:
    return _NAME_SMALL + _TOLD_OF_OTHERS * math.sqrt(posting.share)
