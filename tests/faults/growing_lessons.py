"""Texts of learners at any size: pinyin, lists of words, headings in both languages, quotations.

What tells their lines apart looks at the lines around them.
"""

from collections.abc import Callable, Sequence

from faults.growing_texts import Files, sentences

# Pinyin of none of the sentences.
_STRAY = "Zuótiān wǒmen méiyǒu qù túshūguǎn"


def _lines(lines: Sequence[str]) -> Files:
    return [(".txt", "\n".join(lines).encode())]


def _headings(size: int) -> Files:
    """Pairs in turns, with a heading in both languages over every second one."""
    return _lines(
        [
            line
            for number, pair in enumerate(sentences(size))
            for line in (*((f"第{number}课 Lesson {number}",) if number % 2 else ()), *pair)
        ]
    )


def _words(size: int) -> Files:
    return _lines([f"火车{'站' * (n % 3)} huǒchē n. train no. {n}" for n in range(size)])


def _readings_behind_words(size: int) -> Files:
    chinese, english = (" ".join(side) for side in zip(*sentences(size), strict=True))
    return _lines(["我(wǒ)叫(jiào)李明(Lǐ Míng)。" * size + chinese[:20], english])


def _stray_readings(size: int) -> Files:
    """One text, then lines of pinyin that read none of it, then the other text."""
    chinese, english = zip(*sentences(size), strict=True)
    return _lines([*chinese, *(f"{_STRAY} {'ā' * (n % 5)}" for n in range(size)), *english])


def _quoted(size: int) -> Files:
    """One text after the other, both with lines of the other language and with numbers."""
    pairs = sentences(size)
    return _lines(
        [
            line
            for side in (0, 1)
            for number, pair in enumerate(pairs)
            for line in (*((str(number),) if number % 5 else ()), pair[side ^ (number % 20 == 9)])
        ]
    )


LESSONS: dict[str, Callable[[int], Files]] = {
    "headings in both languages": _headings,
    "list of words with pinyin": _words,
    "readings behind words": _readings_behind_words,
    "pinyin of nothing": _stray_readings,
    "one after the other with quotations": _quoted,
}
