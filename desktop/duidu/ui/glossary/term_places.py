"""Finds where an article has the person's terms, for the glossary panel."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from duidu.app.article.open_text import OpenText
from duidu.app.words.glossary import as_term
from duidu.app.words.own_words import OwnWords
from duidu.core.article import Place, SideName
from duidu.core.jobs import Job
from duidu.lexicon.terms import Term
from duidu.library.library import Library
from duidu.library.words.stored_terms import StoredTerm


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How often a term stands in the article, and how often its row renders it otherwise."""

    found: int
    differently: int


@dataclass(frozen=True, slots=True)
class FoundTerms:
    """The glossary, and where an article has its terms.

    `folded` has the words and note of each term in lower case, for the filter. `places` has, by the
    id of a term that occurs, its counts and its places, those rendered otherwise first.
    """

    terms: Sequence[StoredTerm] = ()
    folded: Sequence[str] = ()
    places: Mapping[str, tuple[TermCounts, tuple[Place, ...]]] = field(default_factory=dict)

    def with_text(self, text: str) -> Iterator[StoredTerm]:
        """The terms that have a text in a word or note, whatever its case."""
        wanted = text.casefold().strip()
        return (
            term for term, folded in zip(self.terms, self.folded, strict=True) if wanted in folded
        )


def find_terms(library: Library, own: OwnWords, open_text: OpenText, job: Job) -> FoundTerms:
    """Read the glossary and look for its terms in an article, row by row.

    A place on the right counts where the left side of its row has not the term: where it has, both
    are one place. Stops when the job is cancelled.
    """
    terms = library.terms.all()
    ids = {_key(as_term(term)): term.id for term in terms}
    places: dict[str, list[tuple[bool, Place]]] = {}
    for index in range(open_text.row_count() if ids else 0):
        job.check()
        for placed in own.in_row(open_text, open_text.row(index)):
            match = placed.match
            name = ids.get(_key(match.term)) or ids.get(_key(match.term.turned()))
            if name is not None and (
                placed.side is SideName.SOURCE or match.is_rendered_differently
            ):
                place = Place(placed.side, placed.block, match.span.start)
                places.setdefault(name, []).append((match.is_rendered_differently, place))
    return FoundTerms(
        terms,
        ["\n".join((term.source, term.target, term.note)).casefold() for term in terms],
        {
            name: (
                TermCounts(len(found), sum(differently for differently, _ in found)),
                tuple(place for differently, place in sorted(found, key=lambda one: not one[0])),
            )
            for name, found in places.items()
        },
    )


def _key(term: Term) -> tuple[str, str]:
    return term.source, term.target
