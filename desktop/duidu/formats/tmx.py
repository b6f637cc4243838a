"""TMX 1.4 translation memories: each unit is a segment of the two languages with most text. Reader and writer."""

from collections.abc import Iterator

from lxml import etree

from duidu import __version__
from duidu.core.article import SideName
from duidu.formats.base.document import Document, ReadOptions
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
from duidu.formats.base.markup import attribute, local_name, parse_xml, text_of
from duidu.formats.base.segments import (
    Unit,
    blocks_of_units,
    carried,
    kind_name,
    kind_of,
    left_out,
    note_side,
    remarks_of_units,
    xml_text,
)

# Inline codes of other programs: what is inside them is markup, not text.
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
_ROW, _KIND, _NOTE, _TITLE, _SCORE = (
    "x-duidu-row",
    "x-duidu-kind",
    "x-duidu-note",
    "x-duidu-title",
    "x-score",
)
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class TmxReader:
    """Reads .tmx files."""

    name = "tmx"
    suffixes = (".tmx",)

    def sniff(self, head: bytes, suffix: str) -> float:
        """By its root element, or by suffix."""
        return (
            1.0
            if b"<tmx" in head.replace(b"\x00", b"")
            else 0.8
            if suffix in self.suffixes
            else 0.0
        )

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """The units as aligned blocks, their notes as remarks. Raises FileError."""
        root = parse_xml(data, options.name)
        units = [_unit(element) for element in root.iter() if local_name(element) == "tu"]
        header = next((element for element in root if local_name(element) == "header"), None)
        title = next(_props(header, _TITLE), "") if header is not None else ""
        return Document(
            blocks_of_units(units, options.name),
            self.name,
            title,
            "utf-8",
            notes=left_out(units),
            remarks=remarks_of_units(units),
            annotations=tuple(_props(root, _NOTE)),
        )


def _unit(element: etree._Element) -> Unit:
    """A unit; of several variants in one language the first. Notes that we carried in a property are not remarks as well."""
    texts: dict[str, str] = {}
    props: dict[str, str] = {}
    remarks: list[tuple[str, str]] = []
    for child in element:
        name = local_name(child)
        if name == "tuv":
            segment = "".join(inline_text(part) for part in child if local_name(part) == "seg")
            texts.setdefault(attribute(child, "lang").strip(), segment)
            remarks += (
                (attribute(note, "lang"), text_of(note))
                for note in child
                if local_name(note) == "note"
            )
        elif name == "prop":
            props[attribute(child, "type")] = text_of(child)
        elif name == "note":
            remarks.append((attribute(child, "lang"), text_of(child)))
    row = props.get(_ROW, "")
    kind, level = kind_of(props.get(_KIND, ""))
    paragraph = int(row) if row.isdecimal() and len(row) < 10 else None
    return Unit(
        tuple(texts.items()), () if _NOTE in props else tuple(remarks), paragraph, kind, level
    )


def _props(element: etree._Element, name: str) -> Iterator[str]:
    return (
        text_of(one)
        for one in element.iter()
        if local_name(one) == "prop" and attribute(one, "type") == name
    )


def inline_text(element: etree._Element, codes: frozenset[str] = _CODES) -> str:
    """The text of a segment without the codes in it. Recursion is bounded by libxml2's limit of nesting."""
    pieces = [element.text or ""]
    for child in element:
        if local_name(child) not in codes:
            pieces.append(inline_text(child, codes))
        pieces.append(child.tail or "")
    return "".join(pieces)


def write_tmx(exported: Exported) -> Written:
    """A unit a sentence pair. Segments without counterpart are left out and counted: tools drop them or fail on them."""
    article = exported.article
    languages = article.source.language, article.target.language
    root = etree.Element("tmx", version="1.4")
    described = {
        "creationtool": "Duidu",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "Duidu",
        "adminlang": "en",
    }
    header = etree.SubElement(
        root, "header", {**described, "srclang": languages[0], "datatype": "plaintext"}
    )
    for entry in whole_article_notes(exported):
        _sub(header, "note", note_text(entry))
    _sub(header, "prop", article.title, type=_TITLE)
    for entry in whole_article_notes(exported):
        _sub(header, "prop", carried(entry), type=_NOTE)
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
    for entry in segment.notes:
        _sub(unit, "note", note_text(entry), **{_LANGUAGE: note_side(segment, entry, languages)})
    _sub(unit, "prop", str(segment.row), type=_ROW)
    first = (row.source or row.target)[0]
    _sub(unit, "prop", kind_name(first.kind, first.level), type=_KIND)
    _sub(unit, "prop", f"{segment.bead.score:.2f}", type=_SCORE)
    for entry in segment.notes:
        _sub(unit, "prop", carried(entry), type=_NOTE)
    for side, language in zip(SideName, languages, strict=True):
        variant = etree.SubElement(unit, "tuv", {_LANGUAGE: language})
        _sub(variant, "seg", segment.text(side))


def _sub(parent: etree._Element, name: str, text: str, **attributes: str) -> None:
    etree.SubElement(parent, name, attributes).text = xml_text(text)
