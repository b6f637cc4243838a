"""A text in one language: it is opened by itself, and its translation can be added later."""

from collections import Counter
from collections.abc import Sequence
from unicodedata import category

from duidu.app.opening.recognised import Arrangement, Recognised
from duidu.core.article import NO_LANGUAGE, Article
from duidu.core.errors import FileError, Sentence
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
# Characters that are private or unassigned, and the shares of them and of accented letters that
# none of the world's spellings reaches; so few letters prove nothing.
_UNWRITTEN = frozenset({"Co", "Cn", "Cs"})
_MOST_ODD, _MOST_ACCENTED, _FEW = 0.02, 0.5, 20


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


def one_language_only(languages: Sequence[str], name: str) -> FileError:
    """What is said of a file in one language where two are needed."""
    found = named_language(languages[0]) if languages else Sentence("no language Duidu can tell")
    return FileError(
        "“{name}” is in one language only ({found}); open it together with its translation.",
        name=name,
        found=found,
    )


def require_translation(article: Article, name: str) -> None:
    """Raise FileError for a text alone: what is asked for is about a text and its translation."""
    if article.is_alone:
        raise one_language_only([article.source.language], name)


def named_language(language: str) -> Sentence:
    """The name of a language in a sentence."""
    return describe(language).name or Sentence("the language “{language}”", language=language)


def language_alone(document: Document, found: Sequence[str], name: str, named: str) -> str:
    """The language of a text, of which those `found` in it come with the most first.

    `named` is what the name of its file says, "" for nothing. Raises FileError for a text without
    letters.
    """
    text = _beginning(document.blocks)
    if _is_garbled(text):
        raise FileError(
            "“{name}” does not read as text in any language; it may be in another encoding.",
            name=name,
        )
    guess = found[0] if found else guess_language(text) if any(map(str.isalpha, text)) else ""
    if not guess:
        raise FileError("There is no text in “{name}” that can be read as a language.", name=name)
    # The words of a text in Latin letters may not tell; its script always does.
    if _is_latin(guess):
        declared = _declared(document.blocks)
        return declared if _is_latin(declared) else guess_language(text, named)
    return guess


def text_in(found: Recognised, original: str) -> str:
    """The language that nearly all of a text is in, where the rest quotes its original; else ""."""
    sizes = [sum(len(block.text) for block in side) for side in found.sides]
    for language, other, size in zip(found.languages, found.languages[::-1], sizes, strict=True):
        if base_code(other) == base_code(original) and size >= _NEARLY_ALL * sum(sizes):
            return language
    return ""


def _beginning(blocks: Sequence[RawBlock]) -> str:
    """As much of a text as its language is told by."""
    sample, size = list[str](), 0
    for block in blocks:
        sample.append(block.text[: _ENOUGH - size])
        size += len(sample[-1])
        if size >= _ENOUGH:
            break
    return "\n".join(sample)


def _is_garbled(text: str) -> bool:
    """Whether a text was decoded wrongly: of two languages only one so looks like none.

    It has characters that nothing is written with, or hardly any letter without an accent.
    """
    if text.isascii():
        return False
    odd = sum(one == "\ufffd" or category(one) in _UNWRITTEN for one in text)
    accented = sum("À" <= one <= "ɏ" for one in text)
    plain = sum(one.isascii() and one.isalpha() for one in text)
    latin = accented + plain
    return odd > _MOST_ODD * len(text) or (
        accented > _MOST_ACCENTED * latin and latin > _MOST_ACCENTED * len(text) and latin > _FEW
    )


def _declared(blocks: Sequence[RawBlock]) -> str:
    """The language that most blocks are said to be in, "" for none that is known."""
    counts = Counter(base_code(block.language) for block in blocks if block.language)
    most = next((code for code, _ in counts.most_common(1)), "")
    return most if most in known_codes() else ""


def _is_latin(code: str) -> bool:
    return bool(code) and base_code(code) in known_codes() and describe(code).scripts[0] == "Latn"
