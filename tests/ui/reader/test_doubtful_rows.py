"""A row whose sides have nothing to do with each other shows that it is in doubt."""

from dataclasses import replace

from duidu.core.article import SideName
from duidu.core.row_status import RowStatus
from duidu.ui.reader.view import ReaderView
from fixtures.fake_open_text import FakeOpenText, article
from fixtures.reader_views import Show


def _strange(text: FakeOpenText, status: RowStatus = RowStatus.OPEN) -> FakeOpenText:
    """The text, its second row one of strangers with this status."""
    rows = list(text.rows)
    row = rows[1].row
    beads = tuple(replace(bead, score=0.9993, pair=0.02, status=status) for bead in row.sentences)
    blocks = replace(row.blocks, status=status)
    rows[1] = replace(rows[1], row=replace(row, blocks=blocks, sentences=beads))
    return FakeOpenText(rows)


def _underlined(view: ReaderView) -> set[tuple[int, SideName]]:
    """Rows and sides in which a sentence is in doubt."""
    return {
        (row.text.index, stretch.side)
        for side in SideName
        for row, _ in view.visible.rows(side)
        for stretch in row.doubtful
    }


def test_strangers_are_underlined_on_both_sides_and_marked_in_the_margin(show: Show) -> None:
    text = article()
    plain = show(text).viewport().grab().toImage()
    view = show(_strange(text))
    assert _underlined(view) == {(1, side) for side in SideName}
    image = view.viewport().grab()
    row, y = next(r for r in view.visible.rows(SideName.SOURCE) if r[0].text.index == 1)
    at = round(view.flow.columns.by_side[SideName.SOURCE].x) - 12
    places = [
        (x, y + down) for x in range(at - 2, at + 3) for down in range(6, max(7, row.height // 2))
    ]
    assert any(image.toImage().pixel(*place) != plain.pixel(*place) for place in places)


def test_strangers_that_a_person_confirmed_are_not_marked(show: Show) -> None:
    assert _underlined(show(_strange(article(), RowStatus.CONFIRMED))) == set()
