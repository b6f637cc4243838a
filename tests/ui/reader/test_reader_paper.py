"""The article on paper: every line on one sheet and none cut, notes where their marks are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from duidu.app.article.open_text import RowText
from duidu.core.annotation import Anchor, Annotation, AnnotationKind
from duidu.core.article import BlockKind, SideName
from duidu.formats.pdf.true_characters import with_true_characters
from duidu.ui.reader.layout.columns import sides_shown
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.paper_notes import NoteLine, NotesPlace, PaperNotes
from duidu.ui.reader.layout.sheets import Sheet, sheets
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle, RowArrangement
from duidu.ui.reader.paint.printed_page import PrintedPage
from fixtures.fake_open_text import SOURCE, TARGET, FakeOpenText, article, block, row

HEIGHTS = (330, 441, 563, 787)
Seen = tuple[SideName, int, int]


def writer(path: Path) -> QPdfWriter:
    """A small sheet, so that a few rows fill several pages."""
    made = QPdfWriter(str(path))
    made.setResolution(96)
    made.setPageSize(QPageSize(QSizeF(180, 120), QPageSize.Unit.Millimeter))
    made.setPageMargins(QMarginsF(10, 10, 10, 10), QPageLayout.Unit.Millimeter)
    return made


def chapters(count: int = 4) -> FakeOpenText:
    """Headings with rows of one to sixteen lines below them, some on one side only."""
    rows: list[RowText] = []
    for number in range(count * 4):
        source = "".join(SOURCE) * (1 + number * 5 % 7)
        target = " ".join(TARGET) * (1 + number * 3 % 5)
        if number % 4 == 0:
            name = f"Chapter {number // 4 + 1}"
            source_name, target_name = (
                (block(1000 + number, name, BlockKind.HEADING, 2),) for _ in SideName
            )
            rows.append(row(source_name, target_name, len(rows)))
        blocks = (block(number, source),), (block(number, target),)
        rows.append(row(blocks[0], () if number % 6 == 5 else blocks[1], len(rows)))
    return FakeOpenText(rows)


def note(number: int, side: SideName, at: int, text: str) -> Annotation:
    anchor = Anchor(side, number, at, at + 4, "")
    return Annotation(f"{side} {number} {at}", "a", AnnotationKind.NOTE, (anchor,), text)


def noted(long: int = 1) -> FakeOpenText:
    """Two notes on each row, on both sides; the texts of some are `long` times as long."""
    text = chapters()
    words = "A remark that is made beside the text. "
    for one in text.rows:
        for count, side in enumerate(SideName):
            for own in one.blocks(side)[:1]:
                made = note(own.id, side, len(own.text) // 2, words * (long if own.id % 3 else 1))
                text.marks.append(replace(made, author=f"Hand {count}"))
    return text


def made_sheets(
    text: FakeOpenText,
    style: ReaderStyle,
    height: int,
    mode: ReaderMode | None = None,
    place: NotesPlace = NotesPlace.FOOT,
) -> tuple[Flow, list[Sheet], PaperNotes]:
    flow = Flow(replace(style, margin=0), mode or ReaderMode())
    flow.set_open_text(text)
    flow.reshape(width=600)
    notes = PaperNotes(flow, place, text.marks)
    return flow, list(sheets(flow, height, notes)), notes


def lines_on(sheet: Sheet, sides: Sequence[SideName]) -> Iterator[Seen]:
    """The lines of a sheet; fails when one of them is cut."""
    for placed in sheet.rows:
        for piece, _, y in placed.row.pieces:
            if piece.side not in sides:
                continue
            first, last = sheet.bounds[piece.side]
            for number, line in enumerate(piece.lines):
                top = placed.y + y + number * piece.line_height
                bottom = top + piece.line_height
                assert bottom <= first or top >= last or (top >= first and bottom <= last)
                if top >= first and bottom <= last:
                    yield piece.side, piece.block.id, line.start


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
    assert len(shares) > 3
    assert shares == sorted(shares)
    assert shares[-1] == 1.0 > shares[-2]
    assert len(pypdfium2.PdfDocument(path)) == len(shares) - 1


@pytest.mark.parametrize("arrangement", list(RowArrangement))
@pytest.mark.parametrize("text", [article(repeat=6), chapters(), noted(), noted(long=60)])
def test_every_line_stands_on_one_sheet_and_none_is_cut(
    style: ReaderStyle, arrangement: RowArrangement, text: FakeOpenText
) -> None:
    mode = ReaderMode(arrangement=arrangement)
    for height in HEIGHTS:
        flow, made, _ = made_sheets(text, style, height, mode)
        seen = [line for sheet in made for line in lines_on(sheet, sides_shown(mode))]
        assert len(seen) == len(set(seen))
        assert set(seen) == {
            (piece.side, piece.block.id, line.start)
            for unit in range(len(flow.scroll_units))
            for piece, _, _ in flow.layout(unit).pieces
            if piece.side in sides_shown(mode)
            for line in piece.lines
        }


@pytest.mark.parametrize("text", [chapters(), noted(long=12)])
def test_no_heading_stands_alone_at_the_foot(style: ReaderStyle, text: FakeOpenText) -> None:
    for height in HEIGHTS:
        for sheet in made_sheets(text, style, height)[1][:-1]:
            blocks = [number for _, number, _ in lines_on(sheet, tuple(SideName))]
            if blocks and max(blocks) >= 1000:
                last = sheet.rows[-1].row
                assert not all(b.kind is BlockKind.HEADING for b in last.text.source)


def test_no_row_leaves_one_or_two_lines(style: ReaderStyle) -> None:
    for height in HEIGHTS:
        made = made_sheets(chapters(), style, height)[1]
        parts: dict[tuple[SideName, int], list[int]] = {}
        for sheet in made:
            counts: dict[tuple[SideName, int], int] = {}
            for side, number, _ in lines_on(sheet, tuple(SideName)):
                counts[side, number] = counts.get((side, number), 0) + 1
            for name, count in counts.items():
                parts.setdefault(name, []).append(count)
        cut = [counts for counts in parts.values() if len(counts) > 1]
        assert cut
        assert min(min(counts) for counts in cut) >= 3


def test_under_each_other_a_row_goes_on_overleaf_and_no_sheet_is_half_empty(
    style: ReaderStyle,
) -> None:
    mode = ReaderMode(arrangement=RowArrangement.PARAGRAPHS)
    for height in HEIGHTS:
        made = made_sheets(chapters(), style, height, mode)[1]
        ends = [max(bottom for _, bottom in one.bounds.values()) for one in made[:-1]]
        # A heading goes on with three lines of its text, and three lines of a side stay together.
        assert min(ends) > height - 8 * style.hanzi_size * 2, (height, ends)


def test_sentence_under_sentence_none_is_parted_from_its_translation(style: ReaderStyle) -> None:
    mode = ReaderMode(arrangement=RowArrangement.SENTENCES)
    blocks = ("".join(SOURCE) * 4, " ".join(TARGET * 4))
    rows = [
        row((block(number, blocks[0]),), (block(number, blocks[1]),), number) for number in range(6)
    ]
    for height in HEIGHTS:
        made = made_sheets(FakeOpenText(rows), style, height, mode)[1]
        assert len(made) > 3
        for sheet in made:
            sides = [side for side, *_ in _in_order(sheet)]
            assert (sides[0], sides[-1]) == (SideName.SOURCE, SideName.TARGET)
            assert len(sides) >= 3


def _in_order(sheet: Sheet) -> list[Seen]:
    """The lines of a sheet from top to bottom."""
    found = []
    for placed in sheet.rows:
        for piece, _, y in placed.row.pieces:
            first, last = sheet.bounds[piece.side]
            for number, line in enumerate(piece.lines):
                top = placed.y + y + number * piece.line_height
                if first <= top < last:
                    found.append((top, (piece.side, piece.block.id, line.start)))
    return [seen for _, seen in sorted(found)]


def heights_of(lines: Sequence[NoteLine]) -> int:
    return sum(line.height for line in lines)


@pytest.mark.parametrize("arrangement", [RowArrangement.SIDE_BY_SIDE, RowArrangement.PARAGRAPHS])
def test_a_note_begins_on_the_sheet_of_its_mark_below_the_text(
    style: ReaderStyle, arrangement: RowArrangement
) -> None:
    text = noted()
    for height in HEIGHTS:
        _, made, notes = made_sheets(text, style, height, ReaderMode(arrangement=arrangement))
        for sheet in made:
            numbers = [line.number for line in sheet.notes if line.number]
            assert numbers == [notes.numbers[one.note.id] for one in sheet.marked]
            shown = set(lines_on(sheet, tuple(SideName)))
            for one in sheet.marked:
                anchor = one.note.anchors[0]
                assert any(
                    (side, number) == (anchor.side, anchor.block) and start <= anchor.start
                    for side, number, start in shown
                )
            if sheet.notes:
                lines = [bottom for _, bottom in sheet.bounds.values()]
                space = max(placed.row.height for placed in sheet.rows)
                assert min(lines) <= height - heights_of(sheet.notes) + space
        assert sorted(notes.numbers.values()) == list(range(1, len(text.marks) + 1))


def test_long_notes_go_on_and_none_of_their_lines_is_lost(style: ReaderStyle) -> None:
    text = noted(long=60)
    whole = sum(len(lines.notes) for lines in made_sheets(text, style, 20_000)[1])
    for height in HEIGHTS:
        made = made_sheets(text, style, height)[1]
        assert sum(len(sheet.notes) for sheet in made) == whole
        assert all(heights_of(sheet.notes) < height for sheet in made)
        # A long note leaves the text its room on every sheet.
        assert all(heights_of(sheet.notes) <= height / 2 for sheet in made if sheet.rows[1:])


def test_notes_after_the_text_take_no_room_from_it(style: ReaderStyle) -> None:
    text = noted(long=4)
    _, made, notes = made_sheets(text, style, 500, place=NotesPlace.END)
    bare = made_sheets(replace(text, marks=[]), style, 500)[1]
    assert [sheet.bounds for sheet in made[: len(bare)]] == [sheet.bounds for sheet in bare]
    assert not any(sheet.notes for sheet in made[: len(bare) - 1])
    numbers = [line.number for sheet in made for line in sheet.notes if line.number]
    assert numbers == list(range(1, len(text.marks) + 1)) == sorted(notes.numbers.values())


def test_notes_left_out_have_no_numbers(style: ReaderStyle) -> None:
    _, made, notes = made_sheets(noted(), style, 500, place=NotesPlace.NOWHERE)
    assert not notes.numbers
    assert not any(sheet.notes or sheet.marked for sheet in made)


def printed(path: Path, text: FakeOpenText, style: ReaderStyle, mode: ReaderMode) -> list[str]:
    """The words on each page of a PDF, without the blanks."""
    for _ in PrintedPage(text, style, mode, place=NotesPlace.FOOT, notes=text.marks).paint(
        writer(path)
    ):
        pass
    document = pypdfium2.PdfDocument(with_true_characters(path.read_bytes()))
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def test_a_note_without_a_place_on_paper_is_printed_after_the_text(
    tmp_path: Path, style: ReaderStyle
) -> None:
    text = article(repeat=2)
    text.marks.append(Annotation("1", "a", AnnotationKind.NOTE, (), "On the whole."))
    anchor = Anchor(SideName.TARGET, 1, 3, 7, "dawn")
    text.marks.append(Annotation("2", "a", AnnotationKind.NOTE, (anchor,), "Of the other side."))
    text.marks.append(Annotation("3", "a", AnnotationKind.NOTE, (), "An answer.", answers="2"))
    only = ReaderMode(arrangement=RowArrangement.SOURCE_ONLY)
    pages = printed(tmp_path / "out.pdf", text, style, only)
    assert "Onthewhole." in pages[-1]
    assert "Oftheotherside." in pages[-1]
    assert "Ananswer." in pages[-1]


def test_a_note_is_printed_with_its_kind_its_hand_and_its_answers(
    tmp_path: Path, style: ReaderStyle
) -> None:
    text = article()
    anchor = Anchor(SideName.TARGET, 1, 3, 7, "dawn")
    first = Annotation("1", "a", AnnotationKind.QUESTION, (anchor,), "Why dawn?", author="Ada")
    reply = Annotation("2", "a", AnnotationKind.NOTE, (anchor,), "It says so.", answers="1")
    text.marks += [first, reply, replace(first, id="3", text="Gone.", deleted=1.0)]
    pages = " ".join(printed(tmp_path / "out.pdf", text, style, ReaderMode()))
    assert "Question:Whydawn?—Ada" in pages
    assert "Itsaysso." in pages
    assert "Gone." not in pages


def test_the_head_of_a_sheet_names_the_article_and_its_section(
    tmp_path: Path, style: ReaderStyle
) -> None:
    text = replace(chapters(), title="Three Rivers")
    pages = printed(tmp_path / "out.pdf", text, style, ReaderMode())
    assert "ThreeRivers" not in pages[0]
    assert [page for page in pages[1:] if "ThreeRivers" not in page] == []
    assert all("Chapter" in page for page in pages[1:])
    made = made_sheets(text, style, 500)[1]
    begun = ""
    for sheet in made:
        own = [placed.row.text.source[0].text for placed in sheet.rows]
        names = [name for name in own if name.startswith("Chapter")]
        assert sheet.section == (names[0] if own[0] in names else begun)
        begun = names[-1] if names else begun
    assert begun == "Chapter 4"


def test_an_empty_article_is_one_empty_page(tmp_path: Path, style: ReaderStyle) -> None:
    path = tmp_path / "none.pdf"
    assert list(PrintedPage(FakeOpenText([]), style, ReaderMode()).paint(writer(path))) == [1.0]
    assert len(pypdfium2.PdfDocument(path)) == 1
