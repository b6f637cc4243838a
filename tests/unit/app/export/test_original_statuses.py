"""What a person says of rows goes back into the file that they came from, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.app.export.test_original import PO, TWO, Desk

from duidu.app.alignment.row_statuses import Kind, row_statuses
from duidu.core.article import SideName
from duidu.core.row_status import RowStatus

WORK, CONFIRMED, FINAL = RowStatus.WORK, RowStatus.CONFIRMED, RowStatus.FINAL
SDL = (
    '<?xml version="1.0" encoding="utf-8"?>\n<xliff version="1.2" xmlns:sdl="http://sdl.com" '
    'xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="en-US" '
    'target-language="zh-CN"><body>{}</body></file></xliff>'
)
UNIT = (
    '<trans-unit id="{0}"><source>Rain {0}. Snow {0}.</source><seg-source><mrk mtype="seg" mid="1">'
    'Rain {0}.</mrk> <mrk mtype="seg" mid="2">Snow {0}.</mrk></seg-source><target><mrk mtype="seg" '
    'mid="1">雨{0}。</mrk><mrk mtype="seg" mid="2">雪{0}。</mrk></target><sdl:seg-defs>'
    '<sdl:seg id="1" conf="{1}"/><sdl:seg id="2" conf="{2}"/></sdl:seg-defs></trans-unit>'
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    with desk.library:
        yield desk


def say(desk: Desk, row: int, status: RowStatus) -> None:
    repairs, at = desk.at(row, SideName.SOURCE, 0)
    repairs.set_status(at, status).do()


def kinds(desk: Desk) -> list[Kind]:
    return list(row_statuses(desk.library, desk.article).kinds)


def test_fuzzy_entries_need_work_until_they_are_confirmed(desk: Desk) -> None:
    desk.open("a.po", PO)
    assert kinds(desk) == [Kind.WORK, Kind.OPEN, Kind.UNTRANSLATED, Kind.OPEN]
    assert desk.written() == PO
    say(desk, 0, CONFIRMED)
    assert desk.written() == PO.replace("#, fuzzy\n", "")
    say(desk, 0, WORK)
    assert desk.written() == PO
    say(desk, 3, WORK)
    assert desk.written() == PO.replace('msgid "Close"', '#, fuzzy\nmsgid "Close"')


def test_a_corrected_fuzzy_entry_stays_fuzzy_until_it_is_confirmed(desk: Desk) -> None:
    desk.open("a.po", PO)
    desk.correct(SideName.SOURCE, desk.blocks(SideName.SOURCE)["打开"], "打", "张")
    assert desk.written() == PO.replace("打开", "张开")
    say(desk, 0, CONFIRMED)
    assert desk.written() == PO.replace("打开", "张开").replace("#, fuzzy\n", "")


def test_segments_keep_each_its_own_whatever_is_merged_and_split(desk: Desk) -> None:
    text = SDL.format(
        UNIT.format(1, "ApprovedTranslation", "Draft") + UNIT.format(2, "RejectedSignOff", "Draft")
    )
    desk.open("a.sdlxliff", text)
    assert kinds(desk) == [Kind.OPEN, Kind.WORK]
    repairs, at = desk.at(0, SideName.SOURCE, 0)
    repairs.merge_rows(at).do()
    assert kinds(desk) == [Kind.WORK]
    assert desk.written() == text
    repairs, at = desk.at(0, SideName.SOURCE, 2)
    repairs.split_row(at).do()
    repairs, at = desk.at(0, SideName.SOURCE, 1)
    repairs.split_row(at).do()
    assert desk.written() == text
    say(desk, 1, FINAL)
    after = text.replace('id="2" conf="Draft"', 'id="2" conf="ApprovedSignOff"', 1)
    assert desk.written() == after


def test_a_status_and_a_correction_of_a_paragraph_of_segments(desk: Desk) -> None:
    desk.open("a.xlf", TWO)
    (block,) = [number for text, number in desk.blocks(SideName.SOURCE).items() if "雨" in text]
    desk.correct(SideName.SOURCE, block, "很晚", "太晚")
    say(desk, 0, CONFIRMED)
    reviewed = TWO.replace("<segment>", '<segment state="reviewed">', 2).replace("很晚", "太晚")
    assert desk.written() == reviewed


def test_what_is_not_to_be_translated_is_locked_and_not_counted(desk: Desk) -> None:
    text = TWO.replace('<unit id="v">', '<unit id="v" translate="no">').replace(
        "<target>晚安。</target>", ""
    )
    desk.open("a.xlf", text)
    assert kinds(desk)[-1] is Kind.LOCKED
    found = row_statuses(desk.library, desk.article)
    assert (found.whole, found.counts[Kind.UNTRANSLATED]) == (1, 0)
    assert desk.written() == text
