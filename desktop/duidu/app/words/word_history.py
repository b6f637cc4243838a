"""How often a word was met and looked up, and a sentence with it from elsewhere in the library.

Look-ups are counted in the derived data: on this machine alone, and forgotten when one asks.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from duidu.app.article.open_text import RowText
from duidu.app.article.word_context import word_context_in
from duidu.app.words.card import Card, CardPair
from duidu.app.words.occurrences import occurrences_of
from duidu.core.article import SideName
from duidu.core.errors import LibraryError
from duidu.core.jobs import Job
from duidu.language.registry import base_code, describe
from duidu.library.library import Library
from duidu.library.search.full_text_search import TextHit
from duidu.library.store.derived_data import Cache

MOST_MET = 100  # paragraphs that are counted; of a common word there are thousands
_LOOKED_INTO = 24  # paragraphs among which the sentence is chosen
_LONG = 60  # code points of a sentence that a card has room for
# In the place of an article's id, which never begins so.
_EVERY_ARTICLE = "*looked up"
_KIND = "count"


def count_look_up(cache: Cache, language: str, word: str) -> int:
    """Count that a word was looked up; how often that was by now. For a job's thread."""
    count = looked_up(cache, language, [word]).get(word, 0) + 1
    cache.put(_EVERY_ARTICLE, _KIND, {_key(language, word): str(count)})
    return count


def looked_up(cache: Cache, language: str, words: Iterable[str]) -> dict[str, int]:
    """How often words were looked up; those that never were are left out."""
    keys = {_key(language, word): word for word in words}
    found = cache.get(_EVERY_ARTICLE, _KIND, list(keys)) if keys else {}
    return {keys[key]: int(count) for key, count in found.items() if count.isdecimal()}


def forget_look_ups(cache: Cache) -> None:
    """Forget which words were looked up."""
    cache.drop(_EVERY_ARTICLE)


def with_history(library: Library, article: str, language: str, card: Card, job: Job) -> Card:
    """A card with what is known of its word from before, this look-up counted.

    `language` is that of the card's side of `article`. For a job's thread. Raises Cancelled.
    """
    if card.side is None:
        return card
    hits = library.search.find(occurrences_of(card.text, language), limit=MOST_MET + 1)
    job.check()
    pair = _pair(library, article, language, card, hits[:_LOOKED_INTO], job)
    count = count_look_up(library.cache, base_code(language), card.text)
    return replace(card, pair=pair, met=len(hits), looked_up=count)


def _pair(
    library: Library, article: str, language: str, card: Card, hits: list[TextHit], job: Job
) -> CardPair | None:
    """The shortest answered sentence with the word, not the one it was looked up in.

    One of another article comes before one of the same.
    """
    found: list[CardPair] = []
    languages: dict[str, dict[SideName, str]] = {}
    for hit in hits:
        job.check()
        if hit.article not in languages:
            info = library.articles.info(hit.article)
            languages[hit.article] = {
                SideName.SOURCE: info.source_language,
                SideName.TARGET: info.target_language,
            }
        if (hit.article, hit.side, hit.block) == (article, card.side, card.block):
            continue
        if base_code(languages[hit.article][hit.side]) != base_code(language):
            continue
        found += _sentences(library, hit, languages[hit.article][hit.side])
    return min(found, key=lambda one: (one.article == article, len(one.sentence)), default=None)


def _sentences(library: Library, hit: TextHit, language: str) -> list[CardPair]:
    """The answered sentences of a paragraph in which the word is a word by itself."""
    try:
        row = library.articles.row_of(hit.article, hit.side, hit.block)
        (stored,) = library.articles.rows(hit.article, row, row + 1)
    except (LibraryError, ValueError):
        # Removed since it was found.
        return []
    text = RowText(stored.index, stored.row, stored.source, stored.target)
    titles = library.articles.titles({hit.article})
    found = []
    for start, end in hit.spans[:3]:
        context = word_context_in(text, hit.side, hit.block, start)
        if context is None or context.sentence is None or not context.counterpart_text.strip():
            continue
        sentence, at = context.sentence_text, start - context.sentence.start
        length = end - start
        if len(sentence) <= _LONG and _is_word(sentence, at, length, language):
            found.append(
                CardPair(
                    hit.article,
                    titles.get(hit.article, ""),
                    hit.side,
                    hit.block,
                    start,
                    sentence,
                    at,
                    at + length,
                    context.counterpart_text,
                )
            )
    return found


def _is_word(sentence: str, at: int, length: int, language: str) -> bool:
    """Whether the words of a sentence have a border at both ends, so that none is cut."""
    cutter = describe(language).word_cutter
    if cutter is None:
        return True
    borders = {0, *accumulate(map(len, cutter()(sentence)))}
    return at in borders and at + length in borders


def _key(language: str, word: str) -> str:
    return f"{language} {word}"
