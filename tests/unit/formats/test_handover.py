"""What a reader's process hands over is the very document it read, and nothing that is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.core.article import BlockKind, Span
from duidu.formats.document import Document, RawBlock, Remark
from duidu.formats.handover import decoded, encoded, packed, unpacked

NUMBERS = st.none() | st.integers(0, 9)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=8)  # halves of surrogate pairs, too
BLOCKS = st.builds(
    RawBlock, ANY_TEXT, st.sampled_from(BlockKind), st.integers(0, 9), st.integers(0, 3), ANY_TEXT, NUMBERS, NUMBERS, NUMBERS
)


@given(st.lists(BLOCKS, max_size=5), st.booleans())
def test_a_document_comes_back_as_it_was(blocks: list[RawBlock], cut: bool) -> None:
    sentences = tuple((Span(0, len(block.text)),) if block.text else () for block in blocks) if cut else ()
    document = Document(
        tuple(blocks), "html", "Title", notes=("left out",), language="en", sentences=sentences, remarks=(Remark("why?", group=1),)
    )
    again = unpacked(decoded(encoded(packed(document))))
    assert again == document
    assert all(type(block.kind) is BlockKind for block in again.blocks)


@pytest.mark.parametrize("sentences", [((Span(0, 9),),), ((), ())])
def test_sentences_that_do_not_fit_their_texts_are_refused(sentences: tuple[tuple[Span, ...], ...]) -> None:
    with pytest.raises(ValueError, match=r"sentence|zip"):
        unpacked(packed(Document((RawBlock("short"),), "txt", sentences=sentences)))
