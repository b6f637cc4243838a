"""Reads EPUB 2 and 3: the documents of the spine, with headings, notes and structure.

Scripts and styles are never read.
"""

import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from functools import partial
from urllib.parse import unquote

from lxml import etree

from duidu.core.errors import FileError, Sentence
from duidu.core.left_out import LeftOut
from duidu.formats.base.archive import Archive
from duidu.formats.base.document import Document, RawBlock, ReadOptions
from duidu.formats.base.encoding import decode
from duidu.formats.base.markup import attribute, html_attribute, local_name, parse_html, parse_xml
from duidu.formats.base.own_blocks import ROWS
from duidu.formats.base.page_notes import take_from_page
from duidu.formats.base.pictures import Pictures
from duidu.formats.base.progress import Tell, part
from duidu.formats.epub.cover import cover_of
from duidu.formats.html.gatherer import blocks_of
from duidu.formats.html.main_content import drop_table_of_contents, may_have_table_of_contents
from duidu.formats.html.note_links import BookNotes, NoteLinks, note_links
from duidu.formats.html.page_numbers import drop_page_numbers, may_have_page_numbers
from duidu.formats.html.xhtml import as_html

_CONTAINER = "META-INF/container.xml"
# What a page is called whose media type says nothing: some programs write octet-stream for all.
_PAGE_NAME = re.compile(r"\.x?html?$", re.I)
_UNSAID = frozenset(("", "application/octet-stream", "text/plain", "application/xml", "text/xml"))
_PAGES = frozenset(
    (
        "application/xhtml+xml",
        "text/html",
        "application/html",
        "text/x-oeb1-document",
        "application/x-dtbook+xml",
    )
)
_ELSEWHERE = re.compile(r"[A-Za-z][\w+.-]*:|//")
_DRAWING = "image/svg+xml"
_ENCRYPTED = "META-INF/encryption.xml"
# Fonts are made unusable outside their book; its text is not.
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_MOST_FALLBACKS = 20  # of a page; more are a circle
_NOTES = ("footnote", "endnote", "rearnote")


class EpubReader:
    """Reads .epub files."""

    def sniff(self, head: bytes, suffix_fits: bool) -> float:
        """Judge by the name of the first member, else by suffix."""
        if not head.startswith(b"PK\x03\x04"):
            return 0.0
        # EPUB demands this member first and stored, so it can be read without opening the ZIP.
        return 1.0 if b"mimetypeapplication/epub+zip" in head[:100] else 0.9 if suffix_fits else 0.0

    def read(self, data: bytes, options: ReadOptions) -> Document:
        """Return the book as blocks. Raises FileError."""
        archive = Archive(data, options.name)
        _refuse_protected(archive, options.name)
        members = _Members(archive)
        path, is_named = _package_path(archive, members, options.name)
        package = parse_xml(archive.read(path), options.name)
        metadata = {
            name: text
            for name in ("title", "creator", "language", "date", "publisher")
            if (text := _metadata(package, name))
        }
        blocks: list[RawBlock] = []
        own: list[str] = []
        left_out = LeftOut()
        pictures, notes = Pictures(left_out, members.beside(path)), BookNotes()
        cover = pictures.image(href) if (href := cover_of(package)) else None
        spine = _spine(package, posixpath.dirname(path), options.name, left_out)
        # A page named again is the same page: read again, a book of one kilobyte takes minutes.
        pages = list(dict.fromkeys(spine))
        for number, page in enumerate(pages):
            here = part(options.progress, number / len(pages), (number + 1) / len(pages))
            here(0.0)
            if options.should_stop():
                break
            if (member := members.named(page)) is None:
                left_out.add("missing page", page)
            else:
                pictures.fetch = members.beside(member)
                find = partial(note_links, notes=notes, page=member, path=members.page_from(member))
                blocks += _page_blocks(
                    archive.read(member), options.name, here, left_out, pictures, own, find
                )
                left_out.stand_at(blocks[-1].text if blocks else "")
        return Document(
            tuple(pictures.finish(blocks)),
            metadata.get("title", ""),
            "utf-8",
            metadata=metadata,
            notes=(*_found_by_name(is_named), *_named_again(len(spine) - len(pages))),
            annotations=tuple(own),
            left_out=left_out.counts,
            places=left_out.places,
            images=tuple(pictures.images),
            cover=cover,
        )


