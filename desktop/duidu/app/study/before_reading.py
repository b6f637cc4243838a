"""What a reader may want to know before a text: how much they know, and what would help most."""

from dataclasses import dataclass, replace

from duidu.app.article.open_text import OpenText
from duidu.app.study.article_words import ArticleWords, CorrectionsOf
from duidu.app.study.cards import best_place
from duidu.app.study.known_words import KeptRule, article_coverage
from duidu.app.study.word_details import WordDetail, word_detail
from duidu.core.article import Place
from duidu.core.jobs import Job
from duidu.lexicon.lexicon import Lexicon
from duidu.library.library import Library
from duidu.study.coverage import Coverage, NewWord
from duidu.study.knowledge import Knowledge

LIFTING = 15
"""Words that are offered to be learnt before reading."""


@dataclass(frozen=True, slots=True)
class WordBefore:
    """A word that helps, in the sentence of the text that is best to learn it by."""

    word: NewWord
    place: Place
    detail: WordDetail


def before_reading(
    library: Library,
    corrections: CorrectionsOf,
    lexicon: Lexicon,
    kept: KeptRule,
    known: Knowledge,
    open_text: OpenText,
    job: Job,
) -> tuple[Coverage, tuple[WordBefore, ...]] | None:
    """Coverage of an article and the words that lift it most; None without a language studied.

    For a job's thread. Raises Cancelled.
    """
    words = ArticleWords(library, corrections)
    found = article_coverage(words, open_text.article, kept, known, job)
    if found is None:
        return None
    listed = []
    for word in found.lifting(LIFTING).words:
        job.check()
        first = Place(found.side, word.block, word.start)
        place = best_place(library, open_text, word.word, found.side) or first
        there = replace(word, block=place.block, start=place.offset)
        # Let go of between two words: whoever marks one meanwhile waits for no more than that.
        with kept.following(known, job) as rule:
            detail = word_detail(open_text, found.side, there, lexicon, rule)
        listed.append(WordBefore(word, place, detail))
    return found, tuple(listed)
