"""Writes TBX glossaries (ISO 30042): version 3, TBX-Basic in DCA style."""

from collections.abc import Sequence
from typing import cast

from lxml import etree

from duidu.core.errors import FileError
from duidu.formats.base.exported import Exported, Written, count_sentence
from duidu.formats.base.segments import xml_text
from duidu.lexicon.terms import ADMITTED, FORBIDDEN, PREFERRED, Term

_SPACE = "urn:iso:std:iso:30042:ed-2"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# TBX-Basic's names of what a glossary says of a word.
_ADMINISTRATIVE = {
    PREFERRED: "preferredTerm-admn-sts",
    ADMITTED: "admittedTerm-admn-sts",
    FORBIDDEN: "deprecatedTerm-admn-sts",
}


def write_tbx(exported: Exported) -> Written:
    """Write the terms that concern the article. Raises FileError when there are none."""
    if not exported.terms:
        raise FileError(
            "The glossary has no term of this article in its two languages; add some first."
        )
    left = len(exported.alignment.rows)
    said = count_sentence(
        left,
        "TBX holds terms only; the text was left out.",
        "TBX holds terms only; the text of {count} rows was left out.",
    )
    return Written(
        tbx_bytes(exported.terms, exported.article.source.language, exported.article.title), said
    )


def tbx_bytes(terms: Sequence[Term], language: str, title: str) -> bytes:
    """Return a TBX-Basic file; `language` is that of its header."""
    root = etree.Element(
        f"{{{_SPACE}}}tbx",
        {"type": "TBX-Basic", "style": "dca", _LANGUAGE: language},
        nsmap=cast("dict[str, str]", {None: _SPACE}),
    )
    description = _down(root, "tbxHeader", "fileDesc")
    _sub(_down(description, "titleStmt"), "title", title)
    _sub(_down(description, "sourceDesc"), "p", "Written by Duidu.")
    body = _down(root, "text", "body")
    for number, synonyms in enumerate(_concepts(terms), start=1):
        _write_concept(etree.SubElement(body, f"{{{_SPACE}}}conceptEntry"), number, synonyms)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _concepts(terms: Sequence[Term]) -> list[list[Term]]:
    """Bring together the renderings of one word, with one note, in the order of the first ones.

    So synonyms stay synonyms, and whoever reads the file finds the very pairs again.
    """
    found: dict[tuple[str, ...], list[Term]] = {}
    for term in terms:
        key = (
            *(term.source_language, term.target_language, term.source),
            *(term.note, term.project, term.source_status),
        )
        found.setdefault(key, []).append(term)
    return list(found.values())


def _write_concept(entry: etree._Element, number: int, synonyms: Sequence[Term]) -> None:
    """Write a word with its renderings: what is said of all, then each language."""
    first = synonyms[0]
    entry.set("id", f"c{number}")
    if first.project:
        _typed(entry, "descrip", "subjectField", first.project)
    if first.note:
        _sub(entry, "note", first.note)
    words = {term.target: term.status for term in synonyms}
    for code, statuses in (
        (first.source_language, {first.source: first.source_status}),
        (first.target_language, words),
    ):
        section = etree.SubElement(entry, f"{{{_SPACE}}}langSec", {_LANGUAGE: code})
        for word, status in statuses.items():
            of_word = _down(section, "termSec")
            _sub(of_word, "term", word)
            if status:
                _typed(of_word, "termNote", "administrativeStatus", _ADMINISTRATIVE[status])


def _typed(parent: etree._Element, name: str, kind: str, text: str) -> None:
    _sub(parent, name, text)
    parent[-1].set("type", kind)


def _down(parent: etree._Element, *names: str) -> etree._Element:
    for name in names:
        parent = etree.SubElement(parent, f"{{{_SPACE}}}{name}")
    return parent


def _sub(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{_SPACE}}}{name}").text = xml_text(text)
