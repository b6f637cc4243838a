"""Which words of a text a learner would call new: the one rule of coverage, pinyin and panel.

What a person said of a word counts before all else, then its level in their standard. Of words
in no list, numbers, dates and names are nobody's to learn, and a word is known whose known parts
make its meaning.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from duidu.core.token import Token
from duidu.language.word_kinds import Parts, WordKinds
from duidu.lexicon.entry import Entry
from duidu.lexicon.lexicon import Lexicon, unpack_levels
from duidu.lexicon.transparent import is_act_on, is_counted, means_its_parts
from duidu.study.knowledge import Knowledge, Status
from duidu.study.roles import Role, roles_of

_KNOWN = (Status.KNOWN, Status.IGNORED)
_WORDS_KEPT = 40_000
"""Words whose entries are remembered; then the memory begins anew."""
_JUDGED_KEPT = 100_000
"""Words of which is remembered what they are; then, too, the memory begins anew."""
_MOST_CHANGED = 200
"""Words said to be something else, beyond which all words are judged again."""
_LONGEST_MADE = 6
"""Code points of the longest word that is taken for made of others."""
_NEUTRAL = "5"

Reading = tuple[str, ...]


class Judged(NamedTuple):
    """What a word is to the reader.

    `counts` is False for what no reader has to learn: names, numbers, dates. Such a word is never
    hard, and no coverage counts it.
    """

    status: Status
    counts: bool = True

    @property
    def is_hard(self) -> bool:
        """Whether the reader does not know it and would have to."""
        return self.counts and self.status not in _KNOWN


NOBODYS = Judged(Status.NEW, counts=False)


class LearnerRule:
    """Judges words by one person's knowledge, and by another one from `follow` on.

    It asks the dictionary once for each word, so words are given together. For one thread at a
    time.
    """

    def __init__(self, lexicon: Lexicon, knowledge: Knowledge, kinds: WordKinds) -> None:
        self.knowledge = knowledge
        self._lexicon = lexicon
        self._kinds = kinds
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._characters: dict[str, bool] = {}
        self._judged: dict[tuple[str, Reading], Judged] = {}
        self._names: dict[str, Judged] = {}
        self._levels: dict[str, int] = {}

    def follow(self, knowledge: Knowledge) -> None:
        """Judge by another knowledge from now on; whatever that says nothing new of stays judged.

        What a word is depends on itself, its parts and the word it repeats: on no character that
        it has not, in either script.
        """
        was, self.knowledge = self.knowledge, knowledge
        if (was.standard, was.level) != (knowledge.standard, knowledge.level):
            self._characters.clear()
            self._levels.clear()
            self._forget_judged()
            return
        changed = {word for word, _ in was.statuses.items() ^ knowledge.statuses.items()}
        if not changed:
            return
        if len(changed) > _MOST_CHANGED:
            self._forget_judged()
            return
        self._look_up(changed)
        forms = {
            frozenset(form)
            for word in changed
            for entry in self._of(word)
            for form in (entry.simplified, entry.traditional)
        } | set(map(frozenset, changed))
        for kept in (self._judged, self._names):
            _drop(kept, forms)

    def forget_entries(self) -> None:
        """Let go of the dictionary's entries, which are large, and keep what words are."""
        self._entries.clear()

    def _forget_judged(self) -> None:
        self._judged.clear()
        self._names.clear()

    def judge(self, tokens: Sequence[Token], answer: str = "") -> list[Judged]:
        """What each token is; `answer` is the translation of them, which may spell names."""
        self.prepare((token.text, token.reading) for token in tokens if token.reading)
        roles = roles_of(self._kinds, [(token.text, token.kind) for token in tokens], answer)
        return [
            self.role(token.text, token.reading, role)
            for token, role in zip(tokens, roles, strict=True)
        ]

    def role(self, word: str, reading: Reading, role: Role) -> Judged:
        """What a word is that has this role where it stands."""
        if role is Role.WORD:
            return self.word(word, reading)
        if role is Role.MEASURE:
            judged = self.word(word, reading)
            is_said = self._name(word) is not NOBODYS
            return judged if is_said or not judged.is_hard else NOBODYS
        return self._name(word) if role is Role.NAME else NOBODYS

    def _name(self, word: str) -> Judged:
        """What a word is that has to be learnt only where the person said so."""
        found = self._names.get(word)
        if found is None:
            said = self._said(word)
            found = self._names[word] = NOBODYS if said is None else Judged(said)
        return found

    def prepare_names(self, words: Iterable[str]) -> None:
        """Look up all names at once of which the person may have said something."""
        if self.knowledge.statuses:
            self._look_up({word for word in words if word not in self._names})

    def prepare(self, words: Iterable[tuple[str, Reading]]) -> None:
        """Look up all words at once that were not judged yet, with the parts they may have."""
        if len(self._entries) > _WORDS_KEPT:
            self._entries.clear()
        if len(self._judged) + len(self._names) > _JUDGED_KEPT:
            self._forget_judged()
            self._levels.clear()
        said = self.knowledge.statuses
        new = {
            word
            for word, reading in words
            # Of what the person knows nothing else is asked.
            if (word, reading) not in self._judged and said.get(word) not in _KNOWN
        }
        self._look_up(new)
        # Only words in no list are asked for their parts.
        most = self.knowledge.level
        made = (
            word
            for word in new
            if 1 < len(word) <= _LONGEST_MADE and not 0 < self._level(word) <= most
        )
        self._look_up({part for word in made for part in _stretches(word)})
        single = {one for word in new if len(word) <= _LONGEST_MADE for one in word}
        self._look_up({fuller for one in single for fuller in self._kinds.fuller(one)})

    def word(self, word: str, reading: Reading) -> Judged:
        """What a word is wherever it stands, read so; () for any reading."""
        key = (word, reading)
        found = self._judged.get(key)
        if found is None:
            found = self._judged[key] = self._judge_word(word, reading)
        return found

    def entries(self, word: str, reading: Reading) -> tuple[Entry, ...]:
        """The entries of a word with this reading; those of any reading where none has it."""
        all_entries = self._of(word)
        return _read_so(all_entries, reading) or all_entries

    def level(self, word: str, reading: Reading) -> int:
        """The level of a word in the reader's standard, 0 for none."""
        return self._level_of(word, reading) if reading else self._level(word)

    def _level_of(self, word: str, reading: Reading) -> int:
        standard = self.knowledge.standard
        levels = (entry.levels.get(standard, 0) for entry in self.entries(word, reading))
        return min(filter(None, levels), default=0)

    def _judge_word(self, word: str, reading: Reading) -> Judged:
        """What a word is that was not judged yet."""
        said = self._said(word)
        if said is not None:
            return Judged(said)
        level = self.level(word, reading)
        if 0 < level <= self.knowledge.level:
            return Judged(Status.KNOWN)
        entries = self.entries(word, reading)
        if self._kinds.counts(word) and is_counted(entries):
            return NOBODYS
        if not level and _are_names(entries) and not self._kinds.is_concept(word):
            return NOBODYS
        # 热水 is taught late, and yet nobody who knows 热 and 水 has to learn it.
        known = (
            self._is_made(word, reading, entries, level)
            or self._is_taught_as_another(word)
            or self._is_made_by_grammar(word, reading)
        )
        return Judged(Status.KNOWN if known else Status.NEW)

    def _is_made_by_grammar(self, word: str, reading: Reading) -> bool:
        """Whether it is read unlike any word of the dictionary, as grammar reads its known parts.

        穿着 zhuó is attire, and zhe is to be wearing.
        """
        return bool(reading and self._of(word) and not _read_so(self._of(word), reading)) and any(
            parts.is_regular and self._is_made_of(word, reading, (), parts)
            for parts in self._kinds.divisions(word)
        )

    def _is_taught_as_another(self, word: str) -> bool:
        """Whether the reader knows the form in which a word is taught early, if not itself."""
        return any(0 < self._level(one) <= self.knowledge.level for one in self._kinds.fuller(word))

    def _said(self, word: str) -> Status | None:
        """What the person said of the word, in either script."""
        statuses = self.knowledge.statuses
        if not statuses:
            return None
        said = statuses.get(word)
        if said is None:
            forms = {f for entry in self._of(word) for f in (entry.simplified, entry.traditional)}
            said = next((statuses[form] for form in sorted(forms) if form in statuses), None)
        return None if said is None else Status(said)

    def _is_made(
        self, word: str, reading: Reading, entries: Sequence[Entry], level: int = 0
    ) -> bool:
        """Whether the word is made of parts that the reader knows, and means what they mean.

        Of a word with a level the dictionary has to say so, whatever its form.
        """
        if not 1 < len(word) <= _LONGEST_MADE or any(one.is_idiom for one in entries):
            return False
        # Where nobody says how it is read, any of its readings will do.
        readings = [reading] if reading else [entry.reading for entry in entries] or [()]
        return any(
            self._is_repetition(word, one)
            or any(
                self._is_made_of(word, one, entries, _strictly(parts) if level else parts)
                for parts in self._kinds.divisions(word)
            )
            for one in readings
            if len(one) in (0, len(word))
        )

    def _is_repetition(self, word: str, reading: Reading) -> bool:
        base = self._kinds.repeats(word)
        if not base or len(base) == len(word):
            return False
        step = len(word) // len(base) if len(word) % len(base) == 0 else 1
        its = reading[::step] if word[::step] == base else reading[: len(base)]
        return self._knows(base, its, loosely=True)

    def _is_made_of(
        self, word: str, reading: Reading, entries: Sequence[Entry], parts: Parts
    ) -> bool:
        """Whether this division of a word makes it of known parts."""
        at = parts.start
        on = at + parts.skipped
        first, second = (word[:at], reading[:at]), (word[on:], reading[on:])
        if not parts.first_is_bound and not self._knows(*first, parts.is_regular):
            return False
        if not parts.second_is_bound and not self._knows(*second, parts.is_regular):
            return False
        if parts.is_regular or not entries:
            return True
        told = [_read_so(self._of(text), its) for text, its in (first, second)]
        return any(
            means_its_parts(entry, told) or (parts.is_act and is_act_on(entry, told))
            for entry in entries
        )

    def _knows(self, word: str, reading: Reading, loosely: bool) -> bool:
        """Whether the reader knows a part as it is read in the word.

        In a word that grammar made, a syllable may have lost its tone: 回来 huílai.
        """
        entries = _read_so(self._of(word), reading)
        if not entries and loosely:
            entries = tuple(one for one in self._of(word) if _is_toneless(one.reading, reading))
            reading = entries[0].reading if entries else reading
        if not entries:
            # 看不 of 看不清: no word itself, but made of two that are.
            is_made = len(word) > 1 and not self._of(word)
            return is_made and self.word(word, reading).status in _KNOWN
        if len(word) == 1 and self._said(word) is None and self._is_taught(word):
            return True
        judged = self.word(word, reading)
        return not judged.counts or judged.status in _KNOWN

    def _is_taught(self, character: str) -> bool:
        """Whether a character is among those of the reader's level, if only in words."""
        known = self._characters.get(character)
        if known is None:
            found = self._lexicon.hanzi(character)
            level = unpack_levels(found.levels).get(self.knowledge.standard, 0) if found else 0
            known = self._characters[character] = 0 < level <= self.knowledge.level
        return known

    def _level(self, word: str) -> int:
        found = self._levels.get(word)
        if found is None:
            found = self._levels[word] = self._level_of(word, ())
        return found

    def _of(self, word: str) -> tuple[Entry, ...]:
        found = self._entries.get(word)
        if found is None:
            self._look_up({word})
            found = self._entries[word]
        return found

    def _look_up(self, words: set[str]) -> None:
        # Not a difference of sets: that would go through all that is remembered.
        wanted = {word for word in words if word not in self._entries}
        found = self._lexicon.many(wanted) if wanted else {}
        self._entries.update((word, found.get(word, ())) for word in wanted)


