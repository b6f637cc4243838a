"""What segmented formats share: units in two languages become blocks joined by group."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from duidu.core.article import BlockKind
from duidu.core.errors import FileError
from duidu.core.left_out import LeftOut
from duidu.core.row_status import RowStatus
from duidu.formats.base.document import RawBlock, Remark
from duidu.formats.base.exported import Segment, count_sentence
from duidu.formats.base.shown_text import shown
from duidu.formats.base.unit_languages import Label, UnitLanguages
from duidu.formats.notes.exported_notes import NoteEntry
from duidu.formats.notes.web_annotations import annotation_json

# What XML 1.0 forbids even when it is escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Languages that a sentence names; a file may name one for each text.
_NAMED = 6


class Text(NamedTuple):
    """A text of a unit: its language as the file names it, and the number of its field."""

    label: Label
    text: str
    field: int | None = None


class UnitRemark(NamedTuple):
    """A comment on a unit, or on `quotation` in it, with the label of the texts it is about.

    The label is None for the first text. The other fields are those of a Remark.
    """

    label: Label | None
    text: str
    quotation: str = ""
    author: str = ""
    time: float = 0.0
    kind: str = ""
    name: str = ""


class Unit(NamedTuple):
    """One unit: its texts, of which those in one language are variants, unless all are `kept`.

    `remarks` are the comments on it, `status` is what the file says of it.
    """

    texts: tuple[Text, ...]
    remarks: tuple[UnitRemark, ...] = ()
    paragraph: int | None = None
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    kept: bool = False
    status: RowStatus = RowStatus.OPEN


@dataclass(frozen=True, slots=True)
class UnitsRead:
    """What is made of a file's units: blocks, remarks, the languages of the two columns.

    `notes` say what was left out, which `left_out` counts.
    """

    blocks: tuple[RawBlock, ...]
    remarks: tuple[Remark, ...]
    languages: tuple[str, ...]
    notes: tuple[str, ...]
    left_out: LeftOut


def read_units(units: Sequence[Unit], name: str, declared: Sequence[Label] = ()) -> UnitsRead:
    """Make blocks of two of the languages, one group for each unit.

    A unit in one language becomes a block without counterpart. `declared` are labels of languages
    that the file is in even if it has no text in them yet. Raises FileError when there is no text.
    """
    languages = UnitLanguages(
        ((text.label, text.text) for unit in units for text in unit.texts), declared
    )
    chosen = languages.chosen
    if not any(languages.weights.values()):
        raise FileError("“{name}” has no segments with text; choose another file.", name=name)
    blocks: list[RawBlock] = []
    variants: dict[str, int] = {}
    left_out = LeftOut()
    for group, unit in enumerate(units):
        for text, column in _taken(unit, languages, variants, left_out):
            blocks.append(
                RawBlock(
                    # Line breaks of a segment are only layout of the file, but for those of code.
                    text.text if unit.kind is BlockKind.CODE else shown(text.text),
                    unit.kind,
                    unit.level,
                    column,
                    text.label.name,
                    group,
                    unit.paragraph,
                    field=text.field,
                    status=int(unit.status),
                )
            )
    remarks = tuple(
        Remark(
            one.text.strip(),
            one.quotation,
            group,
            _column(one.label, languages),
            one.author,
            one.time,
            one.kind,
            name=one.name,
        )
        for group, unit in enumerate(units)
        for one in unit.remarks
        if one.text.strip()
    )
    columns = languages.columns() if declared or len(chosen) == 2 else ()
    return UnitsRead(tuple(blocks), remarks, columns, _said(languages, variants), left_out)


def _taken(
    unit: Unit, languages: UnitLanguages, variants: dict[str, int], left_out: LeftOut
) -> Iterator[tuple[Text, int]]:
    """The texts of a unit that are taken, with their columns; of variants the first is.

    What is left out is counted, and variants also by the name of their language.
    """
    seen: set[int] = set()
    for text in unit.texts:
        language = languages.of[text.label]
        if not text.text.strip():
            continue
        if language not in languages.chosen:
            left_out.add("other language", text.text)
            continue
        column = languages.chosen.index(language)
        if column in seen and not unit.kept:
            variants[text.label.name] = variants.get(text.label.name, 0) + 1
            left_out.add("other translation", text.text)
            continue
        seen.add(column)
        yield text, column


def _column(label: Label | None, languages: UnitLanguages) -> int:
    language = languages.of.get(label) if label else None
    return languages.chosen.index(language) if language in languages.chosen else 0


def _said(languages: UnitLanguages, variants: Mapping[str, int]) -> tuple[str, ...]:
    """Name what stays in the file and is not shown; () where there is nothing."""
    said = []
    if others := list(languages.others()):
        taken = " and ".join(languages.columns())
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        named = ", ".join(others[:_NAMED])
        said.append(f"The file also has {named}{more}; only {taken} were taken.")
    for label, count in list(variants.items())[:_NAMED]:
        said += count_sentence(
            count,
            f"1 text in {label} was left out: its unit has another in the same language.",
            f"{{count}} texts in {_braced(label)} were left out: their units have another in the "
            "same language.",
        )
    return tuple(said)


def _braced(label: str) -> str:
    return label.replace("{", "{{").replace("}", "}}")


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
