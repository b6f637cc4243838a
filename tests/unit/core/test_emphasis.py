"""Emphasis stays on its letters when white space is tidied and texts are cut, joined, corrected."""

import random

import pytest

from duidu.core.emphasis import (
    Emphases,
    Emphasis,
    EmphasisKind,
    contrasting_emphasis,
    contrasting_emphasis_on_lines,
    emphasis_after_change,
    emphasis_between,
    in_normal_form,
    joined_emphasis,
    runs,
)

EMPHASIS, STRONG = EmphasisKind.EMPHASIS, EmphasisKind.STRONG


def marked(written: str) -> tuple[str, Emphases]:
    """A text in which *emphasis* and [strong] are marked."""
    text, found = "", []
    opened: dict[EmphasisKind, int] = {}
    for character in written:
        if character not in "*[]":
            text += character
            continue
        kind = EMPHASIS if character == "*" else STRONG
        if kind in opened:
            found.append(Emphasis(opened.pop(kind), len(text), kind))
        else:
            opened[kind] = len(text)
    return text, tuple(sorted(found))


def written(text: str, emphases: Emphases) -> str:
    """The text with its emphasis marked again: the reverse of `marked`."""
    ends: dict[int, str] = {}
    for start, end, kind in emphases:
        ends[start] = ends.get(start, "") + ("*" if kind is EMPHASIS else "[")
        ends[end] = ("*" if kind is EMPHASIS else "]") + ends.get(end, "")
    return "".join(ends.get(at, "") + text[at : at + 1] for at in range(len(text) + 1))


def test_spans_that_meet_are_one_and_white_space_at_an_edge_is_outside() -> None:
    spans = [
        Emphasis(0, 2, EMPHASIS),
        Emphasis(2, 5, EMPHASIS),
        Emphasis(5, 9, EMPHASIS),
        Emphasis(3, 3, STRONG),
        Emphasis(-2, 99, STRONG),
    ]
    assert in_normal_form(spans, "ab cd ef") == (Emphasis(0, 8, EMPHASIS), Emphasis(0, 8, STRONG))
    assert in_normal_form([Emphasis(2, 3, EMPHASIS)], "ab cd") == ()
    assert in_normal_form([], "ab") == ()


def test_marks_follow_their_letters_through_any_tidying_of_spaces() -> None:
    raw, marks = marked("  He\n\tsaid *never \u2028\u2028 again*, 𠮷[野] \n")
    lines = ["He said never", "again, 𠮷野"]
    found = contrasting_emphasis_on_lines(marks, raw, lines)
    assert [written(line, emphases) for line, emphases in zip(lines, found, strict=True)] == [
        "He said *never*",
        "*again*, 𠮷[野]",
    ]


@pytest.mark.parametrize("text", ["*all of it*", "“*all of it*.”", "*《全文》*。", "[*both*]"])
def test_what_sets_a_whole_text_apart_means_nothing(text: str) -> None:
    assert contrasting_emphasis(marked(text)[1], marked(text)[0]) == ()


def test_what_sets_part_of_a_text_apart_is_kept() -> None:
    text, emphases = marked("[Note:] read *this*.")
    assert contrasting_emphasis(emphases, text) == emphases


@pytest.mark.parametrize(
    ("before", "old", "new", "after"),
    [
        ("a *teh* b", "teh", "the", "a *the* b"),
        ("a *very big* b", "big", "large", "a *very large* b"),
        ("a *big* b", "a big", "one big", "one *big* b"),
        ("a *big* b", "big", "bigger", "a *bigger* b"),
        ("a *big* b", "big b", "big and b", "a *big* and b"),
        ("a *big* b", "a big b", "nothing", "nothing"),
        ("ab*cd*ef", "bc", "xyz", "axyz*d*ef"),
        ("ab*cd*ef", "de", "", "ab*c*f"),
        ("ab*cd*ef", "cd", "", "abef"),
    ],
)
def test_a_correction_leaves_what_is_set_apart_beside_it(
    before: str, old: str, new: str, after: str
) -> None:
    text, emphases = marked(before)
    at = text.index(old)
    changed = text[:at] + new + text[at + len(old) :]
    assert (
        written(changed, emphasis_after_change(emphases, at, at + len(old), text, changed)) == after
    )


def test_runs_name_what_holds_in_each_part() -> None:
    text, emphases = marked("ab*cd[ef*gh]i")
    parts = [(text[start:end], sorted(kinds)) for start, end, kinds in runs(emphases, 1, len(text))]
    assert parts == [
        ("b", []),
        ("cd", [EMPHASIS]),
        ("ef", [EMPHASIS, STRONG]),
        ("gh", [STRONG]),
        ("i", []),
    ]
    assert runs((), 2, 5) == [(2, 5, frozenset())]
    assert runs(emphases, 4, 4) == []


@pytest.mark.parametrize("seed", range(200))
def test_cut_and_joined_again_it_is_what_it_was(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choice("ab 甲𠮷 ,") for _ in range(30)).strip()
    places = [sorted(chance.choices(range(len(text) + 1), k=2)) for _ in range(4)]
    emphases = in_normal_form(
        [Emphasis(start, end, chance.choice((EMPHASIS, STRONG))) for start, end in places], text
    )
    at = chance.randint(1, len(text) - 1)
    head, tail = text[:at].rstrip(), text[at:].lstrip()
    between = len(text) - len(head) - len(tail)
    above, below = (
        emphasis_between(emphases, 0, len(head)),
        emphasis_between(emphases, len(head) + between, len(text)),
    )
    assert above == in_normal_form(above, head)
    assert below == in_normal_form(below, tail)
    assert joined_emphasis(above, below, len(head) + between, text) == in_normal_form(
        emphases, text
    )


@pytest.mark.parametrize("seed", range(100))
def test_letters_outside_a_change_stay_as_they_were(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choice("abc 甲") for _ in range(20)).strip() or "a"
    places = [sorted(chance.choices(range(len(text) + 1), k=2)) for _ in range(3)]
    emphases = in_normal_form(
        [Emphasis(start, end, chance.choice((EMPHASIS, STRONG))) for start, end in places], text
    )
    start, end = sorted(chance.choices(range(len(text) + 1), k=2))
    put = "".join(chance.choice("abc 甲") for _ in range(chance.randint(0, 6)))
    new = text[:start] + put + text[end:]
    after = emphasis_after_change(emphases, start, end, text, new)
    assert after == in_normal_form(after, new)
    for old_place, new_place in [(i, i) for i in range(start)] + [
        (i, i + len(new) - len(text)) for i in range(end, len(text))
    ]:
        if not text[old_place].isspace():
            assert _kinds(emphases, old_place) == _kinds(after, new_place)


def _kinds(emphases: Emphases, place: int) -> set[EmphasisKind]:
    return {kind for start, end, kind in emphases if start <= place < end}
