"""What both sides leave in the same words answers itself, and keeps the rest in its place."""

import random

import numpy as np
import pytest

from duidu.align.beads.corners import in_boxes, inside, largest_step, through
from duidu.align.beads.inside_rows import align_inside_rows
from duidu.align.beads.lattice import best_path, lattice_of
from duidu.align.beads.make_aligner import make_word_aligner
from duidu.align.beads.same_blocks import Apart, same_blocks, same_sentences
from duidu.core.alignment import Bead, Row
from duidu.core.article import Block, Side
from duidu.core.jobs import NoJob
from duidu.language.registry import language_for

PAIRS = [
    ("先安装软件包。", "First install the package."),
    ("然后编辑配置文件。", "Then edit the configuration file."),
    ("重新启动服务。", "Restart the service."),
    ("检查日志里有没有错误。", "Look for errors in the log."),
    ("如果失败，请恢复备份。", "If it fails, restore the backup."),
    ("最后通知用户。", "In the end tell the users."),
]


def side(language: str, texts: list[str]) -> Side:
    cut = language_for(language).sentences
    return Side(
        language,
        tuple(Block(number, text, sentences=cut(text)) for number, text in enumerate(texts)),
    )


def code(number: int) -> str:
    return f"# systemctl restart unit-{number}.service"


def manual(count: int) -> tuple[list[str], list[str]]:
    """A manual in two languages; every second paragraph is a line of code."""
    source, target = [], []
    for number in range(count):
        one, other = PAIRS[number % len(PAIRS)]
        source += [f"{number}：{one}", code(number)]
        target += [f"{number}: {other}", code(number)]
    return source, target


def pairs(source: list[str], target: list[str]) -> list[tuple[int, int]]:
    return same_blocks(side("zh-Hans", source), side("en", target))


def test_lines_of_code_are_pairs() -> None:
    source, target = manual(10)
    assert pairs(source, target) == [(n, n) for n in range(1, 20, 2)]


def test_short_and_frequent_texts_are_pairs_beside_others_only() -> None:
    source, target = manual(6)
    source[2:2] = target[2:2] = ["$", "$"]
    assert pairs(source, target)[:3] == [(1, 1), (2, 2), (3, 3)]
    alone = [*(one for one, _ in PAIRS), "$"], ["$", *(other for _, other in PAIRS)]
    assert pairs(*alone) == []


def test_a_text_that_is_there_twice_is_none_that_is_sure() -> None:
    source, target = manual(6)
    repeated = "# systemctl daemon-reload"
    texts = [repeated, *source[:6], repeated, *source[6:]]
    assert repeated not in {texts[one] for one, _ in pairs(texts, [*target, "...", repeated])}


def test_what_stands_elsewhere_is_no_pair() -> None:
    source, target = manual(10)
    moved = target[5]
    del target[5]
    assert all(source[one] != moved for one, _ in pairs(source, [*target, moved]))


def test_a_block_that_is_left_out_beside_a_pair_leaves_it_sure() -> None:
    source, target = manual(8)
    del target[6]
    assert (7, 6) in pairs(source, target)


def test_what_is_kept_and_translated_below_is_left_to_the_aligner() -> None:
    texts = [code(number) for number in range(9)]
    both = [text for number in range(9) for text in (code(number), f"命令{number}重新启动服务。")]
    assert pairs(texts, both) == []


def test_nothing_is_the_same_in_a_usual_translation() -> None:
    assert pairs(*(list(texts) for texts in zip(*PAIRS, strict=True))) == []


def test_each_language_may_cut_the_same_text_otherwise() -> None:
    text = "Run it. Read the log. Done?"
    one = Block(0, text, sentences=language_for("en").sentences(text))
    ends = language_for("en").sentences(text[: text.index(" Done")])
    other = Block(0, text, sentences=(ends[0], type(ends[0])(8, len(text))))
    assert len(one.sentences) == 3
    assert same_sentences(one, other) == (Bead((0,), (0,)), Bead((1, 2), (1,)))
    assert same_sentences(other, one) == (Bead((0,), (0,)), Bead((1,), (1, 2)))


