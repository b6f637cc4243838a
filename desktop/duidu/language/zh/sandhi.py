"""Tone sandhi for display: 不 and 一, V不V and V一V, and third tones in a row.

It changes what is shown; stored readings are those of the dictionary.
"""

from collections.abc import Iterator, Sequence

from duidu.core.token import Token, TokenKind

_ORDINAL_BEFORE = frozenset("第初十百千万零〇二三四五六七八九")
_ORDINAL_AFTER = frozenset("月号號日")
_NUMERALS = frozenset("〇零一二三四五六七八九")


def with_sandhi(tokens: Sequence[Token], *, third_tones: bool = False) -> tuple[Token, ...]:
    """The tokens as they are spoken: 不是 bú shì, 一个 yí gè, 看一看 kàn yi kàn.

    With `third_tones` also 你好 ní hǎo.
    """
    places = [(index, at) for index, token in enumerate(tokens) for at in range(len(token.text))]
    text = "".join(token.text for token in tokens)
    base = [syllable for token in tokens for syllable in (token.reading or ("",) * len(token.text))]
    spoken = [_numeral_or_not(text, base, at) for at in range(len(text))]
    if third_tones:
        for run in _third_tone_runs(tokens, spoken):
            for at in run[:-1]:
                spoken[at] = spoken[at][:-1] + "2"
    changed: dict[int, list[str]] = {}
    for (index, _), syllable in zip(places, spoken, strict=True):
        changed.setdefault(index, []).append(syllable)
    return tuple(
        token._replace(reading=tuple(changed[index]))
        if token.reading and index in changed
        else token
        for index, token in enumerate(tokens)
    )


def _numeral_or_not(text: str, base: Sequence[str], at: int) -> str:
    """不 bu4 and 一 yi1 as they sound before the next syllable; others unchanged."""
    syllable = base[at]
    if (text[at], syllable) not in (("不", "bu4"), ("一", "yi1")):
        return syllable
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    following = base[at + 1] if at + 1 < len(base) else ""
    # Between equal characters, as in 看一看 and 好不好, 一 and 不 are neutral.
    if before and before == after:
        return syllable[:-1] + "5"
    if text[at] == "不":
        return "bu2" if following.endswith("4") else syllable
    # As an ordinal or inside a number 一 keeps its tone: 第一, 一月, 二零一一.
    if not following or before in _ORDINAL_BEFORE or after in _ORDINAL_AFTER or after in _NUMERALS:
        return syllable
    # 个 is neutral in many words and still counts as the fourth tone it comes from.
    return "yi2" if following.endswith("4") or following == "ge5" else "yi4"


def _third_tone_runs(tokens: Sequence[Token], spoken: Sequence[str]) -> Iterator[list[int]]:
    """Third tones in a row, inside words and across them.

    A word with third tones in a row of its own begins a new run (小老虎 xiǎo láohǔ).
    """
    run: list[int] = []
    at = 0
    for token in tokens:
        # Speech groups by words, so a word that is a run itself does not join the run before it.
        own_run = len(token.text) > 1 and all(
            syllable.endswith("3") for syllable in spoken[at : at + 2]
        )
        if token.kind is TokenKind.PUNCTUATION or (own_run and run):
            yield run
            run = []
        for _ in token.text:
            if spoken[at].endswith("3"):
                run.append(at)
            else:
                yield run
                run = []
            at += 1
    yield run
