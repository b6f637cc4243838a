"""Reads DOCX: paragraphs, headings, list items, tables, notes and comments.

The numbers that Word makes are text before their paragraphs. Deleted text is counted, codes of
fields dropped.
"""

from collections.abc import Callable

from lxml import etree

from duidu.core.article import BlockKind
from duidu.core.left_out import LeftOut
from duidu.formats.base.archive import Archive
from duidu.formats.base.document import WRITER, Document, ReadOptions
from duidu.formats.base.markup import local_name, parse_xml, text_of
from duidu.formats.base.progress import Counter, part, tell_nobody
from duidu.formats.docx.emphasis import character_styles
from duidu.formats.docx.gatherer import DocumentField, Gatherer
from duidu.formats.docx.numbering import Numbered, Numbering
from duidu.formats.docx.package import Package
from duidu.formats.docx.parts import accepted_changes, count_left_out, heading_levels
from duidu.formats.docx.pictures import DocxPictures
from duidu.formats.docx.rare import Rare, mark_note_fields
from duidu.formats.docx.read_comments import read_comments
from duidu.formats.docx.thin import parse_thin


def document_fields(
    data: bytes, name: str, numbered: bool = True
) -> tuple[Package, etree._Element, list[DocumentField]]:
    """Return a document, its body and its fields, as the reader numbers them.

    Those of an article that was made before the numbers of Word were read are not `numbered`.
    Raises FileError.
    """
    package = Package.of(Archive(data, name), name)
    body = _body(package, parse_xml)
    styles, fields = _styles(package), list[DocumentField]()
    rare = Rare.of(body, styles)
    numbers = _numbers(package, body, styles, rare) if numbered else {}
    Gatherer({}, {}, Counter(tell_nobody, 0), numbers, rare, LeftOut(), fields).visit(body)
    return package, body, fields


def _body(package: Package, parse: Callable[[bytes, str], etree._Element]) -> etree._Element:
    """Return the body of the main text, an empty one where it has none. Raises FileError."""
    root = parse(package.archive.read(package.main), package.name)
    found = next((e for e in root if local_name(e) == "body"), None)
    if found is None:
        return etree.Element("body")
    mark_note_fields(found)
    return found


def _styles(package: Package) -> etree._Element:
    """Return the styles, none where the document has none. Raises FileError."""
    styles = package.root("styles")
    return etree.Element("styles") if styles is None else styles


def _numbers(
    package: Package, body: etree._Element, styles: etree._Element, rare: Rare
) -> dict[etree._Element, Numbered]:
    """What stands before each paragraph that is in a list."""
    found = {}
    numbering = Numbering.of(package.root("numbering"), styles)
    for paragraph in body.iter("{*}p"):
        # A paragraph whose end was deleted is one with the next.
        if paragraph not in rare.joined and not rare.is_said_twice(paragraph):
            number = numbering.numbered(paragraph)
            if number is not None:
                found[paragraph] = number
    return found


class DocxReader:
    """Reads .docx files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by suffix or a Word member, in a ZIP container."""
        # Below 1.0: a ZIP that names a Word member may still be another format that is surer.
        return 0.95 if head.startswith(b"PK\x03\x04") and (suffix_fits or b"word/" in head) else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the main text as blocks.

        A table whose rows have two cells of text is aligned by rows. Raises FileError.
        """
        archive = Archive(data, options.name)
        package = Package.of(archive, options.name)
        body, styles = _body(package, parse_thin), _styles(package)
        rare, left_out = Rare.of(body, styles), LeftOut()
        # A paragraph of a table is walked twice: for the table, and for itself.
        paragraphs = 2 * sum(1 for _ in body.iter("{*}p"))
        gatherer = Gatherer(
            heading_levels(styles),
            character_styles(styles),
            Counter(part(options.progress, 0.1, 1.0), paragraphs),
            _numbers(package, body, styles, rare),
            rare,
            left_out,
            pictures=(pictures := DocxPictures(package)),
        )
        gatherer.visit(body)
        gatherer.blocks = pictures.finish(gatherer.blocks)
        for kind in ("footnote", "endnote"):
            if (root := package.root(f"{kind}s")) is not None:
                gatherer.notes(root, kind)
        count_left_out(left_out, body, archive, options.name)
        pictures.still_left_out(left_out)
        title, blocks = _core(archive, options.name, "title"), gatherer.blocks
        ours = _core(archive, options.name, "creator") == WRITER
        remarks = read_comments(package, body, ours)
        if (
            any(block.group is not None for block in blocks)
            and blocks[0].kind is BlockKind.HEADING
            and blocks[0].group is None
            and blocks[0].text == title
            and ours
        ):
            # So Duidu writes the title, which has no counterpart. Other headings are text.
            blocks = blocks[1:]
        return Document(
            tuple(blocks),
            title,
            "utf-8",
            notes=() if ours else accepted_changes(body, len(rare.joined)),
            remarks=(*remarks, *gatherer.remarks),
            left_out=left_out.counts,
            places=left_out.places,
            images=tuple(pictures.images),
        )


def _core(archive: Archive, name: str, wanted: str) -> str:
    """Return one of the document's properties, such as its title; "" without it."""
    if "docProps/core.xml" not in archive:
        return ""
    core = parse_xml(archive.read("docProps/core.xml"), name)
    return next((text_of(element).strip() for element in core if local_name(element) == wanted), "")
