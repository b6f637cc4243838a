"""An English word in its sentence: which phrases it may be of, and whether a verb stands there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from duidu.language.en.irregular import irregular_verbs
from duidu.lexicon.beside import Beside
from duidu.lexicon.english_function_words import (
    ADVERBS,
    BEFORE_NOUN,
    BEFORE_VERB,
    BETWEEN,
    OBJECTS,
    PARTICLES,
    SUBJECTS,
)
from duidu.lexicon.english_keys import LONGEST, Stem, content, phrase_key, words_of

_BEFORE, _AFTER = 4, 5  # words around the one pointed at, of which a phrase may be made
_APART = 4  # words between a verb and its particle
_OWNERS = ("'s", "s'")
_OF_VERBS = ("ed", "ing")


@dataclass(frozen=True, slots=True)
class Asked:
    """A word in its sentence: the words around it, its number among them.

    `begins` says that a sentence begins with the word, so that its capital tells nothing.
    """

    words: Sequence[str]
    at: int
    begins: bool = False
    beside: Beside = field(default_factory=Beside)

    @property
    def word(self) -> str:
        """The word itself."""
        return self.words[self.at]


def spans(asked: Asked) -> list[tuple[int, int]]:
    """Where phrases with the word may be, the longest first; both ends tell something."""
    told = [bool(content([word])) for word in asked.words]
    found = []
    first = max(0, asked.at - _BEFORE)
    last = min(len(asked.words), asked.at + _AFTER)
    for start in range(first, asked.at + 1):
        for end in range(asked.at + 1, last + 1):
            ends = (told[start] or start == asked.at) and (told[end - 1] or end - 1 == asked.at)
            # a lot
            is_amount = asked.words[start].lower() == "a" and end == start + 2
            if ends and (1 < sum(told[start:end]) <= LONGEST or is_amount):
                found.append((start, end))
    # A word with a hyphen is a phrase to the index.
    if len(divided([asked.word])) > 1:
        found.append((asked.at, asked.at + 1))
    # Of two that are as long the one that begins with the word: she came on foot.
    return sorted(found, key=lambda s: (-sum(told[s[0] : s[1]]), s[0] != asked.at, s))


def divided(words: Sequence[str]) -> list[str]:
    """The words of a text as the index has them, in which a hyphen divides."""
    return [part for word in words for part in words_of(word.replace("’", "'"))]


def verbs_with_particles(asked: Asked) -> Iterator[tuple[int, int]]:
    """A verb and its particle with what they are about between them: turn the light off."""
    words = [word.lower() for word in asked.words]
    for verb in range(max(0, asked.at - _APART), asked.at + 1):
        for particle in range(verb + 2, min(len(words), verb + _APART + 1)):
            if (
                asked.at in (verb, particle)
                and words[particle] in PARTICLES
                and words[verb + 1] in BETWEEN
            ):
                yield verb, particle


def key_of(words: Sequence[str], stem: Stem) -> str:
    """The key of a phrase in a text."""
    return phrase_key(divided(words), stem)


def without_objects(words: Sequence[str]) -> list[str]:
    """A phrase without what is between its words: take for granted of take it for granted."""
    first, *between, last = words
    return [first, *(one for one in between if one.lower() not in OBJECTS), last]


def is_noun(asked: Asked) -> bool:
    """Whether what stands before the word has a noun or adjective follow."""
    return asked.at > 0 and (_before(asked) in BEFORE_NOUN or _before(asked).endswith(_OWNERS))


def may_be_verb(asked: Asked) -> bool:
    """Whether what stands before the word may have a verb follow."""
    return asked.at > 0 and _before(asked) in BEFORE_VERB


def must_be_verb(asked: Asked) -> bool:
    """Whether what stands before the word has a verb follow, and the word is no adverb."""
    return asked.at > 0 and _before(asked) in SUBJECTS and asked.word.lower() not in ADVERBS


def is_form_of_verb(word: str, base: str) -> bool:
    """Whether a word is a form that only verbs have: trained of train, born of bear."""
    if word.endswith(_OF_VERBS) and not base.endswith(_OF_VERBS):
        return word != base
    return base in _verbs().get(word, ())


@lru_cache(maxsize=1)
def _verbs() -> dict[str, tuple[str, ...]]:
    return irregular_verbs()


def _before(asked: Asked) -> str:
    return asked.words[asked.at - 1].lower().replace("’", "'")
