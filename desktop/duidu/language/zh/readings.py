"""Chooses how each word is read.

In order of trust: surname, dictionary word, phrase, context, longest match, default. Corrections
and readings decided by the translation are applied afterwards by others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from duidu.core.recent import Recent
from duidu.core.token import ReadingSource, TokenKind
from duidu.language.zh.collocation_table import TABLE
from duidu.language.zh.context import ContextModel
from duidu.language.zh.doubled import doubled_at, doubled_reading
from duidu.language.zh.grammar import PARTICLES, SPECIAL, GrammarRules
from duidu.language.zh.islands import MOST_REMEMBERED
from duidu.language.zh.segment import HANZI_CHARACTER
from duidu.language.zh.surnames import SURNAMES, SurnameRule
from duidu.language.zh.wordfile import WordFile, WordRecord

Syllables = tuple[str, ...]
# How these characters are read in transliterated names, though mostly otherwise.
IN_NAMES = {
    "什": "shi2", "勒": "le4", "了": "liao3", "得": "de2", "的": "di4", "地": "di4", "塞": "sai4",
    "茜": "xi1", "柏": "bo2", "切": "qie4", "娜": "na4", "阿": "a1", "佛": "fo2", "汗": "han2",
    "帖": "tie1", "扎": "zha1", "吐": "tu3", "哈": "ha1", "查": "cha2", "卡": "ka3", "盖": "gai4",
    "蓋": "gai4", "乐": "le4", "樂": "le4", "莎": "sha1", "薄": "bo2", "朴": "pu3", "几": "ji3",
    "里": "li3", "落": "luo4", "露": "lu4", "蒙": "meng2", "贾": "jia3", "賈": "jia3",
    "宁": "ning2", "寧": "ning2", "伽": "jia1", "万": "wan4", "尔": "er3", "隆": "long2",
    "撒": "sa1", "覃": "tan2", "颉": "xie2",
}  # fmt: skip
# How these are read in given names, where no surname's reading belongs: 毛泽覃.
_IN_GIVEN = {"覃": "tan2", "颉": "xie2"}
OPEN = 0.06  # a rival reading at least this likely is shown as an alternative
# Code points: proverbs have up to two halves of four characters.
_LONGEST_PHRASE = 8


@dataclass(frozen=True, slots=True)
class ChosenReading:
    """A reading: syllables by code point, why they were chosen, and other possible readings."""

    syllables: Syllables = ()
    source: ReadingSource = ReadingSource.NONE
    alternatives: tuple[Syllables, ...] = ()


class Reader:
    """Chooses readings of words. May be shared between threads."""

    def __init__(self, words: WordFile, model: ContextModel | None = None) -> None:
        self._words = words
        self._model = model or ContextModel(words)
        self._surnames = SurnameRule(words)
        self._grammar = GrammarRules(words)
        self._sure: Recent[str, ChosenReading] = Recent(MOST_REMEMBERED)

    def read(
        self, words: Sequence[str], simple: Sequence[str], kinds: Sequence[TokenKind]
    ) -> list[ChosenReading]:
        """The reading of every word.

        `simple` are the same words in simplified characters, by which everything is looked up.
        """
        sure = self._sure
        chosen = []
        for at, word in enumerate(words):
            reading = sure.get(word) or sure.earlier(word)
            if reading is None or kinds[at] is TokenKind.NAME:
                reading = self._read(words, simple, kinds, at)
            chosen.append(reading)
        return chosen

    @staticmethod
    def with_corrections(
        chosen: Sequence[ChosenReading],
        starts: Sequence[int],
        ends: Sequence[int],
        fixed: dict[int, str],
    ) -> list[ChosenReading]:
        """The readings with the syllables that the person corrected, by code point."""
        corrected = []
        for reading, start, end in zip(chosen, starts, ends, strict=True):
            ours = reading.syllables or ("",) * (end - start)
            syllables = tuple(fixed.get(at, ours[at - start]) for at in range(start, end))
            corrected.append(
                ChosenReading(syllables, ReadingSource.USER, ())
                if any(at in fixed for at in range(start, end))
                else reading
            )
        return corrected

    def _read(
        self, words: Sequence[str], simple: Sequence[str], kinds: Sequence[TokenKind], at: int
    ) -> ChosenReading:
        """The reading of the word at `at` by the first source that has one."""
        word, plain = words[at], simple[at]
        # Characters of transliterated names are read by sound, whatever words they would form.
        if kinds[at] is TokenKind.NAME:
            return ChosenReading(self._of_name(plain), ReadingSource.CONTEXT)
        if not any(map(HANZI_CHARACTER.match, plain)):
            return self._remember(word, ChosenReading())
        if plain in SPECIAL and (special := self._grammar.reading(simple, at)):
            return ChosenReading(tuple(special.split(" ")), ReadingSource.CONTEXT)
        record = self._record(word, plain)
        if record is None:
            form = doubled_at(plain, 0, self._words)
            if form is not None and form.size == len(plain):
                twice = doubled_reading(form, self._words)
                return self._remember(word, ChosenReading(twice, ReadingSource.WORD))
            return ChosenReading(self._by_parts(plain, {}), ReadingSource.DEFAULT)
        if (
            not self._model.knows(plain)
            and len({reading.syllables for reading in record.readings}) == 1
        ):
            source = ReadingSource.WORD if record.entry else ReadingSource.PHRASE
            return self._remember(word, ChosenReading(record.readings[0].syllables, source))
        if plain == "的" or (
            plain not in SURNAMES
            and plain not in TABLE
            and self._model.knows(plain)
            and not self._model.is_open(plain)
        ):
            # 的 as a word of its own is always the particle; the other keys had only one reading in
            # the training data, and nothing else tells when they have another.
            return self._remember(
                word, ChosenReading(tuple(self._model.usual(plain).split(" ")), ReadingSource.WORD)
            )
        return self._ambiguous(simple, at, record)

    def _of_name(self, name: str) -> Syllables:
        """The reading of a name: of its surname where it is a full one, else as it is transcribed.

        A Chinese full name has at most three characters behind which no transcription hides.
        """
        syllable = SURNAMES.get(name[0])
        if syllable is None or not self._surnames.is_full_name(name):
            return self._by_parts(name, IN_NAMES)
        return (syllable, *self._by_parts(name[1:], _IN_GIVEN))

    def _record(self, word: str, plain: str) -> WordRecord | None:
        """The readings of a word, the likelier first: which that is, the simplified form knows."""
        record = self._words.record(word) or self._words.record(plain)
        simple = self._words.record(plain) if word != plain else None
        if record is None or simple is None or len(record.readings) == 1:
            return record
        order = [reading.syllables for reading in simple.readings]
        return WordRecord(
            tuple(
                sorted(
                    record.readings,
                    key=lambda one: (
                        order.index(one.syllables) if one.syllables in order else len(order)
                    ),
                )
            ),
            record.entry,
        )

    def _remember(self, word: str, reading: ChosenReading) -> ChosenReading:
        """Keep the reading of a word that is always read alike, in a cache of bounded size."""
        return reading if word in SPECIAL else self._sure.keep(word, reading)

    def _ambiguous(self, simple: Sequence[str], at: int, record: WordRecord) -> ChosenReading:
        """The reading of a word with several, by context, with its likely alternatives."""
        word = simple[at]
        # A surname reading is only for surnames, which have a rule of their own.
        known = [reading.syllables for reading in record.readings if not reading.surname] or [
            record.readings[0].syllables
        ]
        surname = self._surnames.reading(simple, at)
        if surname:
            return ChosenReading(
                (surname,), ReadingSource.SURNAME, tuple(k for k in known if k != (surname,))
            )
        ruled = self._grammar.reading(simple, at)
        if ruled:
            decided = tuple(ruled.split(" "))
            return ChosenReading(decided, ReadingSource.CONTEXT, self._rivals(simple, at, decided))
        if not self._model.knows(word):
            phrase = self._phrase(simple, at)
            if phrase:
                return ChosenReading(phrase, ReadingSource.PHRASE)
            first, *others = dict.fromkeys(known)
            return ChosenReading(first, ReadingSource.DEFAULT, tuple(others))
        (_, best), *others_by_share = self._model.probabilities(simple, at)
        syllables = tuple(best.split(" "))
        rivals = [tuple(reading.split(" ")) for share, reading in others_by_share if share >= OPEN]
        return ChosenReading(syllables, ReadingSource.CONTEXT, tuple(rivals))

    def _rivals(self, words: Sequence[str], at: int, decided: Syllables) -> tuple[Syllables, ...]:
        """What a verb or adjective that a rule decided may be otherwise, by the model."""
        if words[at] in PARTICLES or not self._model.knows(words[at]):
            return ()
        shares = self._model.probabilities(words, at)
        others = [tuple(reading.split(" ")) for share, reading in shares if share >= OPEN]
        return tuple(other for other in others if other != decided)

    def _phrase(self, words: Sequence[str], at: int) -> Syllables:
        """The reading from a longer entry that the word forms with its neighbours.

        None unless that entry has only one reading.
        """
        # Phrases of up to three words around this one, longest first.
        for start in range(max(0, at - 2), at + 1):
            for end in range(min(len(words), at + 3), at + (start == at), -1):
                if end - start < 2:
                    continue
                phrase = "".join(words[start:end])
                if len(phrase) > _LONGEST_PHRASE or len(phrase) < 3:
                    continue
                record = (
                    self._words.record(phrase)
                    if phrase.isalpha() and not phrase.isascii()
                    else None
                )
                if record and len(record.readings) == 1:
                    before = sum(map(len, words[start:at]))
                    return record.readings[0].syllables[before : before + len(words[at])]
        return ()

    def _by_parts(self, word: str, preferred: dict[str, str]) -> Syllables:
        """The reading of an unlisted word from its longest parts.

        Single characters are read as `preferred` says, or as they usually are.
        """
        syllables: list[str] = []
        at = 0
        while at < len(word):
            end = len(word)
            while end > at + 1 and not (
                (record := self._words.record(word[at:end])) and record.entry
            ):
                end -= 1
            syllables.extend(self._part(word[at:end], preferred))
            at = end
        return tuple(syllables)

    def _part(self, part: str, preferred: dict[str, str]) -> Sequence[str]:
        if part in preferred:
            return (preferred[part],)
        if len(part) == 1 and self._model.knows(part):
            return (self._model.usual(part),)
        record = self._words.record(part) if HANZI_CHARACTER.match(part) else None
        return record.readings[0].syllables if record else ("",) * len(part)
