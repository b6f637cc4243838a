"""What segmented formats share: units in two languages become blocks joined by group."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duidu.core.article import BlockKind
from duidu.core.errors import FileError
from duidu.formats.base.document import RawBlock, Remark
from duidu.formats.base.exported import Segment
from duidu.formats.notes.exported_notes import NoteEntry
from duidu.formats.notes.web_annotations import annotation_json

_SPACES = re.compile(r"\s+")
# What XML 1.0 forbids even when it is escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its texts by language code, as the file names the languages.

    `remarks` are comments with the language each is about, "" for the first language.
    """

    texts: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[str, str], ...] = ()
    paragraph: int | None = None
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0


def blocks_of_units(units: Iterable[Unit], name: str) -> tuple[RawBlock, ...]:
    """Make blocks of the two languages with most text, one group for each unit.

    A unit in one language becomes a block without counterpart. Raises FileError when there is no
    text.
    """
    kept = list(units)
    chosen = _two_languages(kept)
    if not chosen:
        raise FileError("“{name}” has no segments with text; choose another file.", name=name)
    return tuple(
        RawBlock(
            text, unit.kind, unit.level, chosen.index(language), language, group, unit.paragraph
        )
        for group, unit in enumerate(kept)
        for language, raw in unit.texts
        # Line breaks of a segment are only layout of the file.
        if language in chosen and (text := _SPACES.sub(" ", raw).strip())
    )


def remarks_of_units(units: Sequence[Unit]) -> tuple[Remark, ...]:
    """Return the comments on units, by group."""
    if not any(unit.remarks for unit in units):
        return ()
    chosen = _two_languages(units)
    return tuple(
        Remark(text.strip(), "", group, chosen.index(language) if language in chosen else 0)
        for group, unit in enumerate(units)
        for language, text in unit.remarks
        if text.strip()
    )


def _two_languages(units: Sequence[Unit]) -> list[str]:
    """Return the two languages with most text, in the order of the file."""
    most = languages_of(units)[:2]
    order = dict.fromkeys(language for unit in units for language, _ in unit.texts)
    return [language for language in order if language in most]


def languages_of(units: Iterable[Unit]) -> list[str]:
    """Return the language codes, most text first."""
    weights = Counter[str]()
    for unit in units:
        # A hanzi stands for about three letters, or Chinese would always seem the shorter text.
        for language, text in unit.texts:
            weights[language] += (
                len(text) if text.isascii() else sum(3 if c > "\u2e7f" else 1 for c in text)
            )
    return [language for language, weight in weights.most_common() if weight]


def left_out(units: Sequence[Unit]) -> tuple[str, ...]:
    """Name the languages beyond the first two in a sentence; () where there are none."""
    others = languages_of(units)[2:]
    return (
        (
            f"The file also has {', '.join(others)}; "
            "only the two languages with most text were taken.",
        )
        if others
        else ()
    )


def xml_text(text: str) -> str:
    """Replace the characters that XML 1.0 cannot hold by U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def note_as_json(entry: NoteEntry) -> str:
    """Write a note as one line of JSON from which it can be read back exactly.

    For formats with a place for other programs' data.
    """
    return json.dumps(annotation_json(entry.note), ensure_ascii=True)


def kind_name(kind: BlockKind, level: int) -> str:
    """Name a kind of block and its level, such as heading-2."""
    return f"{kind.value}-{level}" if level else kind.value


def kind_of(name: str) -> tuple[BlockKind, int]:
    """Read what kind_name wrote; anything else is a paragraph."""
    if not name:
        return BlockKind.PARAGRAPH, 0
    kind, _, level = name.partition("-")
    known = {one.value: one for one in BlockKind}
    return (
        # Longer numbers are no levels, and int() refuses thousands of digits.
        (known[kind], int(level) if level.isdecimal() and len(level) < 3 else 0)
        if kind in known
        else (BlockKind.PARAGRAPH, 0)
    )


def note_side(segment: Segment, entry: NoteEntry, languages: tuple[str, str]) -> str:
    """Return the language of the side a note begins on, the source's without an anchor."""
    anchors = entry.note.anchors
    return languages[1] if anchors and anchors[0].side.value == "target" else languages[0]