class _Members:
    """Finds the members of an archive as readers of EPUB do, whatever the case of their names."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._exact = frozenset(archive.names())
        self._folded = {_folded(name): name for name in archive.names()}

    def named(self, path: str) -> str | None:
        """The name of the member that a path means; None where there is none."""
        return path if path in self._exact else self._folded.get(_folded(path))

    def page_from(self, page: str) -> Callable[[str], str]:
        """What tells the member that an address on a page means; the address where there is none.

        For links to places on other pages.
        """
        folder = posixpath.dirname(page)

        def member(address: str) -> str:
            path = unquote(address.partition("?")[0]).replace("\\", "/")
            return self.named(posixpath.normpath(posixpath.join(folder, path))) or address

        return member

    def beside(self, page: str) -> Callable[[str], bytes | None]:
        """What gives the bytes of a picture by what a page calls it; None for none of the book."""
        folder = posixpath.dirname(page)

        def picture(address: str) -> bytes | None:
            if _ELSEWHERE.match(address):
                return None
            path = unquote(address.partition("#")[0].partition("?")[0]).replace("\\", "/")
            member = self.named(posixpath.normpath(posixpath.join(folder, path)))
            return None if member is None else self._archive.picture(member)

        return picture


def _folded(path: str) -> str:
    return posixpath.normpath(path.replace("\\", "/")).casefold()


def _named_again(count: int) -> tuple[str, ...]:
    """Say that pages were named again; () when none was."""
    if not count:
        return ()
    times = "once more" if count == 1 else f"{count} times more"
    return (f"The book names pages that it had named before, {times}; each was read once.",)


def _found_by_name(is_named: bool) -> tuple[Sentence, ...]:
    """Say that a book does not name its package document; () where it does."""
    if is_named:
        return ()
    return (
        Sentence(
            "The book does not say where its list of pages is; it was found by its name. Compare "
            "the text with the book."
        ),
    )


def _package_path(archive: Archive, members: _Members, name: str) -> tuple[str, bool]:
    """Return the path of the package document, and whether the book names it.

    The shortest one wins, because some books are zipped with a folder around them. A book that
    names none, or one that is missing, has a file of that kind all the same.
    """
    container = min(
        (member for member in archive.names() if member.endswith(_CONTAINER)),
        key=len,
        default=_CONTAINER,
    )
    root = parse_xml(archive.read(container), name) if container in archive else None
    for element in () if root is None else root.iter("{*}rootfile"):
        path = container.removesuffix(_CONTAINER) + attribute(element, "full-path")
        if attribute(element, "full-path") and (member := members.named(path)):
            return member, True
    if found := [member for member in archive.names() if member.lower().endswith(".opf")]:
        return min(found, key=len), False
    raise FileError(
        "“{name}” is incomplete: it does not say where its book is. Get the EPUB again.", name=name
    )


def _metadata(package: etree._Element, name: str) -> str:
    """Return the first text of a metadata element, "" without one."""
    for element in package.iter():
        if local_name(element) == name and element.text:
            return " ".join(element.text.split())
    return ""


def _spine(package: etree._Element, folder: str, name: str, left_out: LeftOut) -> list[str]:
    """Return the paths of the pages in reading order, without pages of contents.

    An entry that names nothing is counted as a missing page, one that is no page by its kind.
    """
    # EPUB 2 names its page of contents in the guide. A part of a page is not the page.
    contents = {
        attribute(e, "href")
        for e in package.iter()
        if local_name(e) == "reference" and attribute(e, "type") == "toc"
    }
    items = {attribute(e, "id").strip(): e for e in package.iter() if local_name(e) == "item"}
    order = [attribute(e, "idref").strip() for e in package.iter() if local_name(e) == "itemref"]
    found, named = [], set(order)
    for idref in order:
        item = _page_of(items, idref, named)
        if item is None:
            kind = "page of another kind" if idref in items else "missing page"
            left_out.add(kind, attribute(items[idref], "href") if idref in items else idref)
        elif _is_contents(item, contents):
            left_out.add("table of contents", attribute(item, "href"))
        else:
            found.append(_path_of(item, folder))
    for identity, item in items.items():
        # What stands in no order is reached by a link at most.
        is_page = identity not in named and _is_page(item) and not _is_contents(item, contents)
        if is_page and _path_of(item, folder) not in found:
            left_out.add("page beside the order", attribute(item, "href"))
    if not found:
        raise FileError("“{name}” is incomplete: it lists no pages. Get the EPUB again.", name=name)
    return found


def _refuse_protected(archive: Archive, name: str) -> None:
    """Raise FileError for a book whose pages are encrypted, as those with DRM are."""
    if _ENCRYPTED not in archive:
        return
    for element in parse_xml(archive.read(_ENCRYPTED), name).iter():
        if local_name(element) == "encryptionmethod":
            method = attribute(element, "algorithm")
            above = element.getparent()
            is_key = above is not None and local_name(above) == "encryptedkey"
            if method not in _FONTS_ONLY and not is_key:
                raise FileError(
                    "“{name}” is protected against copying (DRM), so that only the shop’s own "
                    "program reads it; get a copy without protection.",
                    name=name,
                )


def _page_of(
    items: Mapping[str, etree._Element], idref: str, named: set[str]
) -> etree._Element | None:
    """The page that an entry of the order means, None for none; `named` gets all on the way.

    Where a picture or a document of another kind is a page, the book names a page instead.
    """
    first = item = items.get(idref)
    for _ in range(_MOST_FALLBACKS):
        if item is None or _is_page(item):
            break
        named.add(other := attribute(item, "fallback").strip())
        item = items.get(other)
    if item is not None and _is_page(item):
        return item
    # A drawing may have words.
    return first if first is not None and _kind(first) == _DRAWING else None


def _is_contents(item: etree._Element, contents: Collection[str]) -> bool:
    """Whether a page is the book's table of contents."""
    return "nav" in attribute(item, "properties").split() or attribute(item, "href") in contents


