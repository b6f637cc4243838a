"""Which languages the units of a file are in, whatever the file calls them.

Codes of one language are one language, and where a label is wrong the texts decide. Of many
languages two are taken.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from duidu.core.codes import without_codes
from duidu.language.registry import LANGUAGES, base_code, describe, known_codes, language_named
from duidu.language.script import guess_language, main_script, script_counts

# Code points by which a language is told.
_SAMPLE = 20_000
# The pair that this program is about is taken if each has this share of the most text.
_ENOUGH_OF_A_PAIR = 0.05
# A translation that has begun is the original's text, with at least this share in its own script.
_BEGUN = 0.02
# Letters alone, each as one, make a text with some hanzi in it what its label says.
_MOSTLY = 0.6


class Label(NamedTuple):
    """How a file names the language of a text.

    `scope` is the part of the file in which one label means one language; `role` tells texts apart
    that the file itself does: 0 for originals, 1 for translations.
    """

    scope: int
    role: int
    name: str


@dataclass(slots=True)
class _Texts:
    """What is known of the texts under one label."""

    weight: int = 0
    sample: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> None:
        # A hanzi stands for about three letters, or Chinese would always seem the shorter text.
        self.weight += len(text) if text.isascii() else sum(3 if c > "\u2e7f" else 1 for c in text)
        if self.length < _SAMPLE:
            self.sample.append(text)
            self.length += len(text)


class UnitLanguages:
    """The languages of a file's units: which label is which, and the two that are taken."""

    def __init__(self, texts: Iterable[tuple[Label, str]], declared: Sequence[Label] = ()) -> None:
        """Tell the languages of labelled texts; labels that are `declared` may have no text."""
        found: dict[Label, _Texts] = {label: _Texts() for label in declared}
        for label, text in texts:
            # Codes are in no language.
            found.setdefault(label, _Texts()).add(without_codes(text))
        self._texts = found
        self.of = self._resolved()
        self.weights = Counter[str]()
        for label, one in found.items():
            self.weights[self.of[label]] += one.weight
        self.chosen = self._chosen()

    def _resolved(self) -> dict[Label, str]:
        """The language of each label."""
        resolved: dict[Label, str] = {}
        for label, texts in self._texts.items():
            text = "\n".join(texts.sample)
            named = _base_of(label.name)
            resolved[label] = named if _may_be(named, text) else _guessed(named, text)
        originals = {label.scope: one for label, one in resolved.items() if not label.role}
        for label, language in resolved.items():
            # Originals that stand in for translations not yet made.
            if label.role and originals.get(label.scope) == language:
                resolved[label] = _base_of(label.name) or language
        return resolved

    def _chosen(self) -> tuple[str, ...]:
        """The two languages to take, in the order of the file; one where there is no second."""
        most = [language for language, weight in self.weights.most_common() if weight]
        pair = [known.code for known in LANGUAGES[:2]]
        least = _ENOUGH_OF_A_PAIR * self.weights[most[0]] if most else 0
        wanted = pair if all(self.weights[code] > least for code in pair) else most[:2]
        if len(wanted) == 1:
            wanted += [language for language in self.weights if language not in wanted][:1]
        return tuple(dict.fromkeys(one for one in self.of.values() if one in wanted))

    def columns(self) -> tuple[str, ...]:
        """The codes of the two languages, each in the script that its labels or texts name.

        The other of the usual pair stands in for a translation that names no language.
        """
        languages = [one for one in self.chosen if one]
        if len(languages) == 1:
            languages.append(next(o.code for o in LANGUAGES if o.code != languages[0]))
        return tuple(map(self._code, languages[:2]))

    def _code(self, language: str) -> str:
        """A language in the script that its texts show, else the one that its labels name."""
        text = "\n".join(
            piece
            for label, texts in self._texts.items()
            if self.of[label] == language
            for piece in texts.sample
        )
        guess = guess_language(text) if main_script(text) else ""
        if guess.partition("-")[0] == language:
            return guess
        variants = (
            describe(language).variant(label.name)
            for label, found in self.of.items()
            if found == language
        )
        named = next((variant.code for variant in variants if variant), "")
        first = [variant.code for variant in describe(language).variants[:1]]
        return named or (first[0] if first else language)

    def others(self) -> Mapping[str, int]:
        """The languages that have text and are not taken, with the names the file has for them."""
        return {
            label.name: texts.weight
            for label, texts in self._texts.items()
            if texts.weight and self.of[label] not in self.chosen
        }


def _base_of(label: str) -> str:
    """The language that a label names, without script and region."""
    return base_code(language_named(label) or label)


def _may_be(language: str, text: str) -> bool:
    """Whether a text may be in the language that the file names."""
    script = main_script(text)
    if not script:
        return bool(language)
    if language not in known_codes():
        # Nothing is known of it; in Chinese characters it would be another one.
        return bool(language) and script not in ("Hani", "Kana")
    scripts = describe(language).scripts
    if script in scripts or (script == "Kana" and "Hani" in scripts and len(scripts) > 1):
        return True
    counts = script_counts(text)
    own = sum(counts[one] for one in scripts)
    return own >= (_MOSTLY if scripts[0] == "Latn" else _BEGUN) * counts.total()


def _guessed(named: str, text: str) -> str:
    """The language that a text shows, else the one that the file names."""
    return guess_language(text).partition("-")[0] if main_script(text) else named
