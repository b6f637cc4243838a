"""What a reader's process hands over is the very document it read, and nothing that is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.core.article import BlockKind, Span
from duidu.core.emphasis import Emphasis, EmphasisKind
from duidu.core.note_marks import NoteMark
from duidu.core.row_status import RowStatus
from duidu.formats.base.document import Document, RawBlock, Remark
from duidu.formats.sandbox.handover import decoded, encoded, packed, unpacked

NUMBERS = st.none() | st.integers(0, 9)
ANY_TEXT = st.text(
    st.characters(exclude_categories=()), max_size=8
)  # halves of surrogate pairs, too
PLACES = st.integers(0, 9), st.integers(0, 3)
BLOCKS = st.builds(
    RawBlock,
    ANY_TEXT,
    st.sampled_from(BlockKind),
    *PLACES,
    ANY_TEXT,
    NUMBERS,
    NUMBERS,
    NUMBERS,
    NUMBERS,
    emphasis=st.just(()),
    field=NUMBERS,
    status=st.sampled_from(list(map(int, RowStatus))),
    pictures=st.just(()),
    marks=st.just(()),
    note=st.integers(0, 9),
)


def emphasised(block: RawBlock) -> RawBlock:
    return (
        block._replace(emphasis=(Emphasis(0, len(block.text), EmphasisKind.STRONG),))
        if block.text
        else block
    )


def with_mark(block: RawBlock) -> RawBlock:
    """The block with the mark of a note behind its last letter."""
    return block._replace(marks=(NoteMark(len(block.text), 1, "*"),)) if block.text else block


@given(
    st.lists(
        BLOCKS | st.builds(emphasised, BLOCKS) | st.builds(with_mark, BLOCKS),
        max_size=5,
    ),
    st.booleans(),
)
def test_a_document_comes_back_as_it_was(blocks: list[RawBlock], cut: bool) -> None:
    sentences = (
        tuple((Span(0, len(block.text)),) if block.text else () for block in blocks) if cut else ()
    )
    document = Document(
        tuple(blocks),
        "Title",
        notes=("left out",),
        language="en",
        sentences=sentences,
        remarks=(Remark("why?", group=1),),
        format="html",
        languages=("en", "zh-Hans"),
        left_out={"picture": 3},
    )
    again = unpacked(decoded(encoded(packed(document))))
    assert again == document
    assert all(type(block.kind) is BlockKind for block in again.blocks)
    assert all(
        type(emphasis.kind) is EmphasisKind for block in again.blocks for emphasis in block.emphasis
    )


@pytest.mark.parametrize("place", [(0, 9), (-1, 2), (3, 3)])
def test_emphasis_that_does_not_fit_its_text_is_refused(place: tuple[int, int]) -> None:
    block = RawBlock("short", emphasis=(Emphasis(*place, EmphasisKind.EMPHASIS),))
    with pytest.raises(ValueError, match="emphasis"):
        unpacked(packed(Document((block,))))


@pytest.mark.parametrize(
    "marks",
    [
        (NoteMark(0, 1, "1"),),
        (NoteMark(6, 1, "1"),),
        (NoteMark(2, 0, "1"),),
        (NoteMark(2, 1, "too long"),),
        (NoteMark(3, 1, "1"), NoteMark(2, 2, "2")),
    ],
)
def test_marks_of_notes_that_do_not_fit_their_text_are_refused(marks: tuple[NoteMark, ...]) -> None:
    with pytest.raises(ValueError, match="mark"):
        unpacked(packed(Document((RawBlock("short", marks=marks),))))


@pytest.mark.parametrize("status", [-1, len(RowStatus), 1 << 20])
def test_a_status_that_is_none_is_refused(status: int) -> None:
    with pytest.raises(ValueError, match="status"):
        unpacked(packed(Document((RawBlock("short", status=status),))))


@pytest.mark.parametrize("sentences", [((Span(0, 9),),), ((), ())])
def test_sentences_that_do_not_fit_their_texts_are_refused(
    sentences: tuple[tuple[Span, ...], ...],
) -> None:
    with pytest.raises(ValueError, match=r"sentence|zip"):
        unpacked(packed(Document((RawBlock("short"),), sentences=sentences)))
