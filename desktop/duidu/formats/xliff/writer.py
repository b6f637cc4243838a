"""Writes XLIFF 1.2 and 2.1: a row is a paragraph, a sentence pair a segment.

Notes and terms stand where each version has a place for them.
"""

from itertools import groupby
from typing import cast

from lxml import etree

from duidu import __version__
from duidu.core.article import SideName
from duidu.core.row_status import RowStatus
from duidu.formats.base.exported import (
    Exported,
    ExportedRow,
    Segment,
    Written,
    count_sentence,
    emphasis_said,
    note_spans,
    note_text,
    row_text,
    rows_of,
    segments_of,
    whole_article_notes,
)
from duidu.formats.base.segments import kind_name, note_as_json, note_side, xml_text
from duidu.formats.notes.exported_notes import NoteEntry, timestamp
from duidu.formats.xliff.first_words import FirstWords
from duidu.formats.xliff.reader import CARRIED, OURS
from duidu.formats.xliff.states import attributes_1, attributes_2
from duidu.lexicon.terms import Term, Termbase

_V1 = "urn:oasis:names:tc:xliff:document:1.2"
_V2 = "urn:oasis:names:tc:xliff:document:2.0"
_GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write_xliff_1(exported: Exported) -> Written:
    """Write XLIFF 1.2 (OASIS 2008, transitional): a group a row, a trans-unit a pair.

    A unit without counterpart has an empty source or no target.
    """
    article = exported.article
    languages = article.source.language, article.target.language
    root = etree.Element(
        f"{{{_V1}}}xliff",
        {"version": "1.2"},
        # lxml takes None as the default namespace; its types do not know that.
        nsmap=cast("dict[str, str]", {None: _V1, "duidu": OURS}),
    )
    named = {
        "original": xml_text(article.title),
        "source-language": languages[0],
        "target-language": languages[1],
    }
    file = etree.SubElement(
        root, f"{{{_V1}}}file", {**named, "datatype": "plaintext", "tool-id": "duidu"}
    )
    header = etree.SubElement(file, f"{{{_V1}}}header")
    if exported.terms:
        lines = "\n".join(
            "\t".join((term.source, term.target, term.note)) for term in exported.terms
        )
        _sub(
            etree.SubElement(header, f"{{{_V1}}}glossary"),
            f"{{{_V1}}}internal-file",
            lines,
            form="text",
        )
    for entry in whole_article_notes(exported):
        _sub(header, f"{{{_V1}}}note", note_text(entry, named=False), _from(entry))
    etree.SubElement(
        header,
        f"{{{_V1}}}tool",
        {"tool-id": "duidu", "tool-name": "Duidu", "tool-version": __version__},
    )
    # The schema has what is not its own behind all that is.
    for entry in whole_article_notes(exported):
        _sub(header, f"{{{OURS}}}{CARRIED}", note_as_json(entry))
    body = etree.SubElement(file, f"{{{_V1}}}body")
    # Never used up: ids of units have to differ in the whole file, not only in a row.
    numbers = iter(range(1, 1 << 62))
    first_words = FirstWords(exported)
    for row, segments in _by_row(exported):
        first = (row.source or row.target)[0]
        group = etree.SubElement(
            body,
            f"{{{_V1}}}group",
            {"id": f"row-{row.number}", "restype": f"x-duidu-{kind_name(first.kind, first.level)}"},
        )
        for segment in segments:
            _unit_1(group, segment, str(next(numbers)), languages, first_words)
    return Written(_bytes(root), (*_lonely(exported), *emphasis_said(exported)))