def test_rows_are_numbered_as_in_the_whole_texts() -> None:
    source, target = (side("zh-Hans", manual(4)[0]), side("en", manual(4)[1]))
    apart = Apart.of(source, target)
    assert [block.text[:2] for block in apart.sides[0].blocks] == ["0：", "1：", "2：", "3："]
    assert apart.corners == [(1, 1), (2, 2), (3, 3), (4, 4)]
    rows = apart.whole([Row(Bead((n,), (n,)), (Bead((0,), (0,)),)) for n in range(4)])
    assert [(row.blocks.source, row.blocks.target) for row in rows] == [
        ((n,), (n,)) for n in range(8)
    ]


@pytest.mark.parametrize("count", [6, 90])
def test_a_manual_with_gaps_is_aligned_around_its_code(count: int) -> None:
    source, target = manual(count)
    # Of every ninth step one side lacks the text.
    lost = [n for n in range(0, 2 * count, 18)]
    kept = [n for n in range(2 * count) if n not in lost]
    rows = (
        make_word_aligner()
        .align(side("zh-Hans", source), side("en", [target[n] for n in kept]), NoJob())
        .rows
    )
    place = {n: at for at, n in enumerate(kept)}
    found = {(row.blocks.source, row.blocks.target) for row in rows}
    code_rows = {((n,), (place[n],)) for n in range(1, 2 * count, 2)}
    assert code_rows <= found
    assert sorted(unit for row in rows for unit in row.blocks.source) == list(range(2 * count))
    assert sorted(unit for row in rows for unit in row.blocks.target) == list(range(len(kept)))


def test_texts_that_are_the_same_all_through_are_aligned_without_comparing() -> None:
    texts = [code(number) for number in range(5)]
    rows = make_word_aligner().align(side("zh-Hans", texts), side("en", texts), NoJob()).rows
    assert [(row.blocks.source, row.blocks.target) for row in rows] == [
        ((n,), (n,)) for n in range(5)
    ]
    assert {row.blocks.score for row in rows} == {1.0}


def test_rows_that_a_file_gives_are_not_compared_where_they_say_the_same() -> None:
    text = "Run it. Read the log."
    one, other = side("zh-Hans", [text]), side("en", [text])
    row = Row(Bead((0,), (0,)), ())

    def never(*_: object) -> list[object]:
        raise AssertionError

    (found,) = align_inside_rows(one, other, [row], never)  # type: ignore[arg-type]
    assert {unit for bead in found.sentences for unit in bead.target} == {0, 1}


def test_a_path_passes_through_all_corners() -> None:
    size = 12
    chance = random.Random(5)
    corners = [(3, 2), (4, 3), (9, 10)]
    low, high = np.zeros(size + 1, np.int64), np.full(size + 1, size)
    low, high = through(corners, low, high)
    assert [(low[row], high[row]) for row, _ in corners] == [(n, n) for _, n in corners]
    lattice = lattice_of(in_boxes(inside(corners, (0, 0), (size, size)), low, high))
    scores = np.array([[chance.random() for _ in row] for row in lattice.before])
    path = best_path(lattice, scores)
    assert {*corners, (size, size)} <= {(row, column) for _, _, row, column in path}


def test_the_largest_step_counts_the_way_to_both_ends() -> None:
    assert largest_step([], (4, 9)) == 9
    assert largest_step([(5, 1), (6, 3)], (7, 4)) == 5
    assert largest_step([(1, 1), (2, 3)], (9, 4)) == 7


def test_corners_at_the_ends_of_a_window_stay_in_it() -> None:
    corners = [(2, 2), (4, 4), (7, 6)]
    assert inside(corners, (2, 2), (7, 6)) == [(0, 0), (2, 2), (5, 4)]
    # A window may begin beside a corner, with what stands alone before it.
    assert inside(corners, (4, 3), (7, 6)) == [(0, 0), (0, 1), (3, 3)]
    low, high = through([(0, 1)], np.zeros(4, np.int64), np.full(4, 3))
    band = in_boxes([(0, 0), (0, 1), (3, 3)], low, high)
    assert band.row.tolist() == [0, 0, 1, 2, 3]
    assert (band.low[0], band.high[0]) == (0, 1)
