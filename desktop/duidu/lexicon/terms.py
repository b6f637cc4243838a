"""The person's glossary: where its terms occur in a text, and whether they are rendered so."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duidu.core.article import Span
from duidu.language.registry import base_code, describe

# Texts; each is searched for every term before the next one comes.
_KEPT_TEXTS = 16
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


PREFERRED, ADMITTED, FORBIDDEN = "preferred", "admitted", "forbidden"
TERM_STATUSES = (PREFERRED, ADMITTED, FORBIDDEN)
"""What a glossary says of a word: to be used, allowed too, not to be used; "" where it is silent.

What TBX calls deprecated or superseded is forbidden.
"""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase and its agreed rendering, with BCP 47 codes.

    `project` groups terms; it is "" for those of every project. `status` is what the glossary says
    of the rendering, `source_status` what it says of the word: one of TERM_STATUSES or "".
    """

    source_language: str
    target_language: str
    source: str
    target: str
    note: str = ""
    project: str = ""
    status: str = ""
    source_status: str = ""

    def turned(self) -> "Term":
        """The term for the opposite direction."""
        return Term(
            self.target_language,
            self.source_language,
            self.target,
            self.source,
            self.note,
            self.project,
            self.source_status,
            self.status,
        )

    @property
    def is_forbidden(self) -> bool:
        """Whether the word is not to be rendered so: one of the two is not to be used."""
        return FORBIDDEN in (self.status, self.source_status)


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found in a text.

    `renderings` are the spans of its rendering on the other side, () where it is rendered
    differently. A forbidden term is found only where both of its words are, for it says nothing of
    other renderings. `is_alone` says that there is no other side.
    """

    term: Term
    span: Span
    renderings: tuple[Span, ...] = ()
    is_alone: bool = False

    @property
    def is_rendered_differently(self) -> bool:
        """Whether the other side lacks the rendering of the glossary, or has a forbidden one."""
        if self.is_alone:
            return False
        return self.term.is_forbidden or not self.renderings


class Termbase:
    """Finds terms in any case and, where the language has them, any inflection.

    Longer terms win over shorter ones.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        """Index the terms, each in both directions."""
        both = [
            side
            for term in terms
            for side in (term, term.turned())
            if side.source.strip() and side.target.strip()
        ]
        # Longest first, so that a longer term is taken before one inside it.
        self._terms = sorted(both, key=lambda term: -len(term.source))
        self._texts: dict[tuple[str, str], tuple[list[Span], list[frozenset[str]]]] = {}
        # Terms by a stem or character that a text must have: thousands of terms are tried on every
        # row that is painted.
        self._by_form: dict[str, list[int]] = {}
        self._by_char: dict[str, list[int]] = {}
        for number, term in enumerate(self._terms):
            if _is_written_whole(term.source, term.source_language):
                self._by_char.setdefault(term.source.strip()[0].casefold(), []).append(number)
            else:
                for form in self._forms(_WORD.findall(term.source)[:1], term.source_language)[0]:
                    # By the first word only: one form is enough to rule a term out.
                    self._by_form.setdefault(form, []).append(number)

    @property
    def is_empty(self) -> bool:
        """Whether there are no terms."""
        return not self._terms

    def matches(self, text: str, language: str, other: str, other_language: str) -> list[TermMatch]:
        """Terms in a text with their renderings in its counterpart, in order, none overlapping.

        Where a term has several renderings, the one that was found wins, an allowed one before a
        forbidden one. A text without a counterpart, in no `other_language`, has terms into any.
        """
        is_alone = not other_language
        terms = map(self._terms.__getitem__, self._candidates(text, language))
        fitting = [
            term
            for term in terms
            if _same(term.source_language, language)
            and (is_alone or _same(term.target_language, other_language))
        ]
        taken: list[Span] = []
        found: dict[Span, TermMatch] = {}
        for term in fitting:
            for span in self.find(term.source, text, language):
                known = found.get(span)
                if known is None and any(span.overlaps(other_span) for other_span in taken):
                    continue
                if known is not None and not known.is_rendered_differently:
                    continue
                renderings = tuple(self.find(term.target, other, other_language))
                match = TermMatch(term, span, renderings, is_alone)
                # A word whose forbidden rendering is not there is a word like any other.
                if match.renderings if known or term.is_forbidden else True:
                    taken.append(span)
                    found[span] = match
        return sorted(found.values(), key=lambda match: match.span)

    def find(self, term: str, text: str, language: str) -> list[Span]:
        """The spans of a term in a text.

        In languages with spaces it must match whole words by their stems, in others any stretch of
        text.
        """
        if not term.strip() or not text:
            return []
        if _is_written_whole(term, language):
            # Most of the terms that a character brings up are not there, and compiling a pattern
            # takes longer than looking.
            if term.strip().casefold() not in text.casefold():
                return []
            return [
                Span(match.start(), match.end())
                for match in re.finditer(re.escape(term.strip()), text, re.IGNORECASE)
            ]
        spans, forms = self._words(text, language)
        wanted = self._forms(_WORD.findall(term), language)
        return [
            Span(spans[at].start, spans[at + len(wanted) - 1].end)
            for at in range(len(spans) - len(wanted) + 1)
            if all(not want.isdisjoint(forms[at + number]) for number, want in enumerate(wanted))
        ]

    def _words(self, text: str, language: str) -> tuple[list[Span], list[frozenset[str]]]:
        """The spans of a text's words and their stems, cached for the terms that come next."""
        kept = self._texts.get((text, language))
        if kept is None:
            found = [(match[0], Span(match.start(), match.end())) for match in _WORD.finditer(text)]
            kept = ([span for _, span in found], self._forms([word for word, _ in found], language))
            if len(self._texts) >= _KEPT_TEXTS:
                self._texts.clear()
            self._texts[text, language] = kept
        return kept

    def _candidates(self, text: str, language: str) -> list[int]:
        """Numbers of the terms that may occur in a text, longer terms first."""
        found = {number for char in set(text.casefold()) for number in self._by_char.get(char, ())}
        forms = self._words(text, language)[1] if self._by_form else []
        found.update(
            number for form in frozenset().union(*forms) for number in self._by_form.get(form, ())
        )
        return sorted(found)

    def _forms(self, words: Sequence[str], language: str) -> list[frozenset[str]]:
        inflections = describe(language).inflections
        if inflections:
            stems = inflections().stems
            return [frozenset(stems(word)) for word in words]
        return [frozenset([word.casefold()]) for word in words]


def _is_written_whole(term: str, language: str) -> bool:
    """Whether a term is searched as characters, not word by word."""
    return not describe(language).spaced_words or not _WORD.search(term)


def _same(one: str, other: str) -> bool:
    """Whether two codes are of one language, ignoring script and region."""
    return base_code(one) == base_code(other)