def _unit_1(
    group: etree._Element,
    segment: Segment,
    number: str,
    languages: tuple[str, str],
    first_words: FirstWords,
) -> None:
    """Write a trans-unit with its notes, for people and for reading them back."""
    said, of_target = attributes_1(segment.bead.status)
    named = {"id": number, **said, _SPACE: "preserve"}
    unit = etree.SubElement(group, f"{{{_V1}}}trans-unit", named)
    _sub(unit, f"{{{_V1}}}source", segment.source)
    if segment.target:
        _sub(unit, f"{{{_V1}}}target", segment.target, of_target)
    for entry in segment.notes:
        about = "target" if note_side(segment, entry, languages) == languages[1] else "source"
        _sub(
            unit,
            f"{{{_V1}}}note",
            note_text(entry, named=False),
            {**_from(entry), "annotates": about},
        )
    first_words.alternative(unit, segment)
    for entry in segment.notes:
        _sub(unit, f"{{{OURS}}}{CARRIED}", note_as_json(entry))


def write_xliff_2(exported: Exported) -> Written:
    """Write XLIFF 2.1 (OASIS 2018): a unit a row, a segment a sentence pair.

    Notes mark their words; terms stand in the unit's glossary.
    """
    article = exported.article
    languages = article.source.language, article.target.language
    spaces = cast("dict[str, str]", {None: _V2, "gls": _GLOSSARY, "mda": _METADATA, "duidu": OURS})
    root = etree.Element(
        f"{{{_V2}}}xliff",
        {"version": "2.1", "srcLang": languages[0], "trgLang": languages[1]},
        nsmap=spaces,
    )
    file = etree.SubElement(
        root, f"{{{_V2}}}file", {"id": "f1", "original": xml_text(article.title)}
    )
    if whole := whole_article_notes(exported):
        _metadata(file, [note_as_json(entry) for entry in whole])
        notes = etree.SubElement(file, f"{{{_V2}}}notes")
        for number, entry in enumerate(whole, start=1):
            _sub(
                notes,
                f"{{{_V2}}}note",
                note_text(entry, named=False),
                {"id": f"a{number}", "category": entry.note.kind.value, **_signed(entry)},
            )
    termbase = Termbase(exported.terms)
    first_words = FirstWords(exported)
    for row, segments in _by_row(exported):
        first = (row.source or row.target)[0]
        unit = etree.SubElement(
            file,
            f"{{{_V2}}}unit",
            {"id": f"u{row.number}", "type": f"duidu:{kind_name(first.kind, first.level)}"},
        )
        if all(segment.bead.status is RowStatus.LOCKED for segment in segments):
            unit.set("translate", "no")
        if exported.terms:
            texts = [row_text(row, side) for side in SideName]
            _glossary(
                unit,
                list(
                    # Each term once, in order of its first occurrence.
                    dict.fromkeys(
                        m.term
                        for m in termbase.matches(texts[0], languages[0], texts[1], languages[1])
                    )
                ),
            )
        first_words.revisions(unit, segments)
        _notes_2(unit, segments, languages)
        for number, segment in enumerate(segments, start=1):
            _segment_2(unit, segment, f"s{number}")
    return Written(_bytes(root), (*_lonely(exported), *emphasis_said(exported)))


def _notes_2(unit: etree._Element, segments: list[Segment], languages: tuple[str, str]) -> None:
    """Write the notes of a unit, for people and for reading them back."""
    entries = [(segment, entry) for segment in segments for entry in segment.notes]
    if not entries:
        return
    # The schema wants metadata before notes.
    _metadata(unit, [note_as_json(entry) for _, entry in entries])
    notes = etree.SubElement(unit, f"{{{_V2}}}notes")
    for segment, entry in entries:
        about = "target" if note_side(segment, entry, languages) == languages[1] else "source"
        named = {
            "id": _note_id(entry.note.id),
            "category": entry.note.kind.value,
            "appliesTo": about,
            **_signed(entry),
        }
        _sub(notes, f"{{{_V2}}}note", note_text(entry, named=False), named)


def _from(entry: NoteEntry) -> dict[str, str]:
    """Whose a note is, as 1.2 has it."""
    name = xml_text(entry.note.last_hand)
    return {"from": name} if name else {}


