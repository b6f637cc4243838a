"""Tokens of Chinese text as the boxes of its lines: words with their ruby, marks set close where two meet, runs of Latin letters."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duidu.core.token import Token
from duidu.ui.reader.layout.emphasis_style import EmphasisStyle
from duidu.ui.reader.layout.font_metrics import PLAIN, EmphasisKinds, FontMetrics, Ruby, Word
from duidu.ui.reader.layout.line_breaker import NEVER_FIRST, NEVER_LAST
from duidu.ui.reader.layout.ruby_text import parts, tone
from duidu.ui.reader.layout.ruby_text import shown as shown_syllables
from duidu.ui.reader.layout.style import Pinyin, ReaderMode, no_gloss

_EMPTY_RIGHT = frozenset("。，、；：”’）》〉」』】〕］｝")
_EMPTY_LEFT = frozenset("“‘（《〈「『【〔［｛")
_RUNS = re.compile(r"[^\S\n]+|\n|—+|…+|[!-~\u00a1-\u024f\u0370-\u058f\u1e00-\u1fff]+|.", re.DOTALL)
_HANZI = re.compile("[\u2e80-\u2fff\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_FIRST_ASIAN = "\u0250"  # what stands below it is set as Latin
_LONGEST_WHOLE = 4
_EVERYWHERE = (Pinyin.ALL, Pinyin.DIMMED)


def _end(token: Token) -> int:
    return token.end


def _end_of_part(part: tuple[int, int, EmphasisKinds]) -> int:
    return part[1]


class SpannedBox(NamedTuple):
    """A box and the code points of the block it stands for."""

    start: int
    end: int
    word: Word


class BoxMaker:
    """Makes boxes with one face for one way of reading; `apart` is what of the block is set apart, None for nothing."""

    def __init__(
        self,
        face: FontMetrics,
        mode: ReaderMode,
        measure: float,
        apart: EmphasisStyle | None = None,
    ) -> None:
        self._face = face
        self._mode = mode
        self._measure = measure
        self._parts = apart.parts if apart else ()
        self._gap = face.size * 0.25
        # Where every word shows its reading and no gloss, a word and its reading say how it looks: most of a page is found here.
        plain = mode.pinyin in _EVERYWHERE and mode.gloss is no_gloss
        self._seen = (
            face.readings((mode.spelling, bool(mode.tones), mode.by_word)) if plain else None
        )

    def boxes(self, text: str, tokens: Sequence[Token], start: int, end: int) -> list[SpannedBox]:
        """The boxes of text[start:end]; `text` is the block as it is shown, tokens those of the whole block."""
        found: list[SpannedBox] = []
        for token in tokens[bisect_right(tokens, start, key=_end) :]:
            if token.start >= end:
                break
            if token.end > token.start:
                self._add(found, token, text, start, end)
        return found

    def _add(self, found: list[SpannedBox], token: Token, text: str, start: int, end: int) -> None:
        """The boxes of one token, as far as it lies within start..end."""
        first, last, _, _, reading, _, _ = token
        if first < start or last > end or last - first != len(reading):
            found.extend(self._runs(text, max(start, first), min(end, last)))
            return
        seen, key = self._seen, (text[first:last], reading)
        known = seen.get(key) if seen is not None else None
        if known is not None:
            found.append(SpannedBox(first, last, known))
            return
        made = list(self._read(token, text))
        found.extend(made)
        if seen is not None and len(made) == 1 and made[0].end == last:
            seen[key] = made[0].word

    def _read(self, token: Token, block: str) -> Iterator[SpannedBox]:
        """A word with a reading: whole where it is short, else by characters."""
        text = block[token.start : token.end]
        ruby = self._shows(token)
        gloss = self._mode.gloss(token) if ruby or not self._mode.pinyin.takes_room else ""
        shown = (gloss,) if gloss else shown_syllables(token, self._mode.spelling) if ruby else ()
        tones = tuple(map(tone, token.reading)) if self._mode.tones else ()
        if gloss or (len(text) <= _LONGEST_WHOLE and self._mode.by_word and all(token.reading)):
            yield SpannedBox(token.start, token.end, self._word(text, shown, tones, False, token))
            return
        glued = len(text) <= _LONGEST_WHOLE
        for i, character in enumerate(text):
            if not token.reading[i]:
                yield from self._runs(block, token.start + i, token.start + i + 1)
                continue
            single = token._replace(reading=token.reading[i : i + 1])
            word = self._word(
                character, shown[i : i + 1], tones[i : i + 1], glued and i > 0, single
            )
            yield SpannedBox(token.start + i, token.start + i + 1, word)

    def _shows(self, token: Token) -> bool:
        mode = self._mode.pinyin
        return mode in _EVERYWHERE or (mode is Pinyin.HARD and self._mode.is_hard(token))

    def _word(
        self, text: str, shown: tuple[str, ...], tones: tuple[int, ...], glued: bool, token: Token
    ) -> Word:
        key = (text, shown, tones, glued)
        known = self._face.words.get(key)
        if known is not None:
            return known
        whole = len(shown) == len(token.reading)
        above = (
            parts(token, shown, self._mode.spelling)
            if whole
            else tuple((text, 0) for text in shown)
        )
        return self._face.keep(key, self._make_word(text, above, tones, glued))

    def _make_word(
        self, text: str, above: tuple[tuple[str, int], ...], tones: tuple[int, ...], glued: bool
    ) -> Word:
        face = self._face
        ruby: Ruby | None = face.ruby(above) if above else None
        glyphs = tuple(face.hanzi_raw.glyphIndexesForString(text))
        if 0 in glyphs or len(glyphs) != len(text):
            return self._shaped_word(text, ruby, glued)
        advance = face.size * len(text)
        width = max(advance, ruby.width + self._gap) if ruby else advance
        # What the ruby needs beyond the hanzi goes mostly outside the word, so that words are told apart.
        edge = (width - advance) / (2 + (len(text) - 1) / 2)
        xs = tuple(edge + (face.size + edge / 2) * i for i in range(len(text)))
        bounds = (0.0, *(x - edge / 4 for x in xs[1:]), width)
        first = text[0] in NEVER_FIRST or glued
        ruby_x = (width - ruby.width) / 2 if ruby else 0.0
        return Word(
            width, bounds, glyphs, xs, tones, ruby=ruby, ruby_x=ruby_x, no_break_before=first
        )

    def _shaped_word(self, text: str, ruby: Ruby | None, glued: bool) -> Word:
        shaped = self._face.shape(text, latin=False)
        width = max(shaped.width, ruby.width + self._gap) if ruby else shaped.width
        left = (width - shaped.width) / 2
        bounds = (0.0, *(left + x for x in shaped.bounds[1:-1]), width)
        ruby_x = (width - ruby.width) / 2 if ruby else 0.0
        return Word(
            width,
            bounds,
            shaped=shaped,
            shaped_x=left,
            ruby=ruby,
            ruby_x=ruby_x,
            no_break_before=glued,
        )

    def _runs(self, text: str, start: int, end: int) -> Iterator[SpannedBox]:
        """What has no reading: spaces, Latin runs, marks and single characters."""
        if end - start == 1 and text[start] >= _FIRST_ASIAN and not text[start].isspace():
            yield SpannedBox(
                start, end, self._mark(text[start], text[start - 1 : start], text[end : end + 1])
            )
            return
        if not self._parts:
            yield from self._runs_alike(text, start, end, PLAIN)
            return
        for left, right, kinds in self._parts[bisect_right(self._parts, start, key=_end_of_part) :]:
            if left >= end:
                break
            yield from self._runs_alike(text, max(left, start), min(right, end), kinds)

    def _runs_alike(
        self, text: str, start: int, end: int, kinds: EmphasisKinds
    ) -> Iterator[SpannedBox]:
        for match in _RUNS.finditer(text, start, end):
            run, at = match.group(), match.start()
            before, after = text[at - 1 : at], text[match.end() : match.end() + 1]
            if run == "\n":
                yield SpannedBox(
                    at, match.end(), Word(0.0, (0.0, 0.0), no_break_before=True, forces_break=True)
                )
            elif run.isspace():
                yield SpannedBox(at, match.end(), self._space(len(run)))
            elif (len(run) > 1 or run < _FIRST_ASIAN) and run != "·":
                pads = bool(_HANZI.match(before)), bool(_HANZI.match(after))
                boxes = self._latin(run, at, *pads, kinds)
                yield from (
                    _glued(boxes)
                    if self._parts and before.isalnum() and not pads[0] and run[0].isalnum()
                    else boxes
                )
            else:
                yield SpannedBox(at, match.end(), self._mark(run, before, after))

    def _space(self, count: int) -> Word:
        each = self._face.size * 0.25
        width = each * count
        return Word(
            width, tuple(each * i for i in range(count + 1)), hang=width, no_break_before=True
        )

    def _latin(
        self, run: str, at: int, pad_left: bool, pad_right: bool, kinds: EmphasisKinds
    ) -> Iterator[SpannedBox]:
        """One box, or several where the run is longer than a line."""
        shaped = self._face.shape(run, run[0] not in "—…", kinds)
        if shaped.width <= self._measure or len(run) < 2:
            yield SpannedBox(at, at + len(run), self._latin_word(run, pad_left, pad_right, kinds))
            return
        size = max(1, int(len(run) * self._measure / shaped.width * 0.8))
        for i in range(0, len(run), size):
            yield SpannedBox(
                at + i,
                at + min(len(run), i + size),
                self._latin_word(run[i : i + size], False, False, kinds),
            )

    def _latin_word(self, run: str, pad_left: bool, pad_right: bool, kinds: EmphasisKinds) -> Word:
        key = (run, pad_left, pad_right, kinds, "letters")
        known = self._face.words.get(key)
        if known:
            return known
        shaped = self._face.shape(run, run[0] not in "—…", kinds)
        left = self._face.size / 8 if pad_left and (run[0].isalnum() or run[0] in "([") else 0.0
        right = self._face.size * _room_after(run[-1]) if pad_right else 0.0
        width = left + shaped.width + right
        bounds = (0.0, *(left + x for x in shaped.bounds[1:-1]), width)
        first, last = run[0] in NEVER_FIRST, run[-1] in NEVER_LAST
        return self._face.keep(
            key,
            Word(
                width,
                bounds,
                shaped=shaped,
                shaped_x=left,
                no_break_before=first,
                no_break_after=last,
            ),
        )

    def _mark(self, mark: str, before: str, after: str) -> Word:
        """A full-width mark; its empty half goes where it meets another mark (CLREQ 3.1.6.1)."""
        closing, opening = mark in _EMPTY_RIGHT, mark in _EMPTY_LEFT
        narrow = (closing and (after in _EMPTY_RIGHT or after in _EMPTY_LEFT)) or (
            opening and before in _EMPTY_LEFT
        )
        key = (mark, narrow)
        known = self._face.words.get(key)
        return known or self._face.keep(key, self._make_mark(mark, closing, opening, bool(narrow)))

    def _make_mark(self, mark: str, closing: bool, opening: bool, narrow: bool) -> Word:
        face = self._face
        glyph = face.hanzi_raw.glyphIndexesForString(mark)
        if len(glyph) != 1 or not glyph[0]:
            return self._shaped_word(mark, None, mark in NEVER_FIRST)
        advance = face.hanzi_raw.advancesForGlyphIndexes(glyph)[0].x()
        if mark == "·":
            wide = max(advance, face.size / 2)
            return Word(
                wide, (0.0, wide), (glyph[0],), ((wide - advance) / 2,), no_break_before=True
            )
        full = advance > face.size * 0.9
        half = advance / 2 if full and (closing or opening) else 0.0
        width = advance - half if narrow else advance
        x = -half if narrow and opening else 0.0
        hang = half if closing and not narrow else 0.0
        lead = half if opening and not narrow else 0.0
        first, last = mark in NEVER_FIRST, mark in NEVER_LAST
        return Word(
            width,
            (0.0, width),
            (glyph[0],),
            (x,),
            hang=hang,
            lead=lead,
            no_break_before=first,
            no_break_after=last,
        )


def _glued(boxes: Iterator[SpannedBox]) -> Iterator[SpannedBox]:
    """The rest of a word whose beginning is set otherwise: no line ends between the two."""
    for number, box in enumerate(boxes):
        yield box if number else box._replace(word=box.word._replace(no_break_before=True))


def _room_after(letter: str) -> float:
    """The room between Latin letters or Western marks and a hanzi that follows, in hanzi (CLREQ 3.2.2: an eighth to a quarter)."""
    if letter in ",;:!?.":
        return 0.25
    return 0.125 if letter.isalnum() or letter in ")]%" else 0.0
