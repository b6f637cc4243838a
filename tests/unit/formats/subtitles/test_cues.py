"""Cues of SRT and WebVTT are those that pysubs2 finds, whatever is in the file."""

import random

import pysubs2
import pytest

from duidu.formats.base.progress import tell_nobody
from duidu.formats.subtitles.cues import cut_cues

# What lines of subtitles are made of, and what only looks so.
LINES = (
    "1",
    " 2 ",
    "",
    "  ",
    "雨停了。",
    "The rain stopped.",
    "<i>♪</i>",
    "at 12:30:00,5 he left: 1:2:3",
    "NOTE 00:00",
    "00:00:01,000 --> 00:00:02,500",
    "0:0:1.5 --> 0:0:2.25 position:10%",
    "00:01.000 --> 00:02.000 align:start",
    "1234:00:01.000 --> 00:02.50",
    "00:00:03,000",
    "00:00:01,000 --> 00:00:02,500 --> 00:00:03,000",
    "٠٠:٠٠:٠١,٠٠٠ --> 00:00:02,500",
    "a\\Nb\\hc",
    "12",
)


@pytest.mark.parametrize("version", ["srt", "vtt"])
def test_cues_are_those_of_pysubs2(version: str) -> None:
    chance = random.Random(7)
    cues = 0
    for size in range(600):
        text = "\n".join(chance.choices(LINES, k=size % 24)) + "\n" * chance.randrange(3)
        wanted = pysubs2.SSAFile.from_string(text, version, keep_html_tags=True)
        found = [(cue.start, cue.end, cue.text) for cue in cut_cues(text, version, tell_nobody)]
        assert [(start, end, line.replace("\n", "\\N")) for start, end, line in found] == [
            (event.start, event.end, event.text) for event in wanted.events
        ]
        cues += len(found)
    assert cues > 500