def _path_of(item: etree._Element, folder: str) -> str:
    """The path of a page in its archive."""
    href = unquote(attribute(item, "href").strip().partition("#")[0]).replace("\\", "/")
    return posixpath.normpath(posixpath.join(folder, href))


def _kind(item: etree._Element) -> str:
    return attribute(item, "media-type").partition(";")[0].strip().lower()


def _is_page(item: etree._Element) -> bool:
    """Whether an item of the manifest is a page of text, by its kind or its name."""
    kind = _kind(item)
    named = _PAGE_NAME.search(attribute(item, "href").partition("#")[0]) is not None
    return kind in _PAGES or (kind in _UNSAID and named)


def _page_blocks(
    data: bytes,
    name: str,
    tell: Tell,
    left_out: LeftOut,
    pictures: Pictures,
    own: list[str],
    find: Callable[[etree._Element], NoteLinks],
) -> list[RawBlock]:
    """Return the blocks of a page, without its table of contents; `own` gets notes of Duidu's.

    `find` finds the marks of notes on it.
    """
    if not data.strip():
        return []
    page = as_html(decode(data, name=name).text).encode("utf-8", "replace")
    root = parse_html(page, name)
    # Searching a page's bytes costs next to nothing beside asking each of its elements.
    if may_have_table_of_contents(page):
        drop_table_of_contents(root, left_out)
    own += take_from_page(root)
    if any(kind.encode() in page for kind in _NOTES):
        _mark_notes(root)
    if may_have_page_numbers(page):
        drop_page_numbers(root)
    # Notes on this page may have their marks on others.
    return blocks_of(root, tell, left_out, pictures, find(root), ROWS in page)


def _mark_notes(root: etree._Element) -> None:
    """Turn footnotes into asides, which are read as notes whatever element they are in."""
    for element in root.iter():
        if len(element.attrib) and local_name(element) in {"div", "section", "p", "li"}:
            kinds = f"{html_attribute(element, 'epub:type')} {html_attribute(element, 'role')}"
            if any(kind in kinds for kind in _NOTES):
                element.tag = "aside"
