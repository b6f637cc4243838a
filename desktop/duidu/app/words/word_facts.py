"""All about one word of an article, for the panel: characters, renderings, occurrences."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from duidu.app.article.long_blocks import LONG
from duidu.app.article.open_text import OpenText
from duidu.app.article.word_context import word_context
from duidu.app.article.worked_out import WordLinker
from duidu.app.words.occurrences import occurrences_of
from duidu.app.words.word_places import WordPlace
from duidu.app.words.word_renderings import WordRenderings, renderings_at
from duidu.core.article import Place, SideName
from duidu.core.jobs import Job
from duidu.core.token import TokenKind
from duidu.language.registry import describe
from duidu.lexicon.characters import Character, characters_of, sharing_a_character
from duidu.lexicon.compiled_records import EnglishWord
from duidu.lexicon.entry import Entry
from duidu.lexicon.entry_order import in_order, likely_readings
from duidu.lexicon.glosses import is_gloss_language
from duidu.lexicon.lexicon import Lexicon
from duidu.lexicon.lookup import WordSearch
from duidu.library.library import Library
from duidu.library.search.full_text_search import TextHit

# Hits and words a character that the panel has room for; blocks looked through a character.
MOST_HITS, MOST_SHARING, MOST_BLOCKS = 60, 24, 80


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What is known of a word.

    `sharing` has other words of the article by the character they share with it. `hits` are in
    the whole library, from the newest article on, and `titles` are those of their articles by
    id. `places` has one place of the article for each row that the renderings name. `english` is
    what is known of an English word in its base form.
    """

    word: str
    reading: tuple[str, ...]
    entries: tuple[Entry, ...]
    characters: tuple[Character, ...]
    sharing: dict[str, tuple[str, ...]]
    renderings: WordRenderings | None
    hits: tuple[TextHit, ...]
    titles: dict[str, str]
    places: dict[int, Place]
    english: EnglishWord | None = None


def word_facts(
    library: Library, lexicon: Lexicon, open_text: OpenText, word: WordPlace, job: Job
) -> WordFacts:
    """Look up all that is quick, which is everything but the renderings.

    For a job's thread, since a common word may be found often. Raises Cancelled.
    """
    text, side = word.token.text, word.place.side
    has_entries = describe(open_text.language(side)).has_dictionary
    found = lexicon.exact(text) if has_entries else ()
    entries = in_order(found, likely_readings(text), word.token.reading) if found else ()
    characters = characters_of(text, lexicon, word.token.reading) if has_entries else ()
    job.check()
    wanted = occurrences_of(text, open_text.language(side))
    hits = tuple(library.search.find(wanted, limit=MOST_HITS))
    job.check()
    sharing = (
        _words_sharing_characters(library, lexicon, open_text, word, job) if has_entries else {}
    )
    return WordFacts(
        text,
        word.token.reading,
        entries,
        characters,
        sharing,
        None,
        hits,
        library.articles.titles({hit.article for hit in hits}),
        {},
        WordSearch(lexicon).english_word(text)
        if is_gloss_language(open_text.language(side))
        else None,
    )


def with_renderings(
    library: Library,
    word_links: WordLinker,
    open_text: OpenText,
    word: WordPlace,
    facts: WordFacts,
    job: Job,
) -> WordFacts:
    """The facts with the renderings, which need the word links of every row that has the word.

    For a job's thread: it takes seconds. Raises Cancelled.
    """
    side = word.place.side
    row = open_text.row_of(side, word.block.id)
    found = renderings_at(
        library,
        open_text,
        word_links,
        row,
        side,
        word.block.id,
        word.token.start,
        job,
    )
    return replace(facts, renderings=found, places=_places(open_text, side, found))


def _words_sharing_characters(
    library: Library, lexicon: Lexicon, open_text: OpenText, word: WordPlace, job: Job
) -> dict[str, tuple[str, ...]]:
    """Other words of the article with a character of this one, by that character.

    They are looked for in the paragraphs that a search for the character finds.
    """
    words: list[str] = []
    for char in dict.fromkeys(word.token.text):
        # The index finds the paragraphs: cutting a whole book into words would take seconds.
        for hit in library.search.texts(char, word.place.side, open_text.article, MOST_BLOCKS):
            job.check()
            words += _words_of(open_text, word.place.side, hit.block)
    shared = sharing_a_character(word.token.text, words, lexicon)
    return {char: others[:MOST_SHARING] for char, others in shared.items() if others}


def _words_of(open_text: OpenText, side: SideName, block: int) -> list[str]:
    context = word_context(open_text, side, block, 0)
    tokens = open_text.tokens_at(side, context.block, 0, LONG) if context is not None else ()
    return [token.text for token in tokens if token.kind in (TokenKind.WORD, TokenKind.NAME)]


def _places(open_text: OpenText, side: SideName, found: WordRenderings | None) -> dict[int, Place]:
    lists: Sequence[int] = (
        [row for one in (*found.renderings, *found.back) for row in one.pairs] if found else ()
    )
    places: dict[int, Place] = {}
    for row in dict.fromkeys(lists):
        blocks = open_text.row(row).blocks(side)
        if blocks:
            places[row] = Place(side, blocks[0].id, 0)
    return places
