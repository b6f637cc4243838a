"""What a person says of rows goes back into the file that they came from, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.align.beads.make_aligner import make_aligner
from duidu.app.alignment.edit_text import EditText
from duidu.app.alignment.repair import At, Repairs
from duidu.app.alignment.row_statuses import Kind, row_statuses
from duidu.app.export.original import write_original
from duidu.app.opening.opener import Opener
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.article import Place, SideName, Span
from duidu.core.jobs import NoJob
from duidu.core.row_status import RowStatus
from duidu.library.library import Library

WORK, CONFIRMED, FINAL = RowStatus.WORK, RowStatus.CONFIRMED, RowStatus.FINAL
PO = (
    'msgid ""\nmsgstr "Language: zh_CN\\n"\n\n#, fuzzy\nmsgid "Open"\nmsgstr "打开"\n\nmsgid "The '
    'rain stopped."\nmsgstr "雨停了。"\n\nmsgid "New"\nmsgstr ""\n\nmsgid "Close"\nmsgstr "关闭"\n'
)
TWO = (
    '<?xml version="1.0"?>\n<xliff version="2.0" srcLang="en" trgLang="zh" '
    'xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="u"><segment><source>The '
    'rain stopped. He left.</source><target>雨停了。<ph id="1"/>他走了。</target></segment>'
    '<segment><source>It was <pc id="2">late</pc>.</source><target>已经<pc id="2">很晚</pc>了。'
    '</target></segment></unit><unit id="v"><segment><source>Good night.</source><target>晚安。'
    "</target></segment></unit></file></xliff>\n"
)
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


class Desk:
    """A library with one article made from a file."""

    def __init__(self, folder: Path) -> None:
        self.library = Library.open(folder / "library.sqlite")
        self.folder = folder
        self.article = ""

    def open(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_bytes(text.encode())
        opener = Opener(self.library, lambda quick: make_aligner(quick=True))
        self.article = opener.open_files([path], NoJob()).article

    def correct(self, old: str, new: str) -> None:
        """Write other words over some of a Chinese text."""
        blocks = self.library.articles.blocks(self.article, SideName.SOURCE)
        block = next(one for one in blocks if old in one.text)
        span = Span(block.text.index(old), block.text.index(old) + len(old))
        EditText(self.library, self.article, SideName.SOURCE, block.id, span, new).do()

    def written(self) -> str:
        return write_original(self.library, self.article).data.decode()

    def at(self, row: int, sentence: int = 0) -> tuple[Repairs, At]:
        found = Session(self.library, Settings()).open_text(self.article).row(row)
        side = SideName.SOURCE if found.source else SideName.TARGET
        place = Place(side, found.blocks(side)[0].id, 0)
        return Repairs(self.library, self.article), At(found, side, sentence, place)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    with desk.library:
        yield desk


def say(desk: Desk, row: int, status: RowStatus) -> None:
    repairs, at = desk.at(row)
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
    desk.correct("打开", "张开")
    assert desk.written() == PO.replace("打开", "张开")
    say(desk, 0, CONFIRMED)
    assert desk.written() == PO.replace("打开", "张开").replace("#, fuzzy\n", "")


def test_segments_keep_each_its_own_whatever_is_merged_and_split(desk: Desk) -> None:
    text = SDL.format(
        UNIT.format(1, "ApprovedTranslation", "Draft") + UNIT.format(2, "RejectedSignOff", "Draft")
    )
    desk.open("a.sdlxliff", text)
    assert kinds(desk) == [Kind.OPEN, Kind.WORK]
    repairs, at = desk.at(0)
    repairs.merge_rows(at).do()
    assert kinds(desk) == [Kind.WORK]
    assert desk.written() == text
    repairs, at = desk.at(0, 2)
    repairs.split_row(at).do()
    repairs, at = desk.at(0, 1)
    repairs.split_row(at).do()
    assert desk.written() == text
    say(desk, 1, FINAL)
    after = text.replace('id="2" conf="Draft"', 'id="2" conf="ApprovedSignOff"', 1)
    assert desk.written() == after


def test_a_status_and_a_correction_of_a_paragraph_of_segments(desk: Desk) -> None:
    desk.open("a.xlf", TWO)
    desk.correct("很晚", "太晚")
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
