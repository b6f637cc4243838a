"""Edits of stored rows against a plain list of rows."""

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, SideName, Span
from duidu.library.articles.article_rows import StoredRow
from duidu.library.articles.row_order import SPACING
from duidu.library.library import Library
from fixtures.sample_library import sample

Model = list[tuple[tuple[Block, ...], tuple[Block, ...]]]


def _rows(model: Model) -> list[StoredRow]:
    return [StoredRow(0, Row(Bead((), ()), ()), source, target) for source, target in model]


def _read(library: Library) -> Model:
    return [(row.source, row.target) for row in library.articles.rows("a", 0, 10_000)]


def _split(block: Block, fresh: int) -> tuple[Block, Block]:
    middle = len(block.text) // 2
    first, second = block.text[:middle], block.text[middle:]
    return Block(block.id, first, sentences=(Span(0, len(first)),)), Block(
        fresh, second, sentences=(Span(0, len(second)),)
    )


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("split", "merge", "move", "part")),
            st.floats(0, 0.999),
            st.integers(0, 1),
        ),
        max_size=14,
    )
)
@example([("merge", 0.0, 0)] * 9 + [("split", 0.0, 0), ("move", 0.0, 1), ("part", 0.9, 0)])
def test_edits_and_their_undoing_keep_text_order_and_beads(
    edits: list[tuple[str, float, int]],
) -> None:
    article, alignment = sample(8)
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "library.sqlite") as library,
    ):
        library.articles.add(article, alignment, id="a")
        model = _read(library)
        undo: list[tuple[int, int, list[StoredRow]]] = []
        for kind, where, side in edits:
            at = int(where * (len(model) - 1))
            pair = model[at : at + 2]
            new = _edited(kind, pair, side, library)
            old = library.articles.replace_rows("a", at, len(pair), _rows(new))
            undo.append((at, len(new), old))
            model[at : at + 2] = new
            assert _read(library) == model
            _check(library)
        for at, count, old in reversed(undo):
            library.articles.replace_rows("a", at, count, old)
        assert library.articles.whole("a") == (article, alignment)


def _edited(kind: str, pair: Model, side: int, library: Library) -> Model:
    first, *below_it = pair
    if kind == "split" and first[side] and len(first[side][0].text) > 1:
        fresh = library.articles.next_block("a", (SideName.SOURCE, SideName.TARGET)[side])
        one, two = _split(first[side][0], fresh)
        below = (two, *first[side][1:])
        return [_with(first, side, (one,)), _with(((), ()), side, below), *below_it]
    if kind == "part":
        return [(first[0], ()), ((), first[1]), *below_it]
    # All rows merged into one, there is none below it.
    if not below_it:
        return pair
    (second,) = below_it
    if kind == "merge":
        return [(first[0] + second[0], first[1] + second[1])]
    if kind == "move" and second[side]:
        moved, *rest = second[side]
        return [_with(first, side, (*first[side], moved)), _with(second, side, tuple(rest))]
    return pair


def _with(
    row: tuple[tuple[Block, ...], tuple[Block, ...]], side: int, blocks: tuple[Block, ...]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    return (blocks, row[1]) if side == 0 else (row[0], blocks)


def _check(library: Library) -> None:
    """Every block index of a row names the block that the row shows, and the counts agree."""
    rows = library.articles.rows("a", 0, 10_000)
    for side in SideName:
        blocks = library.articles.blocks("a", side)
        for row in rows:
            indexes = row.row.blocks.source if side is SideName.SOURCE else row.row.blocks.target
            assert [blocks[i] for i in indexes] == list(row.blocks(side))
            for block in row.blocks(side):
                assert library.articles.row_of("a", side, block.id) == row.index
        assert library.articles.row_lengths("a", side) == [
            sum(len(b.text) for b in row.blocks(side)) for row in rows
        ]
        assert "".join(block.text for block in blocks) == "".join(
            block.text for block in library.articles.whole("a")[0].side(side).blocks
        )
    assert library.articles.row_count("a") == len(rows)
    assert library.check().good


def test_a_hundred_splits_at_one_place_keep_the_order() -> None:
    text = "一二三四五六七八九十" * 20
    block = Block(0, text, sentences=(Span(0, len(text)),))
    article = Article("t", Side("zh", (block, Block(1, "尾"))), Side("en", ()))
    alignment = Alignment((Row(Bead((0,), ()), ()), Row(Bead((1,), ()), ())))
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "library.sqlite") as library,
    ):
        library.articles.add(article, alignment, id="a")
        for fresh in range(2, 102):
            (row,) = library.articles.rows("a", 0, 1)
            head = Block(0, row.source[0].text[:-1])
            library.articles.replace_rows(
                "a", 0, 1, _rows([((head,), ()), ((Block(fresh, row.source[0].text[-1]),), ())])
            )
        assert (
            "".join(block.text for block in library.articles.blocks("a", SideName.SOURCE))
            == text + "尾"
        )
        assert [row.source[0].id for row in library.articles.rows("a", 0, 200)] == [
            0,
            *range(101, 1, -1),
            1,
        ]
        assert library.check().good
        assert SPACING.bit_length() < 100  # room had to be made
