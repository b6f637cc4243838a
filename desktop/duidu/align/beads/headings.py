"""What blocks are: whether they are paragraphs worth aligning first, and which are headings."""

import re

import numpy as np

from duidu.align.base.protocol import Ints
from duidu.core.article import Block, BlockKind, Side

_SENTENCES_A_BLOCK = (
    1.1  # with fewer on both sides blocks are single sentences and say nothing more
)
_ALIKE = 2.0  # numbers of blocks that differ by more than this factor were not cut by one plan
_TITLE = 60  # code points
_FINISHED = re.compile(r"[.!?…。！？：:;；,，—–\-”’」』\"'][）)\]]*$")
_MOST_TITLES = 0.25


def has_paragraphs(source: Side, target: Side) -> bool:
    """Whether the blocks of both sides are paragraphs cut by the same plan, so that aligning them first is worth it."""
    blocks = [len(side.blocks) for side in (source, target)]
    sentences = [sum(len(block.sentences) for block in side.blocks) for side in (source, target)]
    alike = max(blocks) <= _ALIKE * min(blocks)
    return alike and any(s > _SENTENCES_A_BLOCK * b for s, b in zip(sentences, blocks, strict=True))


def headings(side: Side) -> Ints:
    """1 for each block that is a heading or looks like a title: short, one sentence, unfinished; 0 for others.

    Where such blocks are many (verse, lists, texts without punctuation) only declared headings count.
    """
    titles = np.array([_looks_like_title(block) for block in side.blocks], np.int64)
    declared = np.array([block.kind is BlockKind.HEADING for block in side.blocks], np.int64)
    return declared if titles.sum() > max(_MOST_TITLES * len(titles), 1) else declared | titles


def sentence_headings(side: Side) -> Ints:
    """The same for each sentence, by the block it stands in."""
    return np.repeat(headings(side), [len(block.sentences) for block in side.blocks])


def _looks_like_title(block: Block) -> bool:
    text = block.text.strip()
    return (
        len(block.sentences) == 1
        and len(text) <= _TITLE
        and "\n" not in text
        and _FINISHED.search(text) is None
    )
