"""Searches the library by regular expressions, for sentences as search_library gives them."""

from collections.abc import Sequence

from duidu.app.search.concordance import concordance
from duidu.app.search.find import Find, Finder
from duidu.app.search.find_pattern import Query
from duidu.app.search.search_library import Asked, SentenceHit
from duidu.core.jobs import Job
from duidu.library.library import Library


def search_expressions(
    library: Library,
    finder: Finder,
    asked: Asked,
    job: Job,
    most: int,
    chapters: Sequence[str] = ("",),
) -> list[SentenceHit]:
    """Sentences in which a regular expression matches, from the article read last on.

    With `chapters` only in these articles, in their order. For a job's thread. Raises UsageError,
    TooSlowError, Cancelled, LibraryError.
    """
    if not asked.text:
        return []
    beside = Query(asked.other, regex=True) if asked.other else None
    find = Find(Query(asked.text, regex=True), None, beside, asked.without)
    articles = [one for one in chapters if one] or [one.id for one in library.articles.all()]
    return [
        SentenceHit(
            line.article,
            line.title,
            line.place,
            line.left + line.word + line.right,
            len(line.left),
            len(line.left) + len(line.word),
            line.answer,
            line.row,
        )
        for line in concordance(library, finder, articles, find, job, most)
    ]