def _signed(entry: NoteEntry) -> dict[str, str]:
    """Whose a note is and of when, in attributes of our own: 2.x has none, and allows these."""
    name = xml_text(entry.note.last_hand)
    when = timestamp(entry.note.modified)
    named = {f"{{{OURS}}}author": name, f"{{{OURS}}}time": when}
    return {key: value for key, value in named.items() if value} if name else {}


def _segment_2(unit: etree._Element, segment: Segment, number: str) -> None:
    """Write a segment; a mark around words refers to the note on them."""
    said = attributes_2(segment.bead.status, has_text=bool(segment.target))
    element = etree.SubElement(unit, f"{{{_V2}}}segment", {"id": number, **said})
    for side, name in zip(SideName, ("source", "target"), strict=True):
        text = segment.text(side)
        # A source is required even if it is empty, a target is not.
        if side is SideName.TARGET and not text:
            continue
        child = etree.SubElement(element, f"{{{_V2}}}{name}", {_SPACE: "preserve"})
        end = 0
        marks: list[etree._Element] = []
        for count, (entry, span) in enumerate(note_spans(segment, side), start=1):
            _append(child, marks, text[end : span.start])
            # The standard gives marks on both sides one id only if they correspond; these do not.
            mark = {
                "id": f"{number}{name[0]}{count}",
                "type": "comment",
                "ref": f"#n={_note_id(entry.note.id)}",
            }
            marks.append(etree.SubElement(child, f"{{{_V2}}}mrk", mark))
            marks[-1].text = xml_text(span.of(text))
            end = span.end
        _append(child, marks, text[end:])


def _append(parent: etree._Element, marks: list[etree._Element], text: str) -> None:
    if marks:
        marks[-1].tail = xml_text(text)
    else:
        parent.text = xml_text(text)


def _glossary(unit: etree._Element, terms: list[Term]) -> None:
    if not terms:
        return
    glossary = etree.SubElement(unit, f"{{{_GLOSSARY}}}glossary")
    for number, term in enumerate(terms, start=1):
        entry = etree.SubElement(glossary, f"{{{_GLOSSARY}}}glossEntry", {"id": f"g{number}"})
        _sub(entry, f"{{{_GLOSSARY}}}term", term.source)
        _sub(entry, f"{{{_GLOSSARY}}}translation", term.target)
        if term.note:
            _sub(entry, f"{{{_GLOSSARY}}}definition", term.note)


def _metadata(parent: etree._Element, notes: list[str]) -> None:
    group = etree.SubElement(
        etree.SubElement(parent, f"{{{_METADATA}}}metadata"),
        f"{{{_METADATA}}}metaGroup",
        {"category": f"duidu-{CARRIED}"},
    )
    for note in notes:
        _sub(group, f"{{{_METADATA}}}meta", note, {"type": f"duidu-{CARRIED}"})


def _note_id(identity: str) -> str:
    """Return an NMTOKEN that no other element has as its id."""
    return "n" + "".join(c if c.isascii() and c.isalnum() else "-" for c in identity)


def _by_row(exported: Exported) -> list[tuple[ExportedRow, list[Segment]]]:
    rows = {row.number: row for row in rows_of(exported)}
    return [
        (rows[number], list(segments))
        for number, segments in groupby(segments_of(exported), key=lambda segment: segment.row)
    ]


def _lonely(exported: Exported) -> tuple[str, ...]:
    """Tell how many segments have no counterpart."""
    count = sum(not (segment.source and segment.target) for segment in segments_of(exported))
    one = (
        "1 segment without a counterpart was written with an empty side, "
        "which some tools do not show."
    )
    return count_sentence(
        count,
        one,
        "{count} segments without a counterpart were written with an empty side, "
        "which some tools do not show.",
    )


def _sub(
    parent: etree._Element,
    name: str,
    text: str,
    attributes: dict[str, str] | None = None,
    **more: str,
) -> None:
    etree.SubElement(parent, name, {**(attributes or {}), **more}).text = xml_text(text)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
