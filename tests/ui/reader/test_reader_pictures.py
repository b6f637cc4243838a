"""Pictures stand at their blocks: texts stay in step, nothing cuts them, a worker makes them."""

from dataclasses import replace
from unittest import mock

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QImageReader

from duidu.app.article.open_text import RowText
from duidu.core.article import SideName
from duidu.core.picture import Picture
from duidu.ui.reader.layout.pages import PageStart, page_at
from duidu.ui.reader.layout.paper_notes import NotesPlace, PaperNotes
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.sheets import sheets
from duidu.ui.reader.layout.style import ReaderMode, RowArrangement
from duidu.ui.reader.paint.picture_images import PictureImages, Wanted, made_images
from duidu.ui.reader.view import ReaderView
from fixtures.fake_open_text import SOURCE, TARGET, FakeOpenText, article, block, row
from fixtures.picture_files import picture
from fixtures.reader_views import Show

ZH, EN = SideName
ONLY = ReaderMode(arrangement=RowArrangement.SOURCE_ONLY)


def at(block: int, side: SideName = ZH, width: int = 200, height: int = 100) -> Picture:
    return Picture(side, block, f"{width}x{height}", "png", width, height, "A boat on the river")


def text_with(*pictures: Picture, rows: int = 12) -> FakeOpenText:
    """An article, of which the third row has the pictures."""
    made = list(article(rows).rows)
    made[2] = replace(made[2], pictures=pictures)
    return FakeOpenText(made)


def laid_out(view: ReaderView) -> RowLayout:
    return view.flow.layout(2)


def tops(layout: RowLayout) -> dict[SideName, float]:
    """The height of the first baseline of each side."""
    return {side: layout.of(side)[0].y + layout.of(side)[0].piece.baseline for side in SideName}


