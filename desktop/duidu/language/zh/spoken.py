"""How a Chinese text is spoken: the readings of its words, with sandhi, and its figures aloud.

What the words are read as was decided elsewhere, by the translation or by a person.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

from duidu.core.token import Token, TokenKind
from duidu.language.speech import LATIN, Sounded, Stranger, mark, words_of
from duidu.language.zh.display import Style, per_word
from duidu.language.zh.phonemes import TONE_SIGNS, is_syllable, word_sounds
from duidu.language.zh.sandhi import with_sandhi
from duidu.language.zh.written import Heard, heard

# Every character that figures are said with; each has one reading there.
_FIGURES = dict(
    zip(
        "零一二两三四五六七八九十百千万亿点分之负幺年月日到比号元美欧镑英港新台币澳加卢布韩摄氏度华"
        "公里每小时米秒平方立厘毫纳克吨升斤千瓦兆伏赫兹吉乘除以等于正约大第和下减钟顷安卡贝微代",
        words_of(
            "ling2 yi1 er4 liang3 san1 si4 wu3 liu4 qi1 ba1 jiu3 shi2 bai3 qian1 wan4 yi4 "
            "dian3 fen1 zhi1 fu4 yao1 nian2 yue4 ri4 dao4 bi3 hao4 yuan2 mei3 ou1 bang4 ying1 "
            "gang3 xin1 tai2 bi4 ao4 jia1 lu2 bu4 han2 she4 shi4 du4 hua2 gong1 li3 mei3 "
            "xiao3 shi2 mi3 miao3 ping2 fang1 li4 li2 hao2 na4 ke4 dun1 sheng1 jin1 qian1 wa3 "
            "zhao4 fu2 he4 zi1 ji2 cheng2 chu2 yi3 deng3 yu2 zheng4 yue1 da4 di4 he2 xia4 "
            "jian3 zhong1 qing3 an1 ka3 bei4 wei1 dai4"
        ),
        strict=True,
    )
)
# In a number 一 changes its tone before a unit only (一百 yì bǎi, 二零一一 yī yī): written so that
# sandhi does not take it for the word.
_LONE_ONE = re.compile("一(?![百千万亿])")
# Rare syllables, by which foreign names would be taken for Chinese ones: Biden.
_NOT_IN_NAMES = frozenset(
    words_of("a bia bong cei chua den dia din fiao hm hng kei lo m n nia nou nun o r rua tei wong")
)
# Syllables that are carried. Alone they all fall by two or three semitones, whatever their tone;
# behind these words second tones rise (tests/benchmarks/speech.py tells by how much).
_FEW = 4
_CARRIER = " ".join(map(word_sounds, (("zhe4", "ge5"), ("zi4",), ("nian4",))))
_HANZI = re.compile(r"[㐀-鿿\uf900-\ufaff𠀀-𲎯]")
_JOINING = frozenset((".", ":", "/", "-", "_", "?", "=", "&"))


class ChineseSpeech:
    """language.speech.Speech for Chinese."""

    def words(self, text: str, tokens: Sequence[Token], stranger: Stranger) -> list[Sounded]:
        """All that is heard of a text, with readings as they are spoken (yí gè)."""
        said = list(_as_said(text, tokens))
        spoken = with_sandhi(said, third_tones=True)
        words: list[Sounded] = []
        for token in spoken:
            if not _is_inside(text, token):
                words.extend(_sounded(token, stranger))
        return words

    def carrier(self, words: Sequence[Sounded]) -> str:
        """这个字念, before so few syllables that the voices would say all tones alike."""
        tones = sum(len(TONE_SIGNS.findall(one.sounds)) for one in words if one.word)
        return _CARRIER if tones <= _FEW else ""

    def word(self, text: str) -> str:
        """The sounds of a name that is written in pinyin without tones (Xiaoping)."""
        syllables = _syllables(text.lower().replace("ü", "v"))
        return word_sounds([syllable + "5" for syllable in syllables])


def _is_inside(text: str, token: Token) -> bool:
    """Whether a mark stands inside an address, a name or a word (U.S, a.cn/x) and is no pause."""
    around = text[max(0, token.start - 1) : token.start] + text[token.end : token.end + 1]
    return token.text in _JOINING and len(around) == 2 and around.isascii() and around.isalnum()


def _as_said(text: str, tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, each with the hanzi it is read with in place of figures.

    A token keeps its place in the text; its text and reading are those that are spoken.
    """
    figures = heard(_without_codes(text, tokens))
    at = 0
    while at < len(tokens):
        here = [one for one in figures if one.start < tokens[at].end and one.end > tokens[at].start]
        if not here:
            yield tokens[at]
            at += 1
            continue
        # A date is several tokens, and its words are lit as one.
        end = at
        while end < len(tokens) and tokens[end].start < here[-1].end:
            end += 1
            here += [one for one in figures if here[-1].end <= one.start < tokens[end - 1].end]
        yield from _merged(text, tokens[at:end], here)
        at = end


