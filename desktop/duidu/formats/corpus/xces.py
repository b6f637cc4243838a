"""Writes a parallel corpus as OPUS has it: a file of sentences for each language, and links.

The links are in XCES (cesAlign): which sentences of one file answer which of the other, with how
sure that is.
"""

from collections.abc import Callable

from lxml import etree

from duidu.core.alignment import Bead
from duidu.core.article import BlockKind, Side, SideName
from duidu.formats.base.exported import (
    Companion,
    Exported,
    ExportedRow,
    Written,
    count_sentence,
    emphasis_said,
    rows_of,
)
from duidu.formats.base.segments import xml_text
from duidu.formats.corpus.several_files import language_suffixes, written_as

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_DOCTYPE = '<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">'
Ids = dict[tuple[SideName, int, int], str]
"""The id of a sentence by its side, its block and its number in the block."""


def write_xces(exported: Exported) -> Written:
    """Write two files of sentences and one of links; sentences without counterpart have one too."""
    article = exported.article
    ids: Ids = {}
    suffixes = language_suffixes(article.source.language, article.target.language)
    texts = [
        _text(side, name, article.title, ids)
        for name, side in ((SideName.SOURCE, article.source), (SideName.TARGET, article.target))
    ]
    files = [
        Companion(f".{suffix}.xml", _same(text))
        for suffix, text in zip(suffixes, texts, strict=True)
    ]
    links = Companion(".xces.xml", lambda name: _links(exported, ids, name, suffixes))
    notes = count_sentence(
        len(exported.notes.entries), "1 note was left out.", "{count} notes were left out."
    )
    return written_as([*files, links], (*notes, *emphasis_said(exported)))


def _same(data: bytes) -> Callable[[str], bytes]:
    return lambda name: data


def _text(side: Side, name: SideName, title: str, ids: Ids) -> bytes:
    """The file of one language: its paragraphs, with an id for each sentence."""
    root = etree.Element("text", {_LANGUAGE: side.language, "title": xml_text(title)})
    number = 0
    for at, block in enumerate(side.blocks, start=1):
        kind = {"type": "head"} if block.kind is BlockKind.HEADING else {}
        paragraph = etree.SubElement(root, "p", {"id": str(at), **kind})
        for unit, span in enumerate(block.sentences):
            number += 1
            identity = ids[name, block.id, unit] = str(number)
            etree.SubElement(paragraph, "s", {"id": identity}).text = xml_text(span.of(block.text))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _links(exported: Exported, ids: Ids, name: str, suffixes: tuple[str, str]) -> bytes:
    """The file of links; it names the other two, which have this name before their endings."""
    root = etree.Element("cesAlign", {"version": "1.0", "type": "sent"})
    group = etree.SubElement(
        root,
        "linkGrp",
        {
            "targType": "s",
            "fromDoc": xml_text(f"{name}.{suffixes[0]}.xml"),
            "toDoc": xml_text(f"{name}.{suffixes[1]}.xml"),
        },
    )
    number = 0
    for row in rows_of(exported):
        beads = row.row.sentences or (_whole(row),)
        own = {side: _of_row(row, side, ids) for side in SideName}
        for bead in beads:
            sides = (
                " ".join(own[side][unit] for unit in units if unit < len(own[side]))
                for side, units in ((SideName.SOURCE, bead.source), (SideName.TARGET, bead.target))
            )
            targets = ";".join(sides)
            if targets == ";":
                continue
            number += 1
            said = {"id": f"SL{number}", "xtargets": targets, "certainty": f"{bead.score:.4g}"}
            etree.SubElement(group, "link", said)
    return etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", pretty_print=True, doctype=_DOCTYPE
    )


def _of_row(row: ExportedRow, side: SideName, ids: Ids) -> list[str]:
    """The ids of a row's sentences on one side, in order."""
    return [
        ids[side, block.id, unit]
        for block in row.blocks(side)
        for unit in range(len(block.sentences))
    ]


def _whole(row: ExportedRow) -> Bead:
    """A bead of all sentences of a row that has none of its own."""
    counts = [sum(len(block.sentences) for block in row.blocks(side)) for side in SideName]
    one = row.row.blocks
    return Bead(tuple(range(counts[0])), tuple(range(counts[1])), one.score, one.origin)
