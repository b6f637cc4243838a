"""Checks that the terms of a glossary are rendered as it says, in both directions."""

import re
from collections.abc import Iterable, Iterator

from duidu.app.check.finding import Finding
from duidu.app.check.make import found_on
from duidu.app.check.row import CheckedRow
from duidu.core.errors import Sentence
from duidu.lexicon.terms import Term, Termbase

# What a note or a status says of a term that must not be used.
_FORBIDDEN = re.compile(
    r"\b(?:forbidden|deprecated|do not use|don[’']t use|not allowed|superseded|obsolete)\b"
    r"|禁用|勿用|不用|弃用",
    re.IGNORECASE,
)


def is_forbidden(term: Term) -> bool:
    """Whether a term of the glossary is there to be avoided."""
    return term.is_forbidden or bool(_FORBIDDEN.search(term.note))


class Terms:
    """Finds terms that the other side renders otherwise, and renderings that are forbidden.

    Of several renderings of a term any will do.
    """

    ids = ("term",)

    def __init__(self, terms: Iterable[Term]) -> None:
        kept = list(terms)
        forbidden = [term for term in kept if is_forbidden(term)]
        self._wanted = Termbase(term for term in kept if not is_forbidden(term))
        self._forbidden = Termbase(forbidden)
        # A word that has forbidden renderings only may be rendered by any other.
        self._any = bool(kept)

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Nothing: the glossary says it all."""

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """Terms without their rendering on the other side, and forbidden renderings."""
        if row.is_gap or not self._any:
            return
        for name, side, other in row.both_ways():
            texts = side.text, side.language, other.text, other.language
            for match in self._forbidden.matches(*texts):
                places = [(span.start, span.end) for span in match.renderings]
                # From the side of the source only: turned round it is the same finding.
                if places and row.source is side:
                    yield found_on(
                        row,
                        "term",
                        name,
                        [(match.span.start, match.span.end)],
                        Sentence(
                            "“{target}” must not be used for “{source}”.",
                            source=match.term.source,
                            target=match.term.target,
                        ),
                        places,
                    )
            for match in self._wanted.matches(*texts):
                if match.is_rendered_differently:
                    yield found_on(
                        row,
                        "term",
                        name,
                        [(match.span.start, match.span.end)],
                        Sentence(
                            "“{source}” should be “{target}” on the other side.",
                            source=match.term.source,
                            target=match.term.target,
                        ),
                    )
