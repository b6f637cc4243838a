"""Marks of notes stay behind their letters whatever happens to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.core.note_marks import (
    NoteMark,
    label_of,
    marks_after_change,
    marks_between,
    marks_on_lines,
    renamed_marks,
)


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("[1]", "1"),
        ("（12）", "12"),
        ("〔注3〕", "3"),
        ("†", "†"),
        ("", "*"),
        ("see the note", "*"),
        ("①", "①"),
    ],
)
def test_what_is_shown_of_a_mark(said: str, label: str) -> None:
    assert label_of(said) == label


def test_a_mark_keeps_its_letter_where_white_space_is_collapsed_and_lines_are_told_apart() -> None:
    raw = "\n  He  left.\n  \u2028 The rain  stopped. "
    marks = [NoteMark(raw.index(".") + 1, 1, "1"), NoteMark(raw.index("rain") + 4, 2, "2")]
    assert marks_on_lines(marks, raw, ["He left.", "The rain stopped."]) == [
        (NoteMark(8, 1, "1"),),
        (NoteMark(8, 2, "2"),),
    ]


def test_a_mark_before_the_first_letter_stands_behind_it() -> None:
    assert marks_on_lines([NoteMark(0, 1, "*")], "雨停了。", ["雨停了。"]) == [
        (NoteMark(1, 1, "*"),)
    ]


@given(st.text(st.sampled_from("ab 雨\n"), min_size=1), st.data())
def test_a_mark_is_behind_the_same_letter_on_its_line(raw: str, data: st.DataObject) -> None:
    letters = [at for at, one in enumerate(raw, 1) if not one.isspace()]
    if not letters:
        return
    at = data.draw(st.sampled_from(letters))
    lines = [line for part in raw.split("\n") if (line := " ".join(part.split()))]
    found = marks_on_lines([NoteMark(at, 1, "1")], raw, lines)
    (line, mark), *more = [
        (line, one) for line, marks in zip(lines, found, strict=True) for one in marks
    ]
    assert not more
    before = "".join(lines[: lines.index(line)]) if lines.count(line) == 1 else None
    assert line[mark.at - 1] == raw[at - 1]
    if before is not None:
        count = sum(not one.isspace() for one in before + line[: mark.at])
        assert count == sum(not one.isspace() for one in raw[:at])


def test_a_cut_gives_each_part_the_marks_behind_its_letters() -> None:
    marks = (NoteMark(3, 7, "1", 7), NoteMark(6, 8, "2", 9))
    assert marks_between(marks, 0, 3) == marks[:1]
    assert marks_between(marks, 3, 6) == (NoteMark(3, 8, "2", 9),)


@pytest.mark.parametrize(
    ("start", "end", "by", "at"),
    [(0, 2, 1, 6), (5, 8, 2, 5), (2, 5, 3, 8), (3, 8, -4, 4), (0, 5, -5, 1), (5, 5, 2, 5)],
)
def test_a_change_takes_the_mark_along_and_never_loses_it(
    start: int, end: int, by: int, at: int
) -> None:
    assert marks_after_change((NoteMark(5, 1, "1"),), start, end, by)[0].at == at


def test_blocks_of_other_ids_are_named_anew() -> None:
    marks = (NoteMark(1, 4, "1", 5), NoteMark(2, 9, "2", 9))
    assert renamed_marks(marks, {4: 14, 5: 15}) == (NoteMark(1, 14, "1", 15),)
