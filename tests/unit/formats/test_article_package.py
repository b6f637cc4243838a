"""What an article package holds comes back from it."""

import json
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, ShownTime, Side, Span
from duidu.core.errors import FileError
from duidu.core.note_marks import NoteMark
from duidu.core.row_status import RowStatus
from duidu.formats.article_package.package import Package, unpack, write_package
from duidu.formats.notes.exported_notes import ArticleNotes


def package(*statuses: RowStatus) -> Package:
    """An article of a row for each status, whose sentence bead has the first of them."""
    sides = [
        Side(code, tuple(Block(n, "x", sentences=(Span(0, 1),)) for n in range(len(statuses))))
        for code in ("zh", "en")
    ]
    article = Article("t", sides[0], sides[1])
    rows = tuple(
        Row(Bead((n,), (n,), status=one), (Bead((0,), (0,), status=statuses[0]),))
        for n, one in enumerate(statuses)
    )
    return Package("id", article, Alignment(rows, "a"), ArticleNotes("id", "t", "zh", "en"))


def members(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_statuses_come_back() -> None:
    sent = package(*RowStatus)
    assert unpack(members(write_package(sent)), "p.duidu").alignment == sent.alignment
    turned = package(*reversed(RowStatus))
    assert unpack(members(write_package(turned)), "p.duidu").alignment == turned.alignment


def test_a_version_that_knows_no_statuses_reads_which_rows_are_confirmed() -> None:
    described = json.loads(members(write_package(package(*RowStatus)))["article.json"])
    # Which is the fifth value of a bead, and all that there was.
    assert [row[0][4] for row in described["rows"]] == [one.is_settled for one in RowStatus]
    assert described["version"] == 1
    plain = members(write_package(package(RowStatus.OPEN, RowStatus.CONFIRMED)))["article.json"]
    assert "statuses" not in json.loads(plain)


def test_the_confidence_of_pairs_comes_back() -> None:
    sent = package(RowStatus.OPEN, RowStatus.OPEN)
    rows = tuple(
        replace(row, sentences=tuple(replace(bead, pair=0.02) for bead in row.sentences))
        for row in sent.alignment.rows
    )
    sent = replace(sent, alignment=replace(sent.alignment, rows=rows))
    parts = members(write_package(sent))
    assert unpack(parts, "p.duidu").alignment == sent.alignment
    described = json.loads(parts["article.json"])
    for wrong in ([[0, 9, 0.5]], [[0, 0, 2]], [[0, 0, "x"]], [[0]], 3):
        text = json.dumps({**described, "pairs": wrong})
        with pytest.raises(FileError, match="damaged"):
            unpack({**parts, "article.json": text}, "p.duidu")


@pytest.mark.parametrize("wrong", [[[9, -1, "final"]], [[0, 9, "final"]], [[0, -2, "x"]], [[0]], 3])
def test_statuses_of_what_is_not_there_are_a_damaged_package(wrong: object) -> None:
    parts = members(write_package(package(RowStatus.WORK)))
    described = {**json.loads(parts["article.json"]), "statuses": wrong}
    with pytest.raises(FileError, match="damaged"):
        unpack({**parts, "article.json": json.dumps(described)}, "p.duidu")


def test_marks_of_notes_come_back_and_an_earlier_version_opens_the_rest() -> None:
    sent = package(RowStatus.OPEN, RowStatus.OPEN)
    first, second = sent.article.source.blocks
    blocks = (replace(first, marks=(NoteMark(1, 1, "1", 1), NoteMark(1, 1, "†", 1))), second)
    article = replace(sent.article, source=replace(sent.article.source, blocks=blocks))
    parts = members(write_package(replace(sent, article=article)))
    assert unpack(parts, "p.duidu").article == article
    assert json.loads(parts["article.json"])["version"] == 1
    for wrong in ([0, 0, 2, 1, "1", 1], [0, 7, 1, 1, "1", 1], [0, 0, 1, 1, "far too long", 1]):
        described = json.loads(parts["article.json"])
        described["marks"] = [wrong]
        with pytest.raises(FileError, match="damaged"):
            unpack({**parts, "article.json": json.dumps(described)}, "p.duidu")


def test_times_of_subtitles_come_back_and_an_earlier_version_opens_the_rest() -> None:
    sent = package(RowStatus.OPEN, RowStatus.OPEN)
    first, second = sent.article.source.blocks
    blocks = (first, replace(second, time=ShownTime(1_000, 2_500)))
    article = replace(sent.article, source=replace(sent.article.source, blocks=blocks))
    parts = members(write_package(replace(sent, article=article)))
    assert unpack(parts, "p.duidu").article == article
    assert json.loads(parts["article.json"])["version"] == 1
    for wrong in ([0, 7, 1, 2], [2, 0, 1, 2], [0, 0, -1, 2], [0, 0, 2, 1], [0, 0, 1.5, 2], [0, 0]):
        described = json.loads(parts["article.json"]) | {"times": [wrong]}
        with pytest.raises(FileError, match="damaged"):
            unpack({**parts, "article.json": json.dumps(described)}, "p.duidu")
