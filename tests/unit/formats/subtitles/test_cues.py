"""Cues of SRT, WebVTT and ASS, whatever is wrong in the file."""

import random

import pysubs2
import pytest

from duidu.core.left_out import LeftOut
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.base.progress import tell_nobody
from duidu.formats.registry import read_bytes
from duidu.formats.subtitles.cues import cut_cues

TEXTS = (
    "雨停了。",
    "The rain stopped.",
    "<i>♪</i>",
    "at 12:30:00,5 he left",
    "12 o'clock",
    "- a\n- b",
)


def read(text: str, suffix: str = ".srt") -> Document:
    return read_bytes(text.encode(), ReadOptions(name=f"a{suffix}"), suffix)


def cues(text: str, suffix: str = ".srt") -> list[tuple[int | None, int | None, str]]:
    return [(block.start, block.end, block.text) for block in read(text, suffix).blocks]


@pytest.mark.parametrize("version", ["srt", "vtt"])
def test_cues_of_whole_files_are_those_of_pysubs2(version: str) -> None:
    chance = random.Random(7)
    dot = "," if version == "srt" else "."
    for size in range(40):
        parts = ["WEBVTT\n"] if version == "vtt" else []
        for number in range(1, size):
            times = f"00:00:{number:02}{dot}000 --> 00:01:{number:02}{dot}500"
            parts.append(f"{number}\n{times}\n{chance.choice(TEXTS)}\n")
        text = "\n".join(parts)
        wanted = pysubs2.SSAFile.from_string(text, version, keep_html_tags=True)
        found = [
            (one.start, one.end, one.text)
            for one in cut_cues(text, version, tell_nobody, LeftOut())
        ]
        assert [(start, end, line.replace("\n", "\\N")) for start, end, line in found] == [
            (event.start, event.end, event.text) for event in wanted.events
        ]


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        ("00:00:20 --> 00:00:24", 20_000, 24_000),
        ("0:0:1.5 --> 0:0:2.25", 1_500, 2_250),
        ("00:20,5 --> 00:24", 20_500, 24_000),
        ("-00:00:02,000 --> 00:00:01,000", 0, 1_000),
        ("00:00:16,000 --> 00:00:19werwer,580", 16_000, 19_000),
        ("00:00:01.000 --> 00:00:02.000 X1:100 X2:200", 1_000, 2_000),
        ("1234:00:01,000 --> 1234:00:02,000", 4_442_401_000, 4_442_402_000),
    ],
)
def test_times_are_understood(times: str, start: int, end: int) -> None:
    assert cues(f"1\n{times}\n雨停了。\n") == [(start, end, "雨停了。")]


def test_times_that_nobody_can_read_are_no_text() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\na\n\n2\nxx:00:03,000 --> 00:00:04,000\nb\n"
    assert [line for _, _, line in cues(text)] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1\n{0}\na\n\n2\n{1}\n\n3\n\n3\n{2}\nc\n", ["a", "c"]),
        ("1\n{0}\na\n2\n{1}\nb\n\n3\n", ["a", "b"]),
        ("1\n{0}\n2\n\n2\n{1}\nb\n", ["b"]),
        ("1\n{0}\n10\n\n2\n{1}\n9\n", ["10", "9"]),
        ("1\n{0}\nfrom 12:30 -> 12:45\n", ["from 12:30 -> 12:45"]),
        ("1\n{0}\na\n\nstill a\n\n2\n{1}\nb", ["a still a", "b"]),
    ],
)
def test_numbers_of_cues_are_no_text(text: str, expected: list[str]) -> None:
    times = [f"00:00:{n:02},000 --> 00:00:{n:02},900" for n in range(1, 4)]
    assert [line for _, _, line in cues(text.format(*times))] == expected


def test_webvtt_has_names_notes_styles_and_times_inside() -> None:
    text = (
        "WEBVTT - a title\n\nSTYLE\n::cue {color: red}\n\nNOTE not shown\nnor this\n\n"
        "intro - part 1\n00:01.000 --> 00:02.000 align:start\n<v Li>你好，<00:01.500>朋友。\n\n"
        "NOTE between\n\n7\n00:03.000 --> 00:04.000\n<c.loud>再见。</c>\nGoodbye.\n"
    )
    assert cues(text, ".vtt") == [
        (1_000, 2_000, "你好，朋友。"),
        (3_000, 4_000, "再见。"),
        (3_000, 4_000, "Goodbye."),
    ]


def test_readings_over_characters_are_no_text() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>你<rp>(</rp><rt>nǐ</rt><rp>)</rp></ruby>。\n"
    assert cues(text, ".vtt") == [(1_000, 2_000, "你。")]


def test_both_languages_on_one_line_are_two_sides() -> None:
    lines = ("你去哪儿了？ Where did you go?", "我去了海边， To the beach,", "好的 OK")
    made = [f"{n}\n00:00:0{n} --> 00:00:0{n},9\n{line}\n" for n, line in enumerate(lines, 1)]
    assert [(b.column, b.text) for b in read("\n".join(made)).blocks] == [
        (0, "你去哪儿了？"),
        (1, "Where did you go?"),
        (0, "我去了海边，"),
        (1, "To the beach,"),
        (0, "好的"),
        (1, "OK"),
    ]
    # English words in Chinese lines are no translation.
    lines = ("我用 Windows 系统。", "他在 Google 上班。", "你好 Mr. Robertson")
    made = [f"{n}\n00:00:0{n} --> 00:00:0{n},9\n{line}\n" for n, line in enumerate(lines, 1)]
    assert [block.column for block in read("\n".join(made)).blocks] == [0, 0, 0]


def test_shapes_are_counted() -> None:
    text = (
        "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\p1}m 0 0 l 9 0 9 9{\\p0}你好\n"
        "Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,{\\an7\\p2}m 0 0 l 1 1\n"
    )
    document = read(text, ".ass")
    assert [block.text for block in document.blocks] == ["你好"]
    assert document.left_out == {"drawing": 2}


@pytest.mark.parametrize("arrow", ["->", "-- >", "\u2013>", "\u2192", "=>", "--->", "-->"])
def test_times_with_another_arrow_are_times(arrow: str) -> None:
    text = f"1\n00:00:01,000 {arrow} 00:00:02,000\nOne\n\n2\n00:00:03,000 {arrow} 00:00:04,000\nTwo"
    assert cues(text) == [(1000, 2000, "One"), (3000, 4000, "Two")]


def test_an_arrow_in_a_line_of_text_is_text() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nOpen 8:00 \u2192 9:00\n1,000 -> 2,000\n"
    assert cues(text) == [(1000, 2000, "Open 8:00 \u2192 9:00 1,000 -> 2,000")]


def test_what_webvtt_says_of_itself_is_no_broken_cue() -> None:
    text = "WEBVTT\nKind: captions\nLanguage: en\n\n00:01.000 --> 00:02.000\nOne\n"
    document = read(text, ".vtt")
    assert [block.text for block in document.blocks] == ["One"]
    assert document.left_out == {}


def test_what_is_no_override_in_braces_of_ass_is_a_comment() -> None:
    document = read(
        "[Script Info]\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,"
        "{see page 4}The {\\i1}rain{\\i0} stopped.\n",
        ".ass",
    )
    assert [block.text for block in document.blocks] == ["The rain stopped."]
    assert (document.left_out, document.places) == ({"comment": 1}, {"comment": "see page 4"})
