"""Names: does a run of Chinese characters sound like a word in Latin letters? 弗莱厄蒂 and Flaherty, 青桥 and Qingqiao.

Both are cut to a skeleton of consonant classes; the weighted edit distance between skeletons forgives what transliteration changes.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import product

import numpy as np

from duidu.align.protocol import Matrix

Readings = Callable[[str], tuple[str, ...]]  # syllables, without tones, that a character may have

_VOWEL = "a"
_INITIALS = {
    "zh": "C", "ch": "C", "sh": "S", "b": "P", "p": "P", "m": "M", "f": "F", "d": "T", "t": "T", "n": "N", "l": "L", "g": "K", "k": "K",
    "h": "H", "j": "C", "q": "C", "x": "S", "r": "L", "z": "S", "c": "S", "s": "S", "y": "Y", "w": "W",
}  # fmt: skip
_LATIN = (
    (re.compile(r"tion|sion"), "SaN"), (re.compile(r"sch|tch|ch|j|dg(?=[ei])|g(?=[eiy])"), "C"),
    (re.compile(r"sh|th|ss|zz|z|s|c(?=[eiy])"), "S"),
    (re.compile(r"ph|ff|f|v"), "F"), (re.compile(r"gh(?=t|$)|h(?=$|[^aeiouy])"), ""), (re.compile(r"^kn|nn|n"), "N"),
    (re.compile(r"^wr|rr|r"), "R"),
    (re.compile(r"qu"), "KW"), (re.compile(r"x"), "KS"), (re.compile(r"ck|cc|c|k|q|g"), "K"), (re.compile(r"pp|bb|p|b"), "P"),
    (re.compile(r"tt|dd|t|d"), "T"), (re.compile(r"mm|m"), "M"),
    (re.compile(r"ll|l"), "L"), (re.compile(r"wh|w"), "W"), (re.compile(r"h"), "H"),
    (re.compile(r"y(?=[aeiou])"), "Y"), (re.compile(r"[aeiouy]+"), _VOWEL),
)  # fmt: skip
_ALIKE = {
    frozenset(pair): cost
    for pair, cost in (
        ("CS", 0.4), ("CT", 0.5), ("ST", 0.5), ("KC", 0.6), ("KH", 0.4), ("WF", 0.3), ("LR", 0.1), ("NM", 0.4), ("YC", 0.4), ("PF", 0.5),
        ("NL", 0.6),
        ("WH", 0.6), ("HF", 0.6), ("Y" + _VOWEL, 0.1), ("W" + _VOWEL, 0.2), ("H" + _VOWEL, 0.4),
    )
}  # fmt: skip
_DROP = {_VOWEL: 0.15, "R": 0.3, "H": 0.3, "Y": 0.3, "W": 0.4}
_LONGEST = 8  # characters of one word of a name


def name_links(source: Sequence[str], target: Sequence[str], readings: Readings, candidate: Sequence[bool]) -> Matrix:
    """How alike in sound, 0 to 1, each source token is to each target word, as part of the best run of tokens for that word.

    `candidate` says which target words may be names.
    """
    matrix = np.zeros((len(source), len(target)), np.float32)
    runs = [run for i in range(len(source)) for run in _runs(source, i)]
    for j, word in enumerate(target):
        if not candidate[j]:
            continue
        scored = [(sound_alike(text, word, readings), first, end) for first, end, text in runs]
        best = max((score for score, _, _ in scored), default=0.0)
        for score, first, end in scored:
            if score == best:
                matrix[first:end, j] = np.maximum(matrix[first:end, j], score)
    return matrix


def _runs(tokens: Sequence[str], i: int) -> list[tuple[int, int, str]]:
    found = []
    text = ""
    for end in range(i, len(tokens)):
        if not all("\u4e00" <= c <= "\u9fff" for c in tokens[end]):
            break
        text += tokens[end]
        if len(text) > _LONGEST:
            break
        found.append((i, end + 1, text))
    return found


def sound_alike(characters: str, word: str, readings: Readings) -> float:
    """0 for nothing in common, 1 for the same sound. Names spelt in pinyin are compared letter by letter, others by skeleton."""
    plain = re.sub(r"[^a-z]", "", word.lower().replace("ü", "v"))
    choices = [readings(c)[:3] for c in characters]
    if len(plain) < 2 or not all(choices) or sum(map(len, (c[0] for c in choices))) > 3 * len(plain) + 3:
        return 0.0
    best = 0.0
    for spoken in list(product(*choices))[:12]:
        if "".join(spoken) == plain:
            return 1.0
        best = max(best, _likeness(_spoken(spoken), _latin(plain)))
    return best * 0.95


def _likeness(a: str, b: str) -> float:
    weight = sum(_DROP.get(c, 1.0) for c in (a if len(a) > len(b) else b))
    strong = min(sum(c not in _DROP for c in a), sum(c not in _DROP for c in b))
    if not strong or not weight:
        return 0.0
    # One consonant alone proves nothing, two not much.
    return max(0.0, 1 - _distance(a, b) / weight) * (0.4, 0.4, 0.85)[strong] if strong < 3 else max(0.0, 1 - _distance(a, b) / weight)


@lru_cache(maxsize=20_000)
def _distance(a: str, b: str) -> float:
    row = [0.0]
    for c in b:
        row.append(row[-1] + _DROP.get(c, 1.0))
    for c in a:
        left = row[0] + _DROP.get(c, 1.0)
        new = [left]
        for j, d in enumerate(b):
            change = 0.0 if c == d else _ALIKE.get(frozenset((c, d)), 1.2)
            left = min(row[j] + change, row[j + 1] + _DROP.get(c, 1.0), left + _DROP.get(d, 1.0))
            new.append(left)
        row = new
    return row[-1]


def _spoken(syllables: Sequence[str]) -> str:
    skeleton = ""
    for syllable in syllables:
        if syllable in ("er", "r"):
            skeleton += "R"
            continue
        initial = next((i for i in _INITIALS if syllable.startswith(i)), "")
        rest = syllable[len(initial) :]
        skeleton += _INITIALS.get(initial, "") + _VOWEL + ("N" if rest.endswith(("n", "ng")) else "")
    return skeleton


@lru_cache(maxsize=20_000)
def _latin(word: str) -> str:
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
