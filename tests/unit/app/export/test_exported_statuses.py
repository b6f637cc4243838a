"""Formats that can say how far a row is say it, and are read back with it."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from duidu.app.opening.arrange import arrange
from duidu.app.opening.recognise import recognise
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, Span
from duidu.core.jobs import NoJob
from duidu.core.row_status import RowStatus
from duidu.formats.base.document import ReadOptions
from duidu.formats.base.exported import Exported, Written
from duidu.formats.docx.writer import write_docx
from duidu.formats.epub.writer import write_epub
from duidu.formats.html.writer import write_html
from duidu.formats.markdown.writer import write_markdown
from duidu.formats.notes.exported_notes import ArticleNotes
from duidu.formats.registry import read_bytes
from duidu.formats.tables.writer import write_csv, write_tsv
from duidu.formats.tmx.writer import write_tmx
from duidu.formats.xliff.writer import write_xliff_1, write_xliff_2
from duidu.formats.xlsx.writer import write_xlsx

CHINESE = ("他走了。", "雨停了。", "河水很深。", "老人没有说话。", "市场开门了。", "天亮了。")
ENGLISH = (
    "He left.",
    "The rain stopped.",
    "The river was deep.",
    "The old man was silent.",
    "The market had opened.",
    "Day was breaking.",
)


def exported(statuses: tuple[RowStatus, ...]) -> Exported:
    """An article of a row for each status."""
    sides = [
        Side(
            code,
            tuple(Block(n, t, sentences=(Span(0, len(t)),)) for n, t in enumerate(texts)),
        )
        for code, texts in (("zh-Hans", CHINESE), ("en", ENGLISH))
    ]
    rows = tuple(
        Row(Bead((n,), (n,), status=one), (Bead((0,), (0,), status=one),))
        for n, one in enumerate(statuses)
    )
    article = Article("t", sides[0], sides[1])
    return Exported(article, Alignment(rows), ArticleNotes("id", "t", "zh-Hans", "en"))


Write = Callable[[Exported], Written]
WRITERS: dict[str, Write] = {
    "a.tmx": write_tmx,
    "a.xlf": write_xliff_1,
    "a.xliff": write_xliff_2,
    "a.tsv": write_tsv,
    "a.csv": write_csv,
    "a.xlsx": write_xlsx,
}


@pytest.mark.parametrize("name", WRITERS)
def test_statuses_come_back_from_a_file(name: str) -> None:
    write = WRITERS[name]
    statuses = tuple(RowStatus)
    data = write(exported(statuses)).data
    document = read_bytes(data, ReadOptions(name=name), name[1:])
    arranged = arrange(recognise([document]), NoJob())
    assert tuple(row.blocks.status for row in arranged.rows) == statuses


# What is for people: a status is a quiet sign there.
PAGES: dict[str, Write] = {
    "a.html": write_html,
    "a.epub": write_epub,
    "a.md": write_markdown,
    "a.docx": write_docx,
}


@pytest.mark.parametrize("name", [*WRITERS, *PAGES])
def test_a_file_of_rows_that_nobody_looked_at_is_as_it_always_was(name: str) -> None:
    data = (WRITERS | PAGES)[name](exported((RowStatus.OPEN,) * len(RowStatus))).data
    if name in ("a.docx", "a.epub"):
        data = whole(data)
    for word in (b"Status", b"status", b"state", b"approved"):
        assert word not in data


def whole(data: bytes) -> bytes:
    """All members of an archive but the styles that Word comes with."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = (name for name in archive.namelist() if "styles" not in name)
        return b"".join(map(archive.read, names))


@pytest.mark.parametrize("name", PAGES)
def test_pages_say_how_far_a_row_is_and_are_read_as_they_were(name: str) -> None:
    statuses = tuple(RowStatus)
    data = PAGES[name](exported(statuses)).data
    document = read_bytes(data, ReadOptions(name=name), name[1:])
    arranged = arrange(recognise([document]), NoJob())
    for side, texts in ((arranged.article.source, CHINESE), (arranged.article.target, ENGLISH)):
        assert [block.text for block in side.blocks][-len(texts) :] == list(texts)
    said = whole(data) if name in ("a.docx", "a.epub") else data
    if name == "a.docx":
        assert re.findall(rb'w:fill="(\w+)"', said)[::2] == [
            b"E8F3E4",
            b"D3E8CC",
            b"FBEBD0",
            b"DFEAF7",
            b"ECECEC",
        ]
    elif name == "a.md":
        assert re.findall(rb"<!-- ([\w ]+) -->", said) == [
            status.word.encode() for status in statuses[1:]
        ]
    else:
        assert re.findall(rb'data-status="([\w ]+)"', said) == [
            status.word.encode() for status in statuses[1:]
        ]


def test_words_of_other_programs_are_known_in_a_table() -> None:
    table = (
        "zh\ten\tStatus\n他走了。\tHe left.\tApproved\n雨停了。\tThe rain stopped.\tneeds_review\n"
    )
    blocks = read_bytes(table.encode(), ReadOptions(name="a.tsv"), ".tsv").blocks
    confirmed, work = RowStatus.CONFIRMED, RowStatus.WORK
    assert [block.status for block in blocks] == [confirmed, confirmed, work, work]
