"""Footnotes of a Word table of two texts keep its rows and answer each other by them."""

import io
import zipfile

import docx

from duidu.app.opening.arrange import Arranged, arrange
from duidu.app.opening.recognise import recognise
from duidu.core.article import BlockKind
from duidu.core.jobs import NoJob
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PAIRS = (
    ("他走了。", "He left."),
    ("雨停了。", "The rain stopped."),
    ("河水很深。", "The river was deep."),
)


def with_notes(notes: dict[str, str]) -> bytes:
    """A table of the pairs, with a footnote behind each text that has one."""
    document, plain, out = docx.Document(), io.BytesIO(), io.BytesIO()
    table = document.add_table(rows=0, cols=2)
    for pair in PAIRS:
        for cell, text in zip(table.add_row().cells, pair, strict=True):
            cell.text = text
    document.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode("utf-8") if name == "word/document.xml" else ""
            for number, text in enumerate(notes, start=2):
                reference = f'{text}</w:t><w:footnoteReference w:id="{number}"/>'
                data = data.replace(f"{text}</w:t>", reference)
            new.writestr(name, data or old.read(name))
        said = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
            for number, note in enumerate(notes.values(), start=2)
        )
        new.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{W}">{said}</w:footnotes>')
    return out.getvalue()


def arranged(data: bytes) -> Arranged:
    document = read_bytes(data, ReadOptions(name="a.docx"), ".docx")
    return arrange(recognise([document]), NoJob())


def pairs(found: Arranged) -> list[tuple[str, ...]]:
    """The texts of each row."""
    article = found.article
    return [
        tuple(
            " ".join(side.blocks[unit].text for unit in units)
            for side, units in (
                (article.source, row.blocks.source),
                (article.target, row.blocks.target),
            )
        )
        for row in found.rows
    ]


def test_footnotes_longer_than_the_table_leave_its_rows() -> None:
    long = "This note says much more than all of the table beside it." * 4
    found = arranged(with_notes({"He left.": long}))
    assert pairs(found) == [*PAIRS, ("", long)]
    assert found.article.target.blocks[-1].kind is BlockKind.NOTE


def test_footnotes_of_one_row_answer_each_other_and_those_of_others_do_not() -> None:
    found = arranged(
        with_notes(
            {
                "他走了。": "关于离开。",
                "He left.": "On leaving.",
                "The rain stopped.": "On rain.",
                "河水很深。": "关于河。",
            }
        )
    )
    assert pairs(found) == [
        *PAIRS,
        ("关于离开。", "On leaving."),
        ("", "On rain."),
        ("关于河。", ""),
    ]
