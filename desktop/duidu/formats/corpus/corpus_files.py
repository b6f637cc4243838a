"""Writes a parallel corpus document by document, in a set of files for each two languages.

Nothing of a document is kept once it is written, so that a corpus may be of any size.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, Protocol

from lxml import etree

from duidu.formats.base.segments import xml_text
from duidu.formats.base.tmx_header import tmx_header
from duidu.formats.corpus.several_files import language_suffixes

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DOCTYPE = '<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">'
_HEADING = "heading"


@dataclass(frozen=True, slots=True)
class CorpusPair:
    """Two texts that answer each other, in one line each.

    `row` counts from 1; `source` and `target` are the numbers of their sentences, from 0.
    """

    row: int
    texts: tuple[str, str]
    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    pair: float


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """A document with those of its pairs that are to be written.

    `texts` has the paragraphs of each side: what each is, and its sentences.
    """

    name: str
    title: str
    languages: tuple[str, str]
    texts: tuple[Sequence[tuple[str, Sequence[str]]], Sequence[tuple[str, Sequence[str]]]]
    pairs: Sequence[CorpusPair]


class PairFiles(Protocol):
    """The files of two languages."""

    def add(self, document: CorpusDocument) -> None:
        """Write a document behind the others. Raises OSError."""

    def close(self) -> None:
        """Write what stands at the end. Raises OSError."""


class CorpusFiles:
    """The files of a corpus in a folder, in one format."""

    def __init__(self, folder: Path, format_: str) -> None:
        self._folder, self._make = folder, _MAKERS[format_]
        self._files: dict[tuple[str, str], PairFiles] = {}

    def add(self, document: CorpusDocument) -> None:
        """Write a document behind the others. Raises OSError."""
        suffixes = language_suffixes(*document.languages)
        if suffixes not in self._files:
            self._files[suffixes] = self._make(self._folder, suffixes, document.languages)
        self._files[suffixes].add(document)

    def close(self) -> None:
        """Write what stands at the end of each. Raises OSError."""
        for files in self._files.values():
            files.close()


class _JsonLines:
    """An object a line: document, row, both texts by their languages, score and pair."""

    def __init__(self, folder: Path, suffixes: tuple[str, str], languages: tuple[str, str]) -> None:
        self._suffixes = suffixes
        self._file = _text_file(folder / f"{'-'.join(suffixes)}.jsonl")

    def add(self, document: CorpusDocument) -> None:
        for pair in document.pairs:
            texts = dict(zip(self._suffixes, pair.texts, strict=True))
            said = {
                "translation": texts,
                "document": document.name,
                "row": pair.row,
                "score": pair.score,
                "pair": pair.pair,
            }
            self._file.write(json.dumps(said, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self._file.close()


class _Moses:
    """Two plain files that answer each other line by line; a third says where the lines are from.

    Its lines are document, row, score and pair, with tabs between them.
    """

    def __init__(self, folder: Path, suffixes: tuple[str, str], languages: tuple[str, str]) -> None:
        name = "-".join(suffixes)
        self._sides = [_text_file(folder / f"{name}.{suffix}") for suffix in suffixes]
        self._origins = _text_file(folder / f"{name}.ids")

    def add(self, document: CorpusDocument) -> None:
        name = " ".join(document.name.split())
        for pair in document.pairs:
            for side, text in zip(self._sides, pair.texts, strict=True):
                side.write(text + "\n")
            self._origins.write(f"{name}\t{pair.row}\t{pair.score:.4g}\t{pair.pair:.4g}\n")

    def close(self) -> None:
        for file in (*self._sides, self._origins):
            file.close()


class _Tmx:
    """One translation memory with a unit for each pair."""

    def __init__(self, folder: Path, suffixes: tuple[str, str], languages: tuple[str, str]) -> None:
        self._open = ExitStack()
        path = folder / f"{'-'.join(suffixes)}.tmx"
        self._xml: Any = self._open.enter_context(etree.xmlfile(str(path), encoding="UTF-8"))
        self._xml.write_declaration()
        self._open.enter_context(self._xml.element("tmx", version="1.4"))
        self._xml.write(tmx_header(languages[0]))
        self._open.enter_context(self._xml.element("body"))
        self._number = 0

    def add(self, document: CorpusDocument) -> None:
        for pair in document.pairs:
            self._number += 1
            unit = etree.Element("tu", tuid=str(self._number))
            said = {
                "x-document": document.name,
                "x-row": str(pair.row),
                "x-score": f"{pair.score:.4g}",
                "x-pair": f"{pair.pair:.4g}",
            }
            for kind, value in said.items():
                etree.SubElement(unit, "prop", type=kind).text = xml_text(value)
            for language, text in zip(document.languages, pair.texts, strict=True):
                variant = etree.SubElement(unit, "tuv", {_LANG: language})
                etree.SubElement(variant, "seg").text = xml_text(text)
            unit.tail = "\n"
            self._xml.write(unit)

    def close(self) -> None:
        self._open.close()


class _Xces:
    """As OPUS has it: a file of sentences for each document and language, and one file of links.

    Only the links are filtered; the sentences are all there.
    """

    def __init__(self, folder: Path, suffixes: tuple[str, str], languages: tuple[str, str]) -> None:
        self._folder, self._suffixes = folder, suffixes
        self._name = "-".join(suffixes)
        self._open = ExitStack()
        path = folder / f"{self._name}.xml"
        self._xml: Any = self._open.enter_context(etree.xmlfile(str(path), encoding="UTF-8"))
        self._xml.write_declaration()
        self._xml.write_doctype(_DOCTYPE)
        self._open.enter_context(self._xml.element("cesAlign", version="1.0", type="sent"))

    def add(self, document: CorpusDocument) -> None:
        places = [f"{self._name}/{suffix}/{document.name}.xml" for suffix in self._suffixes]
        for place, language, side in zip(places, document.languages, document.texts, strict=True):
            path = self._folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_sentences(language, document.title, side))
        group = etree.Element(
            "linkGrp",
            {"targType": "s", "fromDoc": xml_text(places[0]), "toDoc": xml_text(places[1])},
        )
        for number, pair in enumerate(document.pairs, start=1):
            sides = (" ".join(str(unit + 1) for unit in one) for one in (pair.source, pair.target))
            said = {
                "id": f"SL{number}",
                "xtargets": ";".join(sides),
                "certainty": f"{pair.score:.4g}",
            }
            etree.SubElement(group, "link", said).tail = "\n"
        group.tail = "\n"
        self._xml.write(group)

    def close(self) -> None:
        self._open.close()


def _sentences(language: str, title: str, side: Sequence[tuple[str, Sequence[str]]]) -> bytes:
    """The file of one text: its paragraphs, with a number for each sentence."""
    root = etree.Element("text", {_LANG: language, "title": xml_text(title)})
    for number, (at, (kind, sentences)) in zip(_counted(side), enumerate(side, 1), strict=True):
        said = {"type": "head"} if kind.startswith(_HEADING) else {}
        paragraph = etree.SubElement(root, "p", {"id": str(at), **said})
        for unit, sentence in enumerate(sentences, start=number):
            etree.SubElement(paragraph, "s", {"id": str(unit)}).text = xml_text(sentence)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _counted(side: Sequence[tuple[str, Sequence[str]]]) -> Iterator[int]:
    """The number of each paragraph's first sentence, from 1."""
    first = 1
    for _, sentences in side:
        yield first
        first += len(sentences)


def _text_file(path: Path) -> IO[str]:
    # A half of a pair of surrogates is in no file that was read, but may be in a damaged one.
    return path.open("w", encoding="utf-8", errors="replace", newline="\n")


class _Maker(Protocol):
    def __call__(
        self, folder: Path, suffixes: tuple[str, str], languages: tuple[str, str]
    ) -> PairFiles: ...


_MAKERS: Mapping[str, _Maker] = MappingProxyType(
    {"jsonl": _JsonLines, "moses": _Moses, "xces": _Xces, "tmx": _Tmx}
)
CORPUS_FORMATS = tuple(_MAKERS)
"""The formats in which a corpus is written; the first is used where none is named."""
