"""An anchor remembers its quotation and context."""

import pytest

from duidu.core.annotation import AnchorState
from duidu.core.article import Block, SideName, Span
from duidu.library.anchoring.anchors import (
    anchor_at,
    lost_anchor,
    make_anchor,
    moved_to,
    text_version,
)

BLOCK = Block(7, "他在银行工作。" * 12)


def test_an_anchor_keeps_quotation_context_and_version() -> None:
    anchor = make_anchor(SideName.SOURCE, BLOCK, Span(44, 46))
    assert (anchor.block, anchor.start, anchor.end, anchor.exact) == (7, 44, 46, "银行")
    assert anchor.prefix == BLOCK.text[12:44]
    assert anchor.suffix == BLOCK.text[46:78]
    assert anchor.version == text_version(BLOCK.text) != text_version(BLOCK.text + "。")
    assert anchor.state is AnchorState.SURE


def test_offsets_count_characters_outside_the_first_plane_as_one() -> None:
    assert make_anchor(SideName.TARGET, Block(0, "a𠮷😀b"), Span(1, 3)).exact == "𠮷😀"


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        make_anchor(SideName.SOURCE, Block(0, "短"), Span(0, 2))


def test_a_text_with_a_lone_surrogate_has_a_version() -> None:
    assert text_version("a\ud800") != text_version("a")


def test_a_place_to_be_checked_keeps_the_old_quotation_until_it_is_confirmed() -> None:
    anchor = make_anchor(SideName.SOURCE, BLOCK, Span(2, 4))
    new = Block(9, "她在钱庄工作。")
    doubtful = moved_to(anchor, new, Span(2, 4))
    assert (doubtful.exact, doubtful.block, doubtful.state) == ("银行", 9, AnchorState.MOVED)
    confirmed = anchor_at(doubtful, new, Span(2, 4))
    assert (confirmed.exact, confirmed.prefix, confirmed.state) == (
        "钱庄",
        "她在",
        AnchorState.SURE,
    )


def test_a_lost_anchor_keeps_its_quotation() -> None:
    assert lost_anchor(make_anchor(SideName.SOURCE, BLOCK, Span(2, 4))).exact == "银行"
