"""Landmarks of two long texts: many where something is the same, none where nothing is."""

import random
from collections.abc import Sequence
from itertools import pairwise

from duidu.align.beads.landmarks import between, landmarks
from duidu.align.beads.parts import LEAST, MOST, borders, looks_wrong, settled
from duidu.core.alignment import Bead, Row
from duidu.core.article import Block, BlockKind, Side, Span


def _side(language: str, texts: Sequence[str], heads: Sequence[int] = ()) -> Side:
    return Side(
        language,
        tuple(
            Block(
                number,
                text,
                BlockKind.HEADING if number in heads else BlockKind.PARAGRAPH,
                1 if number in heads else 0,
                (Span(0, len(text)),),
            )
            for number, text in enumerate(texts)
        ),
    )


def _words(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [f"wort{chance.randrange(3_000)} x{chance.randrange(3_000)}" for _ in range(count)]


def test_rare_words_on_both_sides_are_landmarks() -> None:
    source = [f"他说了 Name{n} 的事。" for n in range(500)]
    target = [f"He told of Name{n} then." for n in range(500)]
    assert landmarks(_side("zh", source), _side("en", target)) == [(n, n) for n in range(500)]


def test_a_passage_that_one_side_lacks_moves_the_landmarks_behind_it() -> None:
    source = [f"他说了 Name{n} 的事。" for n in range(500)]
    target = [f"He told of Name{n} then." for n in range(500) if not 200 <= n < 300]
    found = landmarks(_side("zh", source), _side("en", target))
    assert len(found) > 300
    assert all(other == (one if one < 200 else one - 100) for one, other in found)


def test_texts_that_share_nothing_have_hardly_a_landmark() -> None:
    found = landmarks(_side("de", _words(2_000, 1)), _side("en", _words(2_000, 2)))
    assert len(found) < 40


def test_headings_with_numbers_are_landmarks_where_one_side_has_more_of_them() -> None:
    numbers = [f"{chapter}.{section}" for chapter in range(1, 30) for section in range(1, 5)]
    source = [text for number in numbers for text in (f"{number} 标题", "他走了。", "雨停了。")]
    target = [text for number in numbers[:-3] for text in (f"{number} Title", "He left.")]
    found = landmarks(
        _side("zh", source, range(0, len(source), 3)),
        _side("en", target, range(0, len(target), 2)),
    )
    assert found == [(3 * n, 2 * n) for n in range(len(numbers) - 3)]


def test_empty_sides_have_none() -> None:
    assert landmarks(_side("zh", []), _side("en", ["One."])) == []


def test_parts_have_some_hundred_sentences_and_begin_at_landmarks() -> None:
    source = [f"他说了 Name{n} 的事。" for n in range(5_000)]
    target = [f"He told of Name{n} then." for n in range(5_000)]
    sides = _side("zh", source), _side("en", target)
    found = landmarks(*sides)
    starts = borders(*sides, found)
    sizes = [after[0] - before[0] for before, after in pairwise(starts)]
    assert set(starts) <= {(0, 0), *found}
    assert all(LEAST <= size <= MOST for size in sizes)


def test_without_landmarks_there_is_one_part() -> None:
    sides = _side("zh", ["他走了。"] * 3_000), _side("en", ["He left."] * 2_500)
    assert borders(*sides, landmarks(*sides)) == [(0, 0)]


def test_what_lies_between_landmarks_is_all_there_is() -> None:
    parts = list(between([(2, 3), (5, 5)], 9, 8))
    assert [n for one, _ in parts for n in one] == list(range(9))
    assert [n for _, other in parts for n in other] == list(range(8))


def _row(source: Sequence[int], target: Sequence[int], score: float = 0.95) -> Row:
    one, other = tuple(range(len(source))), tuple(range(len(target)))
    return Row(Bead(tuple(source), tuple(target), score), (Bead(one, other, score),))


def test_a_piece_is_kept_up_to_a_run_of_sure_rows_before_its_end() -> None:
    rows = [_row([n], [n]) for n in range(300)]
    assert settled(rows, begins=True, ends=True) == (0, 300)
    assert settled(rows, begins=True, ends=False) == (0, 260)
    first, end = settled(rows, begins=False, ends=False)
    assert first == 40
    assert end == 260


def test_a_row_that_is_right_by_chance_beside_a_missing_passage_is_no_end() -> None:
    paired = [_row([n], [n]) for n in range(100)]
    missing = [_row([n], []) for n in range(100, 200)]
    chance = [*missing[:50], _row([150], [100]), *[_row([n], []) for n in range(151, 200)]]
    assert settled([*paired, *chance], begins=True, ends=False) == (0, 100)


def test_sentences_left_alone_on_both_sides_of_a_border_say_that_it_is_wrong() -> None:
    pair = [_row([0], [0])]
    assert looks_wrong([*pair, _row([1], [])], [_row([], [0]), *pair])
    assert looks_wrong([*pair, _row([], [1])], [_row([0], []), *pair])
    assert not looks_wrong([*pair, _row([1], [])], [_row([0], []), *pair])
    assert not looks_wrong(pair, [_row([], [0]), *pair])


def test_a_passage_that_is_the_same_on_both_sides_is_a_landmark_whatever_its_words() -> None:
    source = [text for n in range(200) for text in ("他走了。", f"apt install package{n}")]
    target = [text for n in range(200) for text in ("He left.", f"apt install package{n}")]
    found = landmarks(_side("zh", source), _side("en", target))
    assert found == [(n, n) for n in range(1, 400, 2)]


def test_words_are_looked_for_beside_passages_that_are_the_same() -> None:
    code = [f"apt install package{n}" for n in range(100)]
    source = [text for n in range(100) for text in (code[n], f"他装了 package{n} 和 Name{n}。")]
    target = [text for n in range(100) for text in (code[n], f"He installed it and Name{n}.")]
    found = landmarks(_side("zh", source), _side("en", target))
    assert found == [(n, n) for n in range(200)]
