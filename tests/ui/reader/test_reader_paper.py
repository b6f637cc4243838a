"""The article on paper: every line on some page, none cut in two."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from duidu.core.article import SideName
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.sheets import sheets
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle, RowArrangement
from duidu.ui.reader.paint.printed_page import PrintedPage
from fixtures.fake_open_text import FakeOpenText, article, block, row


def writer(path: Path) -> QPdfWriter:
    """A small sheet, so that a few rows fill several pages."""
    made = QPdfWriter(str(path))
    made.setResolution(96)
    made.setPageSize(QPageSize(QSizeF(180, 120), QPageSize.Unit.Millimeter))
    made.setPageMargins(QMarginsF(10, 10, 10, 10), QPageLayout.Unit.Millimeter)
    return made


@pytest.mark.parametrize("arrangement", list(RowArrangement))
def test_an_article_is_printed_page_by_page(
    tmp_path: Path, style: ReaderStyle, arrangement: RowArrangement
) -> None:
    path = tmp_path / "out.pdf"
    shares = list(
        PrintedPage(article(repeat=4), style, ReaderMode(arrangement=arrangement)).paint(
            writer(path)
        )
    )
    assert len(shares) > 2
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    data = path.read_bytes()
    assert data.count(b"/Type /Page\n") == len(shares)


def test_a_row_longer_than_a_page_is_cut_between_lines(style: ReaderStyle) -> None:
    source, target = "老人把小船推进水里。" * 120, "He pushes the boat. " * 120
    flow = Flow(style, ReaderMode())
    flow.set_open_text(FakeOpenText([row((block(1, source),), (block(1, target),), 0)]))
    flow.reshape(width=600)
    columns = tuple((side,) for side in SideName)
    slices: dict[SideName, list[tuple[int, int]]] = {side: [] for side in SideName}
    printed = list(sheets(flow, columns, 350))
    for part in (part for sheet in printed for part in sheet.slices):
        slices[part.sides[0]].append((part.start, part.end))
    layout = flow.layout(0)
    assert len(printed) == max(len(parts) for parts in slices.values()) > 3
    for piece, _, y in layout.pieces:
        parts = slices[piece.side]
        assert [start for start, _ in parts[1:]] == [end for _, end in parts[:-1]]
        assert parts[-1][1] == layout.height
        tops = range(y, y + piece.height + 1, piece.line_height)
        assert all(end in tops for _, end in parts[:-1])


def test_an_empty_article_is_one_empty_page(tmp_path: Path, style: ReaderStyle) -> None:
    assert list(
        PrintedPage(FakeOpenText([]), style, ReaderMode()).paint(writer(tmp_path / "none.pdf"))
    ) == [1.0]
