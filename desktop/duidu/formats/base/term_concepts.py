"""What a file of terms holds: concepts with their words in several languages, and pairs of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from duidu.language.registry import base_code, describe
from duidu.language.script import guess_language
from duidu.lexicon.terms import ADMITTED, FORBIDDEN, PREFERRED, Term


class TermWord(NamedTuple):
    """A word of a concept, with its BCP 47 code and its status in lexicon.terms' words.

    `side` tells words apart whose languages do not: "source" or "target", "" where they do.
    """

    language: str
    text: str
    status: str = ""
    side: str = ""

    @property
    def group(self) -> str:
        """What its synonyms have in common: its side, or its language without region."""
        return self.side or base_code(self.language)


class Concept(NamedTuple):
    """Words that mean the same; those of one language are synonyms."""

    words: tuple[TermWord, ...]
    note: str = ""
    project: str = ""


@dataclass(frozen=True, slots=True)
class TermsFile:
    """The terms of a file, and what has to be said or asked about it.

    `columns` says what each column of a table is (glossaries.columns has the words for it), and
    `preview` are its first rows. `doubt` is why a person should look at them, "" where there is
    none: "columns", "languages" or "labels". `incomplete` counts the rows or concepts that have no
    translation, `controls` the words out of which control characters were taken. `left_out` names
    languages or columns that were not taken.
    """

    terms: tuple[Term, ...]
    columns: tuple[str, ...] = ()
    preview: tuple[tuple[str, ...], ...] = ()
    doubt: str = ""
    incomplete: int = 0
    controls: int = 0
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class Paired:
    """The pairs of words that concepts make."""

    terms: list[Term] = field(default_factory=list)
    incomplete: int = 0
    left_out: tuple[str, ...] = ()


# Statuses as files name them, without spaces, marks and what TBX puts behind them.
_STATUSES = {
    PREFERRED: "preferred, approved, standard, recommended, mandatory, main, valid, 首选, 推荐, "
    "标准, 优先, 规范, 已批准, 推奨, 優先, bevorzugt, empfohlen, freigegeben, vorzugsbenennung, "
    "préféré, privilégié, preferido",
    ADMITTED: "admitted, allowed, acceptable, accepted, permitted, alternative, 允许, 许用, 可用, "
    "容许, 許容, 許可, zulässig, erlaubt, admis, toléré, admitido",
    FORBIDDEN: "deprecated, superseded, forbidden, prohibited, obsolete, rejected, do not use, "
    "dont use, not recommended, banned, avoid, invalid, 禁用, 禁止, 废弃, 弃用, 淘汰, 不推荐, "
    "不可用, 勿用, 使用禁止, 非推奨, 廃止, verboten, veraltet, abgelehnt, nicht verwenden, "
    "unzulässig, interdit, déconseillé, proscrit, prohibido, desaconsejado",
}
_LETTERS = re.compile(r"[^\W_]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def _plainly(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))


_PLAIN_STATUSES = {
    _plainly(name): status for status, names in _STATUSES.items() for name in names.split(", ")
}


def status_named(text: str) -> str:
    """The status that a file names: “deprecatedTerm-admn-sts” is forbidden; "" for another word."""
    plain = _plainly(text).removesuffix("admnsts").removesuffix("term")
    return _PLAIN_STATUSES.get(plain, "")


def without_controls(text: str) -> str:
    """A text without the characters that no word has; line ends and tabs stay."""
    return text if text.isprintable() else _CONTROL.sub("", text)


def paired(concepts: Sequence[Concept], wanted: Sequence[str] = ()) -> Paired:
    """Make terms of concepts, one for each pair of words that answer each other.

    Of more than two languages those in `wanted` are paired if the file has both; else each with
    the one that has a dictionary, or with the first one.
    """
    groups = list(dict.fromkeys(word.group for one in concepts for word in one.words))
    chosen, left_out = _pairs(groups, [base_code(code) for code in wanted])
    result = Paired(left_out=left_out)
    for concept in concepts:
        made = list(_terms(concept, chosen))
        result.terms += made
        result.incomplete += not made
    return result


def _pairs(
    groups: Sequence[str], wanted: Sequence[str]
) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """The groups to pair, and those that are left out."""
    if len(groups) < 2:
        return [], ()
    if len(groups) > 2 and len(wanted) == 2 and {*wanted} <= {*groups}:
        first, second = (group for group in groups if group in wanted)
        return [(first, second)], tuple(group for group in groups if group not in wanted)
    pivot = next((group for group in groups if describe(group).has_dictionary), groups[0])
    at = groups.index(pivot)
    return [
        (group, pivot) if number < at else (pivot, group)
        for number, group in enumerate(groups)
        if group != pivot
    ], ()


def _terms(concept: Concept, pairs: Sequence[tuple[str, str]]) -> Iterator[Term]:
    """Yield a term for each pair of words of a concept, in the languages that are paired."""
    groups: dict[str, list[TermWord]] = {}
    for word in concept.words:
        groups.setdefault(word.group, []).append(word)
    for first, second in pairs:
        for source in groups.get(first, ()):
            for target in groups.get(second, ()):
                yield Term(
                    source.language,
                    target.language,
                    source.text,
                    target.text,
                    concept.note,
                    concept.project,
                    target.status,
                    source.status,
                )


def with_guessed_languages(concepts: Sequence[Concept]) -> list[Concept]:
    """The concepts with a guess for words of a side whose language the file does not name."""
    unnamed: dict[str, list[str]] = {}
    for concept in concepts:
        for word in concept.words:
            # The first words are enough to tell a language.
            if not word.language and len(unnamed.setdefault(word.side, [])) < 500:
                unnamed[word.side].append(word.text)
    if not unnamed:
        return list(concepts)
    guessed = {side: guess_language("\n".join(texts)) for side, texts in unnamed.items()}
    return [
        Concept(
            tuple(
                word
                if word.language
                else TermWord(guessed[word.side], word.text, word.status, word.side)
                for word in concept.words
            ),
            concept.note,
            concept.project,
        )
        for concept in concepts
    ]
