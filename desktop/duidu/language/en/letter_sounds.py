"""English words that no list has: their sounds by the rules of spelling, endings and letters.

The rules are few: names and new words are near enough to be understood.
"""

import re
from collections.abc import Callable, Iterator

from duidu.language.speech import words_of

_VOWELS = frozenset("aeiouy")
_VOWEL_SOUNDS = frozenset("AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻᵊ")
_HARD = frozenset("ptkfθ")
_HISSING = frozenset("szʃʒʧʤ")
LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        words_of(
            "A bi si di i ɛf ʤi Aʧ I ʤA kA ɛl ɛm ɛn O pi kju ɑɹ ɛs ti ju vi dʌbᵊlju ɛks wI zi"
        ),
        strict=True,
    )
)
"""The names of the letters, without stress."""
# Spelling -> sounds, the longest first; "$" is the end of the word, "^" its beginning.
_SPELLINGS = (
    ("^kn", "n"), ("^wr", "ɹ"), ("^ps", "s"), ("^gn", "n"), ("^wh", "w"), ("^x", "z"),
    ("^mc", "mək"), ("tion", "ʃən"), ("sion", "ʒən"), ("cious", "ʃəs"), ("tious", "ʃəs"),
    ("ture", "ʧəɹ"), ("ough", "O"), ("augh", "ɔ"), ("eigh", "A"), ("igh", "I"), ("tch", "ʧ"),
    ("dge$", "ʤ"), ("sch", "ʃ"), ("ch", "ʧ"), ("ck", "k"), ("sh", "ʃ"), ("ph", "f"), ("th", "θ"),
    ("gh", "ɡ"), ("qu", "kw"), ("ng$", "ŋ"), ("nk", "ŋk"), ("ee", "i"), ("ea", "i"), ("oo", "u"),
    ("ou", "W"), ("ow", "O"), ("oi", "Y"), ("oy", "Y"), ("ai", "A"), ("ay", "A"), ("ey$", "i"),
    ("ie$", "i"), ("ie", "i"), ("ei", "I"), ("au", "ɔ"), ("aw", "ɔ"), ("ew", "u"), ("ue$", "u"),
    ("oa", "O"), ("eu", "u"), ("ar", "ɑɹ"), ("er", "əɹ"), ("ir", "ɜɹ"), ("or", "ɔɹ"), ("ur", "ɜɹ"),
    ("ci", "si"), ("ce", "sɛ"), ("cy", "si"), ("ge$", "ʤ"), ("ce$", "s"), ("gi", "ʤɪ"),
    ("le$", "ᵊl"), ("es$", "z"), ("o$", "O"), ("a$", "ə"), ("i$", "i"), ("y$", "i"), ("e$", ""),
    ("^y", "j"), ("u$", "u"),
)  # fmt: skip
_SINGLE = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        words_of("æ b k d ɛ f ɡ h ɪ ʤ k l m n ɑ p k ɹ s t ʌ v w ks ɪ z"),
        strict=True,
    )
)
_LONG = {"a": "A", "e": "i", "i": "I", "o": "O", "u": "u", "y": "I"}
_MAGIC = re.compile(r"[aeiouy][bcdfgklmnprstvz]e$")


def spelled(word: str) -> str:
    """A word as its letters are named, with the stress on the last: GDP, ʤˌidˌipˈi."""
    names = [LETTERS[c] for c in word.lower() if c in LETTERS]
    marked = [_stressed(name, "ˌ") for name in names[:-1]]
    return "".join([*marked, *(_stressed(name, "ˈ") for name in names[-1:])])


def _stressed(sounds: str, stress: str) -> str:
    """The sounds with a stress before their first vowel."""
    at = next((at for at, c in enumerate(sounds) if c in _VOWEL_SOUNDS), None)
    return sounds if at is None else sounds[:at] + stress + sounds[at:]


def with_ending(word: str, known: Callable[[str], str]) -> str:
    """The sounds of a word as a known one with an ending: Talibans, downloaded; "" if it is not."""
    for ending, stem in _stems(word):
        sounds = known(stem)
        if sounds:
            return sounds + _ending_sounds(ending, sounds)
    return ""


def _stems(word: str) -> Iterator[tuple[str, str]]:
    """The endings that a word may have, each with what it may be an ending of."""
    if word.endswith("'s"):
        yield "s", word.removesuffix("'s")
    if word.endswith("ies"):
        yield "s", word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        yield "s", word[:-1]
        if word.endswith("es"):
            yield "s", word[:-2]
    for end, ending in (("ed", "d"), ("ing", "ɪŋ")):
        if word.endswith(end) and len(word) > len(end) + 2:
            stem = word[: -len(end)]
            yield ending, stem
            yield ending, stem + "e"
            if stem[-1] == stem[-2]:
                yield ending, stem[:-1]
    if word.endswith("ly"):
        yield "li", word[:-2]
    if word.endswith("ness"):
        yield "nəs", word[:-4]


def _ending_sounds(ending: str, sounds: str) -> str:
    """An ending as it is said behind these sounds: cats, dogs, houses; baked, begged, wanted."""
    last = sounds[-1]
    if ending == "s":
        return "ᵻz" if last in _HISSING else "s" if last in _HARD else "z"
    if ending == "d":
        if last in "td":
            return "ᵻd"
        return "t" if last in _HARD or last in "sʃʧ" else "d"
    return ending


def by_letters(word: str) -> str:
    """The sounds of a word by its spelling alone, stressed on its first vowel."""
    plain = "".join(c for c in word.lower() if c in _SINGLE)
    if not plain:
        return ""
    if len(plain) < 2 or not _VOWELS.intersection(plain):
        return spelled(plain)
    return _stressed(_by_rules(plain), "ˈ")


def _by_rules(plain: str) -> str:
    """Letters without accents as the rules read them, one spelling after the other."""
    sounds, at = "", 0
    long_at = len(plain) - 3 if _MAGIC.search(plain) else -1
    while at < len(plain):
        if at == long_at:
            sounds += _LONG[plain[at]]
            at += 1
            continue
        spelling, said = _rule_at(plain, at)
        sounds += said
        at += spelling
    return sounds


def _rule_at(plain: str, at: int) -> tuple[int, str]:
    """How many letters the rule for this place takes, and how they sound."""
    for spelling, said in _SPELLINGS:
        core = spelling.strip("^$")
        if not plain.startswith(core, at) or (spelling[0] == "^" and at):
            continue
        if spelling[-1] == "$" and at + len(core) != len(plain):
            continue
        return len(core), said
    # A doubled consonant is said once.
    doubled = at and plain[at] == plain[at - 1] and plain[at] not in _VOWELS
    return 1, "" if doubled else _SINGLE[plain[at]]
