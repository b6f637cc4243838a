"""Notes of a book are footnotes of Word, which come back at their marks."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Block, BlockKind, Side, SideName, Span
from duidu.core.emphasis import Emphasis, EmphasisKind
from duidu.core.note_marks import NoteMark, NoteMarks
from duidu.core.picture import Picture
from duidu.formats.base.document import Document, RawBlock, ReadOptions
from duidu.formats.base.exported import Exported
from duidu.formats.docx.original import open_docx
from duidu.formats.docx.writer import write_docx
from duidu.formats.registry import read_bytes
from fixtures.export_article import exported

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def note(
    identity: int, text: str, kind: BlockKind = BlockKind.NOTE, marks: NoteMarks = ()
) -> Block:
    return Block(identity, text, kind, 0, (Span(0, len(text)),), (), marks)


def with_notes(side: Side, marks: dict[int, NoteMarks], notes: tuple[Block, ...]) -> Side:
    blocks = tuple(replace(block, marks=marks.get(at, ())) for at, block in enumerate(side.blocks))
    return replace(side, blocks=(*blocks, *notes))


def book(*notes: Block, again: NoteMarks = ()) -> Exported:
    """The article of the exports with a note of two paragraphs and one in its translation.

    `again` are marks in its second Chinese paragraph.
    """
    made = exported()
    source, target = made.article.source, made.article.target
    marks = {0: (NoteMark(5, 10, "1", 10), NoteMark(9, 11, "注", 12)), 1: again}
    chinese = notes or (note(10, "四十年。"), note(11, "一种表。"), note(12, "第二段。"))
    source = with_notes(source, marks, chinese)
    target = with_notes(
        target, {1: (NoteMark(20, 20, "*", 20),)}, (note(20, "Forty years, he said."),)
    )
    rows = (
        Row(Bead((4,), (4,)), ()),
        *(Row(Bead((at,), ()), ()) for at in range(5, 4 + len(chinese))),
    )
    return replace(
        made,
        article=replace(made.article, source=source, target=target),
        alignment=Alignment((*made.alignment.rows, *rows), "test"),
    )


def read(one: Exported) -> Document:
    return read_bytes(write_docx(one).data, ReadOptions(name="a.docx"), ".docx")


def notes_of(document: Document) -> list[RawBlock]:
    return [one for one in document.blocks if one.kind is BlockKind.NOTE]


def marks_of(document: Document) -> dict[str, list[tuple[int, str]]]:
    """Where marks stand in the texts, and the first words of what they lead to."""
    first = {one.note: one.text for one in reversed(notes_of(document))}
    return {
        block.text[:4]: [(mark.at, first[mark.note]) for mark in block.marks]
        for block in document.blocks
        if block.marks
    }


def test_notes_come_back_at_their_marks_and_answer_each_other() -> None:
    document = read(book())
    assert marks_of(document) == {
        "他修了四": [(5, "四十年。"), (9, "一种表。")],
        "He h": [(20, "Forty years, he said.")],
    }
    assert [(one.text, one.column) for one in notes_of(document)] == [
        ("四十年。", 0),
        ("一种表。", 0),
        ("第二段。", 0),
        ("Forty years, he said.", 1),
    ]
    first, second, third, english = (one.group for one in notes_of(document))
    assert first == english != second == third
    # The text is as it was, and no row of the table is left empty.
    made = exported()
    texts = [one.text for one in document.blocks if one.kind is not BlockKind.NOTE]
    assert sorted(texts) == sorted(
        block.text for side in (made.article.source, made.article.target) for block in side.blocks
    )


def test_a_note_with_two_marks_is_one_footnote() -> None:
    one = book(again=(NoteMark(3, 10, "1", 10),))
    document = read(one)
    assert marks_of(document)["“=1+"] == [(3, "四十年。")]
    assert len(notes_of(document)) == 4
    root = etree.fromstring(
        zipfile.ZipFile(io.BytesIO(write_docx(one).data)).read("word/document.xml")
    )
    referred = [mark.get(f"{W}id") for mark in root.iter(f"{W}footnoteReference")]
    assert sorted(referred, key=str) == ["1", "2", "3"]
    # What a person's note quotes is the text, without the mark in it.
    assert {remark.quotation for remark in document.remarks} == {"", "表", "=1+1"}


def test_the_part_of_the_footnotes_is_valid() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_docx(book()).data))
    root = etree.fromstring(archive.read("word/footnotes.xml"))
    assert [(one.get(f"{W}id"), one.get(f"{W}type")) for one in root] == [
        ("-1", "separator"),
        ("0", "continuationSeparator"),
        ("1", None),
        ("2", None),
        ("3", None),
    ]
    assert "wordprocessingml.footnotes+xml" in archive.read("[Content_Types].xml").decode()
    assert "footnotes.xml" in archive.read("word/_rels/document.xml.rels").decode()


def test_emphasis_in_a_note_comes_back() -> None:
    words = replace(note(10, "四十年。"), emphasis=(Emphasis(0, 2, EmphasisKind.STRONG),))
    document = read(book(words))
    (found,) = (one for one in notes_of(document) if one.text == "四十年。")
    assert found.emphasis == (Emphasis(0, 2, EmphasisKind.STRONG),)


@pytest.mark.parametrize(
    "blocks",
    [
        (note(10, "第一章", BlockKind.HEADING),),
        (note(10, "x = 1", BlockKind.CODE),),
        tuple(note(10 + at, f"第{at}段。", BlockKind.PARAGRAPH) for at in range(6)),
    ],
)
def test_what_is_no_note_but_is_referred_to_stays_in_the_text(blocks: tuple[Block, ...]) -> None:
    one = book(*blocks)
    marks = (NoteMark(5, 10, "1", blocks[-1].id),)
    source = one.article.source
    source = replace(source, blocks=(replace(source.blocks[0], marks=marks), *source.blocks[1:]))
    document = read(replace(one, article=replace(one.article, source=source)))
    assert {block.text for block in blocks} <= {
        block.text for block in document.blocks if block.kind is not BlockKind.NOTE
    }


def test_a_note_with_a_picture_or_a_note_of_its_own_stays_in_the_text() -> None:
    first = note(10, "四十年。", marks=(NoteMark(2, 11, "a", 12),))
    rest = (note(11, "一种表。"), note(12, "第二段。"))
    document = read(book(first, *rest))
    # A footnote has no footnotes; no mark and no text is lost for that.
    assert [one.text for one in document.blocks if one.text in {"四十年。", "一种表。", "第二段。"}]
    assert {"四十年。", "一种表。", "第二段。"} <= {one.text for one in document.blocks}
    one = book()
    pictured = replace(
        one,
        pictures={(SideName.SOURCE, 11): (Picture(SideName.SOURCE, 11, "a" * 64, "png", 1, 1),)},
    )
    assert "一种表。" not in {one.text for one in notes_of(read(pictured))}


def test_a_comment_on_a_note_stands_at_its_mark() -> None:
    one = book()
    entry = next(entry for entry in one.notes.entries if entry.note.text == "why?")
    # The fifth row is the first note in both languages.
    moved = replace(
        entry,
        row=5,
        note=replace(
            entry.note,
            anchors=(replace(entry.note.anchors[0], block=10, start=0, end=2, exact="四十"),),
        ),
    )
    document = read(replace(one, notes=replace(one.notes, entries=(moved,))))
    assert [remark.text for remark in document.remarks] == ["why?"]


@pytest.mark.parametrize("command", [r" NOTEREF _RefNote1 \f \h ", r"NOTEREF _RefNote1 \h"])
def test_the_fields_that_word_writes_refer_to_a_note_again(command: str) -> None:
    def run(inside: str) -> str:
        return f"<w:r><w:rPr><w:noProof/></w:rPr>{inside}</w:r>"

    field = (
        run('<w:fldChar w:fldCharType="begin"/>')
        + run(f"<w:instrText>{command}</w:instrText>")
        + run('<w:fldChar w:fldCharType="separate"/>')
        + run("<w:t>1</w:t>")
        + run('<w:fldChar w:fldCharType="end"/>')
    )
    data = write_docx(book(again=(NoteMark(3, 10, "1", 10),))).data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml":
                text, count = re.subn(
                    rb"<w:fldSimple.*?</w:fldSimple>", lambda _: field.encode(), text
                )
                assert count == 1
            new.writestr(name, text)
    document = read_bytes(out.getvalue(), ReadOptions(name="a.docx"), ".docx")
    # Without its switch it is a number in the text: see note 1.
    is_mark = r"\f" in command
    assert marks_of(document).get("“=1+") == ([(3, "四十年。")] if is_mark else None)
    assert any("“=11+1" in one.text for one in document.blocks) is not is_mark
    original = open_docx(out.getvalue(), "", "a.docx")
    assert {one.text for one in document.blocks if one.field is not None} <= set(original.texts)
