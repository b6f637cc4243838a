"""A real book in two languages, and what is made of it, for the benchmarks of whole books.

    python tests/benchmarks/book_data.py FOLDER

writes `handbook.zh.epub` and `handbook.en.epub` (126 pages each), the folder `chapters` (40 pages
in both languages), the subtitles `cues.zh.srt` and `cues.en.srt` (1,500 cues) and `paste.txt`
(300 kB) into FOLDER. The text is that of the Debian package `debian-handbook`, which is fetched
with `apt-get download`; with `--from UNPACKED` it is taken from a package unpacked before.
"""

import argparse
import re
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import html as lxml_html

PACKAGE = "debian-handbook"
PAGES = "usr/share/doc/debian-handbook/html"
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
TITLES = {"zh": "Debian 管理员手册", "en": "The Debian Administrator's Handbook"}
CHAPTERS = 40
CUES = 1500
PASTE_BYTES = 300_000


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the book: its name, its heading, and the markup of its body."""

    name: str
    heading: str
    body: str
    paragraphs: tuple[str, ...]


def unpacked(folder: Path) -> Path:
    """Fetch the package and unpack it into FOLDER; FOLDER is returned."""
    subprocess.run(["apt-get", "download", "-qq", PACKAGE], cwd=folder, check=True)
    (package,) = folder.glob(f"{PACKAGE}_*.deb")
    subprocess.run(["dpkg-deb", "-x", package, folder], check=True)
    return folder


def pages(folder: Path, language: str) -> list[Page]:
    """The pages in reading order: each names the next one."""
    place = folder / PAGES / LANGUAGES[language]
    found: list[Page] = []
    names = ["index.html"]
    for name in names:
        tree = lxml_html.fromstring((place / name).read_bytes())
        names += [str(link.get("href")) for link in tree.iter("link") if link.get("rel") == "next"]
        if name != "index.html":
            found.append(_page(name, tree))
    return found


def _page(name: str, tree: lxml_html.HtmlElement) -> Page:
    body = tree.find("body")
    for navigation in body.xpath("./*[@id='banner' or @id='title'] | ./ul"):
        body.remove(navigation)
    for picture in body.xpath(".//img"):
        picture.drop_tree()
    heading = _text(body.xpath(".//*[contains(@class, 'title')][self::h1 or self::h2 or self::h3]"))
    paragraphs = tuple(
        text
        for block in body.xpath(".//div[@class='para'] | .//p")
        if not block.xpath(".//div[@class='para']") and (text := _text([block]))
    )
    markup = "".join(lxml_html.tostring(part, encoding="unicode", method="xml") for part in body)
    return Page(name, heading, markup, paragraphs)


def _text(blocks: list[lxml_html.HtmlElement]) -> str:
    return re.sub(r"\s+", " ", blocks[0].text_content()).strip() if blocks else ""


def write_epub(path: Path, language: str, book: list[Page]) -> None:
    """Write an EPUB 3 of these pages, one file a page, with its contents."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book_file:
        book_file.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book_file.writestr("META-INF/container.xml", CONTAINER)
        book_file.writestr("book.opf", _package(language, book))
        book_file.writestr("nav.xhtml", _page_markup(language, "Contents", _contents(book)))
        for page in book:
            book_file.writestr(
                page.name.replace(".html", ".xhtml"),
                _page_markup(language, page.heading, page.body),
            )


CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""


def _package(language: str, book: list[Page]) -> str:
    items = "".join(
        f'<item id="p{at}" href="{page.name.replace(".html", ".xhtml")}"'
        ' media-type="application/xhtml+xml"/>\n'
        for at, page in enumerate(book)
    )
    spine = "".join(f'<itemref idref="p{at}"/>' for at in range(len(book)))
    return f"""<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">handbook</dc:identifier>
<dc:title>{TITLES[language]}</dc:title><dc:language>{LANGUAGES[language]}</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
{items}</manifest><spine>{spine}</spine></package>
"""


def _contents(book: list[Page]) -> str:
    entries = "".join(
        f'<li><a href="{page.name.replace(".html", ".xhtml")}">{_escaped(page.heading)}</a></li>'
        for page in book
    )
    return (
        f'<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>{entries}</ol></nav>'
    )


def _page_markup(language: str, title: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'lang="{LANGUAGES[language]}"><head><title>{_escaped(title)}</title></head>'
        f"<body>{body}</body></html>"
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def write_chapters(folder: Path, language: str, book: list[Page]) -> None:
    """Write the first 40 pages that have text, one file a page and language."""
    folder.mkdir(exist_ok=True)
    for number, page in enumerate([page for page in book if page.paragraphs][:CHAPTERS], start=1):
        markup = _page_markup(language, page.heading, page.body)
        (folder / f"{number:02}.{language}.xhtml").write_text(markup, encoding="utf-8")


def write_cues(path: Path, lines: list[str]) -> None:
    """Write each line as one cue of two seconds."""
    path.write_text(
        "".join(
            f"{at + 1}\n{_time(3 * at)} --> {_time(3 * at + 2)}\n{line}\n\n"
            for at, line in enumerate(lines)
        ),
        encoding="utf-8",
    )


def _time(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},000"


def write_all(source: Path, into: Path) -> None:
    """Write everything that the benchmarks of whole books open."""
    book = {language: pages(source, language) for language in LANGUAGES}
    for language, its_pages in book.items():
        write_epub(into / f"handbook.{language}.epub", language, its_pages)
        write_chapters(into / "chapters", language, its_pages)
    pairs = [
        pair
        for one, other in zip(book["zh"], book["en"], strict=True)
        if len(one.paragraphs) == len(other.paragraphs)
        for pair in zip(one.paragraphs, other.paragraphs, strict=True)
    ]
    pairs = (pairs * (CUES // len(pairs) + 1))[:CUES] if len(pairs) < CUES else pairs
    for side, language in enumerate(LANGUAGES):
        write_cues(into / f"cues.{language}.srt", [pair[side][:160] for pair in pairs[:CUES]])
    (into / "paste.txt").write_text(_paste(pairs), encoding="utf-8")


def _paste(pairs: list[tuple[str, str]]) -> str:
    """Each paragraph with its translation below it, until there are 300 kB."""
    text: list[str] = []
    size = 0
    for pair in pairs:
        text += pair
        size += sum(len(part.encode()) for part in pair)
        if size >= PASTE_BYTES:
            break
    return "\n\n".join(text)


def make(into: Path, source: Path | None = None) -> None:
    """Make everything in a folder, of an unpacked package or of one that is fetched for it."""
    into.mkdir(parents=True, exist_ok=True)
    if source:
        write_all(source, into)
        return
    with tempfile.TemporaryDirectory() as scratch:
        write_all(unpacked(Path(scratch)), into)


def main() -> None:
    """Make the data in the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="source", type=Path, help="an unpacked debian-handbook")
    given = parser.parse_args()
    make(given.folder, given.source)


if __name__ == "__main__":
    main()
