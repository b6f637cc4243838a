"""From documents to an article: which block belongs to which side, whatever the arrangement; sentences are cut, nothing is aligned here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from duidu.app.bilingual_split import block_language, find_languages, split_mixed
from duidu.core.alignment import Bead, Origin, Row
from duidu.core.article import Article, Block, BlockKind, Side
from duidu.core.errors import FileError
from duidu.formats.document import Document, RawBlock
from duidu.language.registry import language_for
from duidu.language.script import guess_language

_ENDS_SENTENCE = re.compile(r"[.!?。！？…:：;；,，][\"'”’」』)）\]】]*\s*$")
_NAMES = {"zh-Hans": "Chinese", "zh-Hant": "Chinese", "en": "English", "de": "German", "fr": "French", "es": "Spanish", "ja": "Japanese"}


# The group of each block, a list for each side.
Groups = tuple[list[int], ...]


class Arrangement(StrEnum):
    """How the two languages stood in what was opened."""

    TWO_FILES = "two files"
    ONE_AFTER_THE_OTHER = "one after the other"
    ALTERNATING = "alternating"
    IN_ONE_PARAGRAPH = "both in one paragraph"
    SEGMENTS = "aligned segments"


@dataclass(frozen=True, slots=True)
class Arranged:
    """An article cut into sentences, how it was found, and the rows the file itself gives (segmented formats), else ()."""

    article: Article
    arrangement: Arrangement
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()


def arrange(documents: Sequence[Document], name: str = "") -> Arranged:
    """Make an article of one document with both languages or two with one each. Raises FileError when there are not two languages."""
    notes = tuple(note for document in documents for note in document.notes)
    if len(documents) == 2:
        sides, arrangement = _two_files(documents, name), Arrangement.TWO_FILES
        groups = None
    else:
        sides, groups, arrangement = _one_file(documents[0], name)
    sides = segment(sides[0]), segment(sides[1])
    metadata = {key: value for document in documents for key, value in document.metadata.items()}
    title = next((document.title for document in documents if document.title), "") or find_title(sides) or name
    article = Article(title, sides[0], sides[1], metadata)
    return Arranged(article, arrangement, _rows(article, groups) if groups else (), notes)


def segment(side: Side) -> Side:
    """The side with its blocks cut into sentences; a first short line without an end mark becomes its heading."""
    language = language_for(side.language)
    blocks = tuple(replace(block, sentences=language.sentences(block.text)) for block in side.blocks)
    if len(blocks) > 1 and blocks[0].kind is BlockKind.PARAGRAPH and _is_title(blocks[0].text):
        blocks = (replace(blocks[0], kind=BlockKind.HEADING, level=1), *blocks[1:])
    return Side(side.language, blocks)


def find_title(sides: Sequence[Side]) -> str:
    """The first heading among the first blocks of either side; source before target."""
    for side in sides:
        for block in side.blocks[:3]:
            if block.kind is BlockKind.HEADING:
                return block.text.strip()
    return ""


def _is_title(text: str) -> bool:
    weight = sum(3 if c > "\u2e7f" else 1 for c in text)
    return weight <= 120 and not _ENDS_SENTENCE.search(text)


def _two_files(documents: Sequence[Document], name: str) -> tuple[Side, Side]:
    languages = [guess_language("\n".join(block.text for block in document.blocks)) for document in documents]
    if languages[0].split("-")[0] == languages[1].split("-")[0]:
        raise FileError(f"Both files are in {_named(languages[0])}; choose a text and its translation.")
    pairs = [(language, document.blocks) for language, document in zip(languages, documents, strict=True)]
    pairs.sort(key=lambda pair: not pair[0].startswith("zh"))
    left, right = (Side(language, _numbered(blocks)) for language, blocks in pairs)
    return left, right


def _one_file(document: Document, name: str) -> tuple[tuple[Side, Side], Groups | None, Arrangement]:
    blocks, mixed = split_mixed(document.blocks)
    languages = find_languages(blocks)
    if len(languages) < 2 or languages[0].split("-")[0] == languages[1].split("-")[0]:
        found = _named(languages[0]) if languages else "no language Duidu can tell"
        raise FileError(f"“{name}” is in one language only ({found}); open it together with its translation.")
    # Chinese stands left; of other pairs the language that comes first in the file.
    first = {language: _first_block(blocks, language, languages) for language in languages}
    languages = sorted(languages, key=lambda language: (not language.startswith("zh"), first[language]))
    labels = _labels(blocks, languages)
    sides = tuple([block for block, label in zip(blocks, labels, strict=True) if label == language] for language in languages)
    if all(block.group is not None for block in blocks) and not mixed:
        groups = tuple([block.group or 0 for block in side] for side in sides)
        arrangement = Arrangement.SEGMENTS
    else:
        groups, arrangement = None, Arrangement.IN_ONE_PARAGRAPH if mixed else _order(labels)
    left, right = (Side(language, _numbered(side)) for language, side in zip(languages, sides, strict=True))
    return (left, right), groups, arrangement


def _first_block(blocks: Sequence[RawBlock], language: str, languages: Sequence[str]) -> int:
    return next((index for index, block in enumerate(blocks) if block_language(block, languages) == language), len(blocks))


def _labels(blocks: Sequence[RawBlock], languages: Sequence[str]) -> list[str]:
    """The language of each block; one without letters goes with its predecessor."""
    labels: list[str] = []
    for block in blocks:
        labels.append(block_language(block, languages) or (labels[-1] if labels else ""))
    first = next((label for label in labels if label), languages[0])
    return [label or first for label in labels]


def _order(labels: Sequence[str]) -> Arrangement:
    """One after the other when the language changes rarely for the number of blocks, else alternating."""
    changes = sum(a != b for a, b in pairwise(labels))
    return Arrangement.ONE_AFTER_THE_OTHER if changes <= max(1, len(labels) // 8) else Arrangement.ALTERNATING


def _numbered(blocks: Sequence[RawBlock]) -> tuple[Block, ...]:
    return tuple(Block(index, block.text, block.kind, block.level) for index, block in enumerate(blocks))


def _rows(article: Article, groups: Groups) -> tuple[Row, ...]:
    """Rows as the file gives them: the blocks of one group answer each other, as one sentence bead."""
    by_group: dict[int, tuple[list[int], list[int]]] = {}
    for side, numbers in enumerate(groups):
        for index, group in enumerate(numbers):
            by_group.setdefault(group, ([], []))[side].append(index)
    return tuple(_given_row(article, source, target) for _, (source, target) in sorted(by_group.items()))


def _given_row(article: Article, source: list[int], target: list[int]) -> Row:
    sides = ((article.source, source), (article.target, target))
    sentences = [tuple(range(sum(len(side.blocks[i].sentences) for i in units))) for side, units in sides]
    return Row(
        Bead(tuple(source), tuple(target), 1.0, Origin.FILE),
        (Bead(sentences[0], sentences[1], 1.0, Origin.FILE),),
    )


def _named(language: str) -> str:
    return _NAMES.get(language, f"the language “{language}”")
