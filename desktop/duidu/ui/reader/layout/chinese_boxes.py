"""Chinese text as the boxes of its lines: words with their ruby. The rest is made by run_boxes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from duidu.core.codes import InlineCode
from duidu.core.token import Token
from duidu.ui.reader.layout.emphasis_style import EmphasisStyle
from duidu.ui.reader.layout.font_metrics import FontMetrics
from duidu.ui.reader.layout.line_breaker import NEVER_FIRST
from duidu.ui.reader.layout.note_signs import SIGN_ROOM, NoteSign
from duidu.ui.reader.layout.ruby_room import HANGS
from duidu.ui.reader.layout.ruby_text import ruby_parts, spelled, stands_beside, tone
from duidu.ui.reader.layout.run_boxes import RunBoxes, SpannedBox, shaped_box
from duidu.ui.reader.layout.shaped_text import InlineBox, Ruby, ShapedText, ZhuyinColumn
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, no_gloss
from duidu.ui.reader.layout.zhuyin_column import COLUMN

_LONGEST_WHOLE = 4
"""Hanzi of a word that is never broken over lines; longer words are set by character."""
_EVERY_WORD = (Pinyin.ALL, Pinyin.DIMMED)


def _end(token: Token) -> int:
    return token.end


class BoxMaker:
    """Makes the boxes of a block with one font size, for one mode and line width.

    `measure` is the longest line in px; `emphasis` that of the block, None without any. `chips`
    are the codes in what is set.
    """

    def __init__(
        self,
        metrics: FontMetrics,
        mode: ReaderMode,
        measure: float,
        emphasis: EmphasisStyle | None = None,
        chips: Sequence[InlineCode] = (),
    ) -> None:
        self._metrics = metrics
        self._mode = mode
        self._chips = chips
        self._runs = RunBoxes(metrics, measure, emphasis)
        # Where every word shows its reading and none a gloss, a word and its reading decide its
        # box: most boxes of a page are found by that short key.
        plain = mode.pinyin in _EVERY_WORD and mode.gloss is no_gloss
        self._known = (
            metrics.boxes_by_reading((mode.spelling, bool(mode.tones), mode.by_word))
            if plain
            else None
        )

    def boxes(self, text: str, tokens: Sequence[Token], start: int, end: int) -> list[SpannedBox]:
        """The boxes of text[start:end]; `text` is the block as shown, `tokens` all its tokens."""
        found: list[SpannedBox] = []
        at = start
        for first, last, _ in self._chips:
            self._add_words(found, text, tokens, at, first)
            found.append(SpannedBox(first, last, self._runs.chip(text[first:last])))
            at = last
        self._add_words(found, text, tokens, at, end)
        return found

    def _add_words(
        self, found: list[SpannedBox], text: str, tokens: Sequence[Token], start: int, end: int
    ) -> None:
        """Add the boxes of text[start:end], in which no code is."""
        for token in tokens[bisect_right(tokens, start, key=_end) :]:
            if token.start >= end:
                break
            if token.end > token.start:
                self._add(found, token, text, start, end)

    def _add(self, found: list[SpannedBox], token: Token, text: str, start: int, end: int) -> None:
        """Add the boxes of one token, as far as it lies within start..end."""
        first, last, _, _, reading, _, _ = token
        if first < start or last > end or last - first != len(reading):
            found.extend(self._runs.boxes(text, max(start, first), min(end, last)))
            return
        known, key = self._known, (text[first:last], reading)
        box = known.get(key) if known is not None else None
        if box is not None:
            found.append(SpannedBox(first, last, box))
            return
        made = list(self._word_boxes(token, text))
        found.extend(made)
        if known is not None and len(made) == 1 and made[0].end == last:
            known[key] = made[0].box

    def _word_boxes(self, token: Token, block: str) -> Iterator[SpannedBox]:
        """The boxes of a word with a reading: one for a short word, else one a character."""
        text = block[token.start : token.end]
        has_ruby = self._has_ruby(token)
        gloss = self._mode.gloss(token) if has_ruby or not self._mode.pinyin.takes_room else ""
        reading = spelled(token, self._mode.spelling) if has_ruby else ()
        tones = tuple(map(tone, token.reading)) if self._mode.tones else ()
        if gloss or (len(text) <= _LONGEST_WHOLE and self._mode.by_word and all(token.reading)):
            box = self._box(text, reading, tones, False, token, gloss)
            yield SpannedBox(token.start, token.end, box)
            return
        # Set by character, a short word still stays on one line.
        glued = len(text) <= _LONGEST_WHOLE
        for i, character in enumerate(text):
            if not token.reading[i]:
                yield from self._runs.boxes(block, token.start + i, token.start + i + 1)
                continue
            single = token._replace(reading=token.reading[i : i + 1])
            one, its_tone = reading[i : i + 1], tones[i : i + 1]
            box = self._box(character, one, its_tone, glued and i > 0, single)
            yield SpannedBox(token.start + i, token.start + i + 1, box)

    def _has_ruby(self, token: Token) -> bool:
        mode = self._mode.pinyin
        return mode in _EVERY_WORD or (mode is Pinyin.HARD and self._mode.is_hard(token))

    def _box(
        self,
        text: str,
        reading: tuple[str, ...],
        tones: tuple[int, ...],
        glued: bool,
        token: Token,
        gloss: str = "",
    ) -> InlineBox:
        """The box of a word with its reading and its gloss; a `glued` one never begins a line.

        The gloss stands below where the reading is above. It has no tones, whatever its word has.
        """
        key = (text, reading, tones, glued, gloss)
        known = self._metrics.boxes.get(key)
        if known is not None:
            return known
        spelling = self._mode.spelling
        beside = self._metrics.columns(reading) if stands_beside(spelling) else ()
        meaning = self._metrics.ruby(((gloss, 0),)) if gloss else None
        # What the hanzi font lacks is shaped by Qt, and has its zhuyin above.
        glyphs = self._glyphs(text)
        is_above = reading and not (beside and glyphs)
        ruby = self._metrics.ruby(ruby_parts(token, reading, spelling)) if is_above else meaning
        if not glyphs:
            made = shaped_box(self._metrics, text, ruby, glued)
        else:
            made = self._make_box(glyphs, ruby, beside, meaning if is_above else None)
            first = text[0] in NEVER_FIRST or glued
            made = made._replace(tones=tones, no_break_before=first)
        return self._metrics.keep(key, made)

    def _glyphs(self, text: str) -> tuple[int, ...]:
        """The glyphs of the hanzi font; () where it lacks one."""
        found = tuple(self._metrics.hanzi_raw.glyphIndexesForString(text))
        return () if 0 in found or len(found) != len(text) else found

    def _make_box(
        self,
        glyphs: tuple[int, ...],
        ruby: Ruby | None,
        beside: tuple[ZhuyinColumn, ...],
        below: Ruby | None,
    ) -> InlineBox:
        """Set hanzi between their ruby and what stands below, or each with its column of zhuyin."""
        size, count = self._metrics.size, len(glyphs)
        each = size * (1 + COLUMN) if beside else size
        advance = each * count
        width = max([advance, *(one.width - 2 * HANGS * size for one in (ruby, below) if one)])
        # What the ruby needs beyond the hanzi goes mostly outside the word, so that words are
        # told apart.
        edge = (width - advance) / (2 + (count - 1) / 2)
        xs = tuple(edge + (each + edge / 2) * i for i in range(count))
        bounds = (0.0, *(x - edge / 4 for x in xs[1:]), width)
        ruby_x = (width - ruby.width) / 2 if ruby else 0.0
        below_x = (width - below.width) / 2 if below else 0.0
        return InlineBox(
            width,
            bounds,
            glyphs,
            xs,
            ruby=ruby,
            ruby_x=ruby_x,
            beside=beside,
            below=below,
            below_x=below_x,
        )


def boxes_with_signs(
    placed: Sequence[SpannedBox], signs: Iterable[tuple[NoteSign, ShapedText]], size: float
) -> list[SpannedBox]:
    """The boxes of Chinese text, those before signs as much wider; `size` is that of a hanzi.

    A sign stands in the empty half of a mark like 。 where it has one.
    """
    made = list(placed)
    ends = [item.end for item in placed]
    for sign, shaped in signs:
        at = bisect_left(ends, sign.at)
        if sign.text and at < len(made):
            made[at] = made[at]._replace(box=_widened(made[at].box, shaped, size * SIGN_ROOM))
    return made


def _widened(box: InlineBox, shaped: ShapedText, room: float) -> InlineBox:
    left = box.width - box.hang + room
    width = max(box.width, left + shaped.width + room)
    return box._replace(
        width=width, bounds=(*box.bounds[:-1], width), hang=0.0, sign=shaped, sign_x=left
    )
