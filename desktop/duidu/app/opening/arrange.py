"""From documents to an article: which block belongs to which side, whatever the arrangement; sentences are cut, nothing is aligned here."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from duidu.app.opening.bilingual_split import (
    block_language,
    column_languages,
    find_languages,
    split_mixed,
)
from duidu.app.opening.file_alignment import Grouped, given_rows
from duidu.app.opening.subtitle_pairs import pair_by_time
from duidu.core.alignment import Row
from duidu.core.article import Article, Block, BlockKind, Side, Span
from duidu.core.errors import FileError, Sentence
from duidu.core.jobs import Job, NoJob
from duidu.formats.base.document import Document, RawBlock
from duidu.language.registry import cutter_for, describe
from duidu.language.script import chinese_script, guess_language, script_counts

_ENDS_SENTENCE = re.compile(r"[.!?。！？…:：;；,，][\"'”’」』)）\]】]*\s*$")
# A document is segmented when this share of its text is in groups.
_SEGMENTED = 0.8
# More blocks than this on both sides of one group are texts beside each other.
_MOST_OF_A_UNIT = 4
# Formats whose tables pair paragraphs; those of the others pair sentences, or what their makers took for such.
_OF_PARAGRAPHS = frozenset({"docx", "odt", "html", "epub", "markdown"})
# Share of hanzi among the letters of a file that was begun to be translated into Chinese.
_SOME_HANZI = 0.02
_CHECKED_EVERY = 500  # blocks

Raw = list[RawBlock]
Sentences = Sequence[tuple[Span, ...]]


class Arrangement(StrEnum):
    """How the two languages stood in what was opened."""

    TWO_FILES = "two files"
    ONE_AFTER_THE_OTHER = "one after the other"
    ALTERNATING = "alternating"
    IN_ONE_PARAGRAPH = "both in one paragraph"
    SEGMENTS = "aligned segments"
    PACKAGE = "article package"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person put right in a preview: languages (source, target; () as found), arrangement (None as found), sides swapped."""

    languages: tuple[str, ...] = ()
    arrangement: Arrangement | None = None
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Arranged:
    """An article cut into sentences, how it was found, and the rows the file itself gives (segmented formats), else ().

    `paragraphs` says that those rows pair paragraphs (a table in a document), so that their sentences are still to be aligned.
    """

    article: Article
    arrangement: Arrangement
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    paragraphs: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """Raw blocks of both sides; groups where the file is aligned; the sentences of each block where they were cut already, else ()."""

    languages: tuple[str, str]
    sides: tuple[Raw, Raw]
    arrangement: Arrangement
    groups: tuple[Grouped, Grouped] | None = None
    sentences: tuple[Sentences, Sentences] = ((), ())

    def swapped(self) -> "_Found":
        groups = None if self.groups is None else (self.groups[1], self.groups[0])
        languages, sides, sentences = self.languages[::-1], self.sides[::-1], self.sentences[::-1]
        return _Found(languages, sides, self.arrangement, groups, sentences)


def arrange(
    documents: Sequence[Document],
    name: str = "",
    choices: Choices | None = None,
    job: Job | None = None,
) -> Arranged:
    """Make an article of one document with both languages or two with one each. Raises FileError when there are not two languages."""
    choices, job = choices or Choices(), job or NoJob()
    found = (
        _two_files(documents, choices)
        if len(documents) == 2
        else _one_file(documents[0], name, choices, job)
    )
    found = found.swapped() if choices.swapped else found
    rows: tuple[Row, ...] = ()
    if found.groups is not None:
        sides, rows = given_rows(found.languages, found.groups)
    else:
        left, right = (
            _side(*one, job)
            for one in zip(found.languages, found.sides, found.sentences, strict=True)
        )
        sides = left, right
    metadata = {key: value for document in documents for key, value in document.metadata.items()}
    title = (
        next((document.title for document in documents if document.title), "")
        or find_title(sides)
        or name
    )
    notes = tuple(note for document in documents for note in document.notes)
    return Arranged(
        Article(title, sides[0], sides[1], metadata),
        found.arrangement,
        rows,
        notes,
        documents[0].format in _OF_PARAGRAPHS,
    )


def _side(language: str, raw: Raw, sentences: Sentences, job: Job) -> Side:
    """A side of these blocks, cut into sentences if they are not; a first short line without an end mark becomes its heading."""
    spans = sentences or map(cutter_for(language), (block.text for block in _checked(raw, job)))
    pairs = enumerate(zip(raw, spans, strict=True))
    blocks = [
        Block(index, block.text, block.kind, block.level, cut, block.emphasis)
        for index, (block, cut) in pairs
    ]
    if len(blocks) > 1 and blocks[0].kind is BlockKind.PARAGRAPH and _is_title(blocks[0].text):
        blocks[0] = replace(blocks[0], kind=BlockKind.HEADING, level=1)
    return Side(language, tuple(blocks))


