"""Writes a card into a text document with character formats, never as markup."""

from dataclasses import dataclass, field

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from duidu.app.words.card import Card, CardEntry, CardPair, CardSense, CardTerm, OtherEntry
from duidu.app.words.word_history import MOST_MET
from duidu.core.visible_text import show_controls
from duidu.lexicon.characters import Character
from duidu.lexicon.compiled_records import EnglishWord
from duidu.lexicon.gloss_text import Spelling
from duidu.ui.reader.layout.ruby_text import tone
from duidu.ui.style.fonts import Fonts
from duidu.ui.style.i18n import plural, tr
from duidu.ui.style.theme import Palette
from duidu.ui.style.word_line import english_line, frequency

MOST_SENSES = 12
SHORT_SENSES = 3
OF_CHARACTER, LONG = 2, 48  # senses of each character of a word; letters of a long one
EXPLAINED = 3  # meanings of a word that a sense points to
READING = "reading:"  # before the number of a reading among the card's alternatives, in links
PAIR = "pair"  # the link of the sentence from elsewhere
MOST_OTHER = 2000  # code points of another dictionary's article; some are pages long


@dataclass(frozen=True, slots=True)
class CardInks:
    """Fonts and colours of a card.

    `tones` are five colours, or () for none; `spelling` follows the settings and the page's script.
    """

    fonts: Fonts
    colors: Palette
    tones: tuple[QColor, ...]
    spelling: Spelling = field(default_factory=Spelling)


