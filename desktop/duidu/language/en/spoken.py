"""How an English text is spoken: words by their lists, figures in words, the rest by rules."""

import mmap
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from duidu.core.once import made_once_each
from duidu.core.token import Token, TokenKind
from duidu.language.en.letter_sounds import by_letters, spelled, with_ending
from duidu.language.en.written import heard
from duidu.language.speech import LATIN, Sounded, Stranger, mark, words_of

if TYPE_CHECKING:
    import marisa_trie

LIST = "words.en.trie"
"""The list of words with their sounds in the addition; a name is word or word/NOUN, word/VERB."""
_VOWEL_SOUNDS = frozenset("AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ")
_AFTER_TO = frozenset(
    words_of(
        "to will would can could may might must shall should not cannot 'll n't i you we "
        "they don't didn't won't can't couldn't doesn't please"
    )
)
# In capitals they are letters: US, IT.
_NOT_CAPITALS = frozenset(words_of("us it am pm or in he me who"))
# Names before they are words of the list, where that has a Greek letter.
_NAMES = frozenset(("Xi",))
_AFTER_THE = frozenset(
    words_of("the a an this that these those his her its our my your their of in")
)
_LETTERS_OF = re.compile(r"(?:[A-Za-z]\.){2,}")


class EnglishSpeech:
    """language.speech.Speech for English. `listed` gives the sounds that a list has, or ""."""

    def __init__(self, listed: Callable[[str], str]) -> None:
        self._listed = listed

    def words(self, text: str, tokens: Sequence[Token], stranger: Stranger) -> list[Sounded]:
        """All that is heard of a text."""
        said = list(_stretches(text, tokens))
        words: list[Sounded] = []
        for at, (start, end, spoken) in enumerate(said):
            if not spoken:
                found = mark(Token(start, end, text[start:end]))
                words += [found] if found and not _is_inside(text, start, end) else []
                continue
            before = said[at - 1][2].lower() if at else ""
            sounds = self._phrase(spoken, before, stranger)
            if sounds:
                words.append(Sounded(start, end, sounds))
        return _with_weak_forms(text, words)

    def carrier(self, words: Sequence[Sounded]) -> str:
        """A word of English is spoken as well alone."""
        return ""

    def word(self, text: str) -> str:
        """The sounds of an English word, an acronym or single letters in another text."""
        if not text.isascii():
            return ""
        return self._word(text, "", lambda _: "")

    def _phrase(self, spoken: str, before: str, stranger: Stranger) -> str:
        """The sounds of the words that a stretch is read with."""
        sounds = []
        for word in spoken.split(" "):
            sounds.append(self._word(word, before, stranger))
            before = word.lower()
        return " ".join(filter(None, sounds))

    def _word(self, word: str, before: str, stranger: Stranger) -> str:
        """The sounds of one word by list, endings, parts, another language, or spelling."""
        word = _without_accents(word.replace("’", "'"))
        if _LETTERS_OF.fullmatch(word):
            return spelled(word)
        if not word.isascii():
            return stranger(word)
        if word in _NAMES and (name := stranger(word)):
            return name
        return (
            self._known(word, before)
            or self._parts(word, before, stranger)
            or with_ending(word, lambda stem: self._known(stem, ""))
            or self._acronym(word)
            or self._possessive(word, stranger)
            or stranger(word)
            or by_letters(word)
        )

    def _possessive(self, word: str, stranger: Stranger) -> str:
        """The sounds of a word with 's that no list has."""
        stem = word.removesuffix("'s")
        return "" if stem == word else with_ending(word, lambda _: self._word(stem, "", stranger))

    def _known(self, word: str, before: str) -> str:
        """The sounds that the lists have of a word, as a verb or a noun where that is told."""
        kind = "/VERB" if before in _AFTER_TO else "/NOUN" if before in _AFTER_THE else ""
        lower = word.lower()
        if word.isupper() and len(word) > 1:
            # US and IT are letters, whatever us and it are; CHINA is a word.
            exact = "" if word.lower() in _NOT_CAPITALS else self._listed(word)
            if exact or len(word) <= 4:
                return exact
        for name in (word, lower, lower.capitalize()):
            sounds = (kind and self._listed(name + kind)) or self._listed(name)
            if sounds:
                return sounds
        return ""

    @staticmethod
    def _acronym(word: str) -> str:
        """Capitals, and letters without a vowel, are spelled: GDP, GDPs, pm."""
        plain = word.removesuffix("'s").removesuffix("s") if word[:-1].isupper() else word
        is_letters = plain.isupper() and len(plain) <= 6
        if not is_letters and re.search("[aeiouyAEIOUY]", plain):
            return ""
        return spelled(plain) + ("" if plain == word else "z") if plain.isalpha() else ""

    def _parts(self, word: str, before: str, stranger: Stranger) -> str:
        """The sounds of a word of several parts: well-known, iPhone, COVID-19."""
        parts = [part for part in re.split(r"[-‐‑_/.]|(?<=[a-z])(?=[A-Z])", word) if part]
        if len(parts) < 2:
            parts = re.findall(r"\d+|[^\d]+", word)
            if len(parts) < 2:
                return ""
        return " ".join(filter(None, (self._word(part, before, stranger) for part in parts)))