def _checked(blocks: Raw, job: Job) -> Iterator[RawBlock]:
    """The blocks, with a look now and then whether the person still wants them."""
    for index, block in enumerate(blocks):
        if index % _CHECKED_EVERY == 0:
            job.check()
        yield block


def find_title(sides: Sequence[Side]) -> str:
    """The highest heading among the first blocks of either side; of equal ones the first, source before target."""
    headings = [
        block for side in sides for block in side.blocks[:3] if block.kind is BlockKind.HEADING
    ]
    return min(headings, key=lambda block: block.level).text.strip() if headings else ""


def _is_title(text: str) -> bool:
    weight = sum(3 if c > "\u2e7f" else 1 for c in text)
    return weight <= 120 and not _ENDS_SENTENCE.search(text)


def _two_files(documents: Sequence[Document], choices: Choices) -> _Found:
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
    found = _Found((languages[0], languages[1]), (left, right), arrangement, timed, sentences)
    # The language being studied stands left unless the person said otherwise.
    turned = not choices.languages and describe(languages[1]).has_dictionary
    return found.swapped() if turned else found


def _as_cut(document: Document, language: str) -> Sentences:
    """The sentences that were cut where the document was read, if that was done in its language."""
    return document.sentences if document.language.split("-")[0] == language.split("-")[0] else ()


def _half_translated(texts: Sequence[str], languages: list[str]) -> list[str]:
    """A translation that is not finished is mostly in the language of its original; the hanzi that only one of the files has tell."""
    counts = [script_counts(text) for text in texts]
    shares = [count["Hani"] / max(1, count.total()) for count in counts]
    if max(shares) < _SOME_HANZI or min(shares) > _SOME_HANZI / 10:
        return languages
    return [
        chinese_script(text) if share == max(shares) else language
        for text, share, language in zip(texts, shares, languages, strict=True)
    ]


def _one_file(document: Document, name: str, choices: Choices, job: Job) -> _Found:
    if choices.arrangement in {None, Arrangement.SEGMENTS} and (
        found := _segments(document, choices)
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
    return _Found((languages[0], languages[1]), (sides[0], sides[1]), order)


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


def _segments(document: Document, choices: Choices) -> _Found | None:
    """A document that is aligned as it stands: groups of two columns in two languages, or cues shown together."""
    grouped = [block for block in document.blocks if block.group is not None]
    whole = sum(len(block.text) for block in document.blocks)
    if not grouped or sum(len(block.text) for block in grouped) < _SEGMENTED * whole:
        return None
    timed = all(block.start is not None for block in grouped)
    by_column = [] if timed else column_languages(grouped)
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
    return _Found((named[0], named[1]), (sides[0], sides[1]), Arrangement.SEGMENTS, groups)


def _are_texts(groups: tuple[Grouped, Grouped]) -> bool:
    """Whether some group has many blocks on both sides: two texts laid out beside each other, not units that answer each other."""
    counts = [Counter(number for _, number in side) for side in groups]
    return any(
        min(count, counts[1][number]) > _MOST_OF_A_UNIT for number, count in counts[0].items()
    )


def _groups(
    blocks: Sequence[RawBlock], labels: Sequence[str], languages: Sequence[str]
) -> tuple[Grouped, Grouped]:
    """The file's groups, in its order; a block outside them is a group of its own where it stands."""
    numbers: list[int] = []
    last: int | None = None
    for block in blocks:
        if not numbers:
            numbers.append(0)
        else:
            numbers.append(numbers[-1] + (block.group is None or block.group != last))
        last = block.group
    # A group may be named again further on (a translation after all of its original): its first number counts.
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
    """One text after the other: the cut that leaves fewest blocks on the wrong side; quotations stay where they stand."""
    first = next((label for label in labels if label), languages[0])
    other = next(language for language in languages if language != first)
    wrong = sum(label == first for label in labels)
    # Of cuts alike in that, the one nearest the middle.
    best = (wrong, len(labels), 0)
    for index, label in enumerate(labels, start=1):
        wrong += 1 if label == other else -1
        best = min(best, (wrong, abs(len(labels) - 2 * index), index))
    return [first] * best[2] + [other] * (len(labels) - best[2])


def _order(labels: Sequence[str]) -> Arrangement:
    """One after the other when the language changes rarely for the number of blocks, else alternating."""
    changes = sum(a != b for a, b in pairwise(labels))
    return (
        Arrangement.ONE_AFTER_THE_OTHER
        if changes <= max(1, len(labels) // 8)
        else Arrangement.ALTERNATING
    )


def _named(language: str) -> Sentence:
    return describe(language).name or Sentence("the language “{language}”", language=language)
