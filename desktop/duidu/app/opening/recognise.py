"""Recognises the two languages of what was read, and how they stand in it.

The result says which block is on which side. Nothing is cut into sentences or aligned here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from duidu.app.opening.bilingual_split import (
    block_language,
    column_languages,
    find_languages,
    split_mixed,
)
from duidu.app.opening.subtitle_pairs import pair_by_time
from duidu.core.article import Span
from duidu.core.errors import FileError, Sentence
from duidu.core.jobs import Job, NoJob
from duidu.formats.base.document import Document, RawBlock
from duidu.language.registry import describe
from duidu.language.script import chinese_script, guess_language, script_counts

# A document counts as aligned by its file when this share of its text is in groups.
_SEGMENTED = 0.8
# A group with more blocks than this on both sides is two texts laid out side by side, not a unit.
_MOST_OF_A_UNIT = 4
# A file with at least this share of hanzi is a translation into Chinese that was begun.
_SOME_HANZI = 0.02

Raw = list[RawBlock]
Sentences = Sequence[tuple[Span, ...]]
# Raw blocks of one side, each with the number of its group in the file.
Grouped = Sequence[tuple[RawBlock, int]]


class Arrangement(StrEnum):
    """How the two languages stand in what is opened."""

    TWO_FILES = "two files"
    ONE_AFTER_THE_OTHER = "one after the other"
    ALTERNATING = "alternating"
    IN_ONE_PARAGRAPH = "both in one paragraph"
    SEGMENTS = "aligned segments"
    PACKAGE = "article package"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person decided in a preview.

    `languages` are those of source and target, () as recognised; `arrangement` None as recognised.
    """

    languages: tuple[str, ...] = ()
    arrangement: Arrangement | None = None
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read, with the blocks of each side told apart.

    `languages` and `sides` are source and target; `groups` hold the same blocks with the groups
    of the file where it is aligned, else None; `sentences` are those of each block where the
    reader cut them already, else (). `name` is the title of a text without one.
    """

    documents: tuple[Document, ...]
    name: str
    languages: tuple[str, str]
    sides: tuple[Raw, Raw]
    arrangement: Arrangement
    groups: tuple[Grouped, Grouped] | None = None
    sentences: tuple[Sentences, Sentences] = ((), ())

    def swapped(self) -> "Recognised":
        """The same with source and target exchanged."""
        return replace(
            self,
            languages=self.languages[::-1],
            sides=self.sides[::-1],
            groups=None if self.groups is None else self.groups[::-1],
            sentences=self.sentences[::-1],
        )


def recognise(
    documents: Sequence[Document],
    name: str = "",
    choices: Choices | None = None,
    job: Job | None = None,
) -> Recognised:
    """Tell the sides apart in one document with both languages, or in two with one each.

    Raises FileError when there are not two languages, Cancelled.
    """
    choices = choices or Choices()
    found = (
        _two_files(documents, name, choices)
        if len(documents) == 2
        else _one_file(documents[0], name, choices, job or NoJob())
    )
    return found.swapped() if choices.swapped else found


def _two_files(documents: Sequence[Document], name: str, choices: Choices) -> Recognised:
    """One language in each file; cues of two subtitle files are paired by time."""
    texts = ["\n".join(block.text for block in document.blocks) for document in documents]
    languages = [guess_language(text) for text in texts]
    if languages[0] == languages[1]:
        languages = _half_translated(texts, languages)
    if choices.languages:
        languages = list(choices.languages)
    elif languages[0].split("-")[0] == languages[1].split("-")[0]:
        raise FileError(
            "Both files are in {languages}; choose a text and its translation.",
            languages=_named(languages[0]),
        )
    left, right = (list(document.blocks) for document in documents)
    timed = pair_by_time(left, right)
    arrangement = Arrangement.SEGMENTS if timed else Arrangement.TWO_FILES
    sentences = _as_cut(documents[0], languages[0]), _as_cut(documents[1], languages[1])
    found = Recognised(
        tuple(documents),
        name,
        (languages[0], languages[1]),
        (left, right),
        arrangement,
        timed,
        sentences,
    )
    # The language being studied stands left unless the person said otherwise.
    turned = not choices.languages and describe(languages[1]).has_dictionary
    return found.swapped() if turned else found


def _as_cut(document: Document, language: str) -> Sentences:
    """The sentences the reader cut, unless it cut them as those of another language."""
    return document.sentences if document.language.split("-")[0] == language.split("-")[0] else ()


def _half_translated(texts: Sequence[str], languages: list[str]) -> list[str]:
    """Languages of two files that look alike because one translation is not finished.

    Such a translation is mostly in the language of its original still; the file that has hanzi,
    while the other has none, is the Chinese one.
    """
    counts = [script_counts(text) for text in texts]
    shares = [count["Hani"] / max(1, count.total()) for count in counts]
    # Hanzi in neither or in both: the two files are what they look like.
    if max(shares) < _SOME_HANZI or min(shares) > _SOME_HANZI / 10:
        return languages
    return [
        chinese_script(text) if share == max(shares) else language
        for text, share, language in zip(texts, shares, languages, strict=True)
    ]


def _one_file(document: Document, name: str, choices: Choices, job: Job) -> Recognised:
    """Both languages in one file, in whichever arrangement."""
    if choices.arrangement in {None, Arrangement.SEGMENTS} and (
        found := _segments(document, name, choices)
    ):
        return found
    blocks: Sequence[RawBlock] = document.blocks
    mixed = False
    if choices.arrangement in {None, Arrangement.IN_ONE_PARAGRAPH}:
        blocks, mixed = split_mixed(blocks)
    job.check()
    languages = list(choices.languages) or _two_languages(blocks, name)
    job.check()
    labels = _labels(blocks, languages)
    job.check()
    if choices.arrangement is Arrangement.ONE_AFTER_THE_OTHER:
        labels = _halves(labels, languages)
    order = Arrangement.IN_ONE_PARAGRAPH if mixed else choices.arrangement or _order(labels)
    sides = tuple(
        [block for block, label in zip(blocks, labels, strict=True) if label == language]
        for language in languages
    )
    return Recognised((document,), name, (languages[0], languages[1]), (sides[0], sides[1]), order)


def _two_languages(blocks: Sequence[RawBlock], name: str) -> list[str]:
    """The document's two languages: the one being studied first, else the one that comes first."""
    languages = find_languages(blocks)
    if len(languages) < 2 or languages[0].split("-")[0] == languages[1].split("-")[0]:
        found = _named(languages[0]) if languages else Sentence("no language Duidu can tell")
        raise FileError(
            "“{name}” is in one language only ({found}); open it together with its translation.",
            name=name,
            found=found,
        )
    first = {language: _first_block(blocks, language, languages) for language in languages}
    return sorted(
        languages, key=lambda language: (not describe(language).has_dictionary, first[language])
    )


