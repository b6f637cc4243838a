"""Every reader of long texts tells how far it is: more and more, and never over the whole."""

import io
import zipfile
from collections.abc import Callable

import pytest

from duidu.formats.base.document import ReadOptions
from duidu.formats.base.progress import Counter, each
from duidu.formats.registry import read_bytes

ROWS = 600
PAIRS = [
    (f"老人把船推进水里，第{number}次。", f"He pushed off, time {number}.")
    for number in range(ROWS)
]


def lines(form: str) -> bytes:
    """A text of one form for each pair."""
    return "".join(form.format(n=n, zh=zh, en=en) for n, (zh, en) in enumerate(PAIRS)).encode()


def zipped(**members: bytes) -> bytes:
    """A ZIP container; __ stands for / and _ for . in its members' names."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return into.getvalue()


def srt() -> bytes:
    """Subtitles of one second each."""
    return "".join(
        f"{n}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\n{zh}\n{en}\n\n"
        for n, (zh, en) in enumerate(PAIRS)
    ).encode()


def docx() -> bytes:
    """A table of two columns in a Word document."""
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = lines(f"<w:tr>{cell.format('{zh}')}{cell.format('{en}')}</w:tr>")
    body = b'<w:document xmlns:w="w"><w:body><w:tbl>' + rows + b"</w:tbl></w:body></w:document>"
    return zipped(word__document_xml=body)


def odt() -> bytes:
    """A table of two columns in an OpenDocument text."""
    cell = "<t:table-cell><x:p>{}</x:p></t:table-cell>"
    rows = lines(f"<t:table-row>{cell.format('{zh}')}{cell.format('{en}')}</t:table-row>")
    begin = b'<o:document xmlns:o="o" xmlns:t="t" xmlns:x="x"><o:body><o:text><t:table>'
    return zipped(content_xml=begin + rows + b"</t:table></o:text></o:body></o:document>")


def xlsx() -> bytes:
    """A sheet of two columns."""
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    rows = lines(f"<row>{cell.format('{zh}')}{cell.format('{en}')}</row>")
    sheet = b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"
    return zipped(xl__worksheets__sheet1_xml=sheet)


def epub() -> bytes:
    """A book of three pages."""
    names = ("a", "b", "c")
    items = "".join(
        f'<item id="{name}" href="{name}.html" media-type="text/html"/>' for name in names
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    package = f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>"
    container = b'<container><rootfile full-path="p.opf"/></container>'
    page = b"<html><body>" + lines("<p>{en}</p>") + b"</body></html>"
    members = {"META-INF__container_xml": container, "p_opf": package.encode()}
    return zipped(**members, **{f"{name}_html": page for name in names})


def tmx() -> bytes:
    """A translation memory."""
    unit = '<tu><tuv lang="zh"><seg>{zh}</seg></tuv><tuv lang="en"><seg>{en}</seg></tuv></tu>'
    return b"<tmx><header/><body>" + lines(unit) + b"</body></tmx>"


def xliff() -> bytes:
    """A file of translation units."""
    unit = "<trans-unit><source>{zh}</source><target>{en}</target></trans-unit>"
    return b'<xliff version="1.2"><file><body>' + lines(unit) + b"</body></file></xliff>"


FILES: dict[str, Callable[[], bytes]] = {
    ".srt": srt,
    ".tmx": tmx,
    ".xlf": xliff,
    ".po": lambda: lines('msgid "{en}"\nmsgstr "{zh}"\n\n'),
    ".html": lambda: b"<html><body>" + lines("<p>{zh}</p><p>{en}</p>") + b"</body></html>",
    ".docx": docx,
    ".odt": odt,
    ".xlsx": xlsx,
    ".epub": epub,
    ".md": lambda: lines("| {zh} | {en} |\n"),
    ".tsv": lambda: lines("{zh}\t{en}\n"),
    ".jsonl": lambda: lines('{{"zh": "{zh}", "en": "{en}"}}\n'),
    ".txt": lambda: lines("{zh}\n\n{en}\n\n"),
}


@pytest.mark.parametrize("cut", [False, True])
@pytest.mark.parametrize("suffix", FILES)
def test_a_reader_tells_how_far_it_is(suffix: str, cut: bool) -> None:
    shares: list[float] = []
    options = ReadOptions(name="book", cut=cut, progress=shares.append)
    document = read_bytes(FILES[suffix](), options, suffix)
    assert len(document.blocks) >= ROWS
    assert shares == sorted(shares)
    assert len(set(shares)) >= 3
    assert min(shares) >= 0
    assert 0.5 < max(shares) <= 1


@pytest.mark.parametrize("suffix", FILES)
def test_telling_changes_nothing_that_is_read(suffix: str) -> None:
    told, untold = (
        read_bytes(FILES[suffix](), options, suffix)
        for options in (
            ReadOptions(name="book", progress=lambda share: None),
            ReadOptions("", "book"),
        )
    )
    assert told == untold


@pytest.mark.parametrize("length", [0, 1, 2, 199, 200, 201, 5_000])
def test_each_yields_all_and_ends_at_its_end(length: int) -> None:
    shares: list[float] = []
    assert list(each(range(length), shares.append, 0.25, 0.5)) == list(range(length))
    assert shares == sorted(shares)
    assert shares[-1] == 0.5
    assert len(shares) < 500


def test_a_walk_longer_than_expected_ends_at_the_whole() -> None:
    shares: list[float] = []
    counter = Counter(shares.append, 1_000)
    for _ in range(5_000):
        counter.step()
    assert max(shares) == 1.0
    assert shares == sorted(shares)
