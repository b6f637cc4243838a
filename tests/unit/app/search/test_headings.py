"""Headings of an article for its contents: paired by language, and found by what is typed."""

import pytest

from duidu.app.search.find_pattern import Query, all_patterns
from duidu.app.search.headings import Heading, found_headings, headings_of
from duidu.core.alignment import Bead, Row
from duidu.core.article import Block, BlockKind, Place, SideName, Span
from duidu.core.errors import Cancelled
from duidu.core.jobs import NoJob
from duidu.library.articles.article_rows import StoredRow


def blocks(*texts: str, first: int = 0) -> tuple[Block, ...]:
    """Blocks of these texts; "## Text" is a heading of the second level."""
    made = []
    for number, text in enumerate(texts, first):
        marks, _, rest = text.partition(" ")
        level = len(marks) if marks and not marks.strip("#") else 0
        shown, kind = (rest, BlockKind.HEADING) if level else (text, BlockKind.PARAGRAPH)
        made.append(Block(number, shown, kind, level, (Span(0, len(shown)),)))
    return tuple(made)


def row(source: tuple[Block, ...], target: tuple[Block, ...]) -> StoredRow:
    """The seventh row of an article."""
    bead = Bead(tuple(range(len(source))), tuple(range(len(target))), 0.9)
    return StoredRow(7, Row(bead, ()), source, target)


def told(found: list[Heading]) -> list[tuple[str, str, int]]:
    """Both texts and the level of each heading."""
    return [(one.text, one.other, one.level) for one in found]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (("# 第一章",), ("# Chapter One",), [("第一章", "Chapter One", 1)]),
        (("#### 渡口",), ("### The Ferry",), [("渡口", "The Ferry", 3)]),
        # Two pairs that stand in one row are two entries.
        (
            ("# 上卷", "## 春"),
            ("# Book One", "## Spring"),
            [("上卷", "Book One", 1), ("春", "Spring", 2)],
        ),
        (("# 第一章　春",), ("# Chapter 1", "# Spring"), [("第一章 春", "Chapter 1 Spring", 1)]),
        # One side does not mark its heading as such.
        (("# 第一章",), ("Chapter One",), [("第一章", "Chapter One", 1)]),
        (("第一章",), ("## Chapter One",), [("第一章", "Chapter One", 2)]),
        # What is no title is not taken for one.
        (("# 第一章",), ("A long paragraph. " * 9,), [("第一章", "", 1)]),
        (("# 第一章",), ("It rained.", "It stopped."), [("第一章", "", 1)]),
        (("# 第一章", "下雨了。"), ("Chapter One. It rained.",), [("第一章", "", 1)]),
        (("# 第一章",), (), [("第一章", "", 1)]),
        ((), ("# Preface",), [("Preface", "", 1)]),
        (("# ",), ("# ",), []),
        (("下雨了。",), ("It rained.",), []),
    ],
)
def test_both_languages_of_a_heading_are_one_entry(
    source: tuple[str, ...], target: tuple[str, ...], expected: list[tuple[str, str, int]]
) -> None:
    assert told(headings_of(row(blocks(*source), blocks(*target)))) == expected


def test_a_heading_stands_where_its_first_text_does() -> None:
    (both,) = headings_of(row(blocks("第一章", first=4), blocks("# Chapter One", first=5)))
    assert (both.place, both.row) == (Place(SideName.SOURCE, 4, 0), 7)
    (lone,) = headings_of(row((), blocks("# Preface", first=5)))
    assert lone.place == Place(SideName.TARGET, 5, 0)


HEADINGS = [
    Heading("第一章 渡口", "The Ferry", 1, Place(SideName.SOURCE, 0, 0), 0),
    Heading("第二章 龍門", "The Gates", 1, Place(SideName.SOURCE, 1, 0), 5),
    Heading("Preface", "", 1, Place(SideName.TARGET, 2, 0), 9),
]


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("渡口", [0]),
        ("dukou", [0]),
        ("du kou", [0]),
        ("龙门", [5]),
        ("FERRY", [0]),
        ("gate", [5]),
        ("preface", [9]),
        ("第", [0, 5]),
        ("zebra", []),
    ],
)
def test_headings_are_found_in_either_language_and_by_their_sound(
    typed: str, rows: list[int]
) -> None:
    patterns = all_patterns()
    languages = {SideName.SOURCE: "zh-Hans", SideName.TARGET: "en"}
    matchers = {side: patterns.matcher(Query(typed), languages[side]) for side in SideName}
    assert [one.row for one in found_headings(HEADINGS, matchers, NoJob())] == rows


class GivenUp(NoJob):
    """A job that is no longer wanted."""

    def check(self) -> None:
        """Tell so."""
        raise Cancelled


def test_a_search_that_is_no_longer_wanted_ends() -> None:
    never = {side: lambda _: pytest.fail("searched on") for side in SideName}
    with pytest.raises(Cancelled):
        found_headings(HEADINGS, never, GivenUp())
