"""Writes a card into a text document with character formats, never as markup."""

from dataclasses import dataclass

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from duidu.app.words.card import Card, CardEntry, CardSense, CardTerm, OtherEntry
from duidu.core.visible_text import show_controls
from duidu.ui.reader.layout.ruby_text import marked, tone
from duidu.ui.style.fonts import Fonts
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import Palette

MOST_SENSES = 12
SHORT_SENSES = 3
READING = "reading:"  # before the number of a reading among the card's alternatives, in links
MOST_OTHER = 2000  # code points of another dictionary's article; some are pages long


@dataclass(frozen=True, slots=True)
class CardInks:
    """Fonts and colours of a card.

    `tones` are five colours, or () for none; `traditional_first` follows the script of the page.
    """

    fonts: Fonts
    colors: Palette
    tones: tuple[QColor, ...]
    traditional_first: bool = False


class CardWriter:
    """Writes a card into a document, one block a line; the document is emptied first."""

    def __init__(self, document: QTextDocument, inks: CardInks) -> None:
        document.clear()
        document.setDocumentMargin(0)
        self._cursor = QTextCursor(document)
        self._inks = inks
        self._empty = True

    def write(self, card: Card) -> None:
        """Write the person's terms, the entries of the longest match, and other readings.

        Shorter matches have a document of their own: see write_shorter.
        """
        for term in card.terms:
            self._term(term)
        if not card.entries or not any(
            card.text in (entry.simplified, entry.traditional) for entry in card.entries
        ):
            self._block(0)
            self._add(card.text, 22, self._inks.colors.ink, hanzi=True)
            if card.read_as:
                self._reading(card.read_as, 15)
        if not card.entries and not card.text[:1].isdecimal():
            self._block(6)
            self._add(tr("Card", "Not in the dictionary."), 13, self._inks.colors.secondary)
        for index, entry in enumerate(card.entries):
            self._entry(entry, index == 0)
        if card.alternatives:
            self._block(8)
            before, after = tr("Card", "Could also be read {readings}", readings="\0").split("\0")
            self._add(before, 12, self._inks.colors.secondary)
            for number, reading in enumerate(card.alternatives):
                self._add(", " if number else "", 12, self._inks.colors.secondary)
                self._add(
                    "".join(map(marked, reading)),
                    13,
                    self._inks.colors.accent,
                    link=f"{READING}{number}",
                )
            self._add(after, 12, self._inks.colors.secondary)
        for other in card.others:
            self._other(other)

    def _other(self, other: OtherEntry) -> None:
        """Write the article of one of the person's own dictionaries."""
        self._block(10)
        self._add(show_controls(other.dictionary), 11, self._inks.colors.secondary)
        for line in show_controls(other.text)[:MOST_OTHER].split("\n"):
            if line.strip():
                self._block(1)
                self._add(line.strip(), 13, self._inks.colors.ink)

    def write_shorter(self, entries: tuple[CardEntry, ...]) -> None:
        """Write one line for each shorter match."""
        for entry in entries:
            self._block(3)
            self._heads(entry, 16)
            self._reading(entry.reading, 12)
            text = "; ".join(sense.text for sense in entry.senses[:SHORT_SENSES])
            self._add("  " + text, 12, self._inks.colors.secondary)

    def _term(self, term: CardTerm) -> None:
        """Write a term of the person's glossary; these come before the dictionary."""
        colors = self._inks.colors
        self._block(4)
        self._add(f"{show_controls(term.source)} → ", 15, colors.secondary, hanzi=True)
        self._add(show_controls(term.target), 15, colors.accent, hanzi=True)
        if term.note:
            self._add("  " + show_controls(term.note), 12, colors.secondary)
        if term.differently:
            self._block(1)
            self._add(tr("Card", "Rendered differently here."), 12, colors.secondary)
        if term.forbidden:
            self._block(1)
            self._add(tr("Card", "Your glossary forbids this rendering."), 12, colors.secondary)

    def _entry(self, entry: CardEntry, first: bool) -> None:
        """Write an entry: its forms, reading, levels and senses."""
        self._block(0 if self._empty else 12)
        self._heads(entry, 28 if first else 20)
        self._reading(entry.reading, 16 if first else 14)
        tags = self._tags(entry)
        if tags:
            self._block(2)
            self._add(tags, 11, self._inks.colors.secondary)
        numbered = len(entry.senses) > 1
        for index, sense in enumerate(entry.senses[:MOST_SENSES]):
            self._sense(
                sense,
                6 if index == 0 else 2,
                any(s.meant for s in entry.senses) or not first,
                numbered,
            )
        if len(entry.senses) > MOST_SENSES:
            self._block(2, 16)
            self._add(
                tr("Card", "and {n} more", n=len(entry.senses) - MOST_SENSES),
                12,
                self._inks.colors.secondary,
            )

    def _sense(self, sense: CardSense, above: int, step_back: bool, numbered: bool) -> None:
        """Write a sense; the one meant here is marked, the others step back beside it."""
        colors = self._inks.colors
        self._block(above, 16 if numbered or sense.meant else 0)
        if sense.meant:
            self._add("\u25b6\t", 10, colors.accent)  # a triangle that the bundled fonts have
        elif numbered:
            self._add("\u00b7\t", 14, colors.secondary)
        self._add(sense.text, 14, colors.ink if sense.meant or not step_back else colors.secondary)

    def _heads(self, entry: CardEntry, size: int) -> None:
        first, other = (
            (entry.traditional, entry.simplified)
            if self._inks.traditional_first
            else (entry.simplified, entry.traditional)
        )
        self._add(first, size, self._inks.colors.ink, hanzi=True)
        if other != first:
            self._add(" " + other, round(size * 0.62), self._inks.colors.secondary, hanzi=True)

    def _reading(self, reading: tuple[str, ...], size: int) -> None:
        self._add("  ", size, self._inks.colors.ink)
        for syllable in reading:
            number = tone(syllable)
            colored = 1 <= number <= len(self._inks.tones)
            self._add(
                marked(syllable),
                size,
                self._inks.tones[number - 1] if colored else self._inks.colors.secondary,
            )

    def _tags(self, entry: CardEntry) -> str:
        """The line of an entry's levels, by standard, and its frequency."""
        standards: dict[int, list[str]] = {}
        for standard, level in entry.levels.items():
            standards.setdefault(level, []).append(standard.removeprefix("HSK "))
        parts = [
            f"HSK {level if level < 7 else '7–9'} ({', '.join(names)})"
            for level, names in standards.items()
        ]
        frequency = {
            5: tr("Card", "very common"),
            4: tr("Card", "common"),
            3: tr("Card", "less common"),
            2: tr("Card", "rare"),
            1: tr("Card", "very rare"),
        }.get(entry.band, "")
        return "   ".join((*parts, frequency) if frequency else parts)

    def _block(self, above: int, indent: int = 0) -> None:
        """Begin a line with a margin above and a hanging indent, in px."""
        form = QTextBlockFormat()
        form.setTopMargin(0 if self._empty else above)
        form.setLeftMargin(indent)
        form.setTextIndent(-indent)
        if indent:
            form.setTabPositions([QTextOption.Tab(indent, QTextOption.TabType.LeftTab)])
        form.setLineHeight(122, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._empty:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._empty = False

    def _add(
        self, text: str, size: int, color: QColor, hanzi: bool = False, link: str = ""
    ) -> None:
        """Write a piece of the line; `size` is in px, `link` names a link."""
        fonts = self._inks.fonts
        font = QFont([fonts.hanzi, fonts.hanzi_sans] if hanzi else [fonts.ruby, fonts.hanzi_sans])
        font.setPixelSize(size)
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(color)
        if link:
            form.setAnchor(True)
            form.setAnchorHref(link)
        self._cursor.insertText(text, form)
