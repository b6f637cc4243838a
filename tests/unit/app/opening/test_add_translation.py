"""The translation of a text alone: added, taken back, and what a person has stays where it is."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.app.alignment.edit_text import EditText
from duidu.app.base.commands import UndoStack
from duidu.app.notes import annotate
from duidu.app.opening.read_files import read_pasted_text
from duidu.core.alignment import ALONE, BY_FILE, ROUGH
from duidu.core.annotation import AnnotationKind
from duidu.core.article import SideName, Span
from duidu.core.errors import Cancelled, FileError, UsageError
from duidu.core.jobs import Job, NoJob
from duidu.core.row_status import RowStatus
from duidu.formats.base.document import RawBlock, Remark
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.library import Library
from duidu.library.store.library_errors import StaleError
from fixtures.alone_texts import (
    EN,
    ZH,
    adding,
    belongings,
    file,
    opened,
    opener,
    pairs,
    put_belongings,
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.duidu-library") as opened:
        yield opened


def test_translation_is_aligned_and_everything_stays_where_it_is(
    library: Library, tmp_path: Path
) -> None:
    article = opened(library, tmp_path, ZH)
    put_belongings(library, article)
    alone, kept = library.articles.whole(article), belongings(library, article)
    files = library.articles.files(article)
    stack = UndoStack()
    stack.push(adding(library).from_file(article, file(tmp_path, EN), NoJob()))
    info = library.articles.info(article)
    assert (info.source_language, info.target_language) == ("zh-Hans", "en")
    assert pairs(library, article) == [([zh], [en]) for zh, en in zip(ZH, EN, strict=True)]
    assert belongings(library, article) == kept
    assert [one.path.name for one in library.articles.files(article)] == ["zh.txt", "en.txt"]
    paired = library.articles.whole(article)
    stack.undo()
    assert library.articles.whole(article) == alone
    assert library.articles.info(article).is_alone
    assert library.articles.files(article) == files
    assert belongings(library, article) == kept
    stack.redo()
    assert library.articles.whole(article) == paired
    assert belongings(library, article) == kept


def test_english_text_gets_its_chinese_translation(library: Library, tmp_path: Path) -> None:
    article = opened(library, tmp_path, EN, "en.txt")
    adding(library).from_file(article, file(tmp_path, ZH, "zh.txt"), NoJob()).do()
    info = library.articles.info(article)
    assert (info.source_language, info.target_language) == ("en", "zh-Hans")
    assert pairs(library, article) == [([en], [zh]) for zh, en in zip(ZH, EN, strict=True)]


def test_pasted_translation(library: Library, tmp_path: Path) -> None:
    article = opened(library, tmp_path, ZH)
    pasted = read_pasted_text("\n".join(EN), "the clipboard")
    adding(library).from_read(article, pasted, "the clipboard", NoJob()).do()
    assert pairs(library, article) == [([zh], [en]) for zh, en in zip(ZH, EN, strict=True)]


def test_reading_place_on_the_translation_goes_to_the_text_with_undo(
    library: Library, tmp_path: Path
) -> None:
    article = opened(library, tmp_path, ZH)
    stack = UndoStack()
    stack.push(adding(library).from_file(article, file(tmp_path, EN), NoJob()))
    second = library.articles.blocks(article, SideName.TARGET)[1]
    library.articles.set_reading_position(article, SideName.TARGET, second.id, 5, 0.9)
    stack.undo()
    there = library.articles.blocks(article, SideName.SOURCE)[1]
    assert library.articles.reading_position(article) == (SideName.SOURCE, there.id, 0)


def test_note_on_the_translation_is_there_again_after_redo(
    library: Library, tmp_path: Path
) -> None:
    article = opened(library, tmp_path, ZH)
    stack = UndoStack()
    stack.push(adding(library).from_file(article, file(tmp_path, EN), NoJob()))
    first = library.articles.blocks(article, SideName.TARGET)[0]
    note = [make_anchor(SideName.TARGET, first, Span(4, 11))]
    annotate.add_note(library, article, AnnotationKind.NOTE, note, text="who").do()
    kept = library.notes.of_article(article)
    stack.undo()
    assert [one.text for one in library.notes.of_article(article)] == ["who"]
    stack.redo()
    assert library.notes.of_article(article) == kept
    assert library.articles.blocks(article, SideName.TARGET)[0] == first


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (ZH, "in Chinese, as the text itself is"),
        (["老人把船推進水裡，天還沒有亮。"], "in Chinese, as the text itself is"),
        ([ZH[0], EN[0], ZH[1], EN[1]], "in two languages"),
        (["1 2 3"], "no text"),
        ([""], "empty"),
    ],
)
def test_file_that_is_no_translation_is_refused(
    library: Library, tmp_path: Path, lines: list[str], message: str
) -> None:
    article = opened(library, tmp_path, ZH)
    before = library.articles.whole(article)
    with pytest.raises(FileError, match=message):
        adding(library).from_file(article, file(tmp_path, lines, "other.txt"), NoJob())
    assert library.articles.whole(article) == before


def test_translation_that_quotes_its_original_is_one_text(library: Library, tmp_path: Path) -> None:
    article = opened(library, tmp_path, ZH)
    lines = [*EN, *[f"This is paragraph number {n} of a long afterword." for n in range(4)], ZH[1]]
    adding(library).from_file(article, file(tmp_path, lines), NoJob()).do()
    found = [block.text for block in library.articles.blocks(article, SideName.TARGET)]
    assert found == lines


def test_text_with_a_translation_takes_no_other(library: Library, tmp_path: Path) -> None:
    article = opened(library, tmp_path, ZH)
    made = adding(library).from_file(article, file(tmp_path, EN), NoJob())
    again = adding(library).from_file(article, file(tmp_path, EN), NoJob())
    made.do()
    with pytest.raises(UsageError, match="a translation already"):
        adding(library).from_file(article, file(tmp_path, EN), NoJob())
    with pytest.raises(StaleError, match="changed meanwhile"):
        again.do()


def test_text_edited_meanwhile_is_not_overwritten(library: Library, tmp_path: Path) -> None:
    article = opened(library, tmp_path, ZH)
    made = adding(library).from_file(article, file(tmp_path, EN), NoJob())
    block = library.articles.blocks(article, SideName.SOURCE)[0]
    EditText(library, article, SideName.SOURCE, block.id, Span(0, 2), "老头").do()
    before = library.articles.whole(article)
    with pytest.raises(StaleError, match="changed meanwhile"):
        made.do()
    assert library.articles.whole(article) == before


def test_edited_text_keeps_its_words_and_its_status(library: Library, tmp_path: Path) -> None:
    article = opened(library, tmp_path, ZH)
    stack = UndoStack()
    block = library.articles.blocks(article, SideName.SOURCE)[0]
    stack.push(EditText(library, article, SideName.SOURCE, block.id, Span(0, 2), "老头"))
    edited = library.articles.whole(article)
    stack.push(adding(library).from_file(article, file(tmp_path, EN), NoJob()))
    assert pairs(library, article)[0] == ([ZH[0].replace("老人", "老头")], [EN[0]])
    stack.undo()
    assert library.articles.whole(article) == edited
    stack.undo()
    assert pairs(library, article) == [([zh], []) for zh in ZH]


class GivesUp(NoJob):
    """A job that is cancelled when it is asked for the nth time."""

    def __init__(self, nth: int) -> None:
        self._left = nth

    def check(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


@pytest.mark.parametrize("nth", [0, 1, 2, 3])
def test_cancelled_nothing_is_kept(library: Library, tmp_path: Path, nth: int) -> None:
    article = opened(library, tmp_path, ZH)
    before = library.articles.whole(article)
    job: Job = GivesUp(nth)
    with pytest.raises(Cancelled):
        adding(library).from_file(article, file(tmp_path, EN), job)
    assert library.articles.whole(article) == before


def test_failed_in_the_middle_nothing_is_half(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = opened(library, tmp_path, ZH)
    before = library.articles.whole(article), library.articles.info(article)
    made = adding(library).from_file(article, file(tmp_path, EN), NoJob())

    def fail(*_: object) -> None:
        raise StaleError("No.")

    with monkeypatch.context() as patched:
        patched.setattr(library, "put_second_side", fail)
        with pytest.raises(StaleError):
            made.do()
    assert (library.articles.whole(article), library.articles.info(article)) == before


def test_five_thousand_rows_are_paired_at_once_and_aligned_later(
    library: Library, tmp_path: Path
) -> None:
    zh = [f"第{n}天，老人在河上。" for n in range(5_000)]
    en = [f"On day {n} the old man was on the river." for n in range(5_000)]
    article = opened(library, tmp_path, zh)
    alone = library.articles.whole(article)
    stack = UndoStack()
    stack.push(adding(library).from_file(article, file(tmp_path, en), NoJob()))
    info = library.articles.info(article)
    assert (info.aligner, bool(info.parts)) == (ROUGH, True)
    rows = pairs(library, article)
    assert [text for source, _ in rows for text in source] == zh
    assert [text for _, target in rows for text in target] == en
    stack.undo()
    assert library.articles.whole(article) == alone
    info = library.articles.info(article)
    assert (info.aligner, info.parts) == (ALONE, ())


def test_text_still_coming_is_told_to_wait(library: Library, tmp_path: Path) -> None:
    path = file(tmp_path, [f"第{n}句。" for n in range(6_000)], "long.txt")
    made = opener(library).open_early([path], NoJob())
    with pytest.raises(UsageError, match="still being added"):
        adding(library).from_file(made.article, file(tmp_path, EN), NoJob())  # type: ignore[union-attr]


def test_status_said_of_a_row_goes_along(library: Library, tmp_path: Path) -> None:
    article = opened(library, tmp_path, ZH)
    row = library.articles.rows(article, 1, 2)[0]
    asked = replace(row.row, blocks=replace(row.row.blocks, status=RowStatus.QUESTION))
    library.articles.replace_rows(article, 1, 1, [replace(row, row=asked)])
    adding(library).from_file(article, file(tmp_path, EN), NoJob()).do()
    statuses = [one.row.blocks.status for one in library.articles.rows(article, 0, 9)]
    assert statuses == [RowStatus.OPEN, RowStatus.QUESTION]


def track(times: list[int], texts: list[str], shift: int = 0) -> str:
    """A track of subtitles, each shown for a second from its second on."""
    return "".join(
        f"{number}\n00:00:{at + shift:02},000 --> 00:00:{at + shift + 1:02},000\n{text}\n\n"
        for number, (at, text) in enumerate(zip(times, texts, strict=True), 1)
    )


CUES_ZH = ["你好。", "他走了。", "雨停了。", "我们回家。", "再见。"]
CUES_EN = ["Whatever.", "Bananas are yellow.", "Seven.", "So long."]


def subtitles(library: Library, tmp_path: Path) -> tuple[str, Path, Path]:
    """An article of subtitles alone with its file, and the file of a translation."""
    own, other = tmp_path / "film.zh.srt", tmp_path / "film.en.srt"
    own.write_text(track([1, 3, 5, 7, 9], CUES_ZH), "utf-8")
    other.write_text(track([1, 5, 7, 9], CUES_EN), "utf-8")
    return opener(library).open_files([own], NoJob()).article, own, other


def test_subtitles_are_added_by_time_whatever_they_say(library: Library, tmp_path: Path) -> None:
    article, _, other = subtitles(library, tmp_path)
    alone = library.articles.whole(article)
    stack = UndoStack()
    stack.push(adding(library).from_file(article, other, NoJob()))
    assert pairs(library, article) == [
        (["你好。"], ["Whatever."]),
        (["他走了。"], []),
        (["雨停了。"], ["Bananas are yellow."]),
        (["我们回家。"], ["Seven."]),
        (["再见。"], ["So long."]),
    ]
    assert library.articles.info(article).aligner == BY_FILE
    together = opener(library).open_files([tmp_path / "film.zh.srt", other], NoJob(), again=True)
    assert pairs(library, together.article) == pairs(library, article)
    paired = library.articles.whole(article)
    stack.undo()
    assert library.articles.whole(article) == alone
    stack.redo()
    assert library.articles.whole(article) == paired


def correct(library: Library, article: str, number: int) -> None:
    """Write another first word into a block of the text."""
    block = library.articles.blocks(article, SideName.SOURCE)[number]
    EditText(library, article, SideName.SOURCE, block.id, Span(0, 1), "她").do()


def test_a_corrected_subtitle_keeps_its_time(library: Library, tmp_path: Path) -> None:
    article, _, other = subtitles(library, tmp_path)
    correct(library, article, 1)
    adding(library).from_file(article, other, NoJob()).do()
    assert pairs(library, article)[1:3] == [
        (["她走了。"], []),
        (["雨停了。"], ["Bananas are yellow."]),
    ]


@pytest.mark.parametrize("change", ["gone", "another", "text"])
def test_the_times_of_subtitles_are_kept_whatever_becomes_of_file_and_text(
    library: Library, tmp_path: Path, change: str
) -> None:
    article, own, other = subtitles(library, tmp_path)
    if change == "text":
        for number in (1, 2):
            correct(library, article, number)
    else:
        own.unlink()
    if change == "another":
        own.write_text(track([1, 3, 5, 7, 9], CUES_ZH[::-1]), "utf-8")
    adding(library).from_file(article, other, NoJob()).do()
    assert [english for _, english in pairs(library, article)] == [
        *([CUES_EN[0]], [], [CUES_EN[1]], [CUES_EN[2]], [CUES_EN[3]])
    ]
    assert library.articles.info(article).aligner == BY_FILE


def test_subtitles_of_a_library_without_times_find_them_in_their_file(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(RawBlock, "time", None)
        article, _, other = subtitles(library, tmp_path)
    correct(library, article, 1)
    adding(library).from_file(article, other, NoJob()).do()
    assert library.articles.info(article).aligner == BY_FILE


@pytest.mark.parametrize("change", ["gone", "another", "text", "shifted"])
def test_subtitles_without_times_in_common_are_aligned_by_words(
    library: Library, tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if change != "shifted":
        # As it was opened before blocks had times.
        monkeypatch.setattr(RawBlock, "time", None)
    article, own, other = subtitles(library, tmp_path)
    if change == "gone":
        own.unlink()
    elif change == "another":
        own.write_text(track([1, 3, 5, 7, 9], CUES_ZH[::-1]), "utf-8")
    elif change == "text":
        for number in (1, 2):
            correct(library, article, number)
    else:
        other.write_text(track([1, 5, 7, 9], CUES_EN, shift=30), "utf-8")
    adding(library).from_file(article, other, NoJob()).do()
    info = library.articles.info(article)
    assert info.aligner != BY_FILE
    assert info.target_language == "en"


def test_comments_in_the_file_of_the_translation_come_and_go_with_it(
    library: Library, tmp_path: Path
) -> None:
    article = opened(library, tmp_path, ZH)
    read = read_pasted_text("\n".join(EN), "x")
    word = EN[0].split()[0]
    document = replace(read.document, remarks=(Remark("a comment", word), Remark("lost", "zzz")))
    stack = UndoStack()
    command = adding(library).from_read(article, replace(read, document=document), "x", NoJob())
    stack.push(command)
    note, lost = library.notes.of_article(article)
    assert (note.text, note.anchors[0].exact) == ("a comment", word)
    assert note.anchors[0].side is SideName.TARGET
    assert (lost.text, lost.anchors) == ("lost", ())
    stack.undo()
    assert library.notes.of_article(article) == []
    stack.redo()
    assert library.notes.of_article(article) == [note, lost]
