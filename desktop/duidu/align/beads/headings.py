"""Whether blocks are paragraphs worth aligning first, and which of them are headings."""

import re
from collections.abc import Sequence

import numpy as np

from duidu.align.base.protocol import Ints
from duidu.core.article import Block, BlockKind, Side

_SENTENCES_A_BLOCK = 1.1  # with fewer on both sides, blocks are just single sentences
_ALIKE = 2.0  # ratio of the numbers of blocks up to which both sides are divided alike
_TITLE = 60  # code points of the longest title
_FINISHED = re.compile(r"[.!?…。！？：:;；,，—–\-”’」』\"'][）)\]]*$")
_MOST_TITLES = 0.25  # share of blocks; more that look like titles are verse or lists


def has_paragraphs(source: Side, target: Side) -> bool:
    """Whether both sides are divided into paragraphs in the same way.

    Only then is it worth aligning paragraphs before sentences.
    """
    blocks = [len(side.blocks) for side in (source, target)]
    sentences = [sum(len(block.sentences) for block in side.blocks) for side in (source, target)]
    alike = max(blocks) <= _ALIKE * min(blocks)
    return alike and any(s > _SENTENCES_A_BLOCK * b for s, b in zip(sentences, blocks, strict=True))


def headings(side: Side) -> Ints:
    """1 for each block that is a heading or looks like a title, 0 for others.

    A title is short, one sentence, and has no final punctuation. Where such blocks are many (verse,
    lists, texts without punctuation) only declared headings count.
    """
    titles = np.array([_looks_like_title(block) for block in side.blocks], np.int64)
    declared = np.array([block.kind is BlockKind.HEADING for block in side.blocks], np.int64)
    return declared if titles.sum() > max(_MOST_TITLES * len(titles), 1) else declared | titles


def sentence_headings(heads: Ints, starts: Sequence[int]) -> Ints:
    """What `headings` says of the block of each sentence; `starts` are the blocks' first ones."""
    return np.repeat(heads, np.diff(starts))


def _looks_like_title(block: Block) -> bool:
    text = block.text.strip()
    return (
        len(block.sentences) == 1
        and len(text) <= _TITLE
        and "\n" not in text
        and _FINISHED.search(text) is None
    )
