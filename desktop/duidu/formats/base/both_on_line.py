"""Takes lines apart that hold a text and its translation, as 春天来了。（Spring is here.） does."""

import re
from collections import Counter
from collections.abc import Sequence

_WIDE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# What stands between the two: marks, line breaks of subtitles with their overrides, and those of
# HTML. Then what may enclose the second.
JOINERS = (
    r"(?>(?:\\[Nnh]|\{\\[^{}]{0,200}\}|<br\s{0,9}/?>|<!--|-->"
    r"|[\s/|｜／\\=＝—–\-~→⇒↔⇔<>#＃:：;·•]){0,60})"
)
"""What joins two texts on one line."""
_AT_START, _AT_END = re.compile(f"^{JOINERS}"), re.compile(f"{JOINERS}$")
_COMMENT = re.compile(r"^\s*<!--\s*|\s*-->\s*$")
_OPENS, _CLOSES = "(（[［【〔<〈", ")）]］】〕>〉"
_MARKS = re.escape("。！？!?.…”’」』》）)】]，,；;：:、～~\"'")
_LATIN = "A-Za-zÀ-ɏ"
_BEGINS = "“‘「『《（(【\\["
# Possessive, so that a line is walked once: a line of another kind would take quadratic time.
_FIRST_WIDE = re.compile(
    rf"(?P<one>(?>(?:(?:[A-Z]|[IVXLC]{{1,6}})\s?[:：.、]\s*)?)"
    rf"(?>[^{_LATIN}]*[{_WIDE}])[{_MARKS}0-9]*+)"
    rf"(?P<two>(?=[^{_LATIN}]*[{_LATIN}])[^{_WIDE}]*+)"
)
_FIRST_LATIN = re.compile(
    rf"(?P<one>(?>[^{_WIDE}]*[{_LATIN}])[^{_BEGINS}{_WIDE}]*+)"
    rf"(?P<two>(?=[^{_WIDE}]*[{_WIDE}])[^{_LATIN}]++)"
)
_COUNTED_BY = re.compile(rf"[(（\[【][{_WIDE}]{{1,2}}[)）\]】]")
_LONGEST = 1_000  # code points of such a line
_MOST = 0.6  # of the lines are so, or none is taken to be
_FEWEST = 2
# Letters for each wide character that a translation has at least: names in a text have fewer.
_LETTERS = 2.0


def both_on_line(text: str) -> tuple[str, str] | None:
    """The two texts of a line in its order, without what joins them; None for another line."""
    text = _COMMENT.sub("", text.strip())
    if text.isascii() or len(text) > _LONGEST or "\n" in text:
        return None
    found = _FIRST_WIDE.fullmatch(text) or _FIRST_LATIN.fullmatch(text)
    if found is None:
        return None
    one, two = _apart(found["one"], found["two"])
    return (one, two) if one and two else None


def lines_with_both(lines: Sequence[str]) -> list[tuple[str, str] | None]:
    """What each line holds, where most lines hold both languages; [] where they do not."""
    found = _without_labels([both_on_line(line) for line in lines])
    both = [one for one in found if one]
    if len(both) < max(_FEWEST, _MOST * sum(bool(line.strip()) for line in lines)):
        return []
    # What a thing is counted by is not translated: 书（本） book.
    text = _COUNTED_BY.sub("", "".join(one + two for one, two in both))
    wide = len(re.findall(f"[{_WIDE}]", text))
    letters = len(re.findall("[A-Za-zÀ-ɏ]", text))
    return found if letters >= _LETTERS * wide else []


def _without_labels(found: list[tuple[str, str] | None]) -> list[tuple[str, str] | None]:
    """What lines hold, without those that begin as others do: 英文：Hello."""
    times = Counter(one for one, _ in {both for both in found if both})
    return [both if both and times[both[0]] == 1 else None for both in found]


def _apart(one: str, two: str) -> tuple[str, str]:
    """Both texts without what joins them and what encloses one of them."""
    one, two = _AT_END.sub("", one), _AT_START.sub("", two).strip()
    # The bracket that opens may be at the end of the first text.
    if one[-1:] in _OPENS and one[-1:]:
        two = one[-1] + two
        one = one[:-1]
    inner = re.fullmatch(
        rf"([{re.escape(_OPENS)}])(.+)([{re.escape(_CLOSES)}])([。.!！?？]?)", two, re.DOTALL
    )
    if inner and _closes(inner):
        two = inner[2].strip()
        one += "" if re.search(f"[{_MARKS}]$", one) else inner[4]
    opened = re.fullmatch(
        rf"([{re.escape(_OPENS)}])(.+)([{re.escape(_CLOSES)}])([。.!！?？]?)",
        one.strip(),
        re.DOTALL,
    )
    if opened and _closes(opened):
        one = opened[2]
    return _AT_END.sub("", one).strip(), two.strip()


def _closes(enclosed: re.Match[str]) -> bool:
    """Whether the brackets around a text are of one kind, full or half, and enclose all of it."""
    kinds = _OPENS.index(enclosed[1]) // 2, _CLOSES.index(enclosed[3]) // 2
    return kinds[0] == kinds[1] and enclosed[3] not in enclosed[2]
