"""Exported notes are shown letter for letter; nothing in them loads, links or calculates."""

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.core.visible_text import show_controls
from duidu.formats.notes.exported_notes import ArticleNotes, NoteEntry, timestamp
from duidu.formats.notes.markdown import literal, note_text
from duidu.formats.notes.notes_files import WRITERS
from duidu.formats.notes.tables import cell
from fixtures.injections import injections

GOLDEN = Path(__file__).parents[3] / "golden" / "notes"
STRINGS = injections()

NOTE = Annotation(
    "7d1f7a52-1f5e-4b7e-9a56-0d4f3f8f5a10",
    "news",
    AnnotationKind.NOTE,
    (
        Anchor(SideName.SOURCE, 2, 3, 5, "谈判", "卡塔尔的", "代表", "0123456789abcdef"),
        Anchor(
            SideName.TARGET,
            2,
            10,
            21,
            "negotiators",
            "the ",
            " in Doha",
            "fedcba9876543210",
            AnchorState.MOVED,
        ),
    ),
    "Not *talks*, but the people.\n- see row 3\n<b>",
    "gold",
    ("people", "check"),
    ("0b8a3b0e-3c36-4d43-8f2e-6a1f0f6f2f11",),
    1764000000.125,
    1764000060.5,
)
HIGHLIGHT = Annotation(
    "1c0b2a7e-53a5-4f0d-8a0e-7f9d2b6c4e21",
    "news",
    AnnotationKind.HIGHLIGHT,
    NOTE.anchors[:1],
    color="blue",
)
REPLY = Annotation(
    "3e5d7c9a-2b4f-4a6e-8c1d-9f0b2d4e6a83",
    "news",
    AnnotationKind.QUESTION,
    NOTE.anchors[:1],
    "Which of them?\nThe *second*?",
    created=1764000100.0,
    modified=1764000100.0,
    author="Ren <b> 颖",
    editor="Li",
    answers=NOTE.id,
)
ENTRIES = (
    NoteEntry(
        NOTE,
        ("谈判", "negotiators"),
        ("卡塔尔的谈判代表说…", "The negotiators said …"),
        ("The negotiators said …",),
        ("zh-Hans", "en"),
        3,
    ),
    NoteEntry(REPLY, ("谈判",), ("卡塔尔的谈判代表说…",), (), ("zh-Hans",), 3, depth=1),
    NoteEntry(
        HIGHLIGHT, ("谈判",), ("卡塔尔的谈判代表说…",), ("The negotiators said …",), ("zh-Hans",), 3
    ),
)
ARTICLE = ArticleNotes("news", "News: 新闻 #1", "zh-Hans", "en", ENTRIES)


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_exports_are_as_they_were_agreed(name: str) -> None:
    assert WRITERS[name]([ARTICLE]) == (GOLDEN / f"notes.{name}").read_bytes()


def everywhere(text: str) -> ArticleNotes:
    """An article in which every text is this one."""
    anchors = tuple(
        replace(anchor, exact=text, prefix=text, suffix=text) for anchor in NOTE.anchors
    )
    note = replace(
        NOTE,
        anchors=anchors,
        text=text,
        color=text,
        tags=(text, text),
        extra={text: text},
        author=text,
        editor=text,
    )
    reply = replace(note, id=text, answers=note.id)
    return ArticleNotes(
        "news",
        text,
        "zh-Hans",
        "en",
        (
            NoteEntry(note, (text,), (text,), (text,), ("zh-Hans",), 1),
            NoteEntry(reply, (text,), (text,), (text,), ("zh-Hans",), 1, depth=1),
        ),
    )


def test_there_are_at_least_two_hundred_hostile_strings() -> None:
    assert len(set(STRINGS)) >= 200


