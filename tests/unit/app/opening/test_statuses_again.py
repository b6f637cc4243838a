"""A text that is read again has the statuses that a person gave its rows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.align.beads.make_aligner import make_aligner
from duidu.align.edits.row_edits import with_status
from duidu.app.opening import statuses_again
from duidu.app.opening.carry_over import read_again
from duidu.app.opening.opener import Opener
from duidu.app.opening.statuses_again import take_statuses_along
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, Span
from duidu.core.errors import Cancelled
from duidu.core.jobs import NoJob
from duidu.core.row_status import RowStatus
from duidu.library.articles.originals import Original
from duidu.library.library import Library

OPEN, WORK, QUESTION = RowStatus.OPEN, RowStatus.WORK, RowStatus.QUESTION
CONFIRMED, FINAL, LOCKED = RowStatus.CONFIRMED, RowStatus.FINAL, RowStatus.LOCKED
Pairs = Sequence[tuple[str, str, RowStatus]]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as opened:
        yield opened


def add(library: Library, name: str, pairs: Pairs, original: Original | None = None) -> None:
    """An article of these rows; "" is a side that a row lacks."""
    blocks: tuple[list[Block], list[Block]] = ([], [])
    rows = []
    for source, target, status in pairs:
        units = []
        for side, text in zip(blocks, (source, target), strict=True):
            units.append((len(side),) if text else ())
            if text:
                side.append(Block(len(side), text, sentences=(Span(0, len(text)),)))
        inside = Bead((0,) if source else (), (0,) if target else ())
        rows.append(with_status(Row(Bead(units[0], units[1]), (inside,)), status))
    sides = [Side(code, tuple(side)) for code, side in zip(("zh", "en"), blocks, strict=True)]
    article = Article("t", sides[0], sides[1])
    library.articles.add(article, Alignment(tuple(rows)), id=name, original=original)


def after(library: Library, old: Pairs, new: Pairs, original: Original | None = None) -> list[int]:
    """The statuses of the rows of a text that was read again."""
    add(library, "old", old)
    add(library, "new", new, original)
    take_statuses_along(library, "old", "new", NoJob())
    rows = library.articles.rows("new", 0, 99)
    assert all(row.row.blocks.status is row.row.sentences[0].status for row in rows)
    assert library.check().good
    return list(library.articles.statuses("new"))


def test_rows_that_say_what_they_said_keep_their_status_wherever_they_stand(
    library: Library,
) -> None:
    old = [("一。", "One.", CONFIRMED), ("二。", "Two.", FINAL), ("三。", "Three.", QUESTION)]
    new = [("零。", "Nought.", OPEN), ("三。", "Three.", OPEN), ("一。", "One.", OPEN)]
    assert after(library, old, new) == [OPEN, QUESTION, CONFIRMED]


def test_what_was_reworded_is_not_confirmed_and_still_needs_its_work(library: Library) -> None:
    old = [("一。", "One.", CONFIRMED), ("二。", "Two.", WORK), ("三。", "Three.", QUESTION)]
    new = [("一。", "The one.", OPEN), ("二。", "The two.", OPEN), ("叁。", "The third.", OPEN)]
    assert after(library, old, new) == [OPEN, WORK, OPEN]


def test_equal_rows_keep_each_its_own(library: Library) -> None:
    old = [("是。", "Yes.", CONFIRMED), ("是。", "Yes.", OPEN), ("是。", "Yes.", WORK)]
    new = [("是。", "Yes.", OPEN)] * 4
    assert after(library, old, new) == [CONFIRMED, OPEN, WORK, OPEN]


def test_a_row_without_a_side_keeps_it(library: Library) -> None:
    old = [("一。", "", QUESTION), ("", "Two.", CONFIRMED)]
    new = [("一。", "", OPEN), ("", "Two.", OPEN)]
    assert after(library, old, new) == [QUESTION, CONFIRMED]


def test_what_the_file_says_by_now_stands(library: Library) -> None:
    old = [("一。", "One.", CONFIRMED), ("二。", "Two.", LOCKED), ("三。", "Three.", WORK)]
    new = [("一。", "One.", WORK), ("二。", "Two.", OPEN), ("三。", "Three.", OPEN)]
    file = Original(b"x", "po", "utf-8", "a.po", {"source": [], "target": []})
    assert after(library, old, new, file) == [WORK, OPEN, OPEN]


def test_a_changed_file_is_read_again_with_them(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    entry = 'msgid "Rain"\nmsgstr "雨"\n\n'
    path.write_text('msgid ""\nmsgstr "Language: zh\\n"\n\n' + entry, "utf-8")
    opener = Opener(library, lambda quick: make_aligner(quick=True))
    old = opener.open_files([path], NoJob()).article
    (row,) = library.articles.rows(old, 0, 1)
    library.articles.replace_rows(old, 0, 1, [replace(row, row=with_status(row.row, CONFIRMED))])
    path.write_text(path.read_text("utf-8") + 'msgid "Snow"\nmsgstr "雪"\n', "utf-8")
    command = read_again(library, opener, old, NoJob())
    command.do()
    assert list(library.articles.statuses(command.new)) == [CONFIRMED, OPEN]
    command.undo()
    assert list(library.articles.statuses(old)) == [CONFIRMED]


def test_very_many_are_written_in_parts_and_cancelling_is_heard(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statuses_again, "_WRITTEN", 3)
    monkeypatch.setattr(statuses_again, "_READ", 4)
    old = [(f"{n}。", f"{n}.", CONFIRMED if n % 9 else OPEN) for n in range(20)]
    new = [(source, target, OPEN) for source, target, _ in old]
    assert after(library, old, new) == [status for _, _, status in old]

    class Stopped(NoJob):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        take_statuses_along(library, "old", "new", Stopped())
