"""Captions that roll up, as programs that listen make them.

Two lines stand on the screen: the last one of the cue before, which is said again, and a new one.
"""

import re
from collections.abc import Sequence

from duidu.core.left_out import LeftOut
from duidu.formats.subtitles.cues import Cue

_TAG = re.compile(r"<[^<>]{0,500}>")
_MOST = 0.5  # of the cues begin with what the cue before ended with, or none is taken to roll
_FEWEST = 3  # cues that show it


def unrolled(cues: Sequence[Cue], left_out: LeftOut) -> list[Cue]:
    """The cues with each line once, where most of them say again what is on the screen."""
    lines = [[line for line in cue.text.split("\n") if _said(line)] for cue in cues]
    again = [
        bool(one and before and _said(one[0]) == _said(before[-1]))
        for before, one in zip([[], *lines], lines, strict=False)
    ]
    if len(cues) < _FEWEST or sum(again) < _MOST * (sum(map(bool, lines)) - 1):
        return list(cues)
    left_out.add("repeated line", count=sum(again))
    return [
        cue._replace(text="\n".join(said[1:])) if repeats else cue
        for cue, said, repeats in zip(cues, lines, again, strict=True)
    ]


def _said(line: str) -> str:
    """The words of a line, without the times and looks of single ones."""
    return " ".join(_TAG.sub("", line).split())
