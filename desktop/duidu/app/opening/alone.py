"""A text in one language: it is opened by itself, and its translation can be added later."""

from collections import Counter
from collections.abc import Sequence

from duidu.app.opening.recognised import Arrangement, Recognised
from duidu.core.article import NO_LANGUAGE
from duidu.core.errors import FileError
from duidu.formats.base.document import Document, RawBlock
from duidu.language.registry import base_code, describe, known_codes
from duidu.language.script import guess_language

# Formats that hold originals with their translations: one without is a fault of its maker's, and
# what it says of its texts would be lost.
_OF_PAIRS = frozenset({"tmx", "xliff", "po", "corpus"})
# Code points of a text by which its language is told.
_ENOUGH = 20_000
# The share of a translation that is in its language, however much it quotes.
_NEARLY_ALL = 0.85


def can_be_alone(document: Document) -> bool:
    """Whether such a file may hold one language only."""
    return document.format not in _OF_PAIRS


def alone(document: Document, name: str, language: str) -> Recognised:
    """All of a document as a text in this language."""
    return Recognised(
        (document,),
        name,
        (language, NO_LANGUAGE),
        (list(document.blocks), []),
        Arrangement.ALONE,
    )


def language_alone(document: Document, found: Sequence[str], name: str, named: str) -> str:
    """The language of a text, of which those `found` in it come with the most first.

    `named` is what the name of its file says, "" for nothing. Raises FileError for a text without
    letters.
    """
    guess = found[0] if found else _guess(document.blocks)
    if not guess:
        raise FileError("There is no text in “{name}” that can be read as a language.", name=name)
    # The words of a text in Latin letters may not tell; its script always does.
    if _is_latin(guess):
        return next(filter(_is_latin, (_declared(document.blocks), named)), guess)
    return guess


def text_in(found: Recognised, original: str) -> str:
    """The language that nearly all of a text is in, where the rest quotes its original; else ""."""
    sizes = [sum(len(block.text) for block in side) for side in found.sides]
    for language, other, size in zip(found.languages, found.languages[::-1], sizes, strict=True):
        if base_code(other) == base_code(original) and size >= _NEARLY_ALL * sum(sizes):
            return language
    return ""


def _guess(blocks: Sequence[RawBlock]) -> str:
    """The language of blocks too short to tell each by itself; "" without letters."""
    sample, size = list[str](), 0
    for block in blocks:
        sample.append(block.text[:_ENOUGH])
        size += len(block.text)
        if size >= _ENOUGH:
            break
    text = "\n".join(sample)
    return guess_language(text) if any(map(str.isalpha, text)) else ""


def _declared(blocks: Sequence[RawBlock]) -> str:
    """The language that most blocks are said to be in, "" for none that is known."""
    counts = Counter(base_code(block.language) for block in blocks if block.language)
    most = next((code for code, _ in counts.most_common(1)), "")
    return most if most in known_codes() else ""


def _is_latin(code: str) -> bool:
    return bool(code) and base_code(code) in known_codes() and describe(code).scripts[0] == "Latn"
