"""Lines of Chinese never begin with a closing mark or end with an opening one, at any width."""

import itertools
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from duidu.ui.reader.layout.line_breaker import NEVER_FIRST, NEVER_LAST, break_lines


@dataclass(frozen=True)
class Letter:
    """A box a hanzi wide."""

    letter: str

    width: float = 20.0

    @property
    def hang(self) -> float:
        return 10.0 if self.letter in "。，" else 0.0

    @property
    def lead(self) -> float:
        return 10.0 if self.letter == "“" else 0.0

    @property
    def no_break_before(self) -> bool:
        return self.letter in NEVER_FIRST

    @property
    def no_break_after(self) -> bool:
        return self.letter in NEVER_LAST

    @property
    def forces_break(self) -> bool:
        return self.letter == "\n"


# Between two hanzi are at most two marks, as in real text: in a narrow line a longer run of marks
# leaves no place where the line may end.
TEXT = st.lists(
    st.sampled_from(["一", "二", "三", "。”", "，", "（", "）", "“", "！"]), max_size=60
).map("一一".join)


@given(TEXT, st.integers(6, 40))
def test_no_line_begins_or_ends_with_a_mark_that_may_not(text: str, letters: int) -> None:
    boxes = [Letter(letter) for letter in text]
    lines = [text[cut.first : cut.last] for cut in break_lines(boxes, letters * 20.0)]
    assert "".join(lines) == text
    for before, after in itertools.pairwise(lines):
        assert after[0] not in NEVER_FIRST
        assert before[-1] not in NEVER_LAST


@given(TEXT, st.integers(6, 40))
def test_lines_fit_and_are_as_full_as_the_rules_allow(text: str, letters: int) -> None:
    boxes = [Letter(letter) for letter in text]
    cuts = break_lines(boxes, letters * 20.0)
    for cut in cuts:
        assert cut.width <= letters * 20.0 + 0.01
    for cut in cuts[:-1]:
        assert cut.width >= (letters - 4) * 20.0


def test_a_line_break_in_the_text_ends_the_line() -> None:
    cuts = break_lines([Letter(letter) for letter in "一二\n三"], 400.0)
    assert [(cut.first, cut.last) for cut in cuts] == [(0, 3), (3, 4)]


def test_a_box_wider_than_the_line_stands_alone() -> None:
    cuts = break_lines([Letter("一"), Letter("长", width=500.0), Letter("二")], 100.0)
    assert [(cut.first, cut.last) for cut in cuts] == [(0, 1), (1, 2), (2, 3)]
