"""Plants faults into pairs of sentences that answer each other, for the benchmark of the checks.

Each kind is a function of a pair and a source of chance; it gives the pair with the fault, or None
where the pair has no place for it.
"""

import random
import re
from collections.abc import Callable, Sequence

from duidu.language.registry import describe

Pair = tuple[str, str]
Planter = Callable[[Pair, random.Random], Pair | None]
_HAN = "\u4e00-\u9fff"
_NUMBER = re.compile(r"(?<![\w.,/-])\d{2,}(?:,\d{3})*(?![\w/-]|[.,]\d)")
_WORDS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "twenty",
    "thirty",
]
_NUMBER_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\b(?!-)", re.IGNORECASE)
_MONTHS = [
    "January",
    "February",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_TRADITIONAL = dict(
    zip("们这来说时会对过还种问题认为见", "們這來說時會對過還種問題認為見", strict=True)
)


def other_number(pair: Pair, rng: random.Random) -> Pair | None:
    """Another number in the translation."""
    source, target = pair
    months = [m for m in re.finditer(rf"\b({'|'.join(_MONTHS)})\b", target)]
    places = [*_NUMBER.finditer(target), *months]
    words = [
        m for m in _NUMBER_WORD.finditer(target) if re.search(r"[二两三四五六七八九十\d]", source)
    ]
    if not places and not words:
        return None
    match = rng.choice(places or words)
    if match[0][0].isdigit():
        digits = match[0]
        at = rng.choice([i for i, c in enumerate(digits) if c.isdigit()])
        new = str((int(digits[at]) + rng.randint(1, 8)) % 9 + 1)
        changed = (
            digits[:at] + (new if new != digits[at] else str(int(new) % 9 + 1)) + digits[at + 1 :]
        )
    else:
        names = _MONTHS if match in months else _WORDS
        changed = rng.choice([name for name in names if name.lower() != match[0].lower()])
    return source, target[: match.start()] + changed + target[match.end() :]


def left_out(pair: Pair, rng: random.Random) -> Pair | None:
    """A sentence or a long clause of one side is gone."""
    side = rng.randrange(2)
    text = pair[side]
    ends = r"(?<=[。！？；])" if side == 0 else r"(?<=[.!?;])\s+(?=[A-Z“\"])"
    pieces = [piece for piece in re.split(ends, text) if piece.strip()]
    least = 14 if side == 0 else 45
    if len(pieces) < 2:
        ends = r"(?<=[，：])" if side == 0 else r"(?<=[,:])\s+"
        pieces = [piece for piece in re.split(ends, text) if piece.strip()]
    long = [i for i, piece in enumerate(pieces) if len(piece) >= least]
    if len(pieces) < 2 or not long:
        return None
    gone = rng.choice(long)
    rest = ("" if side == 0 else " ").join(p for i, p in enumerate(pieces) if i != gone)
    return (rest, pair[1]) if side == 0 else (pair[0], rest)


def untranslated(pair: Pair, rng: random.Random) -> Pair | None:
    """The translation is missing, or is the text itself."""
    if len(pair[1].split()) < 4 or not re.search(f"[{_HAN}]", pair[0]):
        return None
    return rng.choice([(pair[1], pair[1]), (pair[0], pair[0]), (pair[0], "")])


def lost_code(pair: Pair, rng: random.Random) -> Pair | None:
    """An address or a code with a wrong letter, or without it."""
    places = [
        match
        for match in re.finditer(
            r"https?://[\w./-]{6,}|[\w.-]+@[\w.-]+\w|\b\w*[A-Z]\w*\d\w*\b", pair[1]
        )
        if match[0] in pair[0]
    ]
    if not places:
        return None
    match = rng.choice(places)
    at = rng.randrange(match.start() + len(match[0]) // 2, match.end())
    changed = rng.choice(["", rng.choice("abcdefgh23456789")])
    if changed == pair[1][at] or not pair[1][at].isalnum():
        return None
    return pair[0], pair[1][:at] + changed + pair[1][at + 1 :]


def lost_bracket(pair: Pair, rng: random.Random) -> Pair | None:
    """Half of a pair of brackets or quotation marks is gone."""
    side = rng.randrange(2)
    places = [m.start() for m in re.finditer(r"[()（）“”《》「」\[\]]", pair[side])]
    if not places:
        return None
    at = rng.choice(places)
    text = pair[side][:at] + pair[side][at + 1 :]
    return (text, pair[1]) if side == 0 else (pair[0], text)


def wrong_mark(pair: Pair, rng: random.Random) -> Pair | None:
    """A half-width mark among Chinese, or the mark at the end is gone."""
    places = [m.start() for m in re.finditer(f"(?<=[{_HAN}])[，。；？！：](?=[{_HAN}]|$)", pair[0])]
    if places and rng.random() < 0.6:
        at = rng.choice(places)
        half = dict(zip("，。；？！：", ",.;?!:", strict=True))[pair[0][at]]
        return pair[0][:at] + half + pair[0][at + 1 :], pair[1]
    if pair[0][-1:] in "。？" and pair[1][-1:] in ".?" and not pair[1].endswith(".."):
        return (pair[0][:-1], pair[1]) if rng.random() < 0.5 else (pair[0], pair[1][:-1])
    return None


def doubled_word(pair: Pair, rng: random.Random) -> Pair | None:
    """A word is said twice."""
    if rng.random() < 0.5:
        words = [m for m in re.finditer(r"(?<=\s)[a-z]{2,}(?=\s)", pair[1])]
        words = [m for m in words if m[0] not in ("that", "had", "very", "so", "no", "her", "many")]
        if not words:
            return None
        match = rng.choice(words)
        return pair[0], pair[1][: match.end()] + " " + match[0] + pair[1][match.end() :]
    load = describe("zh").word_cutter
    assert load is not None
    words_of = [
        word for word in load()(pair[0]) if re.fullmatch(f"[{_HAN}]{{2,3}}|的|了|在|是|和", word)
    ]
    if not words_of:
        return None
    word = rng.choice(words_of)
    return pair[0].replace(word, word + word, 1), pair[1]


def doubled_blank(pair: Pair, rng: random.Random) -> Pair | None:
    """Two blanks between words."""
    places = [m.start() for m in re.finditer(r"(?<=[a-z,]) (?=[a-z])", pair[1])]
    if not places:
        return None
    at = rng.choice(places)
    return pair[0], pair[1][:at] + " " + pair[1][at:]


def damaged(pair: Pair, rng: random.Random) -> Pair | None:
    """A character is damaged, or from the other script."""
    if rng.random() < 0.5:
        places = [i for i, c in enumerate(pair[0]) if c in _TRADITIONAL]
        if places:
            at = rng.choice(places)
            return pair[0][:at] + _TRADITIONAL[pair[0][at]] + pair[0][at + 1 :], pair[1]
    if len(pair[0]) < 4:
        return None
    at = rng.randrange(len(pair[0]))
    return pair[0][:at] + rng.choice("\ufffd\ue012\x07") + pair[0][at + 1 :], pair[1]


def lost_placeholder(pair: Pair, rng: random.Random) -> Pair | None:
    """A placeholder or a tag of the translation is gone or another one."""
    signs = rng.choice(["{0}", "{name}", "%s", "%1$d", "<b>", '<g id="1">', "<x/>", "%(count)d"])
    if len(pair[0]) < 6 or " " not in pair[1]:
        return None
    at = rng.randrange(1, len(pair[0]) - 1)
    spaces = [m.end() for m in re.finditer(" ", pair[1])]
    there = rng.choice(spaces)
    wrong = rng.choice(["", signs.replace("0", "1").replace("name", "nmae").replace("%s", "% s")])
    if wrong == signs:
        wrong = ""
    target = pair[1][:there] + (wrong + " " if wrong else "") + pair[1][there:]
    return pair[0][:at] + signs + pair[0][at:], target


def misspelt_name(pair: Pair, rng: random.Random) -> Pair | None:
    """Two letters of a name change places."""
    places = [
        match
        for match in re.finditer(r"(?<=[a-z] )[A-Z][a-z]{4,}\b", pair[1])
        if match[0] in pair[0]
    ]
    if not places:
        return None
    match = rng.choice(places)
    at = rng.randrange(match.start() + 1, match.end() - 1)
    swapped = pair[1][:at] + pair[1][at + 1] + pair[1][at] + pair[1][at + 2 :]
    return (pair[0], swapped) if swapped != pair[1] else None


KINDS: dict[str, Planter] = {
    "number": other_number,
    "name": misspelt_name,
    "omission": left_out,
    "untranslated": untranslated,
    "code": lost_code,
    "bracket": lost_bracket,
    "mark": wrong_mark,
    "repeated": doubled_word,
    "blank": doubled_blank,
    "damaged": damaged,
    "placeholder": lost_placeholder,
}


def plant(
    pairs: Sequence[Pair], each: int, seed: int
) -> tuple[list[Pair], dict[int, tuple[str, Pair]]]:
    """The pairs with up to `each` faults of each kind, at most one a pair, and where they are."""
    rng = random.Random(seed)
    order = list(range(len(pairs)))
    rng.shuffle(order)
    changed = list(pairs)
    where: dict[int, tuple[str, Pair]] = {}
    # The kinds with fewest places first.
    for kind in ("code", "number", "name", "bracket", *KINDS):
        planted = sum(1 for name, _ in where.values() if name == kind)
        for index in order:
            if planted >= each:
                break
            if index in where:
                continue
            made = KINDS[kind](pairs[index], rng)
            if made is not None and made != pairs[index]:
                changed[index] = made
                where[index] = (kind, made)
                planted += 1
    return changed, where