def _without_codes(text: str, tokens: Sequence[Token]) -> str:
    """The text with blanks for what stands for a code, which nobody hears."""
    letters = list(text)
    for token in tokens:
        if token.kind is TokenKind.OTHER and len(token.text) > 1:
            letters[token.start : token.end] = "\n" * len(token.text)
    return "".join(letters)


def _merged(text: str, tokens: Sequence[Token], figures: Sequence[Heard]) -> Iterator[Token]:
    """Tokens with figures in them as one that is read, cut where letters are spelled.

    The figures are in order. What no figure covers keeps its reading.
    """
    readings = {
        token.start + at: syllable for token in tokens for at, syllable in enumerate(token.reading)
    }
    start, end = tokens[0].start, tokens[-1].end
    hanzi, syllables = "", []
    at = start
    starts = [one.start for one in figures]
    while at < end:
        place = bisect_right(starts, at) - 1
        figure = figures[place] if place >= 0 and figures[place].start == at else None
        if figure is not None:
            hanzi += _LONE_ONE.sub("1", figure.hanzi)
            syllables += [_FIGURES.get(c, "") for c in figure.hanzi]
            at = figure.end
            continue
        if text[at].isascii() and text[at].isalpha():
            # Letters are of another language: A4, 5G.
            letters = LATIN.match(text, at, end)
            stop = min(letters.end() if letters else at + 1, _next(starts, at, end))
            if hanzi:
                yield Token(start, at, hanzi, TokenKind.NUMBER, tuple(syllables))
            yield Token(at, stop, text[at:stop], TokenKind.LATIN)
            hanzi, syllables, start, at = "", [], stop, stop
            continue
        hanzi += text[at]
        syllables.append(readings.get(at, ""))
        at += 1
    if hanzi:
        yield Token(start, end, hanzi, TokenKind.NUMBER, tuple(syllables))


def _next(starts: Sequence[int], at: int, end: int) -> int:
    """Where the next figure begins, or the end."""
    return next((start for start in starts if start > at), end)


def _sounded(token: Token, stranger: Stranger) -> Iterator[Sounded]:
    """What is heard of one token: its reading, letters in their own language, or a mark."""
    if token.kind is TokenKind.OTHER and len(token.text) > 1:
        return
    if any(token.reading):
        sounds = _mixed(token, stranger)
        if sounds:
            yield Sounded(token.start, token.end, sounds, per_word((token,), Style.MARKS))
        return
    found = mark(token)
    if found is not None:
        yield found
        return
    for letters in LATIN.finditer(token.text):
        sounds = stranger(letters[0])
        if sounds:
            start = token.start + letters.start()
            yield Sounded(start, start + len(letters[0]), sounds)


def _mixed(token: Token, stranger: Stranger) -> str:
    """The sounds of a word with a reading; letters in it (B超) are said in their language."""
    sounds, at = "", 0
    while at < len(token.text):
        letters = None if token.reading[at] else LATIN.match(token.text, at)
        latin = letters[0] if letters and not _HANZI.search(letters[0]) else ""
        if not latin and letters:
            latin = re.split(_HANZI, letters[0])[0]
        sounds += stranger(latin) + " " if latin else word_sounds(token.reading[at : at + 1])
        at += len(latin) or 1
    return sounds.strip()


def _syllables(plain: str) -> list[str]:
    """Letters as syllables of pinyin, the longest first; () for what is no pinyin."""
    if len(plain) < 2 or not plain.replace("'", "").isascii():
        return []
    ways: dict[int, list[str]] = {len(plain): []}
    for at in range(len(plain) - 1, -1, -1):
        for end in range(min(len(plain), at + 6), at, -1):
            syllable = plain[at:end].strip("'")
            if end in ways and is_syllable(syllable) and syllable not in _NOT_IN_NAMES:
                ways[at] = [syllable, *ways[end]]
                break
    return ways.get(0, [])


def load(_folder: Path) -> ChineseSpeech:
    """Chinese needs no list of words: every word of a text comes with its reading."""
    return ChineseSpeech()
