"""Writes EPUB 3.3: each paragraph with its translation below, ruby, footnotes, contents."""

import hashlib
import io
import uuid
import zipfile
from collections.abc import Iterator, Sequence

from duidu.core.article import SideName
from duidu.core.picture import FORMS, Image, Picture
from duidu.formats.base.book_note_markup import with_note_links
from duidu.formats.base.exported import (
    Exported,
    ExportedRow,
    Written,
    note_text,
    rows_of,
    whole_article_notes,
)
from duidu.formats.base.own_blocks import row_attributes, side_attribute
from duidu.formats.base.page_notes import note_attribute
from duidu.formats.base.picture_markup import across_markup, beside_markup
from duidu.formats.base.ruby_markup import escape_text, no_tag, note_markup, side_markup

# The earliest time that ZIP can hold, so that equal articles make equal files.
_TIME = (1980, 1, 1, 0, 0, 0)
# Readers lay out a whole page at once, so long pages make turning slow.
_MOST_ROWS = 400
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XHTML = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
_CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
_STYLE = """body { line-height: 1.6 } .row { margin: 0 0 1em; page-break-inside: avoid } p { \
margin: .2em 0 }
em:lang(zh) { font-style: normal; -epub-text-emphasis-style: filled dot; text-emphasis: filled dot;
  text-emphasis-position: under right }
em.letters:lang(zh) { font-style: italic; -epub-text-emphasis-style: none; text-emphasis: none }
[lang|="zh"] { line-height: 2.1 } rt { font-size: 50%; font-weight: normal } .answer { \
opacity: .82 } .list_item { margin-left: 1.2em }
aside { font-size: .9em; border-top: 1px solid; margin-top: .6em }
"""
_PICTURE_STYLE = """figure { margin: .6em 0; text-align: center; page-break-inside: avoid }
img { max-width: 100%; max-height: 90vh; width: auto; height: auto }
"""
_NAMED_BY = 16  # hex digits of a checksum that tell the images of one book apart
_STATUS_STYLE = ".row[data-status]::before { content: attr(data-status); font-size: .7em }\n"


def write_epub(exported: Exported) -> Written:
    """Write a book that passes epubcheck.

    The same article gives the same bytes, because its date is fixed.
    """
    pages = list(_pages(exported))
    names = (f"page{number}.xhtml" for number in range(1, len(pages) + 1))
    exported = with_note_links(exported, zip(names, pages, strict=True))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            # Stored and first, as EPUB demands.
            zipfile.ZipInfo("mimetype", _TIME),
            "application/epub+zip",
            zipfile.ZIP_STORED,
        )
        # Page by page, so that the markup of a book never exists as a whole.
        for name, text in _parts(exported, pages):
            archive.writestr(
                zipfile.ZipInfo(name, _TIME), text.encode("utf-8", "replace"), zipfile.ZIP_DEFLATED
            )
        for image in exported.images.values():
            member = zipfile.ZipInfo(f"book/{_member(image.sha256, image.form)}", _TIME)
            # Images are packed in themselves.
            archive.writestr(member, image.data, zipfile.ZIP_STORED)
    beads = (
        "An EPUB shows paragraphs one under the other; "
        "which sentences answer each other is not kept."
    )
    return Written(out.getvalue(), () if exported.article.is_alone else (beads,))


def _parts(exported: Exported, pages: Sequence[Sequence[ExportedRow]]) -> Iterator[tuple[str, str]]:
    """The members of the book after the first, by name."""
    yield "META-INF/container.xml", _HEAD + _CONTAINER
    yield "book/package.opf", _package(exported, len(pages))
    statuses = _STATUS_STYLE if exported.has_statuses else ""
    pictures = _PICTURE_STYLE if exported.pictures else ""
    yield "book/style.css", _STYLE + statuses + pictures
    yield "book/nav.xhtml", _navigation(exported, pages)
    for number, rows in enumerate(pages, start=1):
        yield f"book/page{number}.xhtml", _page(exported, rows, number == len(pages))


def _pages(exported: Exported) -> Iterator[list[ExportedRow]]:
    """Split the rows into pages, which begin at headings of the highest level.

    No page is longer than _MOST_ROWS.
    """
    rows = list(rows_of(exported))
    top = min((row.level for row in rows if row.is_heading), default=0)
    page: list[ExportedRow] = []
    for row in rows:
        if page and (
            # A heading that follows headings only stays on their page: title and first chapter.
            (row.is_heading and row.level == top and not all(r.is_heading for r in page))
            or len(page) >= _MOST_ROWS
        ):
            yield page
            page = []
        page.append(row)
    yield page