def _stretches(word: str) -> Iterable[str]:
    return (
        word[start:end] for start in range(len(word)) for end in range(start + 1, len(word) + 1)
    )


def _drop(kept: dict[Any, Judged], forms: Collection[frozenset[str]]) -> None:
    """Drop the words that have all characters of a form; keys are words, or begin with them."""
    for key in list(kept):
        word = key if isinstance(key, str) else key[0]
        if any(form.issubset(word) for form in forms):
            del kept[key]


def _strictly(parts: Parts) -> Parts:
    """A division of a word that a list teaches: grammar alone proves nothing, unless certainly."""
    return parts._replace(is_regular=parts.is_certain)


def _read_so(entries: Sequence[Entry], reading: Reading) -> tuple[Entry, ...]:
    if not reading:
        return tuple(entries)
    return tuple(entry for entry in entries if entry.reading == reading)


def _is_toneless(toned: Reading, reading: Reading) -> bool:
    """Whether a reading is another one some of whose syllables have lost their tones."""
    return len(toned) == len(reading) and all(
        one == other or (other.endswith(_NEUTRAL) and one[:-1] == other[:-1])
        for one, other in zip(toned, reading, strict=True)
    )


def _are_names(entries: Sequence[Entry]) -> bool:
    """Whether the dictionary writes the word as a name in all its entries."""
    if not any(entry.is_name or entry.is_surname for entry in entries):
        return False
    written = [entry for entry in entries if not entry.is_variant] or entries
    return all(entry.is_name or (entry.is_surname and len(entry.senses) == 1) for entry in written)