class CardWriter:
    """Writes a card into a document, one block a line; the document is emptied first."""

    def __init__(self, document: QTextDocument, inks: CardInks) -> None:
        document.clear()
        document.setDocumentMargin(0)
        self._cursor = QTextCursor(document)
        self._inks = inks
        self._empty = True
        self._told_here = False

    def write(self, card: Card) -> None:
        """Write the person's terms, what the word is here, its entries, and other readings.

        Characters and shorter matches have a document of their own: see write_below.
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
            if card.english is not None:
                self._english(card.english, card.text)
            self._here(card.here)
        if not (card.entries or card.here or card.shorter or card.text[:1].isdecimal()):
            self._block(6)
            self._add(tr("Card", "Not in the dictionary."), 13, self._inks.colors.secondary)
        for index, entry in enumerate(card.entries):
            self._entry(entry, index == 0, "" if index or self._told_here else card.here)
        if card.alternatives:
            self._block(8)
            before, after = tr("Card", "Could also be read {readings}", readings="\0").split("\0")
            self._add(before, 12, self._inks.colors.secondary)
            for number, reading in enumerate(card.alternatives):
                self._add(", " if number else "", 12, self._inks.colors.secondary)
                self._add(
                    self._inks.spelling.word(reading),
                    13,
                    self._inks.colors.accent,
                    link=f"{READING}{number}",
                )
            self._add(after, 12, self._inks.colors.secondary)
        for other in card.others:
            self._other(other)
        self._met(card)

    def _here(self, words: str) -> None:
        """Write the words of the translation that answer the word."""
        if words:
            self._told_here = True
            self._block(4)
            before, after = tr("Card", "here: {words}", words="\0").split("\0")
            self._add(before, 13, self._inks.colors.secondary)
            self._add(show_controls(words), 16, self._inks.colors.accent)
            self._add(after, 13, self._inks.colors.secondary)

    def _english(self, word: EnglishWord, text: str) -> None:
        """Write the parts of speech of an English word, its level, how common it is, its forms."""
        self._block(2)
        self._add(english_line(word, text), 11, self._inks.colors.secondary)

    def _met(self, card: Card) -> None:
        """Write a sentence with the word from elsewhere, and how often it was met and looked up."""
        if card.pair is not None:
            self._pair(card.pair)
        told = [
            plural(
                "Card",
                card.met,
                "in {n} paragraph of your library",
                "in {n} paragraphs of your library",
            )
            if 0 < card.met <= MOST_MET
            else tr("Card", "in more than {n} paragraphs of your library", n=MOST_MET)
            if card.met > MOST_MET
            else "",
            plural("Card", card.looked_up, "looked up {n} time", "looked up {n} times")
            if card.looked_up > 0
            else "",
        ]
        if any(told):
            self._block(6)
            self._add("  ·  ".join(filter(None, told)), 11, self._inks.colors.secondary)

    def _pair(self, pair: CardPair) -> None:
        colors = self._inks.colors
        self._block(10)
        self._add(show_controls(pair.sentence[: pair.start]), 15, colors.ink, hanzi=True)
        word = show_controls(pair.sentence[pair.start : pair.end])
        self._add(word, 15, colors.accent, hanzi=True, link=PAIR)
        self._add(show_controls(pair.sentence[pair.end :]), 15, colors.ink, hanzi=True)
        self._block(1)
        self._add(show_controls(pair.answer), 12, colors.secondary)
        self._add(f"  {show_controls(pair.title)}", 11, colors.secondary)

    def _other(self, other: OtherEntry) -> None:
        """Write the article of one of the person's own dictionaries."""
        self._block(10)
        self._add(show_controls(other.dictionary), 11, self._inks.colors.secondary)
        for line in show_controls(other.text)[:MOST_OTHER].split("\n"):
            if line.strip():
                self._block(1)
                self._add(line.strip(), 13, self._inks.colors.ink)

    def write_below(self, card: Card) -> None:
        """Write one line for each shorter match, and for each character of the word."""
        for entry in card.shorter:
            self._block(3)
            self._heads(entry, 16)
            self._reading(entry.reading, 12)
            text = "; ".join(map(self._said, entry.senses[:SHORT_SENSES]))
            self._add("  " + text, 12, self._inks.colors.secondary)
        for character in card.characters:
            self._character(character, alone=len(card.text) == 1)

    def _character(self, character: Character, *, alone: bool) -> None:
        """Write a character: its reading in the word and others, meaning, and what it is made of.

        Of a word that is one character the meanings stand above.
        """
        parts = " ".join(character.components)
        if not character.entries or (alone and not parts):
            return
        self._block(3)
        if not alone:
            self._add(character.char, 16, self._inks.colors.ink, hanzi=True)
            self._reading(character.readings[:1] or character.entries[0].reading, 12)
        told = [
            "" if alone else self._meanings(character),
            tr("Card", "made of {parts}", parts=parts) if parts else "",
        ]
        said = "  ·  ".join(filter(None, told))
        self._add(said if alone else f"  {said}", 12, self._inks.colors.secondary)

    def _meanings(self, character: Character) -> str:
        """What a character means as it is read in the word, else in the first other reading."""
        spelling = self._inks.spelling
        for entry in character.entries:
            senses = [one.text for one in entry.senses if not one.is_pointer]
            # A prefix that takes a whole sentence to explain is not what a character is known for.
            senses.sort(key=lambda text: len(text) > LONG)
            said = "; ".join(map(spelling.gloss, senses[:OF_CHARACTER]))
            if said:
                is_other = entry.reading != character.entries[0].reading
                return f"({spelling.word(entry.reading)}) {said}" if is_other else said
        return ""

    def _said(self, sense: CardSense) -> str:
        """A sense without the dictionary's markup, with what it points to."""
        gloss = self._inks.spelling.gloss
        meant = "; ".join(map(gloss, sense.explained[:EXPLAINED]))
        return f"{gloss(sense.text)}: {meant}" if meant else gloss(sense.text)

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

    def _entry(self, entry: CardEntry, first: bool, here: str) -> None:
        """Write an entry: its forms, reading, what it is here, levels and senses."""
        self._block(0 if self._empty else 12)
        self._heads(entry, 28 if first else 20)
        self._reading(entry.reading, 16 if first else 14)
        self._here(here)
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
        self._add(
            self._said(sense), 14, colors.ink if sense.meant or not step_back else colors.secondary
        )

    def _heads(self, entry: CardEntry, size: int) -> None:
        first, other = (
            (entry.traditional, entry.simplified)
            if self._inks.spelling.traditional
            else (entry.simplified, entry.traditional)
        )
        self._add(first, size, self._inks.colors.ink, hanzi=True)
        if other != first:
            self._add(" " + other, round(size * 0.62), self._inks.colors.secondary, hanzi=True)

    def _reading(self, reading: tuple[str, ...], size: int) -> None:
        self._add("  ", size, self._inks.colors.ink)
        for syllable, written in self._inks.spelling.syllables(reading):
            number = tone(syllable)
            colored = 1 <= number <= len(self._inks.tones)
            self._add(
                written,
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
        return "   ".join(filter(None, (*parts, frequency(entry.band))))

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