def _page(exported: Exported, rows: Sequence[ExportedRow], last: bool) -> str:
    """Write a page; notes on the whole article follow on the last one."""
    language = escape_text(exported.article.source.language)
    body = "\n".join(_row(exported, row) for row in rows)
    whole = (
        "".join(
            f"<aside{note_attribute(entry)}>{escape_text(note_text(entry))}</aside>"
            for entry in whole_article_notes(exported)
        )
        if last
        else ""
    )
    return (
        f'{_HEAD}<!DOCTYPE html>\n<html {_XHTML} lang="{language}" xml:lang="{language}">'
        f"<head><title>{escape_text(exported.article.title)}"
        '</title><link rel="stylesheet" type="text/css" href="style.css"/></head><body>\n'
        f"{body}{whole}\n</body></html>"
    )


def _row(exported: Exported, row: ExportedRow) -> str:
    """Write a row: both sides, marks of its notes, and the notes as footnotes."""
    sides = []
    for side, name in zip(SideName, ("text", "answer"), strict=True):
        language = escape_text(exported.side(side).language)
        if row.blocks(side):
            above, below = beside_markup(exported, row, side, _address)
            markup = f"{above}{side_markup(exported, row, side, no_tag)}{below}"
            sides.append(
                f'<div class="{name}" lang="{language}" xml:lang="{language}"'
                f"{side_attribute(exported, side)}>{markup}</div>"
            )
    notes = "".join(
        f'<aside epub:type="footnote" id="note-{row.number}-{number}"{note_attribute(entry)}>'
        f"<p>{note}</p></aside>"
        for number, (entry, note) in enumerate(
            zip(row.notes, note_markup(row), strict=True), start=1
        )
    )
    marks = "".join(
        f'<a epub:type="noteref" href="#note-{row.number}-{number}">[{number}]</a> '
        for number in range(1, len(row.notes) + 1)
    )
    marked = f"<p>{marks}</p>" if marks else ""
    across = across_markup(exported, row, _address)
    inside = f"{across}{''.join(sides)}{marked}{notes}"
    return f'<div class="row" id="row-{row.number}"{row_attributes(exported, row)}>{inside}</div>'


def _address(picture: Picture) -> str:
    """Where the image of a picture is in the book."""
    return _member(picture.sha256, picture.form)


def _member(sha256: str, form: str) -> str:
    return f"pictures/{sha256[:_NAMED_BY]}.{form}"


def _navigation(exported: Exported, pages: Sequence[Sequence[ExportedRow]]) -> str:
    """Write the navigation document, with an entry for each heading."""
    headings = [
        (number, row)
        for number, page in enumerate(pages, start=1)
        for row in page
        if row.is_heading
    ]
    lines = [
        f'<li><a href="page{n}.xhtml#row-{row.number}">{_heading(row)}</a></li>'
        for n, row in headings
    ]
    # A list without items is not valid.
    items = "".join(lines) or '<li><a href="page1.xhtml">1</a></li>'
    language = escape_text(exported.article.source.language)
    return (
        f'{_HEAD}<!DOCTYPE html>\n<html {_XHTML} lang="{language}" xml:lang="{language}">'
        f"<head><title>{escape_text(exported.article.title)}"
        f'</title></head><body><nav epub:type="toc"><ol>{items}</ol></nav></body></html>'
    )


def _image_item(exported: Exported, sha256: str, image: Image) -> str:
    """The line of an image in the package document."""
    cover = ' properties="cover-image"' if sha256 == exported.cover else ""
    name, kind = _member(sha256, image.form), FORMS[image.form]
    identity = f"picture-{sha256[:_NAMED_BY]}"
    return f'<item id="{identity}" href="{name}" media-type="{kind}"{cover}/>'


def _heading(row: ExportedRow) -> str:
    return escape_text(" / ".join(block.text for block in (*row.source[:1], *row.target[:1])))


def _package(exported: Exported, pages: int) -> str:
    """Write the package document.

    The identifier is a hash of the texts, so that the same article has the same.
    """
    article = exported.article
    seed = "\x1f".join(
        (
            article.title,
            *(block.text for side in (article.source, article.target) for block in side.blocks),
        )
    )
    # Made of the text, so that the same article exported again is the same book to a reader.
    identity = uuid.UUID(hashlib.sha256(seed.encode("utf-8", "replace")).hexdigest()[:32])
    numbers = range(1, pages + 1)
    items = "".join(
        f'<item id="page{n}" href="page{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in numbers
    )
    items += "".join(_image_item(exported, name, one) for name, one in exported.images.items())
    order = "".join(f'<itemref idref="page{n}"/>' for n in numbers)
    languages = "".join(
        f"<dc:language>{escape_text(side.language)}</dc:language>"
        for side in (article.source, article.target)
        if side.language
    )
    return (
        f'{_HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
        'unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:uuid:{identity}</dc:identifier>'
        f"<dc:title>{escape_text(article.title) or 'Duidu'}</dc:title>{languages}"
        '<meta property="dcterms:modified">1980-01-01T00:00:00Z</meta></metadata><manifest>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'<item id="style" href="style.css" media-type="text/css"/>{items}</manifest>'
        f"<spine>{order}</spine></package>"
    )
