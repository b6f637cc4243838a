"""English words with their level, frequency, parts of speech and inflections, for the card.

Levels of the Common European Framework and parts of speech: cefrpy (MIT). Frequency: wordfreq
(CC BY-SA 4.0).
"""

import gzip
from collections import defaultdict
from collections.abc import Container, Iterator

import msgpack
from cefrpy import CEFRAnalyzer

from duidu.language.en.bases import Kind, bases
from duidu.lexicon.compiled_records import EnglishWord
from words_sources import package_file

_COMMON_FORMS = 120_000  # of the commonest words those that may be inflections
_MOST_FORMS = 5
_KINDS = (
    *(("NN", "noun"), ("VB", "verb"), ("JJ", "adjective"), ("RB", "adverb"), ("PRP", "pronoun")),
    *(("IN", "preposition"), ("CC", "conjunction"), ("DT", "determiner"), ("CD", "number")),
    *(("UH", "interjection"), ("MD", "verb"), ("WP", "pronoun"), ("WRB", "adverb")),
)
# Tags of inflected forms.
_INFLECTED = frozenset(["VBN", "VBD", "VBG", "VBZ", "VBP", "NNS", "JJR", "JJS", "RBR", "RBS"])


def english_words(keys: Container[str]) -> Iterator[EnglishWord]:
    """The words of the list that are keys of the index, with all that is known of them."""
    levels = CEFRAnalyzer()
    zipf = frequencies()
    listed = {word for word in levels.yield_words() if word in keys and word in zipf}
    tags = {word: _tags(levels, word) for word in listed}
    known = {word for word in listed if not _is_a_form(word, tags[word], listed)}
    forms = inflections(known, zipf)
    for word in sorted(known):
        kinds = dict(_KINDS)
        named = [kinds[tag] for tag in tags[word] if tag in kinds]
        lowest = min(tags[word].values(), default=0)
        yield EnglishWord(
            word,
            lowest,
            zipf[word],
            " ".join(dict.fromkeys(named)),
            " ".join(forms[word][:_MOST_FORMS]),
        )


def _tags(levels: CEFRAnalyzer, word: str) -> dict[str, int]:
    """The parts of speech of a word with the level of each, 1 for A1 to 6 for C2."""
    found = levels.get_pos_level_dict_for_word(word)
    return {str(tag): level.value for tag, level in found.items()}


def _is_a_form(word: str, tags: Container[str], words: Container[str]) -> bool:
    """Whether a word is listed as what its base has already: announced, children, but no saw."""
    return (
        "NN" not in tags
        and any(tag in tags for tag in _INFLECTED)
        and any(one.kind is Kind.INFLECTED and one.text in words for one in bases(word))
    )


def frequencies() -> dict[str, int]:
    """Zipf values in hundredths of the words of wordfreq's large list, the commonest first."""
    bins = msgpack.unpackb(
        gzip.decompress(package_file("wordfreq", "data", "large_en.msgpack.gz").read_bytes())
    )
    return {word: 900 - n for n, words in enumerate(bins[1:]) for word in words if n < 900}


def inflections(words: Container[str], zipf: dict[str, int]) -> dict[str, list[str]]:
    """The inflections of words that are in use, the commonest first."""
    found: dict[str, list[str]] = defaultdict(list)
    for form in list(zipf)[:_COMMON_FORMS]:
        of = next(
            (one.text for one in bases(form) if one.kind is Kind.INFLECTED and one.text in words),
            None,
        )
        if of is not None and "'" not in form:
            found[of].append(form)
    return found
