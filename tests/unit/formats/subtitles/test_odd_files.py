"""Subtitles with faults: what is odd is understood, or counted, and never stands in the text."""

import pytest

from duidu.core.errors import FileError
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.registry import read_bytes

EVENTS = (
    "[Script Info]\nScriptType: v4.00+\n\n[Events]\n"
    "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
)


def read(text: str, suffix: str) -> Document:
    return read_bytes(text.encode(), ReadOptions(name="a"), suffix)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def cue(number: int, text: str) -> str:
    return f"{number}\n00:00:{number:02},000 --> 00:00:{number:02},900\n{text}\n\n"


def test_empty_cues_and_stray_numbers_are_counted() -> None:
    text = cue(1, "Hello") + cue(2, "") + cue(3, "<i></i>") + cue(4, "Four") + "5\n\n"
    document = read(text + cue(6, "42") + "7\n\n8\n", ".srt")
    assert texts(document) == ["Hello", "Four", "42"]
    assert document.left_out == {"empty cue": 2, "broken cue": 3}


@pytest.mark.parametrize(
    ("times", "start"),
    [
        ("00:00:05:000 --> 00:00:06:000", 5_000),
        ("00：00：05，000 --> 00：00：06，000", 5_000),
        ("00:00:05 , 000 --> 00:00:06 , 000", 5_000),
        ("00:00:05,000 --> 00:00:06,000 X1:10 X2:20 Y1:1 Y2:2", 5_000),
        ("00:00:05.000 --> 00:00:06.000 align:start position:0%", 5_000),
        # What cannot be read is shown with the cue before.
        ("00:00:0x,000 --> 00:00:06,000", 1_001),
        ("00:00:05,000", 1_001),
    ],
)
def test_times_are_read_as_they_are_meant(times: str, start: int) -> None:
    document = read(cue(1, "One") + f"2\n{times}\nTwo\n", ".srt")
    assert [(block.start, block.text) for block in document.blocks] == [
        (1_000, "One"),
        (start, "Two"),
    ]


def test_times_in_a_text_are_text() -> None:
    document = read(cue(1, "8:00 --> 9:00 at the office") + cue(2, "A --> B"), ".srt")
    assert texts(document) == ["8:00 --> 9:00 at the office", "A --> B"]
    # It looks like settings that can be told apart in millions of ways.
    spoken = f"8:00 --> 9:00 {'ab=cd' * 40} at work"
    assert texts(read(cue(1, spoken) + cue(2, "A --> B"), ".srt")) == [spoken, "A --> B"]


def test_tags_of_other_formats_are_none_and_comparisons_are_text() -> None:
    said = "{i}One{/i} {Y:b}two", "a < b and c > d", "< i >three</ i > <font color=red>four</font>"
    document = read("".join(cue(n, one) for n, one in enumerate(said, 1)), ".srt")
    assert texts(document) == ["One two", "a < b and c > d", "three four"]


def test_broken_events_do_not_cost_the_others() -> None:
    lines = (
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Hello",
        "Dialogue: 0,soon,0:00:02.00,Default,,0,0,0,,no time",
        "Dialogue: cut,off",
        "Picture: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,a.bmp",
        "what is this",
        "Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,",
        "Dialogue: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,one, two",
    )
    document = read(EVENTS + "\n".join(lines) + "\n", ".ass")
    assert texts(document) == ["Hello", "one, two"]
    assert document.left_out == {
        "embedded object": 1,
        "empty cue": 1,
        "broken cue": 2,
        "broken line": 1,
    }


def test_captions_that_roll_up_are_read_once() -> None:
    text = (
        "WEBVTT\nKind: captions\nLanguage: en\n\n"
        "00:00.000 --> 00:02.000 align:start position:0%\n \nhello<00:00.500><c> world</c>\n\n"
        "00:02.000 --> 00:02.010\nhello world\n \n\n"
        "00:02.010 --> 00:04.000\nhello world\nand<00:03.000><c> more</c>\n"
    )
    document = read(text, ".vtt")
    assert texts(document) == ["hello world", "and more"]
    assert document.left_out == {"repeated line": 2}
    # A line that is said twice is said twice.
    twice = read("WEBVTT\n\n" + "".join(cue(n, "No.").replace(",", ".") for n in (1, 2)), ".vtt")
    assert texts(twice) == ["No.", "No."]


def test_lyrics_of_hours_and_captions_without_an_end() -> None:
    assert [one.start for one in read("[1:00:07.50]a\n[00:06:50]b\n", ".lrc").blocks] == [
        6_500,
        3_607_500,
    ]
    document = read("0:00:01.000,0:00:02.000\none\n0:00:07.000,0:00:xx\ntwo\n", ".sbv")
    assert [(one.start, one.text) for one in document.blocks] == [(1_000, "one"), (7_000, "two")]


def test_a_file_of_subviewer_says_its_title() -> None:
    document = read(
        "[INFORMATION]\n[TITLE]Rain\n[AUTHOR]me\n[END INFORMATION]\n[SUBTITLE]\n"
        "[COLF]&HFFFFFF,[STYLE]no\n00:00:01.00,00:00:02.00\nHello[br]you\n",
        ".sub",
    )
    assert (document.title, texts(document), document.left_out) == ("Rain", ["Hello you"], {})


def test_ttml_shows_no_readings_and_counts_what_is_hidden() -> None:
    document = read(
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling">'
        '<body><div><p begin="1s" end="2s"><span tts:ruby="base">漢</span>'
        '<span tts:ruby="text">hàn</span>字</p><p begin="soon" end="later">Late</p>'
        '<p begin="3s" end="4s" tts:display="none">unseen</p><p begin="5s" end="6s"/>'
        "</div></body></tt>",
        ".ttml",
    )
    assert [(one.start, one.text) for one in document.blocks] == [(1_000, "漢字"), (1_001, "Late")]
    assert document.left_out == {"hidden passage": 1, "empty cue": 1}


def test_a_broken_beginning_of_ttml_is_said() -> None:
    with pytest.raises(FileError, match="no subtitles that Duidu can read"):
        read('<&t xmlns="http://www.w3.org/ns/ttml"><p begin="0s" end="1s">Hi</p></t>', ".ttml")


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_of_a_file_of_pictures_only_their_words_are_read(suffix: str) -> None:
    pictures = {
        ".md": "![一只猫](a.png)\n\n![](b.png)\n",
        ".html": '<p><img src="a.png" alt="一只猫"></p><p><img src="b.png" alt="image2"></p>',
    }
    document = read(pictures[suffix], suffix)
    assert (texts(document), document.left_out) == (["一只猫"], {"picture": 2})
