"""Word comments carry whose they are, when they were written and what they answer, both ways."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from duidu.core.annotation import Annotation, AnnotationKind
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.remark_times import seconds_of
from duidu.formats.docx.reader import DocxReader
from duidu.formats.docx.write_comments import comment_text, initials
from duidu.formats.docx.writer import write_docx
from duidu.formats.notes.exported_notes import NoteEntry
from fixtures.export_article import exported

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TIME = 1764000000.0  # 2025-11-24T16:00:00Z


def with_notes(*notes: Annotation) -> bytes:
    """The article of the exports with these notes in the place of its first one."""
    made = exported()
    first = next(entry for entry in made.notes.entries if entry.row and entry.note.anchors)
    entries = tuple(
        NoteEntry(
            replace(note, anchors=first.note.anchors),
            first.quotations,
            sides=first.sides,
            row=first.row,
            depth=1 if note.answers else 0,
        )
        for note in notes
    )
    return write_docx(replace(made, notes=replace(made.notes, entries=entries))).data


def note(name: str, text: str, author: str = "", answers: str = "") -> Annotation:
    kind = AnnotationKind.NOTE
    return Annotation(name, "watch", kind, (), text, created=TIME, author=author, answers=answers)


def read(data: bytes) -> Document:
    return DocxReader().read(data, ReadOptions(name="a.docx"))


THREAD = (
    note("a", "Why 表?", "Ren Ying"),
    replace(note("b", "A watch.", "Li Wei", "a"), kind=AnnotationKind.ALTERNATIVE),
    note("c", "Agreed.", "任颖", "b"),
    replace(note("d", "elsewhere"), kind=AnnotationKind.QUESTION, tags=("t", "u")),
)


def test_comments_are_signed_and_dated_and_stand_in_threads() -> None:
    data = with_notes(*THREAD)
    found = docx.Document(io.BytesIO(data)).comments
    assert [(one.author, one.initials, one.text) for one in found] == [
        ("Ren Ying", "RY", "Why 表?"),
        ("Li Wei", "LW", "[alternative] A watch."),
        ("任颖", "任颖", "Agreed."),
        ("Duidu", "", "[question] elsewhere #t #u"),
    ]
    assert {one.timestamp.timestamp() for one in found if one.timestamp} == {TIME}
    archive = zipfile.ZipFile(io.BytesIO(data))
    extended = etree.fromstring(archive.read("word/commentsExtended.xml"))
    parents = [
        [value for name, value in one.attrib.items() if str(name).endswith("paraIdParent")]
        for one in extended
    ]
    # Word has one level of replies.
    assert parents == [[], ["00000001"], ["00000001"], []]
    types = archive.read("[Content_Types].xml").decode()
    assert "wordprocessingml.commentsExtended+xml" in types


def test_comments_of_ours_come_back_with_kind_tags_name_time_and_thread() -> None:
    remarks = read(with_notes(*THREAD)).remarks
    assert [(r.text, r.kind, r.tags, r.author, r.time, r.answers) for r in remarks] == [
        ("Why 表?", "", (), "Ren Ying", TIME, ""),
        ("A watch.", "alternative", (), "Li Wei", TIME, remarks[0].name),
        ("Agreed.", "", (), "任颖", TIME, remarks[0].name),
        ("elsewhere", "question", ("t", "u"), "", TIME, ""),
    ]
    assert len({r.quotation for r in remarks}) == 1
    assert remarks[0].quotation


def test_a_document_without_replies_has_no_part_for_them() -> None:
    names = zipfile.ZipFile(io.BytesIO(with_notes(THREAD[0]))).namelist()
    assert "word/commentsExtended.xml" not in names


def test_the_same_notes_make_the_same_file() -> None:
    once, again = (zipfile.ZipFile(io.BytesIO(with_notes(*THREAD))) for _ in range(2))
    # All but the times at which its parts were written.
    assert [(name, once.read(name)) for name in once.namelist()] == [
        (name, again.read(name)) for name in again.namelist()
    ]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ren Ying", "RY"),
        ("任颖", "任颖"),
        ("欧阳娜娜菲", "欧阳娜"),
        ("a b c d", "ABC"),
        ("", ""),
        ("\x00 \ud800", ""),
        ("ren", "R"),
    ],
)
def test_initials_are_short(name: str, short: str) -> None:
    assert initials(name).strip("\ufffd") == short


def test_a_mark_without_words_says_what_it_is() -> None:
    mark = replace(note("a", ""), kind=AnnotationKind.HIGHLIGHT)
    assert comment_text(mark) == "[highlight]"
    assert comment_text(replace(mark, kind=AnnotationKind.NOTE)) == "note"


def written_by_word(tmp_path: Path, comment: str, reference: str) -> Document:
    """A document in which Word has comments of this XML, with this in its second paragraph."""
    document = docx.Document()
    document.add_paragraph("First line.")
    document.add_paragraph("The mist rose.")
    document.add_comment([document.paragraphs[0].runs[0]], "x", author="A")
    out = io.BytesIO()
    document.save(out)
    archive, made = zipfile.ZipFile(out), io.BytesIO()
    with zipfile.ZipFile(made, "w") as copy:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "word/comments.xml":
                data = f'<w:comments xmlns:w="{W}">{comment}</w:comments>'.encode()
            if name == "word/document.xml":
                data = data.replace(
                    b"<w:r><w:t>The mist rose.</w:t></w:r>",
                    f"<w:r><w:t>The mist rose.</w:t></w:r>{reference}".encode(),
                )
            copy.writestr(name, data)
    return read(made.getvalue())


def test_a_comment_at_a_point_is_about_its_paragraph(tmp_path: Path) -> None:
    comment = (
        '<w:comment w:id="7" w:author="Li" w:date="2025-11-24T16:00:00Z">'
        "<w:p><w:r><w:t>[question] mine #not a tag</w:t></w:r></w:p></w:comment>"
    )
    reference = '<w:r><w:commentReference w:id="7"/></w:r>'
    (remark,) = written_by_word(tmp_path, comment, reference).remarks
    # What others write in brackets is theirs.
    assert (remark.text, remark.kind) == ("[question] mine #not a tag", "")
    assert (remark.quotation, remark.author, remark.time) == ("The mist rose.", "Li", TIME)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2025-11-24T16:00:00Z", TIME),
        ("2025-11-24T17:00:00+01:00", TIME),
        ("2025-11-24T17:00:00.7421875+01:00", TIME),
        ("2025-11-24T10:30:00-0530", TIME),
        ("2025-11-24T16:00:00", TIME),
        ("2025-11-24 16:00", TIME),
        ("20251124T160000Z", TIME),
        ("2025-11-24", 1763942400.0),
        ("2025-13-24T16:00:00Z", 0.0),
        ("0001-01-01T00:00:00+14:00", 0.0),
        ("9999-12-31T23:59:59-14:00", 253402351199.0),
        ("1969-01-01", 0.0),
        ("yesterday", 0.0),
        ("", 0.0),
    ],
)
def test_times_are_read_as_files_have_them(text: str, seconds: float) -> None:
    assert seconds_of(text) == seconds
