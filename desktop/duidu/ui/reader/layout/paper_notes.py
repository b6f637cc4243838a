"""Notes on paper: their numbers, and their lines at the foot of sheets or after the text."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from duidu.core.annotation import Annotation
from duidu.core.article import SideName
from duidu.core.visible_text import show_controls
from duidu.ui.base.note_words import kind_name, quotation
from duidu.ui.reader.layout.columns import sides_shown
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.marks import has_words, is_plain
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.style.i18n import tr

SIZE = 0.72
"""Size of the letters of notes, as a share of a hanzi of the text."""
RULE = 14  # px above the notes at a foot, where the rule stands
_INDENT = 2.4  # sizes of a letter, for the number
_LEADING = 1.5
_MOST = 0.45
"""The share of a sheet that notes take from its text at most; the rest goes on to the next one."""


class NotesPlace(StrEnum):
    """Where on paper the notes stand."""

    FOOT = "foot"
    END = "end"
    NOWHERE = "off"


class NoteLine(NamedTuple):
    """The line of a layout at a place, with its note's number if it is the first; else in px."""

    layout: QTextLayout
    place: int
    number: int
    indent: float
    height: int


class Marked(NamedTuple):
    """A note, and the line of the text that its number stands beside: its side and middle."""

    note: Annotation
    side: SideName
    y: float


class PaperNotes:
    """Numbers the notes in the order of the text, and hands out their lines sheet by sheet.

    They are as wide as the columns of the text together, from `left` on, and
    their lines `line` px high.
    """

    def __init__(self, flow: Flow, place: NotesPlace, notes: Iterable[Annotation] = ()) -> None:
        """`notes` are all of the article: what has no place in the text is printed after it."""
        self.numbers: dict[str, int] = {}
        self._place = place
        self._all = [one for one in notes if one.deleted is None]
        self._replies: dict[str, list[Annotation]] = {}
        for one in self._all:
            self._replies.setdefault(one.answers, []).append(one)
        self._waiting: deque[NoteLine] = deque()
        self._at_end: list[Annotation] = []
        metrics = flow.block_fonts.body
        self.font = QFont(metrics.latin_font)
        self.font.setPixelSize(max(1, round(metrics.size * SIZE)))
        self.line = round(metrics.size * SIZE * _LEADING)
        columns = flow.columns.by_side.values()
        self.left = min(column.x for column in columns)
        self.width = max(80, max(column.right for column in columns) - self.left)

    @property
    def indent(self) -> float:
        """Where the text of a note begins, in px; its number stands left of that."""
        return self.font.pixelSize() * _INDENT

    def marked(
        self, flow: Flow, row: RowLayout, y: int, bounds: Mapping[SideName, tuple[int, int]]
    ) -> list[Marked]:
        """The notes of a row with an unnumbered mark within the bounds, from top to bottom."""
        if self._place is NotesPlace.NOWHERE or flow.open_text is None:
            return []
        found: dict[str, Marked] = {}
        for side in sides_shown(flow.mode):
            for mark in flow.marks.on_side(flow.open_text, row, side):
                note = mark.annotation
                if not has_words(note) or note.id in self.numbers or note.id in found:
                    continue
                bands = row.bands(mark.stretch)
                middle = y + bands[0].center().y() if bands else -1.0
                top, bottom = bounds[side]
                if bands and top <= middle < bottom:
                    found[note.id] = Marked(note, side, middle)
        return sorted(found.values(), key=lambda one: round(one.y))

    def height(self, marked: Sequence[Marked], sheet: int) -> int:
        """What the lines that wait and those of these notes take at the foot of a sheet, in px."""
        if self._place is not NotesPlace.FOOT:
            return 0
        lines = len(self._waiting) + sum(len(self._lines(one.note, 0)) for one in marked)
        return RULE + self.line * min(lines, self._most(sheet)) if lines else 0

    def take(self, marked: Sequence[Marked], sheet: int) -> list[NoteLine]:
        """Number these notes, and return the lines that stand at the foot of their sheet."""
        for one in marked:
            number = self.numbers[one.note.id] = len(self.numbers) + 1
            if self._place is NotesPlace.FOOT:
                self._waiting.extend(self._lines(one.note, number))
            else:
                self._at_end.append(one.note)
        return self._first_lines(self._most(sheet)) if self._place is NotesPlace.FOOT else []

    def end(self, room: int, taken: Sequence[NoteLine]) -> list[NoteLine]:
        """The text is at its end: what was kept for it waits now, and what has no place there.

        Returns all of that where it fits into `room` px below the lines that are taken already.
        """
        if self._place is not NotesPlace.NOWHERE:
            self._waiting.extend(self._end_lines())
        lines = [*taken, *self._waiting]
        fits = RULE + sum(line.height for line in lines) <= room
        return self._first_lines(len(self._waiting)) if fits else []

    def _end_lines(self) -> Iterator[NoteLine]:
        """The lines of what was kept for the end, and of notes without a place on paper."""
        known = {note.id for note in self._all}
        loose = [
            one
            for one in self._all
            if has_words(one) and one.id not in self.numbers and one.answers not in known
        ]
        if self._at_end or loose:
            heading = self._laid_out(tr("Print", "Notes"), 0, 0)
            yield from (line._replace(height=2 * self.line) for line in heading)
        for note in self._at_end:
            yield from self._lines(note, self.numbers[note.id])
        for note in loose:
            yield from self._lines(note, 0, quoted=True)

    def fill(self, sheet: int) -> list[NoteLine]:
        """The lines that fill a sheet without text; none once all are printed."""
        return self._first_lines(max(1, sheet // self.line - 1))

    def _most(self, sheet: int) -> int:
        return max(1, int(sheet * _MOST) // self.line)

    def _first_lines(self, most: int) -> list[NoteLine]:
        return [self._waiting.popleft() for _ in range(min(most, len(self._waiting)))]

    def _lines(self, note: Annotation, number: int, *, quoted: bool = False) -> list[NoteLine]:
        words = "\n".join(self._words(note, quoted, set()))
        return self._laid_out(words, number, self.indent)

    def _words(self, note: Annotation, quoted: bool, seen: set[str]) -> Iterator[str]:
        """What is printed of a note and of the answers to it, one after the other."""
        seen.add(note.id)
        yield printed_words(note, quoted=quoted)
        for reply in self._replies.get(note.id, ()):
            if reply.id not in seen:
                yield from ("→ " + line for line in self._words(reply, False, seen))

    def _laid_out(self, text: str, number: int, indent: float) -> list[NoteLine]:
        """A text in lines of the notes, the first of which has the number."""
        layout = QTextLayout(text.replace("\n", "\u2028"), self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width - indent)
            line.setPosition(QPointF(0, 0))
            count += 1
        layout.endLayout()
        return [NoteLine(layout, i, 0 if i else number, indent, self.line) for i in range(count)]


def printed_words(note: Annotation, *, quoted: bool = False) -> str:
    """A note in words: its kind, its text, its tags and who wrote it.

    One that is `quoted` begins with the words of the text that it is about.
    """
    text = show_controls(note.text).strip()
    about = f"“{quotation(note)}”" if quoted and note.anchors else ""
    kind = "" if is_plain(note) else kind_name(note.kind) + (":" if text else "")
    tags = " ".join("#" + show_controls(tag) for tag in note.tags)
    name = show_controls(note.last_hand)
    said = " ".join(part for part in (about, kind, text, *note.links, tags) if part)
    return f"{said} — {name}" if name else said
