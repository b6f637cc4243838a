"""Reads TBX glossaries (ISO 30042): version 3 in either style, and version 2 (martif)."""

from collections.abc import Iterator

from lxml import etree

from duidu.core.errors import FileError
from duidu.formats.base.markup import attribute, local_name, parse_xml, text_of
from duidu.lexicon.terms import Term

_SPACE = "urn:iso:std:iso:30042:ed-2"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CONCEPTS, _LANGUAGES = {"conceptentry", "termentry"}, {"langsec", "langset"}
_NOTES = {"note", "definition"}


def read_tbx(data: bytes, name: str) -> tuple[Term, ...]:
    """Read the terms: those of a concept's first language with those of its others.

    Raises FileError when it is no TBX file or has no such pair.
    """
    root = parse_xml(data, name)
    if local_name(root) not in {"tbx", "martif"}:
        raise FileError(
            "“{name}” is not a TBX file; choose a glossary in TBX, version 2 or 3.", name=name
        )
    terms = tuple(
        term
        for entry in root.iter()
        if local_name(entry) in _CONCEPTS
        for term in _of_concept(entry)
    )
    if not terms:
        raise FileError(
            "“{name}” has no term with a translation; choose another glossary.", name=name
        )
    return terms


def _of_concept(entry: etree._Element) -> Iterator[Term]:
    """Yield the terms of one concept entry."""
    words = [
        (attribute(section, "lang"), text_of(term).strip())
        for section in entry
        if local_name(section) in _LANGUAGES
        for term in section.iter()
        if local_name(term) == "term" and text_of(term).strip()
    ]
    note = " ".join(dict.fromkeys(text_of(one).strip() for one in entry.iter() if _is_note(one)))
    for language, source in words:
        if words and language == words[0][0]:
            yield from (
                Term(language, other, source, target, note)
                for other, target in words
                if other != language
            )


def _is_note(element: etree._Element) -> bool:
    name = local_name(element)
    return name in _NOTES or (name == "descrip" and attribute(element, "type") in _NOTES)
