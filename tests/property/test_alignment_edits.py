"""Random edits keep every sentence in exactly one bead and every code point; undo is exact."""

import random
from collections.abc import Callable

import pytest

from duidu.align.edits import bead_edits as edit_beads
from duidu.align.edits import block_edits as edit_blocks
from duidu.align.edits import row_edits as edit_rows
from duidu.align.edits.edit import Aligned, Edit, EditError, EditKind, apply
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Block, Side, SideName, Span
from duidu.core.emphasis import Emphasis, EmphasisKind, in_normal_form
from duidu.core.note_marks import NoteMark
from duidu.core.row_status import RowStatus

NAMES = (SideName.SOURCE, SideName.TARGET)


def random_article(chance: random.Random, rows: int) -> Aligned:
    """Rows of 0 to 3 blocks of 1 to 4 sentences a side, with sentence beads cut at random."""
    blocks: tuple[list[Block], list[Block]] = ([], [])
    made = []
    for _ in range(rows):
        held: list[tuple[int, ...]] = []
        counts = []
        for side in (0, 1):
            first = len(blocks[side])
            for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
                blocks[side].append(random_block(chance, side, len(blocks[side])))
            held.append(tuple(range(first, len(blocks[side]))))
            counts.append(sum(len(blocks[side][i].sentences) for i in held[side]))
        if held[0] or held[1]:
            made.append(
                Row(
                    Bead(held[0], held[1], chance.random()),
                    random_beads(chance, counts[0], counts[1]),
                )
            )
    return Aligned(
        Side("zh-Hans", tuple(blocks[0])),
        Side("en", tuple(blocks[1])),
        Alignment(tuple(made), "random"),
    )


def random_block(chance: random.Random, side: int, number: int) -> Block:
    text = ""
    spans = []
    for _ in range(chance.randint(1, 4)):
        sentence = (
            "".join(chance.choice("甲乙丙丁，𠮷") for _ in range(chance.randint(1, 9)))
            if side == 0
            else chance.choice(("a b c.", "Yes.", "x"))
        )
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " " * side
    text = text.rstrip()
    return Block(
        number,
        text,
        sentences=tuple(spans),
        emphasis=in_normal_form(random_emphasis(chance, len(text)), text),
        marks=random_marks(chance, text),
    )


def random_marks(chance: random.Random, text: str) -> tuple[NoteMark, ...]:
    """Marks of notes behind some letters, as readers leave them: none behind white space."""
    letters = [at for at, one in enumerate(text, 1) if not one.isspace()]
    chosen = sorted(chance.sample(letters, min(len(letters), chance.choice((0, 1, 2)))))
    return tuple(NoteMark(at, chance.randint(0, 9), "1") for at in chosen)


def random_emphasis(chance: random.Random, length: int) -> list[Emphasis]:
    edges = (
        sorted((chance.randint(0, length), chance.randint(0, length)))
        for _ in range(chance.choice((0, 0, 1, 3)))
    )
    return [Emphasis(start, end, chance.choice(tuple(EmphasisKind))) for start, end in edges]


def set_apart(side: Side) -> list[tuple[str, frozenset[EmphasisKind], list[int]]]:
    """Every letter of a side in order with its kinds of emphasis and the notes behind it."""
    return [
        (
            character,
            frozenset(kind for start, end, kind in block.emphasis if start <= place < end),
            [mark.note for mark in block.marks if mark.at == place + 1],
        )
        for block in side.blocks
        for place, character in enumerate(block.text)
        if not character.isspace()
    ]


def random_beads(chance: random.Random, source: int, target: int) -> tuple[Bead, ...]:
    beads = []
    i = j = 0
    while i < source or j < target:
        m, n = min(chance.randint(0, 2), source - i), min(chance.randint(0, 2), target - j)
        if m or n:
            beads.append(Bead(tuple(range(i, i + m)), tuple(range(j, j + n)), chance.random()))
        i, j = i + m, j + n
    return tuple(beads)


