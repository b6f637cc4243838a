"""Recognises documents that their own file aligns: tables, translation memories, subtitles."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from duidu.app.opening.bilingual_split import (
    block_language,
    block_languages,
    column_languages,
    find_languages,
)
from duidu.app.opening.recognised import Arrangement, Choices, Grouped, Recognised
from duidu.app.opening.subtitle_pairs import pair_by_time
from duidu.core.article import BlockKind
from duidu.core.errors import Sentence
from duidu.core.jobs import Job
from duidu.formats.base.document import ASIDE, BESIDE, Document, RawBlock
from duidu.language.registry import describe

# A document counts as aligned by its file when this share of its text is in groups.
_SEGMENTED = 0.8
# A group with more blocks than this on both sides is two texts laid out side by side, not a unit.
_MOST_OF_A_UNIT = 4
_FEWEST_TURNS = 2


def segments(document: Document, name: str, choices: Choices, job: Job) -> Recognised | None:
    """A document of segments: columns in two languages, or cues that are shown together.

    None where the document is none, or its groups are whole texts laid out side by side.
    """
    kept = tuple(one for one in document.blocks if one.group is None or one.column != BESIDE)
    if len(kept) < len(document.blocks):
        # Names of columns are left out with nobody told.
        rows = {block.group for block in kept}
        more = any(one.column == BESIDE and one.group in rows for one in document.blocks)
        said = Sentence("Columns of a table beside the two languages were left out.")
        notes = (*document.notes, *((said,) if more else ()))
        document = replace(document, blocks=kept, notes=notes)
    grouped = [block for block in document.blocks if block.group is not None]
    # Notes stand behind the text, however it is laid out.
    whole = sum(
        len(one.text)
        for one in document.blocks
        if one.group is not None or one.kind is not BlockKind.NOTE
    )
    if not grouped or sum(len(block.text) for block in grouped) < _SEGMENTED * whole:
        return None
    job.check()
    timed = all(block.start is not None for block in grouped)
    languages, labels = _languages(document, grouped, timed, choices, job)
    if len(languages) != 2 or not labels:
        return None
    job.check()
    if not choices.languages:
        languages.sort(key=lambda language: not describe(language).has_dictionary)
    source, target = (
        [block for block, label in zip(document.blocks, labels, strict=True) if label == language]
        for language in languages
    )
    # The cues of a file with both languages may be cut differently on each side.
    by_time = pair_by_time(source, target) if timed else None
    job.check()
    groups = by_time or _groups(document.blocks, labels, languages)
    job.check()
    if choices.arrangement is None and (_are_texts(groups) or (not timed and _take_turns(groups))):
        return None
    named = choices.languages or languages
    return Recognised(
        (document,), name, (named[0], named[1]), (source, target), Arrangement.SEGMENTS, groups
    )


def _languages(
    document: Document, grouped: Sequence[RawBlock], timed: bool, choices: Choices, job: Job
) -> tuple[list[str], list[str]]:
    """The languages found, and that of each block: by its column, else by its text."""
    blocks, declared = document.blocks, document.languages
    texts = [block for block in grouped if block.column != ASIDE]
    by_column = [] if timed else column_languages(texts)
    # Columns that look alike are what the person says they are.
    if not by_column and choices.languages and {block.column for block in grouped} == {0, 1}:
        by_column = list(choices.languages)
    # Of a file that is not translated yet one column is empty, or holds originals still.
    if not by_column and len({code.partition("-")[0] for code in declared}) == 2:
        by_column = list(declared)
    if by_column:
        languages = list(dict.fromkeys(by_column))
        return languages, [_label(block, by_column) for block in blocks]
    languages = find_languages(blocks, job)
    return languages, block_languages(blocks, languages, job) if len(languages) == 2 else []


def _label(block: RawBlock, by_column: Sequence[str]) -> str:
    """The language of a block: that of its column, or of its own text where it is in no group."""
    if block.group is None:
        # The heading over a table, and what stands between two tables.
        return block_language(block, by_column) or by_column[0]
    # A block of a third column is an aside; it goes with the first language.
    return by_column[block.column] if block.column < len(by_column) else by_column[0]


def _are_texts(groups: tuple[Grouped, Grouped]) -> bool:
    """Whether some group has many blocks on both sides, as two texts laid out side by side have."""
    counts = [Counter(number for _, number in side) for side in groups]
    return any(
        min(count, counts[1][number]) > _MOST_OF_A_UNIT for number, count in counts[0].items()
    )


def _take_turns(groups: tuple[Grouped, Grouped]) -> bool:
    """Whether each row is in one language, now this and now that: speakers beside what they say."""
    left, right = ({number for _, number in side} for side in groups)
    alone = min(len(left - right), len(right - left))
    return alone >= _FEWEST_TURNS and len(left & right) < alone


def _groups(
    blocks: Sequence[RawBlock], labels: Sequence[str], languages: Sequence[str]
) -> tuple[Grouped, Grouped]:
    """The blocks of both sides with their groups in file order.

    A block outside all groups becomes a group of its own where it stands, together with one in the
    other language that follows it.
    """
    numbers: list[int] = []
    last: int | None = None
    alone = False
    for at, block in enumerate(blocks):
        # A heading in both languages answers itself.
        pairs = alone and block.group is None and labels[at] != labels[at - 1]
        # The number rises wherever the group changes, and with every block outside the groups.
        if not numbers:
            numbers.append(0)
        else:
            rises = not pairs and (block.group is None or block.group != last)
            numbers.append(numbers[-1] + rises)
        last, alone = block.group, block.group is None and not pairs
    # A group may be named again further on, as in a file with all of one text before the other:
    # its first number counts.
    first: dict[int, int] = {}
    final = [
        number if block.group is None else first.setdefault(block.group, number)
        for block, number in zip(blocks, numbers, strict=True)
    ]
    left, right = (
        [
            (block, number)
            for block, number, label in zip(blocks, final, labels, strict=True)
            if label == language
        ]
        for language in languages
    )
    return left, right
