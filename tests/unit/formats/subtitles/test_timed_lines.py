"""Lyrics and the less usual files of subtitles are read with their times."""

import pytest

from duidu.core.errors import FileError
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.registry import read_bytes

Shown = list[tuple[int | None, int | None, int, str]]


def read(text: str, suffix: str) -> Document:
    return read_bytes(text.encode(), ReadOptions(name="a"), suffix)


def shown(document: Document) -> Shown:
    return [(one.start, one.end, one.column, one.text) for one in document.blocks]


def test_lyrics_of_two_lines_at_one_time_are_two_sides() -> None:
    document = read(
        "[ti:雨]\n[ar:某人]\n[offset:500]\n[00:01.50]下雨了\n[00:01.50]It is raining\n"
        "[00:04.00][00:09.5]<00:04.00>回<00:04.50>家\n[00:12]\n词：某人\n",
        ".lrc",
    )
    assert document.title == "雨"
    assert shown(document) == [
        (1000, 3500, 0, "下雨了"),
        (1000, 3500, 1, "It is raining"),
        (3500, 9000, 0, "回家"),
        (9000, 11500, 0, "回家"),
    ]
    assert document.left_out == {"broken line": 1}


def test_captions_of_sbv_have_a_line_of_times() -> None:
    text = "0:00:01.000,0:00:02.500\nHello,\nyou.\n\n0:00:03.000,0:00:04.000\n你好[br]吗\n"
    assert shown(read(text, ".sbv")) == [
        (1000, 2500, 0, "Hello, you."),
        (3000, 4000, 0, "你好吗"),
    ]


def test_microdvd_counts_frames() -> None:
    text = "{1}{1}25\n{25}{50}{y:i}Hello|/you.\n{75}{}你好\nno frames\n"
    document = read(text, ".sub")
    assert shown(document) == [(1000, 2000, 0, "Hello you."), (3000, 8000, 0, "你好")]
    assert document.left_out == {"broken line": 1}
    assert read("{24}{48}Hello.\n", ".sub").blocks[0].start == 1001


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        ('begin="00:00:01.500" end="00:00:02.000"', 1500, 2000),
        ('begin="1.5s" dur="500ms"', 1500, 2000),
        ('begin="00:00:01:15" end="00:00:02:00"', 1500, 2000),
        ('begin="45f" end="60f"', 1500, 2000),
        ('begin="15t" end="20t"', 1500, 2000),
    ],
)
def test_ttml_has_times_of_every_kind(times: str, start: int, end: int) -> None:
    document = read(
        '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" '
        'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="30" ttp:tickRate="10">'
        f"<head/><body><div><p {times}>我去了<br/><span>海边。</span></p></div></body></tt>",
        ".ttml",
    )
    assert shown(document) == [(start, end, 0, "我去了海边。")]


@pytest.mark.parametrize(
    "text", ["<tt><body><p>", "{1}{1}0\n", "[00:01.00]\n", "{9999999}{9999999}", "<tt/>"]
)
def test_a_broken_file_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(FileError):
        read(text, ".sub")
