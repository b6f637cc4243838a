"""The page on which a card of review is written: question first, then with its answer."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from duidu.app.study.review_card import ReviewSheet
from duidu.app.study.review_plan import Kind
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import Theme
from duidu.ui.style.widgets.linked_text import LinkedText

_GAP = "＿＿"


class CardView(LinkedText):
    """Writes cards; `spell` is how the person wants readings written."""

    def __init__(
        self, theme: Theme, spell: Callable[[Sequence[str]], str], size: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._spell, self._size = theme, spell, size
        self.setAccessibleName(tr("Review", "Card"))

    def ask(self, sheet: ReviewSheet) -> None:
        """Show what is asked: the sentence, the translation, or nothing to see."""
        colors = self._theme.colors
        self.begin()
        kind = Kind(sheet.card.kind)
        if kind is Kind.READ:
            self._sentence(sheet)
            self._line(tr("Review", "Translation covered. Space shows it."), colors.secondary)
        elif kind is Kind.PRODUCE:
            self._translation(sheet, sheet.answer or "; ".join(sheet.meanings))
            if sheet.sentence:
                self._line(
                    sheet.sentence[: sheet.start] + _GAP + sheet.sentence[sheet.end :],
                    colors.ink,
                    self._size,
                )
            self._line(tr("Review", "Which word is it? Type it or think it."), colors.secondary)
        else:
            self.paragraph()
            self.run("♪", colors.accent, 2 * self._size)
            self._line(tr("Review", "Listen. R says it again, Space shows it."), colors.secondary)
        self.end()

    def reveal(self, sheet: ReviewSheet, said: str = "", is_right: bool = False) -> None:
        """Show everything: `said` is what was typed, which was right or not."""
        colors = self._theme.colors
        self.begin()
        self._sentence(sheet)
        if sheet.answer:
            self._translation(sheet, sheet.answer)
        self.paragraph(above=14)
        self.run(sheet.word, colors.ink, self._size + 4, bold=True)
        readings = ", ".join(self._spell(reading) for reading in sheet.readings[:3])
        self.run(f"  {readings}", colors.accent, 15)
        for meaning in sheet.meanings:
            self._line(f"· {meaning}", colors.ink, above=3)
        if sheet.note:
            self._line(sheet.note, colors.secondary, above=8)
        if said:
            text = (
                tr("Review", "You typed “{typed}”: right.", typed=said)
                if is_right
                else tr("Review", "You typed “{typed}”: it is another word.", typed=said)
            )
            self._line(text, colors.accent if is_right else colors.ink, above=10)
        if sheet.source:
            self._line(sheet.source, colors.secondary, 12, above=14)
        self.end()

    def say(self, lines: Sequence[str]) -> None:
        """Show a few quiet lines, the first one larger."""
        self.begin()
        for number, text in enumerate(lines):
            colors = self._theme.colors
            self._line(text, colors.secondary if number else colors.ink, 15 if number else 20)
        self.end()

    def _sentence(self, sheet: ReviewSheet) -> None:
        """The sentence with its word lit; the word alone where there is no sentence."""
        colors, size = self._theme.colors, self._size
        self.paragraph()
        if not sheet.sentence:
            self.run(sheet.word, colors.accent, size + 8, bold=True)
            return
        self.run(sheet.sentence[: sheet.start], colors.ink, size)
        self.run(sheet.sentence[sheet.start : sheet.end], colors.accent, size, bold=True)
        self.run(sheet.sentence[sheet.end :], colors.ink, size)

    def _translation(self, sheet: ReviewSheet, text: str) -> None:
        """The translation with the words lit that answer."""
        colors = self._theme.colors
        self.paragraph(above=12)
        at = 0
        for start, end in sheet.lit:
            self.run(text[at:start], colors.ink, 16)
            self.run(text[start:end], colors.accent, 16, bold=True)
            at = max(at, end)
        self.run(text[at:], colors.ink, 16)

    def _line(self, text: str, color: QColor, size: int = 14, above: int = 10) -> None:
        self.paragraph(above=above)
        self.run(text, color, size)
