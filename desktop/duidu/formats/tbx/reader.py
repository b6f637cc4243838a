"""Reads TBX glossaries (ISO 30042): version 3 in either style, and version 2 (martif)."""

from collections.abc import Iterator, Sequence

from lxml import etree

from duidu.core.errors import FileError
from duidu.formats.base.markup import attribute, local_name, text_of, walk_xml
from duidu.formats.base.term_concepts import (
    Concept,
    TermsFile,
    TermWord,
    paired,
    status_named,
    with_guessed_languages,
)
from duidu.language.registry import base_code, language_named
from duidu.lexicon.terms import FORBIDDEN

_CONCEPTS, _LANGUAGES = {"conceptentry", "termentry"}, {"langsec", "langset"}
_TERMS = {"termsec", "tig", "ntig"}
_NOTES = {"note", "definition", "context", "explanation", "usagenote", "example"}
_SUBJECTS = {"subjectfield", "domain"}
_STATUSES = {
    "administrativestatus",
    "normativeauthorization",
    "status",
    "termstatus",
    "usagestatus",
}


def read_tbx(
    data: bytes, name: str, wanted: Sequence[str] = (), languages: Sequence[str] = ()
) -> TermsFile:
    """Read the terms: the words of each concept that answer each other in two languages.

    `wanted` are the languages of the text it is for; of more than two they are taken. `languages`
    are those that a person named. Raises FileError when it is no TBX file or has no such pair.
    """
    # Entry by entry: a termbase of an institution is larger than it may be in memory as a tree.
    entries = walk_xml(data, name, _CONCEPTS)
    if local_name(next(entries)) not in {"tbx", "martif"}:
        raise FileError(
            "“{name}” is not a TBX file; choose a glossary in TBX, version 2 or 3.", name=name
        )
    concepts = [_concept(entry) for entry in entries]
    left_out: tuple[str, ...] = ()
    if languages:
        concepts, left_out = _only(concepts, languages)
    made = paired(with_guessed_languages(concepts), wanted)
    if not made.terms:
        raise FileError(
            "“{name}” has no term with a translation; choose another glossary.", name=name
        )
    return TermsFile(
        tuple(dict.fromkeys(made.terms)),
        incomplete=made.incomplete,
        left_out=(*left_out, *made.left_out),
    )


def _is(element: etree._Element, names: set[str]) -> bool:
    return local_name(element) in names


def _only(
    concepts: Sequence[Concept], languages: Sequence[str]
) -> tuple[list[Concept], tuple[str, ...]]:
    """The concepts with words of these languages alone, and which others they had."""
    bases = set(map(base_code, languages))
    kept = [
        Concept(tuple(word for word in one.words if word.group in bases), one.note, one.project)
        for one in concepts
    ]
    groups = dict.fromkeys(word.group for one in concepts for word in one.words)
    return kept, tuple(group for group in groups if group not in bases)


def _concept(entry: etree._Element) -> Concept:
    """Read one concept entry; what is said of a word or a language is said of the concept."""
    words = [word for section in entry if _is(section, _LANGUAGES) for word in _words_of(section)]
    return Concept(
        tuple(words), "; ".join(_said(entry, _NOTES)), "; ".join(_said(entry, _SUBJECTS))
    )


def _words_of(section: etree._Element) -> Iterator[TermWord]:
    """Yield the words of a language with their status."""
    code = attribute(section, "lang")
    language = language_named(code) or code
    for term in section.iter():
        if _is(term, {"term"}) and (text := " ".join(text_of(term).split())):
            yield TermWord(language, text, _status(_around(term, section)))


def _around(term: etree._Element, section: etree._Element) -> etree._Element:
    """The element with all that is said of a word."""
    above = term.getparent()
    while above is not None and above is not section:
        if _is(above, _TERMS):
            return above
        above = above.getparent()
    return term


def _status(around: etree._Element) -> str:
    """What is said of a word whose element this is."""
    for element in around.iter():
        kind = _kind(element)
        if kind in _STATUSES and (status := status_named(text_of(element))):
            return status
        if "forbidden" in kind and text_of(element).strip().casefold() in {"yes", "true", "1"}:
            return FORBIDDEN
    return ""


def _said(entry: etree._Element, kinds: set[str]) -> list[str]:
    """What elements of these kinds say, each once, in order."""
    texts = (" ".join(text_of(one).split()) for one in entry.iter() if _kind(one) in kinds)
    return list(dict.fromkeys(filter(None, texts)))


def _kind(element: etree._Element) -> str:
    """What an element says, in either style: by its type (DCA) or by its own name (DCT)."""
    kind = attribute(element, "type") if attribute(element, "type") else local_name(element)
    return kind.replace("-", "").replace("_", "").lower()
