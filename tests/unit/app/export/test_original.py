"""The file that came goes back: whatever a person does, only the texts that changed differ."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.align.beads.make_aligner import make_aligner
from duidu.app.alignment.edit_text import EditText
from duidu.app.alignment.repair import At, Repairs
from duidu.app.export.export import export_article, package_of
from duidu.app.export.original import original_suffix, write_original
from duidu.app.opening import early, found_article
from duidu.app.opening.opener import Opened, Opener
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.article import Place, SideName, Span
from duidu.core.errors import FileError
from duidu.core.jobs import NoJob
from duidu.formats.article_package.package import write_package
from duidu.formats.base.exported import Written
from duidu.library.articles import originals
from duidu.library.library import Library
from duidu.library.store.library_errors import DamagedError
from duidu.library.store.schema import ORIGINALS
from fixtures.office_tables import DOCUMENT, WORKBOOK

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


class Desk:
    """A library with one article made from a file."""

    def __init__(self, folder: Path) -> None:
        self.library = Library.open(folder / "library.sqlite")
        self.folder = folder
        self.opener = Opener(self.library, lambda quick: make_aligner(quick=True))
        self.article = ""

    def open(self, name: str, text: str | bytes) -> None:
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.article = self.opener.open_files([path], NoJob()).article

    def blocks(self, side: SideName) -> dict[str, int]:
        return {block.text: block.id for block in self.library.articles.blocks(self.article, side)}

    def correct(self, side: SideName, block: int, old: str, new: str) -> EditText:
        text = next(t for t, number in self.blocks(side).items() if number == block)
        span = Span(text.index(old), text.index(old) + len(old))
        edit = EditText(self.library, self.article, side, block, span, new)
        edit.do()
        return edit

    def put_beside(self, answered: str, text: str) -> None:
        """Put a text into the row of another that has no counterpart."""
        articles = self.library.articles
        for number, row in enumerate(articles.rows(self.article, 0, 99)):
            for side in SideName:
                here = row.blocks(side)
                if [one.text for one in here] == [answered] and not row.blocks(side.other):
                    free = articles.next_block(self.article, side.other)
                    fresh = replace(here[0], id=free, text=text, emphasis=())
                    fresh = replace(fresh, sentences=(Span(0, len(text)),))
                    left = side.other is SideName.SOURCE
                    new = replace(row, source=(fresh,)) if left else replace(row, target=(fresh,))
                    articles.replace_rows(self.article, number, 1, [new])

    def written(self) -> str:
        return write_original(self.library, self.article).data.decode()

    def at(self, row: int, side: SideName, sentence: int) -> tuple[Repairs, At]:
        session = Session(self.library, Settings())
        found = session.open_text(self.article).row(row)
        place = Place(side, found.blocks(side)[0].id, 0)
        return Repairs(self.library, self.article), At(found, side, sentence, place)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    with desk.library:
        yield desk


LEFT, RIGHT = SideName.SOURCE, SideName.TARGET


def test_a_correction_changes_its_text_alone_and_undo_takes_that_back(desk: Desk) -> None:
    desk.open("a.po", PO)
    assert desk.written() == PO
    edit = desk.correct(LEFT, desk.blocks(LEFT)["雨停了。"], "停", "早停")
    assert desk.written() == PO.replace("雨停了", "雨早停了")
    edit.undo()
    assert desk.written() == PO


def test_of_a_paragraph_of_several_segments_the_right_one_changes(desk: Desk) -> None:
    desk.open("a.xlf", TWO)
    (block,) = [number for text, number in desk.blocks(LEFT).items() if "雨" in text]
    desk.correct(LEFT, block, "很晚", "太晚")
    assert desk.written() == TWO.replace("很晚", "太晚")
    desk.correct(LEFT, block, "他走", "他们走")
    assert desk.written() == TWO.replace("很晚", "太晚").replace("他走", "他们走")
    desk.correct(RIGHT, desk.blocks(RIGHT)["Good night."], "Good", "A good")
    assert "<source>A good night.</source>" in desk.written()


def test_repairs_of_the_alignment_change_nothing(desk: Desk) -> None:
    desk.open("a.po", PO)
    before = desk.blocks(LEFT)
    repairs, at = desk.at(0, LEFT, 0)
    repairs.merge_paragraphs(at).do()
    assert desk.written() == PO
    # What was merged is told apart again when it is corrected.
    desk.correct(LEFT, before["打开"], "雨停", "雨早停")
    assert desk.written() == PO.replace("雨停", "雨早停")


def test_a_paragraph_that_was_split_is_written_as_one(desk: Desk) -> None:
    desk.open("a.xlf", TWO)
    repairs, at = desk.at(0, LEFT, 1)
    block = at.row.source[0]
    repairs.split_paragraph(replace(at, place=Place(LEFT, block.id, block.text.index("他")))).do()
    assert len(desk.blocks(LEFT)) == 3
    assert desk.written() == TWO
    (second,) = [number for text, number in desk.blocks(LEFT).items() if text.startswith("他")]
    desk.correct(LEFT, second, "很晚", "太晚")
    assert desk.written() == TWO.replace("很晚", "太晚")


def test_a_text_put_beside_one_without_translation_fills_it(desk: Desk) -> None:
    desk.open("a.po", PO)
    desk.put_beside("New", "新建")
    assert desk.written() == PO.replace('"New"\nmsgstr ""', '"New"\nmsgstr "新建"')


TMX = (
    '<tmx version="1.4"><header/><body>\n'
    '<tu><tuv xml:lang="en"><seg>Rain.</seg></tuv><tuv xml:lang="zh"><seg>雨。</seg></tuv></tu>\n'
    '<tu><tuv xml:lang="en"><seg>New</seg></tuv></tu>\n'
    '<tu><tuv xml:lang="zh"><seg>云。</seg></tuv></tu>\n</body></tmx>\n'
)


def test_what_a_unit_of_tmx_lacks_is_put_in(desk: Desk) -> None:
    desk.open("a.tmx", TMX)
    desk.put_beside("New", "新建")
    desk.put_beside("云。", "Clouds.")
    assert desk.written() == TMX.replace(
        "New</seg></tuv>", 'New</seg></tuv><tuv xml:lang="zh"><seg>新建</seg></tuv>'
    ).replace("云。</seg></tuv>", '云。</seg></tuv><tuv xml:lang="en"><seg>Clouds.</seg></tuv>')


def test_what_the_file_has_no_place_for_is_said(desk: Desk) -> None:
    # Entries without a msgstr have no place for a translation.
    text = 'msgid "Rain"\n\n' + PO.partition("\n\n")[2] + '\nmsgid "Old"\n'
    desk.open("a.po", text)
    for english, chinese, said in (
        ("Rain", "雨", "1 text was left out: the file has no place for it."),
        ("Old", "旧", "2 texts were left out: the file has no place for them."),
    ):
        desk.put_beside(english, chinese)
        done = write_original(desk.library, desk.article)
        assert done.data.decode() == text
        (sentence,) = done.left_out
        assert sentence.startswith(said)


def test_a_text_that_has_no_place_does_not_run_into_its_neighbours(desk: Desk) -> None:
    text = 'msgid "Rain"\n\n' + PO.partition("\n\n")[2] + '\nmsgid "Old"\n'
    desk.open("a.po", text)
    desk.put_beside("Rain", "雨")
    desk.put_beside("Old", "旧的菜单")
    desk.correct(LEFT, desk.blocks(LEFT)["打开"], "打开", "开启")
    desk.correct(LEFT, desk.blocks(LEFT)["关闭"], "关闭", "关上")
    done = write_original(desk.library, desk.article)
    assert done.data.decode() == text.replace("打开", "开启").replace("关闭", "关上")
    assert any("2 texts were left out" in said for said in done.left_out)


def test_what_was_split_off_and_then_rewritten_goes_back_all_the_same(desk: Desk) -> None:
    desk.open("a.xlf", TWO)
    repairs, at = desk.at(0, LEFT, 1)
    block = at.row.source[0]
    repairs.split_paragraph(replace(at, place=Place(LEFT, block.id, block.text.index("他")))).do()
    blocks = desk.blocks(LEFT)
    first, second = (next(t for t in blocks if t.startswith(c)) for c in "雨他")
    desk.correct(LEFT, blocks[second], "他走了", "孩子们全回家")
    desk.correct(LEFT, blocks[first], "雨停了", "大雨停了")
    assert "大雨停了" in desk.written()
    assert "孩子们全回家" in desk.written()


def test_a_package_carries_the_file(desk: Desk, tmp_path: Path) -> None:
    desk.open("a.po", PO)
    package = write_package(package_of(desk.library, desk.article))
    (tmp_path / "other").mkdir()
    other = Desk(tmp_path / "other")
    with other.library:
        other.open("a.duidu", package)
        other.correct(LEFT, other.blocks(LEFT)["关闭"], "关闭", "关上")
        assert other.written() == PO.replace("关闭", "关上")
        assert original_suffix(other.library, other.article) == ".po"


@pytest.mark.parametrize("member", ["data", "sha256"])
def test_a_package_whose_file_is_damaged_is_opened_without_it(desk: Desk, member: str) -> None:
    desk.open("a.po", PO)
    package = package_of(desk.library, desk.article)
    assert package.original is not None
    damaged = replace(package, identity="x", original={**package.original, member: "abc"})
    path = desk.folder / "b.duidu"
    path.write_bytes(write_package(damaged))
    opened = desk.opener.open_files([path], NoJob())
    assert opened.found is not None
    assert "is damaged; the article is opened without it" in opened.found.arranged.notes[0]
    with pytest.raises(FileError, match="No original file"):
        write_original(desk.library, opened.article)


def test_an_article_of_another_kind_has_no_file(desk: Desk) -> None:
    desk.open("a.txt", "雨停了。\nThe rain stopped.\n街上又热闹起来。\nThe street came to life.\n")
    session = Session(desk.library, Settings())
    with pytest.raises(FileError, match=r"No original file of “.*” is kept"):
        export_article(session, desk.article, "original")


def test_of_a_file_whose_rows_come_behind_the_page_all_goes_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(found_article, "FIRST_ROWS", 2)
    monkeypatch.setattr(early, "FIRST_ROWS", 2)
    units = (f'msgid "Rain {n}."\nmsgstr "雨{n}。"\n\n' for n in range(60))
    text = "".join(units)
    path = desk.folder / "long.po"
    path.write_text(text, encoding="utf-8")
    opened = desk.opener.open_early([path], NoJob())
    assert isinstance(opened, Opened)
    desk.article = opened.article
    assert desk.library.articles.info(desk.article).coming is not None
    with pytest.raises(FileError, match="still being added"):
        desk.written()
    assert desk.library.check().good
    desk.opener.arrivals.add_rest(desk.article, NoJob())
    assert desk.written() == text
    desk.correct(LEFT, desk.blocks(LEFT)["雨50。"], "雨", "大雨")
    assert desk.written() == text.replace("雨50", "大雨50")


def test_a_file_that_is_too_large_is_told_of(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(originals, "LARGEST_ORIGINAL", 100)
    path = desk.folder / "a.po"
    path.write_text(PO, encoding="utf-8")
    opened = desk.opener.open_files([path], NoJob())
    assert opened.found is not None
    assert "so that it is not kept" in opened.found.arranged.notes[-1]


def test_a_file_damaged_in_the_library_is_told_and_the_article_stays(desk: Desk) -> None:
    desk.open("a.po", PO)
    place = ORIGINALS.row(1, 0, 1, "a.po", "00", "abc")
    assignments = ", ".join(f"{name}=?" for name in (*ORIGINALS.columns, "crc"))
    desk.library._database.write(
        lambda c: c.execute(f"UPDATE originals SET {assignments}", place).fetchall()
    )
    with pytest.raises(DamagedError, match="nothing can be written back"):
        write_original(desk.library, desk.article)
    assert desk.blocks(LEFT)["打开"] >= 0


@pytest.mark.parametrize(("name", "word"), [("table.docx", "雨"), ("table.xlsx", "晴")])
def test_a_table_of_an_office_document_comes_back_with_what_was_changed(
    tmp_path: Path, name: str, word: str
) -> None:
    data = {"table.docx": DOCUMENT, "table.xlsx": WORKBOOK}[name]
    desk = Desk(tmp_path)
    desk.open(name, data)
    assert write_original(desk.library, desk.article) == Written(data)
    side = next(side for side in SideName if any(word in text for text in desk.blocks(side)))
    text, block = next(pair for pair in desk.blocks(side).items() if word in pair[0])
    desk.correct(side, block, word, f"大{word}")
    done = write_original(desk.library, desk.article)
    assert done.left_out == ()
    desk.open(f"again.{name}", done.data)
    assert text.replace(word, f"大{word}") in desk.blocks(side)
