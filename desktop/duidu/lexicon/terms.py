"""The reader's own glossary: what a term is, where terms stand in a text, and whether the other side renders them as agreed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duidu.core.article import Span
from duidu.language.en.english import English

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase and how it is rendered, with BCP 47 codes; `project` groups terms, "" for all."""

    source_language: str
    target_language: str
    source: str
    target: str
    note: str = ""
    project: str = ""

    def turned(self) -> "Term":
        """The same term for reading the other way."""
        return Term(self.target_language, self.source_language, self.target, self.source, self.note, self.project)


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term in a text: its place, and the places of its rendering on the other side (() when it is rendered differently there)."""

    term: Term
    span: Span
    renderings: tuple[Span, ...] = ()

    @property
    def is_rendered_differently(self) -> bool:
        """Whether the other side has something else."""
        return not self.renderings


class Termbase:
    """Terms ready to be found: written in any case and, in English, any inflection. Longer terms win over shorter ones."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._english = English()
        both = [side for term in terms for side in (term, term.turned()) if side.source.strip() and side.target.strip()]
        self._terms = sorted(both, key=lambda term: -len(term.source))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to find."""
        return not self._terms

    def matches(self, text: str, language: str, other: str, other_language: str) -> list[TermMatch]:
        """Terms in a text of one language with their renderings in its counterpart, in the order of the text, none overlapping.

        Where a term has several renderings, the one found wins.
        """
        fitting = [term for term in self._terms if _same(term.source_language, language) and _same(term.target_language, other_language)]
        taken: list[Span] = []
        found: dict[Span, TermMatch] = {}
        for term in fitting:
            for span in self.find(term.source, text, language):
                known = found.get(span)
                if known is None and any(span.overlaps(other_span) for other_span in taken):
                    continue
                if known is None or known.is_rendered_differently:
                    taken.append(span)
                    found[span] = TermMatch(term, span, tuple(self.find(term.target, other, other_language)))
        return sorted(found.values(), key=lambda match: match.span)

    def find(self, term: str, text: str, language: str) -> list[Span]:
        """Places of a term in a text: whole words by their stems in languages with spaces, any stretch of characters in Chinese."""
        if not term.strip() or not text:
            return []
        if language.startswith(("zh", "ja")) or not _WORD.search(term):
            return [Span(match.start(), match.end()) for match in re.finditer(re.escape(term.strip()), text, re.IGNORECASE)]
        words = [(match[0], Span(match.start(), match.end())) for match in _WORD.finditer(text)]
        wanted = self._forms(_WORD.findall(term), language)
        forms = self._forms([word for word, _ in words], language)
        return [
            Span(words[at][1].start, words[at + len(wanted) - 1][1].end)
            for at in range(len(words) - len(wanted) + 1)
            if all(want & form for want, form in zip(wanted, forms[at:], strict=False))
        ]

    def _forms(self, words: Sequence[str], language: str) -> list[frozenset[str]]:
        if language.startswith("en"):
            return [frozenset(self._english.stems(word)) for word in words]
        return [frozenset([word.casefold()]) for word in words]


def _same(one: str, other: str) -> bool:
    """Whether two codes are of one language; region and script do not count."""
    return one.split("-")[0].lower() == other.split("-")[0].lower()
