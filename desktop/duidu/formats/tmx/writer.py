"""Writes TMX 1.4 translation memories."""

from lxml import etree

from duidu.core.article import SideName
from duidu.formats.base.exported import (
    Exported,
    ExportedRow,
    Segment,
    Written,
    count_sentence,
    emphasis_said,
    note_text,
    rows_of,
    segments_of,
    whole_article_notes,
)
from duidu.formats.base.segments import (
    kind_name,
    note_as_json,
    note_side,
    xml_text,
)
from duidu.formats.base.tmx_header import tmx_header
from duidu.formats.tmx.comments import NOTE
from duidu.formats.tmx.reader import KIND, ROW, TITLE
from duidu.formats.tmx.states import STATUS

_SCORE = "x-score"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def write_tmx(exported: Exported) -> Written:
    """Write a unit for each sentence pair.

    Segments without counterpart are left out and counted, because other tools drop them or fail on
    them.
    """
    article = exported.article
    languages = article.source.language, article.target.language
    root = etree.Element("tmx", version="1.4")
    header = tmx_header(languages[0])
    root.append(header)
    for entry in whole_article_notes(exported):
        _sub(header, "note", note_text(entry))
    _sub(header, "prop", article.title, type=TITLE)
    for entry in whole_article_notes(exported):
        _sub(header, "prop", note_as_json(entry), type=NOTE)
    body = etree.SubElement(root, "body")
    rows = {row.number: row for row in rows_of(exported)}
    lonely = lost = 0
    for number, segment in enumerate(segments_of(exported), start=1):
        if segment.source and segment.target:
            _write_unit(
                etree.SubElement(body, "tu", tuid=str(number)),
                segment,
                rows[segment.row],
                languages,
            )
        else:
            lonely += 1
            lost += len(segment.notes)
    said = (
        *count_sentence(
            lonely,
            "1 segment without a counterpart was left out.",
            "{count} segments without a counterpart were left out.",
        ),
        *count_sentence(
            lost,
            "1 note on such a segment was left out.",
            "{count} notes on such segments were left out.",
        ),
        *emphasis_said(exported),
    )
    return Written(
        etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True), said
    )


def _write_unit(
    unit: etree._Element, segment: Segment, row: ExportedRow, languages: tuple[str, str]
) -> None:
    """Write a unit: notes, properties with its row, kind and score, and both texts."""
    for entry in segment.notes:
        _sub(unit, "note", note_text(entry), **{_LANGUAGE: note_side(segment, entry, languages)})
    _sub(unit, "prop", str(segment.row), type=ROW)
    first = (row.source or row.target)[0]
    _sub(unit, "prop", kind_name(first.kind, first.level), type=KIND)
    _sub(unit, "prop", f"{segment.bead.score:.2f}", type=_SCORE)
    if word := segment.bead.status.word:
        _sub(unit, "prop", word, type=STATUS)
    for entry in segment.notes:
        _sub(unit, "prop", note_as_json(entry), type=NOTE)
    for side, language in zip(SideName, languages, strict=True):
        variant = etree.SubElement(unit, "tuv", {_LANGUAGE: language})
        _sub(variant, "seg", segment.text(side))


def _sub(parent: etree._Element, name: str, text: str, **attributes: str) -> None:
    etree.SubElement(parent, name, attributes).text = xml_text(text)
