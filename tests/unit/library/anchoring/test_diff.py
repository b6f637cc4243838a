"""Where a span is after its paragraph was rewritten: with replacements, without insertions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.core.article import Span
from duidu.library.anchoring.diff import common, map_span
from duidu.library.anchoring.fold import fold


def went(old: str, new: str, quotation: str) -> tuple[str, int]:
    start = old.index(quotation)
    mapped = map_span(common(old, new), len(old), len(new), Span(start, start + len(quotation)))
    return mapped.span.of(new), mapped.kept


@pytest.mark.parametrize(
    ("old", "new", "quotation", "expected", "kept"),
    [
        ("他昨天去了银行。", "听说他昨天下午去了银行。", "去了", "去了", 2),
        ("他昨天去了银行。", "他昨天去过银行。", "去了银行", "去过银行", 3),
        ("他昨天去了银行。", "他去了银行。", "昨天", "", 0),
        ("the old bank was shut", "the very old bank was shut", "old bank", "old bank", 8),
        (
            "the old bank was shut",
            "the old savings bank was shut",
            "old bank",
            "old savings bank",
            8,
        ),
        (
            "he knew where they were off to",
            "he knew where Size of the file (bytes)they were off to",
            "they were",
            "they were",
            9,
        ),
        ("𠮷野家😀好吃", "去𠮷野家😀很好吃", "😀好", "😀很好", 2),
    ],
)
def test_a_span_goes_with_its_words(
    old: str, new: str, quotation: str, expected: str, kept: int
) -> None:
    assert went(old, new, quotation) == (expected, kept)


def test_letters_that_two_sentences_share_by_chance_keep_nothing() -> None:
    old = "开头。那只黄色的猫一直坐在窗台上看着外面的雨。结尾。"
    new = "开头。会议将在下个月一日于上海外滩的一座大楼举行。结尾。"
    assert went(old, new, "黄色的猫一直坐在窗台上看着")[1] == 0


def test_very_long_paragraphs_are_compared_by_their_sentences() -> None:
    old = "".join(f"这是第{i}句话，说的是第{i * 7}件事情。" for i in range(600))
    new = old.replace("第300句话", "第三百句话", 1).replace("这是第5句话，说的是第35件事情。", "")
    assert len(old) ** 2 > 16_000_000
    assert went(old, new, "第301句话")[0] == "第301句话"
    assert went(old, new, "这是第300句")[0] == "这是第三百句"
    assert went(old, new, "第35件事情")[1] == 0


@given(st.text("的一是 ab。", max_size=60), st.text("的一是 ab。", max_size=60))
def test_what_is_called_common_is_equal_and_in_order(old: str, new: str) -> None:
    pieces = common(old, new)
    assert all(old[p.old : p.old_end] == new[p.new : p.new_end] and p.length > 0 for p in pieces)
    for one, other in pairwise(pieces):
        assert one.old_end <= other.old
        assert one.new_end <= other.new


@given(st.text(max_size=40), st.text(max_size=40), st.data())
def test_a_span_always_lands_inside_the_new_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    mapped = map_span(common(old, new), len(old), len(new), Span(start, end))
    assert 0 <= mapped.span.start <= mapped.span.end <= len(new)
    assert 0 <= mapped.kept <= end - start


@given(
    st.text("天地玄黄abc ", max_size=30), st.text("天地玄黄abc ", max_size=10), st.integers(0, 30)
)
def test_an_insertion_moves_what_follows_exactly(old: str, inserted: str, at: int) -> None:
    at = min(at, len(old))
    marked = old[:at] + "〔" + old[at:]
    new = inserted + marked
    place = map_span(common(marked, new), len(marked), len(new), Span(at, at + 1))
    assert place.span == Span(at + len(inserted), at + len(inserted) + 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("這裡的軟體", "这里的软体"),
        ("裏裡里", "里里里"),
        ("“好”，他说。", '"好",他说.'),
        ("ＡＢ　Ｃ", "AB C"),
    ],
)
def test_variants_and_widths_are_compared_as_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert len(fold(one)) == len(one)
