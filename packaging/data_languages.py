"""Compiles what tells languages in Latin letters apart: common words and groups of letters.

From the word lists of wordfreq. The layout is that of duidu.language.by_words, which reads it.
"""

import re
from math import log
from pathlib import Path

import wordfreq

OUTPUT = "languages.bin"
PACKAGES = ("wordfreq",)
INPUTS: tuple[Path, ...] = ()
# As the program calls them, and as wordfreq does where that differs.
LANGUAGES = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "vi"),
    *("pl", "sv", "da", "no", "fi", "cs", "hu", "ro", "tr", "id"),
)
_OTHERWISE = {"no": "nb"}
WORDS = 1_500  # of each language; with fewer a text of one or two rarer words is not told
MORE_WORDS = {"en": 5_000}  # it stands beside Chinese most often, in texts of a word too
_LISTED = 20_000  # words of each language that groups of letters are counted in
_GROUPS = 2_000  # the commonest of each language
LETTERS = 3
# A word or group that a language lacks is as rare as this there.
_RAREST_WORD, _RAREST_GROUP = 1e-7, 1e-6
# Marks that only one language writes, with how often they stand among its words.
_MARKS = {"es": {"¿": 0.01, "¡": 0.01}}
# Rarer words count for more than their share, since unknown words are rare ones.
_EVENED = 0.7
_PARTS = re.compile(r"[^\W\d_]+")


def build(path: Path) -> None:
    """Write the codes, the words and the groups in a line each, then the cost of each by language.

    A cost is minus ten times the logarithm of the frequency, in a byte.
    """
    listed = {code: _words(code) for code in LANGUAGES}
    groups = {code: _groups(words) for code, words in listed.items()}
    for code, marks in _MARKS.items():
        listed[code] |= marks
    totals = {code: sum(counts.values()) for code, counts in groups.items()}
    every_word = sorted(
        {
            word
            for code, words in listed.items()
            for word in (*list(words)[: MORE_WORDS.get(code, WORDS)], *_MARKS.get(code, ()))
        }
    )
    every_group = sorted(
        {
            group
            for counts in groups.values()
            for group in sorted(counts, key=lambda one: (-counts[one], one))[:_GROUPS]
        }
    )
    costs = bytearray(
        _cost(listed[code].get(word, 0.0) + _RAREST_WORD)
        for word in every_word
        for code in LANGUAGES
    )
    costs += bytes(
        _cost(groups[code].get(group, 0.0) / totals[code] + _RAREST_GROUP)
        for group in every_group
        for code in LANGUAGES
    )
    lines = (" ".join(one).encode() for one in (LANGUAGES, every_word, every_group))
    path.write_bytes(b"\n".join((*lines, costs)))


def _words(code: str) -> dict[str, float]:
    """The commonest words of a language with their frequencies, the commonest first."""
    named = _OTHERWISE.get(code, code)
    found: dict[str, float] = {}
    for entry in wordfreq.top_n_list(named, _LISTED):
        # l'eau is counted as l and eau, as texts are read.
        for part in _PARTS.findall(entry):
            found[part] = found.get(part, 0.0) + wordfreq.word_frequency(entry, named)
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _groups(words: dict[str, float]) -> dict[str, float]:
    """How often each group of letters stands in words; ^ and $ are the borders of a word."""
    found: dict[str, float] = {}
    for word, frequency in words.items():
        bordered = f"^{word}$"
        for start in range(len(bordered) - LETTERS + 1):
            group = bordered[start : start + LETTERS]
            found[group] = found.get(group, 0.0) + frequency**_EVENED
    return found


def _cost(frequency: float) -> int:
    return min(255, round(-10 * log(frequency)))
