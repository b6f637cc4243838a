"""Finds where the person's terms occur in an article, for the glossary panel."""

from dataclasses import dataclass

from duidu.app.article.open_text import OpenText
from duidu.app.words.glossary import as_term
from duidu.app.words.own_words import OwnWords
from duidu.core.article import Place, SideName
from duidu.core.jobs import Job
from duidu.lexicon.terms import Term
from duidu.library.library import Library


@dataclass(frozen=True, slots=True)
class TermCounts:
    """How often a term stands in the article, and how often its row renders it otherwise."""

    found: int
    differently: int


# By the id of a term: its counts, and its places, those rendered otherwise first.
TermPlaces = dict[str, tuple[TermCounts, tuple[Place, ...]]]


def find_terms(library: Library, own: OwnWords, open_text: OpenText, job: Job) -> TermPlaces:
    """Look for all terms of the library on the left side of an article, row by row.

    Terms that do not occur are left out. Stops when the job is cancelled.
    """
    ids = {_key(as_term(term)): term.id for term in library.terms.all()}
    places: dict[str, list[tuple[bool, Place]]] = {}
    for index in range(open_text.row_count() if ids else 0):
        job.check()
        for placed in own.in_row(open_text, open_text.row(index)):
            match = placed.match
            name = ids.get(_key(match.term)) or ids.get(_key(match.term.turned()))
            if name is not None and placed.side is SideName.SOURCE:
                place = Place(placed.side, placed.block, match.span.start)
                places.setdefault(name, []).append((match.is_rendered_differently, place))
    return {
        name: (
            TermCounts(len(found), sum(differently for differently, _ in found)),
            tuple(place for differently, place in sorted(found, key=lambda one: not one[0])),
        )
        for name, found in places.items()
    }


def _key(term: Term) -> tuple[str, str]:
    return term.source, term.target
