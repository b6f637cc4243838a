"""The boxes of what has no reading in Chinese text: spaces, Latin runs, full-width punctuation."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from duidu.ui.reader.layout.chips import label
from duidu.ui.reader.layout.emphasis_style import EmphasisStyle
from duidu.ui.reader.layout.font_metrics import PLAIN, EmphasisKinds, FontMetrics
from duidu.ui.reader.layout.line_breaker import NEVER_FIRST, NEVER_LAST
from duidu.ui.reader.layout.shaped_text import InlineBox, Ruby

# Full-width marks by the half of their square that is empty.
_EMPTY_RIGHT = frozenset("。，、；：”’）》〉」』】〕］｝")
_EMPTY_LEFT = frozenset("“‘（《〈「『【〔［｛")
# Simplified fonts set these at the left of their square, traditional ones in its middle.
_LEANING = frozenset("？！")
_HALF_EMPTY = _EMPTY_RIGHT | _EMPTY_LEFT | _LEANING
_RUNS = re.compile(r"[^\S\n]+|\n|—+|…+|[!-~\u00a1-\u024f\u0370-\u058f\u1e00-\u1fff]+|.", re.DOTALL)
_HANZI = re.compile("[\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[!-~\u00a1-\u024f\u0370-\u058f\u1e00-\u1fff]")
_BREAKS_AFTER = frozenset("-/\u00ad")
_FIRST_ASIAN = "\u0250"  # characters below it are set as Latin


class SpannedBox(NamedTuple):
    """A box and the code points start..end of the block that it stands for."""

    start: int
    end: int
    box: InlineBox


def shaped_box(metrics: FontMetrics, text: str, ruby: Ruby | None, glued: bool) -> InlineBox:
    """The box of a text that Qt shapes; a `glued` one never begins a line."""
    shaped = metrics.shape(text, latin=False)
    width = max(shaped.width, ruby.width) if ruby else shaped.width
    left = (width - shaped.width) / 2
    bounds = (0.0, *(left + x for x in shaped.bounds[1:-1]), width)
    ruby_x = (width - ruby.width) / 2 if ruby else 0.0
    return InlineBox(
        width,
        bounds,
        shaped=shaped,
        shaped_x=left,
        ruby=ruby,
        ruby_x=ruby_x,
        no_break_before=glued,
    )


class RunBoxes:
    """Makes the boxes of text without readings, in one font size.

    `measure` is the longest line in px; `emphasis` that of the block, None without any.
    """

    def __init__(
        self, metrics: FontMetrics, measure: float, emphasis: EmphasisStyle | None
    ) -> None:
        self._metrics = metrics
        self._measure = measure
        self._emphasis_parts = emphasis.parts if emphasis else ()

    def boxes(self, text: str, start: int, end: int) -> Iterator[SpannedBox]:
        """The boxes of text[start:end]."""
        if end - start == 1 and text[start] >= _FIRST_ASIAN and not text[start].isspace():
            mark = self._mark(text[start], text[start - 1 : start], text[end : end + 1])
            yield SpannedBox(start, end, mark)
            return
        if not self._emphasis_parts:
            yield from self._alike(text, start, end, PLAIN)
            return
        parts = self._emphasis_parts
        for left, right, kinds in parts[bisect_right(parts, start, key=lambda part: part[1]) :]:
            if left >= end:
                break
            yield from self._alike(text, max(left, start), min(right, end), kinds)

    def _alike(self, text: str, start: int, end: int, kinds: EmphasisKinds) -> Iterator[SpannedBox]:
        """The boxes of a stretch of one emphasis."""
        for match in _RUNS.finditer(text, start, end):
            run, at = match.group(), match.start()
            before, after = text[at - 1 : at], text[match.end() : match.end() + 1]
            if run == "\n":
                yield SpannedBox(at, match.end(), _line_break())
            elif run.isspace():
                yield SpannedBox(at, match.end(), self._space(len(run)))
            elif (len(run) > 1 or run < _FIRST_ASIAN) and run != "·":
                pads = bool(_HANZI.match(before)), bool(_HANZI.match(after))
                boxes = self._latin(run, at, *pads, kinds)
                if run[0] == '"':
                    boxes = _quoted(boxes, is_opening=not text.count('"', 0, at) % 2)
                yield from _glued(boxes) if _goes_on(before, run[0]) else boxes
            else:
                yield SpannedBox(at, match.end(), self._mark(run, before, after))

    def chip(self, code: str) -> InlineBox:
        """The box of a code: a chip with room on either side, no wider than a line."""
        key = (code, self._measure, "chip")
        known = self._metrics.boxes.get(key)
        return known or self._metrics.keep(key, self._make_chip(code))

    def _make_chip(self, code: str) -> InlineBox:
        """Shape what a chip shows; a tag that closes something begins no line."""
        room, inside = self._metrics.size * 0.06, self._metrics.size * 0.16
        shaped = self._metrics.chip(label(code))
        most = len(code)
        while shaped.width + 2 * (room + inside) > self._measure and most > 3:
            most = min(most, len(label(code))) * 2 // 3
            shaped = self._metrics.chip(label(code, most))
        width = shaped.width + 2 * (room + inside)
        return InlineBox(
            width,
            tuple(width * n / len(code) for n in range(len(code) + 1)),
            shaped=shaped,
            shaped_x=room + inside,
            no_break_before=code.startswith("</"),
            no_break_after=code.startswith("<") and code[-2] != "/" and code[1] != "/",
            chip=(room, width - room),
        )

    def _space(self, count: int) -> InlineBox:
        each = self._metrics.size * 0.25
        width = each * count
        bounds = tuple(each * i for i in range(count + 1))
        return InlineBox(width, bounds, hang=width, no_break_before=True)

    def _latin(
        self, run: str, at: int, pad_left: bool, pad_right: bool, kinds: EmphasisKinds
    ) -> Iterator[SpannedBox]:
        """One box, or several where the run is longer than a line."""
        # Dashes and ellipses are a hanzi wide in the hanzi font, which Chinese wants them to be.
        shaped = self._metrics.shape(run, run[0] not in "—…", kinds)
        if shaped.width <= self._measure or len(run) < 2:
            yield SpannedBox(at, at + len(run), self._latin_box(run, pad_left, pad_right, kinds))
            return
        # Letters differ in width: with a fifth to spare most pieces of one length fit.
        size = max(1, int(len(run) * self._measure / shaped.width * 0.8))
        for i in range(0, len(run), size):
            box = self._latin_box(run[i : i + size], False, False, kinds)
            yield SpannedBox(at + i, at + min(len(run), i + size), box)

    def _latin_box(
        self, run: str, pad_left: bool, pad_right: bool, kinds: EmphasisKinds
    ) -> InlineBox:
        """The box of a Latin run, with a little room towards hanzi beside it."""
        key = (run, pad_left, pad_right, kinds, "letters")
        known = self._metrics.boxes.get(key)
        if known:
            return known
        shaped = self._metrics.shape(run, run[0] not in "—…", kinds)
        has_left = pad_left and (run[0].isalnum() or run[0] in "([")
        left = self._metrics.size / 4 if has_left else 0.0
        right = self._metrics.size * _room_after(run[-1]) if pad_right else 0.0
        width = left + shaped.width + right
        made = InlineBox(
            width,
            (0.0, *(left + x for x in shaped.bounds[1:-1]), width),
            shaped=shaped,
            shaped_x=left,
            # At the ends of a line there is no hanzi to keep a distance from.
            hang=right,
            lead=left,
            no_break_before=run[0] in NEVER_FIRST,
            no_break_after=run[-1] in NEVER_LAST,
        )
        return self._metrics.keep(key, made)

    def _mark(self, mark: str, before: str, after: str) -> InlineBox:
        """A full-width mark, half as wide where its empty half meets another (CLREQ 3.1.6.1)."""
        closing = mark in _EMPTY_RIGHT or (mark in _LEANING and self._metrics.leans(mark))
        opening = mark in _EMPTY_LEFT
        narrow = (closing and after in _HALF_EMPTY) or (opening and before in _EMPTY_LEFT)
        key = (mark, narrow)
        known = self._metrics.boxes.get(key)
        return known or self._metrics.keep(
            key, self._make_mark(mark, closing, opening, bool(narrow))
        )

    def _make_mark(self, mark: str, closing: bool, opening: bool, narrow: bool) -> InlineBox:
        """The box of one character: where its ink begins and which half may be cut off."""
        metrics = self._metrics
        glyph = metrics.hanzi_raw.glyphIndexesForString(mark)
        if len(glyph) != 1 or not glyph[0]:
            return shaped_box(metrics, mark, None, mark in NEVER_FIRST)
        advance = metrics.hanzi_raw.advancesForGlyphIndexes(glyph)[0].x()
        if mark == "·":
            wide = max(advance, metrics.size / 2)
            x = (wide - advance) / 2
            return InlineBox(wide, (0.0, wide), (glyph[0],), (x,), no_break_before=True)
        # Some fonts have narrow marks, without an empty half that could be cut off.
        full = advance > metrics.size * 0.9
        half = advance / 2 if full and (closing or opening) else 0.0
        width = advance - half if narrow else advance
        return InlineBox(
            width,
            (0.0, width),
            (glyph[0],),
            (-half if narrow and opening else 0.0,),
            hang=half if closing and not narrow else 0.0,
            lead=half if opening and not narrow else 0.0,
            no_break_before=mark in NEVER_FIRST,
            no_break_after=mark in NEVER_LAST,
        )


def _line_break() -> InlineBox:
    return InlineBox(0.0, (0.0, 0.0), no_break_before=True, forces_break=True)


def _goes_on(before: str, letter: str) -> bool:
    """Whether a letter goes on with those before it: 3:45 is three words, and stays on one line."""
    return bool(_LETTER.match(before) and _LETTER.match(letter)) and before not in _BREAKS_AFTER


def _quoted(boxes: Iterator[SpannedBox], *, is_opening: bool) -> Iterator[SpannedBox]:
    """The boxes of what begins with a straight quotation mark, which looks alike at both ends."""
    for number, item in enumerate(boxes):
        alone = item.end - item.start == 1
        box = item.box if number else item.box._replace(no_break_before=not is_opening)
        yield item._replace(box=box._replace(no_break_after=True) if is_opening and alone else box)


def _glued(boxes: Iterator[SpannedBox]) -> Iterator[SpannedBox]:
    """The rest of a run of letters whose beginning is another word or has another emphasis."""
    for number, item in enumerate(boxes):
        yield item if number else item._replace(box=item.box._replace(no_break_before=True))


def _room_after(letter: str) -> float:
    """The room between a Latin run and the hanzi after it, in hanzi.

    A quarter (CLREQ 3.2.2), half of it after a bracket, which has room of its own.
    """
    if letter in ",;:!?." or letter.isalnum():
        return 0.25
    return 0.125 if letter in ")]%" else 0.0