def red(_: Picture, size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    return image


def test_one_across_stands_above_both_texts(show: Show) -> None:
    view = show(text_with(at(2)._replace(across=True)))
    (placed,) = laid_out(view).pictures
    columns = view.flow.columns.by_side.values()
    left, right = min(c.x for c in columns), max(c.right for c in columns)
    assert placed.across
    assert abs((placed.x - left) - (right - placed.x - placed.width)) <= 1
    assert all(top > placed.y + placed.height for top in tops(laid_out(view)).values())
    assert len({round(top) for top in tops(laid_out(view)).values()}) == 1


@pytest.mark.parametrize("side", SideName)
def test_one_on_a_side_stands_in_its_column_and_both_texts_below_it(
    show: Show, side: SideName
) -> None:
    view = show(text_with(at(2, side)))
    (placed,) = laid_out(view).pictures
    column = view.flow.columns.by_side[side]
    assert column.x <= placed.x
    assert placed.x + placed.width <= column.right
    assert len({round(top) for top in tops(laid_out(view)).values()}) == 1
    assert min(tops(laid_out(view)).values()) > placed.y + placed.height


def test_two_that_differ_stand_beside_each_other(show: Show) -> None:
    view = show(text_with(at(2, ZH), at(2, EN, 150, 60)))
    one, other = laid_out(view).pictures
    assert one.y == other.y
    assert one.x < other.x


@pytest.mark.parametrize(("width", "height"), [(3_000, 300), (300, 3_000), (20, 20)])
def test_none_is_larger_than_it_is_or_than_there_is_room_and_none_loses_its_shape(
    show: Show, width: int, height: int
) -> None:
    view = show(text_with(at(2, width=width, height=height)))
    (placed,) = laid_out(view).pictures
    assert placed.width <= min(width, view.flow.columns.by_side[ZH].measure)
    assert placed.height <= min(height, view.visible.height)
    assert abs(placed.width / placed.height - width / height) < 0.1 * width / height


def test_between_the_blocks_of_a_row_and_below_the_last(show: Show) -> None:
    made = list(article(4).rows)
    blocks = (block(70, SOURCE[0]), block(71, SOURCE[1]))
    pictures = at(71), at(71)._replace(below=True)
    made[2] = replace(row(blocks, (block(70, TARGET[0]),), 2), pictures=pictures)
    layout = laid_out(show(FakeOpenText(made)))
    first, second = layout.of(ZH)
    between, below = layout.pictures
    assert first.y + first.piece.height <= between.y
    assert between.y + between.height <= second.y
    assert second.y + second.piece.height <= below.y
    assert below.y + below.height <= layout.height


@pytest.mark.parametrize("arrangement", [RowArrangement.SENTENCES, RowArrangement.PARAGRAPHS])
def test_under_each_other_they_stand_above_and_below_the_row(
    show: Show, arrangement: RowArrangement
) -> None:
    pictures = at(2), at(2, EN)._replace(below=True)
    layout = laid_out(show(text_with(*pictures), ReaderMode(arrangement=arrangement)))
    above, below = layout.pictures
    assert above.y + above.height <= min(placed.y for placed in layout.pieces)
    assert below.y >= max(placed.y + placed.piece.height for placed in layout.pieces)


def test_of_one_text_alone_its_own_are_shown_and_those_of_both(show: Show) -> None:
    pictures = at(2), at(2, EN), at(2, EN, 90)._replace(across=True)
    layout = laid_out(show(text_with(*pictures), ONLY))
    assert [one.picture for one in layout.pictures] == [pictures[0], pictures[2]]


def test_an_article_without_pictures_is_laid_out_as_ever(show: Show) -> None:
    view = show(text_with())
    plain = [view.flow.layout(unit).height for unit in range(6)]
    with_one = show(text_with(at(2)))
    changed = [with_one.flow.layout(unit).height for unit in range(6)]
    assert [a != b for a, b in zip(plain, changed, strict=True)] == [False] * 2 + [True] + [
        False
    ] * 3


def test_paper_cuts_none(show: Show) -> None:
    view = show(text_with(at(2, height=300), at(2, EN, height=260)))
    for height in range(380, 700, 40):
        for sheet in sheets(view.flow, height, PaperNotes(view.flow, NotesPlace.NOWHERE)):
            for placed, y in sheet.rows:
                for one in placed.pictures:
                    top, bottom = sheet.bounds[one.picture.side]
                    first, last = y + one.y, y + one.y + one.height
                    assert not first < top < last
                    assert not first < bottom < last


def test_a_page_cuts_none(show: Show) -> None:
    view = show(text_with(at(2, height=300)._replace(across=True)), ReaderMode(paged=True))
    (placed,) = laid_out(view).pictures
    for room in range(350, 700, 30):
        start: PageStart | None = PageStart(0, 0)
        while start is not None and start.unit <= 2:
            page = page_at(view.flow, start, room)
            y = -start.top + sum(view.flow.layout(n).height for n in range(start.unit, 2))
            for top, bottom in page.bounds.values():
                shown = y + placed.y < bottom and y + placed.y + placed.height > top
                if start.unit <= 2 and shown:
                    assert top <= y + placed.y
                    assert y + placed.y + placed.height <= bottom
            start = page.following


def test_what_is_at_a_point(show: Show) -> None:
    view = show(text_with(at(2)))
    ((_, layout, y),) = [one for one in view.flow.rows_between(0, 600) if one[0] == 2]
    (placed,) = layout.pictures
    assert view.visible.picture_at(placed.x + 5, y + placed.y + 5) == placed.picture
    assert view.visible.picture_at(placed.x - 5, y + placed.y + 5) is None
    assert view.visible.picture_at(placed.x + 5, y + placed.y + placed.height + 5) is None


def test_it_is_painted_and_until_it_is_there_its_place_is(show: Show) -> None:
    view = show(text_with(at(2)))
    ((_, layout, y),) = [one for one in view.flow.rows_between(0, 600) if one[0] == 2]
    (placed,) = layout.pictures
    middle = placed.x + placed.width // 2, y + placed.y + placed.height // 2
    waiting = view.viewport().grab().toImage().pixelColor(*middle)
    assert waiting not in (QColor("red"), view.flow.style.palette.paper)
    view.scene.image = red
    assert view.viewport().grab().toImage().pixelColor(*middle) == QColor("red")
    view.scene.image = lambda picture, size: QImage()
    assert view.viewport().grab().toImage().pixelColor(*middle) != QColor("red")


def test_one_across_is_painted_once_and_over_the_line_between_the_columns(show: Show) -> None:
    view = show(text_with(at(2, width=700)._replace(across=True)))
    asked = mock.Mock(side_effect=red)
    view.scene.image = asked
    image = view.viewport().grab().toImage()
    ((_, layout, y),) = [one for one in view.flow.rows_between(0, 600) if one[0] == 2]
    (placed,) = layout.pictures
    assert asked.call_count == 1
    divider = view.flow.columns.divider
    assert divider is not None
    assert image.pixelColor(divider, y + placed.y + placed.height // 2) == QColor("red")


def test_nothing_is_decoded_in_painting(show: Show) -> None:
    view = show(text_with(at(2)))
    images = PictureImages()
    view.scene.image = images.image
    with mock.patch.object(QImageReader, "read", side_effect=AssertionError):
        view.viewport().grab()
    (wanted,) = images.take()
    assert (wanted.width, wanted.height) == (200, 100)


def test_images_are_asked_for_once_and_kept_in_bounds() -> None:
    images = PictureImages(most=3 * 4 * 100 * 100)
    pictures = [at(number, width=100)._replace(sha256=str(number)) for number in range(5)]
    size = QSize(100, 100)
    for one in pictures * 2:
        assert images.image(one, size) is None
    wanted = images.take()
    assert len(wanted) == 5
    assert images.take() == []
    for each in wanted:
        images.put(made_images([each], lambda sha256, form: picture(10, 10)))
    assert images.size <= 3 * 4 * 100 * 100
    assert [images.image(one, size) is not None for one in pictures] == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_in_another_size_the_old_one_is_shown_until_the_new_one_is_there() -> None:
    images = PictureImages()
    images.put(made_images([Wanted("a", "png", 10, 10)], lambda sha256, form: picture(10, 10)))
    found = images.image(at(1)._replace(sha256="a"), QSize(20, 20))
    assert found is not None
    assert found.width() == 10
    assert images.take() == [Wanted("a", "png", 20, 20)]


@pytest.mark.parametrize("data", [None, b"", b"no image", picture(10, 10, "JPEG")])
def test_one_that_is_lost_or_of_another_form_is_null(data: bytes | None) -> None:
    wanted = Wanted("a", "png", 10, 10)
    assert made_images([wanted], lambda sha256, form: data)[wanted].isNull()


def test_one_that_was_lost_is_asked_for_again_once_it_may_have_come() -> None:
    images, size = PictureImages(), QSize(10, 10)
    lost, kept = Wanted("a", "png", 10, 10), Wanted("b", "png", 10, 10)
    images.put(made_images([lost], lambda sha256, form: None))
    images.put(made_images([kept], lambda sha256, form: picture(10, 10)))
    images.forget_lost()
    for wanted in (lost, kept):
        images.image(at(1)._replace(sha256=wanted.sha256), size)
    assert images.take() == [lost]


def test_a_row_text_has_none_by_itself() -> None:
    assert RowText(0, article().rows[0].row, (), ()).pictures == ()


def test_rows_drawn_ahead_do_not_ask_for_pictures_which_would_take_the_place_of_those_in_view(
    show: Show,
) -> None:
    view = show(text_with(at(2)))
    asked: list[Picture] = []
    view.scene.image = lambda picture, size: asked.append(picture)
    view.viewport().grab()
    assert asked
    asked.clear()
    view.frame.rehearse(laid_out(view), 1.0)
    assert not asked
