"""Edits made inside Duidu shift notes exactly: the edit says which code points went where."""

from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from duidu.core.annotation import Anchor, AnchorState
from duidu.core.article import Block, SideName, Span
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.anchoring.shift import after_moves, after_replacement

TEXT = "第一句话。第二句话。第三句话。"


@dataclass(frozen=True)
class Move:
    side: SideName
    block: int
    span: Span
    to: int
    start: int


def anchor(start: int, end: int, block: Block | None = None) -> Anchor:
    return make_anchor(SideName.SOURCE, block or Block(1, TEXT), Span(start, end))


def written(start: int, end: int, text: str, *on: Anchor) -> list[tuple[str, AnchorState]]:
    old = Block(1, TEXT)
    new = Block(1, TEXT[:start] + text + TEXT[end:])
    shifted = after_replacement(on, SideName.SOURCE, old, Span(start, end), new)
    assert all(a.state is AnchorState.LOST or a.exact == new.text[a.start : a.end] for a in shifted)
    return [(a.exact, a.state) for a in shifted]


def test_text_written_before_inside_and_after_a_note() -> None:
    sure = AnchorState.SURE
    note = anchor(5, 9)
    assert written(0, 0, "啊，", note) == [("第二句话", sure)]
    assert written(5, 5, "啊，", note) == [("第二句话", sure)]
    assert written(9, 9, "啊", note) == [("第二句话", sure)]
    assert written(7, 7, "大", note) == [("第二大句话", sure)]
    assert written(6, 7, "三", note) == [("第三句话", sure)]
    assert written(3, 7, "", note) == [("句话", sure)]
    assert written(7, 12, "", note) == [("第二", sure)]


def test_a_note_stands_on_what_replaced_it_and_is_lost_with_its_text() -> None:
    note = anchor(5, 9)
    assert written(4, 10, "！", note) == [("！", AnchorState.SURE)]
    assert written(4, 10, "", note) == [("第二句话", AnchorState.LOST)]


def test_other_blocks_and_sides_stay_as_they_are() -> None:
    others = (anchor(0, 2, Block(2, TEXT)), replace(anchor(0, 2), side=SideName.TARGET))
    assert (
        after_replacement(others, SideName.SOURCE, Block(1, TEXT), Span(0, 1), Block(1, TEXT[1:]))
        == others
    )


def split(at: int) -> tuple[list[Move], dict[tuple[SideName, int], Block]]:
    blocks = {(SideName.SOURCE, 1): Block(1, TEXT[:at]), (SideName.SOURCE, 9): Block(9, TEXT[at:])}
    return [Move(SideName.SOURCE, 1, Span(at, len(TEXT)), 9, 0)], blocks


def test_a_block_split_before_and_after_a_note() -> None:
    assert [(a.block, a.start, a.exact) for a in after_moves([anchor(5, 9)], *split(5))] == [
        (9, 0, "第二句话")
    ]
    assert [(a.block, a.start, a.exact) for a in after_moves([anchor(0, 4)], *split(5))] == [
        (1, 0, "第一句话")
    ]


@given(st.integers(0, 14), st.integers(1, 15), st.integers(1, 14))
def test_a_split_and_the_way_back_restore_the_note(start: int, length: int, at: int) -> None:
    note = anchor(start, min(len(TEXT), start + length))
    parts = after_moves([note], *split(at))
    assert "".join(a.exact for a in parts) == note.exact
    assert len(parts) == (2 if note.start < at < note.end else 1)
    back = [Move(SideName.SOURCE, 9, Span(0, len(TEXT) - at), 1, at)]
    assert after_moves(parts, back, {(SideName.SOURCE, 1): Block(1, TEXT)}) == (note,)


def test_blocks_joined_with_a_space_between() -> None:
    one, other = Block(1, "One."), Block(2, "Two.")
    note = (anchor(0, 4, one), anchor(0, 4, other))
    joined = {(SideName.SOURCE, 1): Block(1, "One. Two.")}
    assert [
        (a.block, a.start, a.end)
        for a in after_moves(note, [Move(SideName.SOURCE, 2, Span(0, 4), 1, 5)], joined)
    ] == [
        (1, 0, 4),
        (1, 5, 9),
    ]


def test_a_note_to_be_checked_stays_so_and_keeps_its_quotation() -> None:
    doubtful = replace(anchor(5, 9), state=AnchorState.MOVED, exact="旧的引文")
    (shifted,) = after_moves([doubtful], *split(5))
    assert (shifted.block, shifted.state, shifted.exact) == (9, AnchorState.MOVED, "旧的引文")


def test_a_lost_note_stays_as_it_is() -> None:
    gone = replace(anchor(5, 9), state=AnchorState.LOST)
    assert after_moves([gone], *split(3)) == (gone,)
