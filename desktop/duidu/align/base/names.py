"""Whether a run of Chinese characters sounds like a Latin word: 弗莱厄蒂 Flaherty, 青桥 Qingqiao.

Both are reduced to a skeleton of consonant classes, which are compared by a weighted edit distance
that forgives what transliteration changes.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, islice, product

import numpy as np

from duidu.align.base.protocol import Matrix

Readings = Callable[[str], tuple[str, ...]]  # syllables, without tones, that a character may have

_VOWEL = "a"
# The consonant class of each pinyin initial.
_INITIALS = {
    "zh": "C", "ch": "C", "sh": "S", "b": "P", "p": "P", "m": "M", "f": "F", "d": "T", "t": "T",
    "n": "N", "l": "L", "g": "K", "k": "K", "h": "H", "j": "C", "q": "C", "x": "S", "r": "L",
    "z": "S", "c": "S", "s": "S", "y": "Y", "w": "W",
}  # fmt: skip
# Spellings in Latin letters and their classes, longer ones first.
_LATIN = (
    (re.compile(r"tion|sion"), "SaN"),
    (re.compile(r"sch|tch|ch|j|dg(?=[ei])|g(?=[eiy])"), "C"),
    (re.compile(r"sh|th|ss|zz|z|s|c(?=[eiy])"), "S"),
    (re.compile(r"ph|ff|f|v"), "F"), (re.compile(r"gh(?=t|$)|h(?=$|[^aeiouy])"), ""),
    (re.compile(r"^kn|nn|n"), "N"), (re.compile(r"^wr|rr|r"), "R"),
    (re.compile(r"qu"), "KW"), (re.compile(r"x"), "KS"),
    (re.compile(r"ck|cc|c|k|q|g"), "K"), (re.compile(r"pp|bb|p|b"), "P"),
    (re.compile(r"tt|dd|t|d"), "T"), (re.compile(r"mm|m"), "M"),
    (re.compile(r"ll|l"), "L"), (re.compile(r"wh|w"), "W"), (re.compile(r"h"), "H"),
    (re.compile(r"y(?=[aeiou])"), "Y"), (re.compile(r"[aeiouy]+"), _VOWEL),
)  # fmt: skip
# What it costs to read one class as another; any pair not listed costs 1.2.
_ALIKE = {
    order: cost
    for pair, cost in (
        ("CS", 0.4), ("CT", 0.5), ("ST", 0.5), ("KC", 0.6), ("KH", 0.4), ("WF", 0.3),
        ("LR", 0.1), ("NM", 0.4), ("YC", 0.4), ("PF", 0.5), ("NL", 0.6), ("WH", 0.6),
        ("HF", 0.6), ("Y" + _VOWEL, 0.1), ("W" + _VOWEL, 0.2), ("H" + _VOWEL, 0.4),
    )
    for order in (pair, pair[::-1])
}  # fmt: skip
# The same by either sound.
_CHANGES: dict[str, dict[str, float]] = {
    one: {pair[1]: cost for pair, cost in _ALIKE.items() if pair[0] == one}
    for one in {pair[0] for pair in _ALIKE}
}
_NOTHING: dict[str, float] = {}
# What it costs to leave out a sound; all others cost 1.
_DROP = {_VOWEL: 0.15, "R": 0.3, "H": 0.3, "Y": 0.3, "W": 0.4}
_REMEMBERED = 3_000  # sounds and comparisons: the names of some chapters
_SPELT_OTHERWISE = 0.95  # how alike the same sounds are where the spelling is not pinyin
_LONGEST = 8  # characters of one word of a name; compound names have a middle dot
_MOST_READINGS = 12  # combinations of readings tried for one run of characters


def name_links(
    source: Sequence[str], target: Sequence[str], readings: Readings, candidate: Sequence[bool]
) -> Matrix:
    """How alike in sound each source token is to each target word, 0 to 1, as a matrix.

    Shape (source tokens, target words). A token counts as part of the best run of tokens for the
    word. `candidate` says which target words may be names.
    """
    matrix = np.zeros((len(source), len(target)), np.float32)
    runs = [run for i in range(len(source)) for run in _runs(source, i)]
    for j, word in enumerate(target):
        if not candidate[j]:
            continue
        scored = [(sound_alike(text, word, readings), first, end) for first, end, text in runs]
        # Only the best run counts: a name's characters would also be parts of longer, worse runs.
        best = max((score for score, _, _ in scored), default=0.0)
        for score, first, end in scored:
            if score == best:
                matrix[first:end, j] = np.maximum(matrix[first:end, j], score)
    return matrix


def _runs(tokens: Sequence[str], i: int) -> list[tuple[int, int, str]]:
    """Runs of Chinese tokens from token i on, as (first, end, characters).

    The parts of a name with a middle dot, 米歇尔·奥巴马, are compared one by one.
    """
    found = []
    text = ""
    if "·" in tokens[i].strip("·"):
        return [(i, i + 1, part) for part in tokens[i].split("·") if part and _is_hanzi(part)]
    for end in range(i, len(tokens)):
        if not _is_hanzi(tokens[end]):
            break
        text += tokens[end]
        if len(text) > _LONGEST:
            break
        found.append((i, end + 1, text))
    return found


def _is_hanzi(text: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" for c in text)


def sound_alike(characters: str, word: str, readings: Readings, least: float = 0.0) -> float:
    """How alike characters and a word sound: 0 for little in common, else 0.5 to 1.

    Names spelt in pinyin are compared letter by letter, others by skeleton. Who only asks whether
    they are alike by `least` gets any smaller number where they are not, and much sooner.
    """
    plain = _plain(word)
    choices = [readings(c)[:3] for c in characters]
    # Pinyin that is three times as long as the word cannot spell it.
    if len(plain) < 2 or not all(choices) or sum(len(c[0]) for c in choices) > 3 * len(plain) + 3:
        return 0.0
    best, skeleton = 0.0, _latin(plain)
    # Characters with several readings multiply; the first combinations are the usual ones.
    for spoken in islice(product(*choices), _MOST_READINGS):
        if "".join(spoken) == plain:
            return 1.0
        best = max(best, _likeness("".join(map(_syllable, spoken)), skeleton, least))
    # Below 1, which only a name in exact pinyin gets.
    return best * _SPELT_OTHERWISE


@lru_cache(maxsize=_REMEMBERED)
def _plain(word: str) -> str:
    """The plain Latin letters of a word."""
    return re.sub(r"[^a-z]", "", word.lower().replace("ü", "v"))


@lru_cache(maxsize=_REMEMBERED)
def _likeness(a: str, b: str, least: float = 0.0) -> float:
    """Likeness of two skeletons, 0 to 1; see sound_alike for `least`."""
    weights = (_weight(a), _weight(b))
    strong = min(_strong(a), _strong(b))
    longest = weights[len(a) <= len(b)]
    if not strong:
        return 0.0
    # One consonant in common proves nothing, two not much.
    proof = (0.4, 0.85, 1.0)[min(strong, 3) - 1]
    # A little less is asked, since this is rounded otherwise than what is compared with `least`.
    most = longest * min(0.5, 1 - least / (_SPELT_OTHERWISE * proof) + 1e-6)
    # The distance is at least the difference of the weights: that, or how they begin, rules out
    # most pairs cheaply.
    if abs(weights[0] - weights[1]) > most or not _begin_alike(a, b):
        return 0.0
    return max(0.0, 1 - _distance(a, b, most) / longest) * proof


def _begin_alike(a: str, b: str) -> bool:
    """Whether the first consonants may answer each other, or either may be dropped."""
    first, second = a.lstrip(_VOWEL)[:1], b.lstrip(_VOWEL)[:1]
    return first == second or first in _DROP or second in _DROP or first + second in _ALIKE


@lru_cache(maxsize=_REMEMBERED)
def _weight(skeleton: str) -> float:
    """What leaving out all of a skeleton costs."""
    return sum(_DROP.get(c, 1.0) for c in skeleton)


@lru_cache(maxsize=_REMEMBERED)
def _strong(skeleton: str) -> int:
    """The number of consonants that are never dropped."""
    return sum(c not in _DROP for c in skeleton)


def _distance(a: str, b: str, most: float) -> float:
    """The weighted edit distance, or something above `most` as soon as it must exceed that."""
    drops = [_DROP.get(d, 1.0) for d in b]
    row = list(accumulate(drops, initial=0.0))
    columns = list(zip(b, drops, strict=True))
    for c in a:
        drop, alike = _DROP.get(c, 1.0), _CHANGES.get(c, _NOTHING)
        before = row[0]
        left = before + drop
        new = [left]
        # The cheapest of three ways; min() would take as long as all the rest.
        for (d, drop_other), above in zip(columns, row[1:], strict=True):
            # A little more than 1, so that unlike consonants cost more than one left out.
            change = before if c == d else before + alike.get(d, 1.2)
            left += drop_other
            if above + drop < left:
                left = above + drop
            if change < left:
                left = change
            new.append(left)
            before = above
        row = new
        # No way through this row can come back below the limit.
        if min(row) > most:
            break
    return row[-1]


@lru_cache(maxsize=1_000)
def _syllable(syllable: str) -> str:
    """The skeleton of a pinyin syllable."""
    if syllable in ("er", "r"):
        return "R"
    initial = next((i for i in _INITIALS if syllable.startswith(i)), "")
    return _INITIALS.get(initial, "") + _VOWEL + ("N" if syllable.endswith(("n", "ng")) else "")


@lru_cache(maxsize=_REMEMBERED)
def _latin(word: str) -> str:
    """The skeleton of a Latin word."""
    skeleton = ""
    at = 0
    while at < len(word):
        for pattern, symbol in _LATIN:
            if match := pattern.match(word, at):
                skeleton += symbol
                at = match.end()
                break
        else:
            at += 1
    return skeleton