class Page(HTMLParser):
    """Every tag with its attributes, and every piece of text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read_page(data: bytes) -> Page:
    page = Page()
    page.feed(data.decode("utf-8"))
    page.close()
    return page


@pytest.mark.parametrize("text", STRINGS)
def test_html_shows_it_and_has_no_tag_of_it(text: str) -> None:
    data = WRITERS["html"]([everywhere(text)])
    page = read_page(data)
    plain = read_page(WRITERS["html"]([everywhere("x")]))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in plain.tags]
    assert [sorted(attributes) for _, attributes in page.tags] == [
        sorted(attributes) for _, attributes in plain.tags
    ]
    assert not any(
        {"src", "href", "onload", "onerror"} & set(attributes) for _, attributes in page.tags
    )
    assert show_controls(text) in page.texts
    assert b"default-src 'none'" in data


@pytest.mark.parametrize("name", ["csv", "tsv"])
@pytest.mark.parametrize("text", STRINGS)
def test_tables_show_it_and_calculate_nothing(name: str, text: str) -> None:
    data = WRITERS[name]([everywhere(text)])
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(
        csv.reader(
            io.StringIO(data.decode("utf-8-sig"), newline=""),
            delimiter="," if name == "csv" else "\t",
        )
    )
    header, *written = rows
    assert [len(row) for row in written] == [len(header)] * 2
    assert not any(
        value.lstrip().startswith(tuple("=+-@＝＋－＠")) or value[:1] in ("\t", "\r", "\n")
        for row in written
        for value in row
    )
    shown = show_controls(text)
    for row in written:
        for column in ("Note", "Author", "Edited by"):
            assert row[header.index(column)] in (shown, f"'{shown}")


UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*(?:[<&\[\]`!@]|(?<=\w)://|www\.)")


@pytest.mark.parametrize("text", STRINGS)
def test_markdown_shows_it_and_loads_nothing(text: str) -> None:
    document = WRITERS["md"]([everywhere(text)]).decode("utf-8")
    assert not UNESCAPED.search(document)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", literal(text)) == show_controls(
        " ".join(text.split())
    )
    assert not re.match(r"[#>=+-]|\d+[.)]", literal(text))
    assert not re.search(r"^\s*(#|>|[-=_*+]{3,}$)", note_text(text), re.MULTILINE)


@pytest.mark.parametrize("text", STRINGS)
def test_no_export_lets_a_control_character_hide_or_reorder_text(text: str) -> None:
    for name, write in WRITERS.items():
        shown = write([everywhere(text)]).decode("utf-8-sig").replace("\r\n", "\n")
        assert show_controls(shown) == shown, name


def test_controls_are_written_out_by_their_names() -> None:
    assert show_controls("abc\u202efdp.exe") == "abc⟨RLO⟩fdp.exe"
    assert show_controls("\x07\u2066你好\u2069") == "⟨U+0007⟩⟨LRI⟩你好⟨PDI⟩"
    assert show_controls("两行\r\n和\t制表\r") == "两行\n和\t制表\n"


def test_a_note_in_markdown_keeps_its_emphasis_but_opens_no_heading_or_block() -> None:
    assert note_text("**bold** and\n- item") == "**bold** and\n- item"
    assert note_text("# big") == "\\# big"
    assert (
        note_text("one\n\n# two\n\n  three\n- a\n  - b  ") == "one\n\n\\# two\n\nthree\n- a\n  - b"
    )
    assert note_text("x\n---") == "x\n\\---"
    assert note_text("![x](file:///etc/passwd)") == "\\!\\[x\\](file\\:///etc/passwd)"


def test_cells_that_are_no_formulas_stay_as_they_are() -> None:
    assert cell("3 - 2 = 1") == "3 - 2 = 1"
    assert cell("'quoted'") == "'quoted'"


def test_times_no_calendar_has_are_left_empty() -> None:
    assert (timestamp(0), timestamp(1e20), timestamp(1764000000)) == (
        "",
        "",
        "2025-11-24T16:00:00Z",
    )
