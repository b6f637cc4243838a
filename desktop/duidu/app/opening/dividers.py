"""Finds a place for lines without letters in a text of two languages, as *** and 12.

They belong to neither language. A line of marks that divides the text, and a number over a pair,
stand on both sides. Left out, and counted, are marks that only keep one pair from the next, numbers
of pages, and what says again and again which language comes next.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from duidu.core.article import BlockKind
from duidu.formats.base.document import LINE, RawBlock
from duidu.language.script import main_script

_SAID = re.compile(r"[\s.…·!?。！？⋯—“”‘’「」『』\"'()（）]+")
_NUMBER = re.compile(r"[\W第]*(?:\d[\W_]*)+")  # 3, 3:1, 50 %, 2024-05-01
_PAGE = re.compile(
    r"\s*(?:[-–—·•~]+\s*\d{1,4}\s*[-–—·•~]+|第\s*\d{1,4}\s*[页頁](?:\s*[,，/]?\s*共\s*\d{1,4}\s*[页頁])?"
    r"|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|\d{1,4}\s*/\s*\d{1,4})\s*",
    re.IGNORECASE,
)
_ENDS_WIDE = re.compile(r"[。，！？：；][”’」』)）】]*\s*$")
_LONGEST_NAME = 40  # code points
_FEWEST_SAID = 2  # times of what names the language below it
# With more marks than one for so many pairs they are part of the layout.
_PAIRS_OF_A_MARK = 4

# What names the language of the text below it, in whichever language.
_NAMES_TEXT = re.compile(
    r"\W*(?:[中英法德俄日西][文语語](?:原文|译文|譯文|翻译|翻譯)?|汉语|漢語|原文|译文|譯文|翻译|翻譯"
    r"|(?:(?:simplified |traditional )?chinese|english|french|german|spanish)(?: (?:text|version"
    r"|translation))?|original(?: text)?|translation)\W*",
    re.IGNORECASE,
)

# A number or a mark in these divides nothing.
_WITH_THEIR_TEXT = frozenset((BlockKind.CODE, BlockKind.TABLE_CELL))
Labelled = list[tuple[RawBlock, str]]


class Placed(NamedTuple):
    """Blocks with their languages, and how many lines of marks were left out."""

    blocks: Labelled
    left_out: int


def _is_mark(block: RawBlock) -> bool:
    """Whether a block has neither letters nor digits, or is the number of a page."""
    if block.kind in _WITH_THEIR_TEXT:
        return False
    return not any(map(str.isalnum, block.text)) or _is_page(block)


def _is_page(block: RawBlock) -> bool:
    """Whether a block is the number of a page: - 12 -, 第 3 页."""
    return len(block.text) < _LONGEST_NAME and _PAGE.fullmatch(block.text) is not None


def with_text_below(blocks: Sequence[RawBlock], labels: Sequence[str]) -> list[str]:
    """The languages of the blocks, of which names of languages go with the text below them."""
    named = [_names_text(block) for block in blocks]
    return [
        # Two of them are words of a list.
        labels[at + 1] if named[at] and at + 1 < len(labels) and not named[at + 1] else label
        for at, label in enumerate(labels)
    ]


def with_rows_of_tables(blocks: Sequence[RawBlock], labels: Sequence[str]) -> list[str]:
    """The languages of the blocks, of which cells without letters go with those of their row."""
    found = list(labels)
    at = 0
    for (kind, row), cells in groupby(blocks, lambda block: (block.kind, block.group)):
        size = len(run := list(cells))
        if kind is BlockKind.TABLE_CELL and row is not None:
            said = [bool(main_script(cell.text)) for cell in run]
            own = next((labels[at + n] for n, has_letters in enumerate(said) if has_letters), "")
            for n, has_letters in enumerate(said):
                if own and not has_letters:
                    found[at + n] = own
        at += size
    return found


def _names_text(block: RawBlock) -> bool:
    return len(block.text) < _LONGEST_NAME and _NAMES_TEXT.fullmatch(block.text) is not None


def placed_in_turns(blocks: Sequence[RawBlock], labels: Sequence[str]) -> Placed:
    """The blocks of a text whose languages take turns, and what stands between its pairs."""
    labelled = _by_their_marks(_with_code_on_both(list(zip(blocks, labels, strict=True))))
    given, left_out = _without_repeated_names(labelled)
    said = [at for at, (block, _) in enumerate(given) if not _is_between(block)]
    if len(said) == len(given) or not said:
        return Placed(given, left_out)
    languages = first, _ = _in_order(given, said)
    pairs = sum(given[at][1] == first for at in said)
    marks = sum(_is_mark(block) for block, _ in given)
    is_layout = marks * _PAIRS_OF_A_MARK > max(pairs, _PAIRS_OF_A_MARK)
    placed: Labelled = []
    for run in _runs(given):
        if _is_between(given[run[0]][0]):
            found, left = _between_pairs(given, run, languages, is_layout)
            left_out += left
            placed += found
        else:
            placed += (given[at] for at in run)
    return Placed(placed, left_out)


def _with_code_on_both(given: Labelled) -> Labelled:
    """The blocks, of which code that stands there twice in a row is once that of either text."""
    first, second = _in_order(given, range(len(given))) if given else ("", "")
    placed: Labelled = []
    for is_code, found in groupby(given, lambda one: one[0].kind is BlockKind.CODE):
        run = list(found)
        half = len(run) // 2
        texts = [block.text for block, _ in run]
        if is_code and texts[:half] == texts[half:] and len({label for _, label in run}) == 1:
            run = [(block, second if at >= half else first) for at, (block, _) in enumerate(run)]
        placed += run
    return placed


def _by_their_marks(given: Labelled) -> Labelled:
    """The blocks, of which those like OK。 beside OK. are in the language of such marks.

    Their letters are those of the other one, whose texts stand before and behind them.
    """
    wide = [
        len(block.text) < _LONGEST_NAME and _ENDS_WIDE.search(block.text) is not None
        for block, _ in given
    ]
    labels = [label for _, label in given]
    first, second = _in_order(given, range(len(given))) if given else ("", "")
    if not wide.count(True):
        return given
    return [
        (block, first if label == second else second)
        if wide[at]
        and main_script(block.text) == "Latn"
        and labels[at + 1 : at + 2] == [label]
        and not wide[at + 1]
        and (not at or labels[at - 1] == label)
        else (block, label)
        for at, (block, label) in enumerate(given)
    ]


def _in_order(given: Labelled, said: Sequence[int]) -> tuple[str, str]:
    """The language that a pair begins with, and the other one."""
    first = given[said[0]][1]
    return first, next((given[at][1] for at in said if given[at][1] != first), first)


def _between_pairs(
    given: Labelled, run: Sequence[int], languages: tuple[str, str], is_layout: bool
) -> Placed:
    """Where neighbours without letters stand, and how many of them are left out."""
    first, second = languages
    before = given[run[0] - 1][1] if run[0] else ""
    after = _next_label(given, run)
    between = before != first and after in ("", first)
    speech = [_SAID.fullmatch(given[at][0].text) is not None for at in run]
    if all(speech) and len(run) == 2:
        return Placed([(given[at][0], label) for at, label in zip(run, languages, strict=True)], 0)
    if all(speech) and not between:
        # What is said without words, as …… is, and what it answers or is answered by.
        answered = second if before == first else first
        return Placed([(given[at][0], answered) for at in run], 0)
    texts = [given[at][0].text for at in run]
    half = len(run) // 2
    if between and half and texts[:half] == texts[half:]:
        # Both have their own already.
        return Placed([(given[at][0], languages[n >= half]) for n, at in enumerate(run)], 0)
    placed: Labelled = []
    left_out = 0
    at_edge = run[0] == 0 or run[-1] == len(given) - 1
    for at in run:
        block, label = given[at]
        if not _is_mark(block) and not between:
            answers = before == first and after in ("", first)
            placed.append((block, second if answers else after or label))
        elif between and not (_is_mark(block) and (is_layout or at_edge or _is_page(block))):
            named = block._replace(name=f"{LINE}between {at}")
            placed += [(named, first), (named._replace(pictures=()), second)]
        elif block.pictures:
            placed.append((block, label))
        else:
            left_out += 1
    return Placed(placed, left_out)


def _without_repeated_names(given: Labelled) -> tuple[Labelled, int]:
    """The blocks without those that say of many texts which language they are in, and how many."""
    times = Counter(block.text for block, _ in given if _names_text(block))
    if not any(count >= _FEWEST_SAID for count in times.values()):
        return given, 0
    kept = [
        (block, label)
        for at, (block, label) in enumerate(given)
        # Beside its own translation it is a text.
        if times[block.text] < _FEWEST_SAID or at + 1 == len(given) or given[at + 1][1] != label
    ]
    return kept, len(given) - len(kept)


def placed_in_halves(blocks: Sequence[RawBlock], labels: Sequence[str]) -> Placed:
    """The blocks of a text that stands before its translation.

    Marks stay where both have the same number of them; between the two they belong to neither.
    """
    given = list(zip(blocks, labels, strict=True))
    numbers = [at for at, (block, _) in enumerate(given) if _is_between(block)]
    placed: Labelled = []
    for run in _runs(given):
        at_edge = run[0] == 0 or run[-1] == len(given) - 1
        follows = _next_label(given, run)
        before = given[run[0] - 1][1] if run[0] else ""
        changes = not at_edge and before != follows
        if changes and _fewer_above(numbers, run):
            follows = before
        for at in run:
            block, label = given[at]
            if not _divides(block) or not (changes or at_edge):
                placed.append((block, follows or label if _is_between(block) else label))
    counts = [
        sum(_divides(block) and label == one for block, label in placed) for one in set(labels)
    ]
    if len(set(counts)) > 1:
        placed = [one for one in placed if not _divides(one[0])]
    return Placed(placed, len(given) - len(placed))


def _fewer_above(numbers: Sequence[int], run: Sequence[int]) -> bool:
    """Whether fewer numbers stand above these than below: they end a text, as those of pages do.

    `numbers` are the places of all of them, in ascending order.
    """
    return bisect_left(numbers, run[0]) < len(numbers) - bisect_right(numbers, run[-1])


def _divides(block: RawBlock) -> bool:
    """Whether a block is marks that are neither said nor stand at a picture."""
    return _is_mark(block) and not block.pictures and not _SAID.fullmatch(block.text)


def _is_between(block: RawBlock) -> bool:
    """Whether a block may stand between pairs: marks, or nothing but a number."""
    return _is_mark(block) or (
        block.kind not in _WITH_THEIR_TEXT and _NUMBER.fullmatch(block.text) is not None
    )


def _runs(given: Labelled) -> list[list[int]]:
    """The numbers of the blocks, those of neighbours that may stand between pairs together."""
    runs: list[list[int]] = []
    for at, (block, _) in enumerate(given):
        if _is_between(block) and runs and _is_between(given[runs[-1][-1]][0]):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _next_label(given: Labelled, run: Sequence[int]) -> str:
    return given[run[-1] + 1][1] if run[-1] + 1 < len(given) else ""
