"""What was missing is written from the window, aligned, taken back, and goes back into the file."""

from dataclasses import replace
from pathlib import Path

import pytest

from duidu.align.beads.make_aligner import make_aligner
from duidu.app.alignment.edit_text import TakeBack, TextEditError
from duidu.app.alignment.fill_gap import FillParagraph, FillSentence, place_to_fill
from duidu.app.alignment.repair import At, Repairs
from duidu.app.article.open_text import RowText
from duidu.app.export.original import write_original
from duidu.app.notes import annotate
from duidu.app.opening.opener import Opener
from duidu.core.annotation import AnchorState, AnnotationKind
from duidu.core.article import Place, SideName
from duidu.core.jobs import NoJob
from duidu.library.articles.article_rows import StoredRow
from duidu.library.library import Library
from fixtures.cutting import sentences_of
from fixtures.river import mark, small_library

SOURCE, TARGET = SideName
PO = (
    'msgid ""\nmsgstr "Language: zh_CN\\n"\n\nmsgid "Open"\nmsgstr "打开"\n\n'
    'msgid "New"\nmsgstr ""\n'
)
XLIFF = (
    '<xliff version="1.2"><file source-language="en" target-language="zh" original="a"><body>\n'
    '<trans-unit id="1"><source>Rain fell.</source><target>下雨了。</target></trans-unit>\n'
    '<trans-unit id="2"><source>He left. It was late.</source></trans-unit></body></file></xliff>\n'
)


def rows(library: Library, article: str = "river") -> list[StoredRow]:
    return library.articles.rows(article, 0, 99)


def sound(row: StoredRow) -> bool:
    """Whether each sentence of a row is in exactly one bead of it."""
    return all(
        sorted(unit for bead in row.row.sentences for unit in getattr(bead, side.value))
        == list(range(sum(len(block.sentences) for block in row.blocks(side))))
        for side in SideName
    )


@pytest.mark.parametrize(
    ("name", "text", "missing", "written", "expected"),
    [
        ("a.po", PO, "New", "新建", PO.replace('"New"\nmsgstr ""', '"New"\nmsgstr "新建"')),
        (
            *("a.xlf", XLIFF, "He left. It was late.", "他走了。天晚了。"),
            XLIFF.replace("late.</source>", "late.</source><target>他走了。天晚了。</target>"),
        ),
    ],
)
def test_a_missing_translation_goes_into_the_file_it_came_from(
    tmp_path: Path, name: str, text: str, missing: str, written: str, expected: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library.sqlite") as library:
        article = (
            Opener(library, lambda quick: make_aligner(quick=True))
            .open_files([path], NoJob())
            .article
        )
        before = rows(library, article)
        side, gap = next(
            (side, row)
            for row in before
            for side in SideName
            if any(block.text == missing for block in row.blocks(side))
            and not row.blocks(side.other)
        )
        beside = Place(side, gap.blocks(side)[0].id, 0)
        command = FillParagraph(library, article, side.other, beside, written, sentences_of)
        command.do()
        done = rows(library, article)[gap.index]
        assert sound(done)
        assert all(not bead.is_gap for bead in done.row.sentences)
        assert write_original(library, article).data.decode() == expected
        command.undo()
        assert rows(library, article) == before
        assert write_original(library, article).data.decode() == text
        command.do()
        assert rows(library, article)[gap.index] == done


def test_other_numbers_of_sentences_answer_all_together(tmp_path: Path) -> None:
    with gap_library(tmp_path) as library:
        row = rows(library)[0]
        command = FillParagraph(
            library, "river", TARGET, Place(SOURCE, row.source[0].id, 0), "One.", sentences_of
        )
        command.do()
        (bead,) = rows(library)[0].row.sentences
        assert (bead.source, bead.target) == ((0, 1), (0,))
        annotate.add_note(
            library, "river", AnnotationKind.NOTE, [mark(library, "One.")], text="x"
        ).do()
        command.undo()
        (note,) = library.notes.of_article("river")
        assert (note.anchors[0].exact, note.anchors[0].state) == ("One.", AnchorState.LOST)


def gap_library(folder: Path) -> Library:
    """The river whose first paragraph has lost its English."""
    library = small_library(folder)
    row = library.articles.rows("river", 0, 1)[0]
    at = At(
        RowText(0, row.row, row.source, row.target), SOURCE, 0, Place(SOURCE, row.source[0].id, 0)
    )
    Repairs(library, "river").unlink_row(at).do()
    return library


def test_nothing_is_written_over_what_has_come_meanwhile(tmp_path: Path) -> None:
    with gap_library(tmp_path) as library:
        beside = Place(SOURCE, 0, 0)
        with pytest.raises(TextEditError, match="Nothing was typed"):
            FillParagraph(library, "river", TARGET, beside, " ", sentences_of).do()
        FillParagraph(library, "river", TARGET, beside, "First.", sentences_of).do()
        with pytest.raises(TextEditError, match="has a counterpart by now"):
            FillParagraph(library, "river", TARGET, beside, "Second.", sentences_of).do()


@pytest.mark.parametrize("number", [0, 1])
def test_a_sentence_that_was_left_out_is_written_where_it_belongs(
    tmp_path: Path, number: int
) -> None:
    with small_library(tmp_path) as library:
        (row, *_) = rows(library)
        # Without the sentence that answers this one.
        texts = [span.of(row.target[0].text) for span in row.target[0].sentences]
        del texts[number]
        short = replace(
            row.target[0], text=" ".join(texts), sentences=sentences_of(" ".join(texts))
        )
        beads = [replace(bead, target=()) for bead in row.row.sentences]
        beads[1 - number] = replace(beads[1 - number], target=(0,))
        library.articles.replace_rows(
            "river",
            0,
            1,
            [replace(row, target=(short,), row=replace(row.row, sentences=tuple(beads)))],
        )
        before = rows(library)
        start = row.source[0].sentences[number].start
        beside = Place(SOURCE, 0, start)
        assert place_to_fill(before[0], beside) == short.id
        command = FillSentence(
            library, "river", TARGET, short.id, beside, "So it was. And so on.", sentences_of, " "
        )
        command.do()
        done = rows(library)[0]
        assert sound(done)
        bead = done.row.sentences[number]
        numbered = [span.of(done.target[0].text) for span in done.target[0].sentences]
        assert [numbered[unit] for unit in bead.target] == ["So it was.", "And so on."]
        other = done.row.sentences[1 - number]
        assert [numbered[unit] for unit in other.target] == texts
        (one,) = library.rewordings.of_article("river")
        assert one.old == ""
        TakeBack(library, "river", TARGET, short.id, one.id).do()
        assert rows(library)[0].target == (short,)
        assert sound(rows(library)[0])


def test_a_sentence_with_an_answer_is_not_answered_twice(tmp_path: Path) -> None:
    with (
        small_library(tmp_path) as library,
        pytest.raises(TextEditError, match="counterpart by now"),
    ):
        FillSentence(
            library, "river", TARGET, 0, Place(SOURCE, 0, 0), "Twice.", sentences_of, " "
        ).do()