def _stretches(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Stretches of the text in order: start, end, the words they are read with, "" for a mark."""
    codes = [t for t in tokens if t.kind is TokenKind.OTHER and len(t.text) > 1]
    plain = list(text)
    for token in codes:
        plain[token.start : token.end] = "\n" * len(token.text)
    whole = "".join(plain)
    figures = heard(whole)
    at = 0
    for figure in [*figures, None]:
        end = figure.start if figure else len(text)
        yield from _plain_stretches(whole, at, end, codes)
        if figure:
            yield figure
            at = figure.end


def _plain_stretches(
    text: str, start: int, end: int, codes: Sequence[Token]
) -> Iterator[tuple[int, int, str]]:
    """Words and marks of a stretch without figures."""
    at = start
    while at < end:
        letters = _LETTERS_OF.match(text, at, end) or LATIN.match(text, at, end)
        if letters:
            yield at, letters.end(), letters[0]
            at = letters.end()
            continue
        if not text[at].isspace() or (text[at] == "\n" and not _in_code(at, codes)):
            yield at, at + 1, ""
        at += 1


def _in_code(at: int, codes: Sequence[Token]) -> bool:
    return any(token.start <= at < token.end for token in codes)


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether a mark stands inside an address or a word and is no pause."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return len(around) == 2 and around.isalnum() and text[start:end] in ".:/-_?=&"


def _with_weak_forms(text: str, words: list[Sounded]) -> list[Sounded]:
    """The articles and "to" as they sound before what follows them."""
    result = []
    for at, one in enumerate(words):
        after = words[at + 1].sounds.lstrip("ˈˌ")[:1] if at + 1 < len(words) else ""
        weak = _weak(text[one.start : one.end].lower(), after in _VOWEL_SOUNDS)
        # What stands beside it is no letter's name, as in A4.
        apart = after.isalpha() and text[one.end : one.end + 1].isspace()
        result.append(one._replace(sounds=weak) if weak and apart else one)
    return result


def _weak(word: str, before_vowel: bool) -> str:
    if word == "the":
        return "ði" if before_vowel else "ðə"
    if word == "to":
        return "tʊ" if before_vowel else "tə"
    return {"a": "ɐ", "an": "ɐn"}.get(word, "")


def _without_accents(word: str) -> str:
    """Letters without accents (café), which no list has; other scripts unchanged."""
    if word.isascii():
        return word
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain if plain.isascii() else word


@made_once_each
def _open_list(path: Path) -> "tuple[marisa_trie.BytesTrie, mmap.mmap] | None":
    """The list of the addition, mapped: a dictionary of 180,000 words would take 30 MB."""
    import marisa_trie

    if not path.is_file():
        return None
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    trie = marisa_trie.BytesTrie()
    trie.map(mapped)
    return trie, mapped


def load(folder: Path) -> EnglishSpeech:
    """English with the lists of the addition; without them by the rules alone."""
    opened = _open_list(folder / LIST)

    def listed(word: str) -> str:
        found = opened[0].get(word) if opened else None
        return found[0].decode() if found else ""

    return EnglishSpeech(listed)