def _segments(document: Document, name: str, choices: Choices) -> Recognised | None:
    """A document that its file aligns: columns in two languages, or cues shown together."""
    grouped = [block for block in document.blocks if block.group is not None]
    whole = sum(len(block.text) for block in document.blocks)
    if not grouped or sum(len(block.text) for block in grouped) < _SEGMENTED * whole:
        return None
    timed = all(block.start is not None for block in grouped)
    by_column = [] if timed else column_languages(grouped)
    # Columns that look alike are what the person says they are.
    if not by_column and choices.languages and {block.column for block in grouped} == {0, 1}:
        by_column = list(choices.languages)
    if by_column:
        labels = [
            by_column[block.column] if block.column < len(by_column) else ""
            for block in document.blocks
        ]
        languages = list(dict.fromkeys(by_column))
    else:
        languages = find_languages(document.blocks)
        labels = _labels(document.blocks, languages) if len(languages) == 2 else []
    if len(languages) != 2 or not labels:
        return None
    labels = [label or languages[0] for label in labels]
    if not choices.languages:
        languages.sort(key=lambda language: not describe(language).has_dictionary)
    sides = tuple(
        [block for block, label in zip(document.blocks, labels, strict=True) if label == language]
        for language in languages
    )
    groups = (pair_by_time(sides[0], sides[1]) if timed else None) or _groups(
        document.blocks, labels, languages
    )
    if choices.arrangement is None and _are_texts(groups):
        return None
    named = tuple(choices.languages) or tuple(languages)
    return Recognised(
        (document,),
        name,
        (named[0], named[1]),
        (sides[0], sides[1]),
        Arrangement.SEGMENTS,
        groups,
    )


def _are_texts(groups: tuple[Grouped, Grouped]) -> bool:
    """Whether some group has many blocks on both sides, as two texts laid out side by side have."""
    counts = [Counter(number for _, number in side) for side in groups]
    return any(
        min(count, counts[1][number]) > _MOST_OF_A_UNIT for number, count in counts[0].items()
    )


def _groups(
    blocks: Sequence[RawBlock], labels: Sequence[str], languages: Sequence[str]
) -> tuple[Grouped, Grouped]:
    """The blocks of both sides with their groups in file order.

    A block outside all groups becomes a group of its own where it stands.
    """
    numbers: list[int] = []
    last: int | None = None
    for block in blocks:
        # The number rises wherever the group changes, and with every block outside the groups.
        if not numbers:
            numbers.append(0)
        else:
            numbers.append(numbers[-1] + (block.group is None or block.group != last))
        last = block.group
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


def _first_block(blocks: Sequence[RawBlock], language: str, languages: Sequence[str]) -> int:
    return next(
        (
            index
            for index, block in enumerate(blocks)
            if block_language(block, languages) == language
        ),
        len(blocks),
    )


def _labels(blocks: Sequence[RawBlock], languages: Sequence[str]) -> list[str]:
    """The language of each block; one without letters goes with its predecessor."""
    labels: list[str] = []
    for block in blocks:
        labels.append(block_language(block, languages) or (labels[-1] if labels else ""))
    first = next((label for label in labels if label), languages[0])
    return [label or first for label in labels]


def _halves(labels: Sequence[str], languages: Sequence[str]) -> list[str]:
    """Labels for one text after the other, cut where fewest blocks are on the wrong side.

    Quotations in the other language so stay in the text that quotes them.
    """
    first = next((label for label in labels if label), languages[0])
    other = next(language for language in languages if language != first)
    wrong = sum(label == first for label in labels)
    # (blocks on the wrong side, distance from the middle, cut): of equally good cuts the one
    # nearest the middle wins.
    best = (wrong, len(labels), 0)
    for index, label in enumerate(labels, start=1):
        wrong += 1 if label == other else -1
        best = min(best, (wrong, abs(len(labels) - 2 * index), index))
    return [first] * best[2] + [other] * (len(labels) - best[2])


def _order(labels: Sequence[str]) -> Arrangement:
    """One text after the other when the language changes rarely, else alternating."""
    changes = sum(a != b for a, b in pairwise(labels))
    return (
        Arrangement.ONE_AFTER_THE_OTHER
        # A text with some quotations in the other language still changes rarely.
        if changes <= max(1, len(labels) // 8)
        else Arrangement.ALTERNATING
    )


def _named(language: str) -> Sentence:
    return describe(language).name or Sentence("the language “{language}”", language=language)
