"""Writes TBX glossaries (ISO 30042): version 3, TBX-Basic in DCA style."""

from collections.abc import Sequence
from typing import cast

from lxml import etree

from duidu.core.errors import FileError
from duidu.formats.base.exported import Exported, Written, count_sentence
from duidu.formats.base.segments import xml_text
from duidu.lexicon.terms import Term

_SPACE = "urn:iso:std:iso:30042:ed-2"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CONCEPTS, _LANGUAGES = {"conceptentry", "termentry"}, {"langsec", "langset"}
_NOTES = {"note", "definition"}


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
    for number, term in enumerate(terms, start=1):
        entry = etree.SubElement(body, f"{{{_SPACE}}}conceptEntry", {"id": f"c{number}"})
        if term.note:
            _sub(entry, "note", term.note)
        for code, word in (
            (term.source_language, term.source),
            (term.target_language, term.target),
        ):
            section = etree.SubElement(entry, f"{{{_SPACE}}}langSec", {_LANGUAGE: code})
            _sub(_down(section, "termSec"), "term", word)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _down(parent: etree._Element, *names: str) -> etree._Element:
    for name in names:
        parent = etree.SubElement(parent, f"{{{_SPACE}}}{name}")
    return parent


def _sub(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{_SPACE}}}{name}").text = xml_text(text)
