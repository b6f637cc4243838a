"""Recognises the two languages of what was read, and how they stand in it.

The result says which block is on which side. Nothing is cut into sentences or aligned here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from duidu.app.opening.alone import (
    alone,
    can_be_alone,
    language_alone,
    named_language,
    one_language_only,
)
from duidu.app.opening.bilingual_split import (
    block_language,
    block_languages,
    find_languages,
    prose,
    split_mixed,
)
from duidu.app.opening.comment_marks import without_comment_marks
from duidu.app.opening.dividers import (
    placed_in_halves,
    placed_in_turns,
    with_rows_of_tables,
    with_text_below,
)
from duidu.app.opening.inline_readings import without_inline_readings
from duidu.app.opening.language_labels import without_language_labels
from duidu.app.opening.lone_pairs import with_lone_pairs
from duidu.app.opening.reading_lines import without_readings
from duidu.app.opening.recognised import Arrangement, Choices, Recognised, Sentences
from duidu.app.opening.segments import segments
from duidu.app.opening.subtitle_pairs import pair_by_time
from duidu.app.opening.word_list_lines import with_word_lists
from duidu.core.errors import FileError
from duidu.core.jobs import Job, NoJob
from duidu.formats.base.document import Document, RawBlock
from duidu.language.registry import describe
from duidu.language.script import chinese_script, guess_language, script_counts

# A file with at least this share of hanzi is a translation into Chinese that was begun.
_SOME_HANZI = 0.02


def recognise(
    documents: Sequence[Document],
    name: str = "",
    choices: Choices | None = None,
    job: Job | None = None,
    named: Sequence[str] = (),
) -> Recognised:
    """Tell the sides apart in one document with both languages, or in two with one each.

    One document in one language is a text alone. `named` are the languages that the names of the
    files say, "" for one that says none. Raises FileError when there is no language, or one only
    where there should be two; Cancelled.
    """
    choices = choices or Choices()
    documents = [_with_readings_apart(document) for document in documents]
    found = (
        _two_files(documents, name, choices, named)
        if len(documents) == 2
        else _one_file(documents[0], name, choices, job or NoJob(), named)
    )
    # A text alone has no other side to stand on.
    is_alone = found.arrangement is Arrangement.ALONE
    return found.swapped() if choices.swapped and not is_alone else found


def _with_readings_apart(document: Document) -> Document:
    """A document whose text is not broken by readings behind its words."""
    blocks, unfit = without_inline_readings(document.blocks)
    if blocks is document.blocks:
        return document
    # The sentences that the reader cut are those of the text as it was.
    found = _with_left_out(document, blocks, {"reading line": unfit})
    return replace(found, sentences=(), language="")


def _two_files(
    documents: Sequence[Document], name: str, choices: Choices, named: Sequence[str]
) -> Recognised:
    """One language in each file; cues of two subtitle files are paired by time."""
    texts = ["\n".join(block.text for block in prose(one.blocks)) for one in documents]
    names = [*named, "", ""]
    languages = [guess_language(text, names[at]) for at, text in enumerate(texts)]
    languages = [
        guess_language(text, names[at], languages[1 - at]) for at, text in enumerate(texts)
    ]
    if languages[0] == languages[1]:
        languages = _half_translated(texts, languages)
    cut_as = languages
    if choices.languages:
        languages = cut_as = list(choices.languages)
    elif _alike(languages) and all(named) and not _alike(named):
        # One is not translated yet, or all names and code: it keeps the sentences it has.
        languages = list(named)
    elif _alike(languages):
        raise FileError(
            "Both files are in {languages}; choose a text and its translation.",
            languages=named_language(languages[0]),
        )
    said = {block.text: block.reading for one in documents for block in one.blocks if block.reading}
    documents, readings = _without_readings(documents, languages)
    readings |= said
    left, right = (list(document.blocks) for document in documents)
    timed = pair_by_time(left, right)
    arrangement = Arrangement.SEGMENTS if timed else Arrangement.TWO_FILES
    sentences = _as_cut(documents[0], cut_as[0]), _as_cut(documents[1], cut_as[1])
    found = Recognised(
        tuple(documents),
        name,
        (languages[0], languages[1]),
        (left, right),
        arrangement,
        timed,
        sentences,
        readings,
    )
    # The language being studied stands left unless the person said otherwise.
    turned = not choices.languages and describe(languages[1]).has_dictionary
    return found.swapped() if turned else found


def _without_readings(
    documents: Sequence[Document], languages: Sequence[str]
) -> tuple[Sequence[Document], dict[str, str]]:
    """Two files without the lines that spell how their texts are read, and these by their texts."""
    kept: list[Document] = []
    readings: dict[str, str] = {}
    for document, language in zip(documents, languages, strict=True):
        blocks, found, unfit = without_readings(document.blocks)
        # In a text about another language such lines are examples.
        if len(blocks) < len(document.blocks) and describe(language).spelled is not None:
            # The sentences that the reader cut are those of all blocks.
            document = _with_left_out(document, blocks, {"reading line": unfit})
            document = replace(document, sentences=(), language="")
            readings |= found
        kept.append(document)
    return kept, readings


def _alike(languages: Sequence[str]) -> bool:
    """Whether these are one language, in whatever scripts; so if there is none."""
    return len({language.split("-")[0] for language in languages}) < 2


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


def _one_file(
    document: Document, name: str, choices: Choices, job: Job, named: Sequence[str] = ()
) -> Recognised:
    """Both languages in one file, in whichever arrangement, or one language."""
    if choices.arrangement is Arrangement.ALONE or len(choices.languages) == 1:
        language = next(iter(choices.languages), "") or language_alone(
            document, find_languages(document.blocks, job), name, next(iter(named), "")
        )
        return alone(document, name, language)
    if choices.arrangement in {None, Arrangement.SEGMENTS} and (
        found := segments(document, name, choices, job)
    ):
        return found
    blocks, taken = without_language_labels(document.blocks)
    document = _with_left_out(document, blocks, {"label": taken})
    blocks, mixed, readings, unfit = _with_lines_apart(document, choices.arrangement, job)
    document = _with_left_out(document, blocks, {"reading line": unfit})
    languages = list(choices.languages) or find_languages(blocks, job)
    job.check()
    if _alike(languages):
        if choices.arrangement is not None or not can_be_alone(document):
            raise one_language_only(languages, name)
        language = language_alone(document, languages, name, next(iter(named), ""))
        return replace(alone(document, name, language), readings=readings)
    if not choices.languages:
        languages = _studied_first(blocks, languages)
    blocks, labels, order = _labelled(blocks, languages, mixed, choices.arrangement, job)
    job.check()
    halves = order is Arrangement.ONE_AFTER_THE_OTHER
    placed = (placed_in_halves if halves else placed_in_turns)(blocks, labels)
    document = _with_left_out(document, document.blocks, {"divider": placed.left_out})
    sides = tuple(
        [block for block, label in placed.blocks if label == language] for language in languages
    )
    return Recognised(
        (document,),
        name,
        (languages[0], languages[1]),
        (sides[0], sides[1]),
        order,
        readings=readings,
    )


def _with_lines_apart(
    document: Document, wanted: Arrangement | None, job: Job
) -> tuple[Sequence[RawBlock], bool, dict[str, str], int]:
    """The blocks of a file, of which each holds one language where a line had several.

    Also whether most had, the lines that spell readings by their texts, and how many fit none.
    """
    blocks: Sequence[RawBlock] = document.blocks
    mixed = False
    if document.format == "txt":
        blocks = without_comment_marks(blocks)
    if wanted in {None, Arrangement.IN_ONE_PARAGRAPH}:
        blocks = with_word_lists(blocks, lambda rest: len(find_languages(rest, job)) > 1)
        blocks, mixed = split_mixed(blocks, job)
    job.check()
    rest, readings, unfit = without_readings(blocks)
    if len(rest) < len(blocks) and not mixed and wanted is None:
        # Only without the lines between them most lines hold both.
        rest, mixed = split_mixed(rest, job)
    blocks = rest
    said = {block.text: block.reading for block in blocks if block.reading}
    return blocks, mixed, {**readings, **said}, unfit


def _labelled(
    blocks: Sequence[RawBlock],
    languages: Sequence[str],
    mixed: bool,
    wanted: Arrangement | None,
    job: Job,
) -> tuple[Sequence[RawBlock], list[str], Arrangement]:
    """The blocks with the language of each, and how the languages are arranged."""
    labels = _languages_of(blocks, languages, job)
    order = Arrangement.IN_ONE_PARAGRAPH if mixed else wanted or _order(labels)
    if wanted is None:
        turns = order is not Arrangement.ONE_AFTER_THE_OTHER
        apart = with_lone_pairs(blocks, turns)
        if len(apart) > len(blocks):
            blocks = apart
            labels = _languages_of(blocks, languages, job)
    if wanted is Arrangement.ONE_AFTER_THE_OTHER:
        labels = _halves(labels, languages)
    return blocks, labels, order


def _languages_of(blocks: Sequence[RawBlock], languages: Sequence[str], job: Job) -> list[str]:
    """The language of each block: its own, or of what it stands with."""
    found = block_languages(blocks, languages, job)
    return with_rows_of_tables(blocks, with_text_below(blocks, found))


def _with_left_out(
    document: Document, blocks: Sequence[RawBlock], counts: dict[str, int]
) -> Document:
    """A document of these blocks, with what was left out of it since it was read."""
    left_out = Counter(document.left_out) + Counter(counts)
    return replace(document, blocks=tuple(blocks), left_out=dict(left_out))


def _studied_first(blocks: Sequence[RawBlock], languages: Sequence[str]) -> list[str]:
    """The document's two languages: the one being studied first, else the one that comes first."""
    first = {language: _first_block(blocks, language, languages) for language in languages}
    return sorted(
        languages, key=lambda language: (not describe(language).has_dictionary, first[language])
    )


def _first_block(blocks: Sequence[RawBlock], language: str, languages: Sequence[str]) -> int:
    return next(
        (
            index
            for index, block in enumerate(blocks)
            if block_language(block, languages) == language
        ),
        len(blocks),
    )


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