def random_edit(chance: random.Random, article: Aligned) -> Edit:
    """Any edit anywhere; raises EditError where it makes no sense."""
    rows = article.alignment.rows
    number = chance.randrange(len(rows))
    name = chance.choice(NAMES)
    held = rows[number].blocks.source if name is SideName.SOURCE else rows[number].blocks.target
    block = chance.choice(held or (0,))
    side = article.source if name is SideName.SOURCE else article.target
    offset = chance.randint(0, len(side.blocks[block].text))
    small = chance.randint(0, 4)
    run = range(small, small + chance.randint(1, 2))
    other = range(chance.randint(0, 4), 5)[: chance.randint(1, 2)]
    edits: tuple[Callable[[], Edit], ...] = (
        lambda: edit_blocks.split_sentence(article, number, name, block, offset),
        lambda: edit_blocks.merge_sentences(article, number, name, block, small),
        lambda: edit_blocks.split_block(article, number, name, block, offset),
        lambda: edit_blocks.merge_blocks(article, number, name, block),
        lambda: edit_rows.split_row(article, number, small),
        lambda: edit_rows.merge_rows(article, number, chance.choice((2, 2, 3))),
        lambda: edit_rows.unlink_row(article, number),
        lambda: edit_rows.set_status(article, number, chance.choice(list(RowStatus))),
        lambda: edit_rows.move_sentence(article, number, name, small, chance.choice((-1, 1))),
        lambda: edit_beads.link(article, number, run, other),
        lambda: edit_beads.unlink(article, number, small),
        lambda: edit_beads.leave_out(article, number, name, small),
        lambda: edit_beads.move_to_bead(article, number, name, small, chance.choice((-1, 1))),
    )
    return chance.choice(edits)()


def assert_whole(article: Aligned) -> None:
    """Every block is in one row and every sentence in one bead, in order.

    Sentences are inside their texts, and ids unique.
    """
    rows = article.alignment.rows
    for side, pick in ((article.source, 0), (article.target, 1)):
        pairs = [(row.blocks.source, row.blocks.target)[pick] for row in rows]
        assert [i for held in pairs for i in held] == list(range(len(side.blocks)))
        assert len({block.id for block in side.blocks}) == len(side.blocks)
        for row, held in zip(rows, pairs, strict=True):
            count = sum(len(side.blocks[i].sentences) for i in held)
            assert [i for bead in row.sentences for i in (bead.source, bead.target)[pick]] == list(
                range(count)
            )
        for block in side.blocks:
            ends = [
                0,
                *(edge for span in block.sentences for edge in (span.start, span.end)),
                len(block.text),
            ]
            assert ends == sorted(ends)
            assert all(
                span.of(block.text).strip() == span.of(block.text) != "" for span in block.sentences
            )
            assert block.emphasis == in_normal_form(block.emphasis, block.text)
    assert all(row.blocks.source or row.blocks.target for row in rows)
    assert all(bead.source or bead.target for row in rows for bead in row.sentences)


def assert_findable(before: Aligned, after: Aligned, edit: Edit) -> None:
    """Every code point that is not white space is where the edit says."""
    for name in NAMES:
        old = before.source if name is SideName.SOURCE else before.target
        new = {
            block.id: block.text
            for block in (after.source if name is SideName.SOURCE else after.target).blocks
        }
        moves = [move for move in edit.moved if move.side is name]
        for block in old.blocks:
            for place, character in enumerate(block.text):
                move = next(
                    (
                        m
                        for m in moves
                        if m.block == block.id and m.span.start <= place < m.span.end
                    ),
                    None,
                )
                there, at = (
                    (move.to, move.start + place - move.span.start) if move else (block.id, place)
                )
                assert character.isspace() or new[there][at] == character


@pytest.mark.parametrize("seed", range(3))
def test_a_thousand_edits_and_as_many_undos_give_back_the_same_article(seed: int) -> None:
    chance = random.Random(seed)
    first = article = random_article(chance, 15)
    assert_whole(article)
    done: list[Edit] = []
    while len(done) < 1000:
        try:
            edit = random_edit(chance, article)
        except EditError:
            continue
        after = apply(article, edit)
        assert_whole(after)
        assert_findable(article, after, edit)
        assert_findable(after, article, edit.inverse())
        assert [set_apart(side) for side in (after.source, after.target)] == [
            set_apart(side) for side in (article.source, article.target)
        ]
        article = after
        done.append(edit)
    assert {edit.kind for edit in done} == set(EditKind) - {EditKind.REALIGN}
    for edit in reversed(done):
        article = apply(article, edit.inverse())
    assert article == first
