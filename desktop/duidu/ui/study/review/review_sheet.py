"""The sheet of review: one card after the other, answered by keys."""

import time
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from duidu.app.settings import settings_table as table
from duidu.app.study.review_card import ReviewSheet
from duidu.app.study.review_plan import Kind
from duidu.core.errors import DuiduError
from duidu.lexicon.typed_answer import is_answer
from duidu.study.schedule import Rating
from duidu.ui.base.context import WindowContext
from duidu.ui.base.kept_line import KeptLine
from duidu.ui.base.panel import OwnKeys
from duidu.ui.base.sheet import Sheet
from duidu.ui.page.reading_style import spelling
from duidu.ui.study.review.card_view import CardView
from duidu.ui.study.review.reviewing import FindVoice, Reviewing, Summary
from duidu.ui.study.review.word_form import WordForm
from duidu.ui.style.i18n import error_text, plural, tr

RATINGS = (Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY)


class ReviewDialog(Sheet):
    """Shows a card, reveals its answer, takes one of four ratings.

    Without the pointer: Space or Enter reveals, 1 to 4 rate, U undoes, B leaves a card out until
    tomorrow, E edits it, O opens its place in the text, R says it again, Esc ends.
    """

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        find_voice: FindVoice | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent, 720, 620)
        self._context = context
        self._revealed = False
        self._summary: Summary | None = None
        self.reviewing = Reviewing(context, self, find_voice, clock)
        size = context.settings.get(table.HANZI_SIZE) + 5
        self.left, self.time = QLabel(self), QLabel(self)
        self.card = CardView(context.theme, self._spell, size, self)
        self.typed = KeptLine(lambda _: None, self)
        self.form = WordForm(self)
        self.show_button = self._button(self._go_on, "primary")
        self.ratings = {rating: self._button(partial(self.rate, rating)) for rating in RATINGS}
        self.undo_button = self._button(self.reviewing.undo, "link")
        self.bury_button = self._button(self.reviewing.bury, "link")
        self.edit_button = self._button(self.edit, "link")
        self.open_button = self._button(self.open_in_text, "link")
        self.say_button = self._button(self.say, "link")
        self.known_button = self._button(self._mark_known, "action")
        self._lay_out()
        self._connect()
        self.texts()
        self.reviewing.begin()

    def rate(self, rating: Rating) -> None:
        """Take an answer, once the card is revealed."""
        if self._revealed:
            self.reviewing.answer(rating)

    def reveal(self) -> None:
        """Show the answer to the card."""
        sheet = self.reviewing.sheet
        if sheet is None or self._revealed:
            return
        self._revealed = True
        said = self.typed.text().strip() if self.typed.isVisibleTo(self) else ""
        self._write(sheet, said)
        self._arrange()
        right = bool(said) and is_answer(said, sheet.forms, sheet.readings)
        chosen = Rating.AGAIN if said and not right else Rating.GOOD
        self.ratings[chosen].setFocus()

    def edit(self) -> None:
        """Edit the card's word, meaning and note."""
        if self.reviewing.sheet is not None and self.form.isHidden():
            self.form.edit(self.reviewing.sheet)

    def open_in_text(self) -> None:
        """Show the sentence in its article; the sheet stays open."""
        sheet = self.reviewing.sheet
        if sheet is not None and sheet.place is not None:
            length = sheet.end - sheet.start
            self._context.navigation.article_wanted.emit(sheet.article, sheet.place, length)

    def say(self) -> None:
        """Say the sentence, or the word where there is none."""
        sheet = self.reviewing.sheet
        if sheet is None or self.reviewing.speak is None:
            return
        try:
            self.reviewing.speak(sheet.sentence or sheet.word)
        except DuiduError as error:
            # The card can be shown and rated all the same.
            self._context.messages.error(error_text(error))

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Review", "Review"))
        self.show_button.setText(tr("Review", "Show (Space)"))
        self.undo_button.setText(tr("Review", "Undo (U)"))
        self.bury_button.setText(tr("Review", "Not today (B)"))
        self.edit_button.setText(tr("Review", "Edit (E)"))
        self.open_button.setText(tr("Review", "Open in the text (O)"))
        self.say_button.setText(tr("Review", "Say it (R)"))
        self.typed.setPlaceholderText(tr("Review", "Pinyin or characters"))
        self.typed.setAccessibleName(tr("Review", "Your answer"))
        self.form.texts()
        self._arrange()
        if self._summary is not None:
            self._over(self._summary)
        elif self.reviewing.sheet is not None:
            self._write(self.reviewing.sheet)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is typed in the form."""
        self.form.leave()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Keep what is typed in the form: Esc comes here."""
        self.form.leave()
        super().done(result)

    # -- inside -----------------------------------------------------------------------------------

    def _button(self, act: Callable[[], object], name: str = "action") -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        # Else Enter would press it from anywhere in the sheet.
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())
        return button

    def _lay_out(self) -> None:
        """Put what is left above the card, the line and the ratings below it."""
        for label in (self.left, self.time):
            label.setObjectName("secondary")
            label.setTextFormat(Qt.TextFormat.PlainText)
        head, rates, more = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.left)
        head.addStretch(1)
        head.addWidget(self.time)
        rates.addWidget(self.show_button, 1)
        for button in self.ratings.values():
            rates.addWidget(button, 1)
        rates.addWidget(self.known_button)
        for button in self._more():
            more.addWidget(button)
        more.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(self.card, 1)
        for widget in (self.typed, self.form):
            self.column.addWidget(widget)
        self.column.addLayout(rates)
        self.column.addLayout(more)

    def _more(self) -> tuple[QPushButton, ...]:
        return (
            *(self.undo_button, self.bury_button, self.edit_button),
            *(self.open_button, self.say_button),
        )

    def _connect(self) -> None:
        """Connect the round, and the keys of the sheet."""
        self.reviewing.shown.connect(self._shown)
        self.reviewing.lit.connect(self._lit)
        self.reviewing.over.connect(self._over)
        self.reviewing.waits.connect(self._waiting)
        self.reviewing.voiced.connect(self._arrange)
        self.form.kept.connect(self.reviewing.edit)
        self.form.finished.connect(self._arrange)
        self.typed.returnPressed.connect(self.reveal)
        self._context.theme.changed.connect(self.texts)
        keys: dict[str, Callable[[], object]] = {
            str(int(rating)): partial(self.rate, rating) for rating in RATINGS
        }
        keys |= {key: self._go_on for key in ("Space", "Return", "Enter")}
        keys |= {"U": self.reviewing.undo, "Ctrl+Z": self.reviewing.undo}
        keys |= {"B": self.reviewing.bury, "E": self.edit, "O": self.open_in_text, "R": self.say}
        buttons = (self.show_button, self.known_button, *self.ratings.values(), *self._more())
        for button in (self.show_button, self.known_button, *self.ratings.values()):
            OwnKeys({"Return": button.click, "Enter": button.click}, button)
        # Space and Enter on one of the small buttons press it; all other keys work everywhere.
        OwnKeys({k: act for k, act in keys.items() if len(k) == 1 or "+" in k}, self, *buttons)
        OwnKeys(keys, self.card)

    def _go_on(self) -> None:
        """Reveal the card; revealed, answer that it was good; at the end, begin another round."""
        if self._summary is not None:
            self._summary = None
            self.reviewing.begin()
        elif not self._revealed:
            self.reveal()
        else:
            self.rate(Rating.GOOD)

    def _shown(self, sheet: ReviewSheet) -> None:
        """Ask a card."""
        self._revealed, self._summary = False, None
        self.form.drop()
        self.typed.clear()
        self.card.ask(sheet)
        self._arrange()
        kind = Kind(sheet.card.kind)
        (self.typed if kind is Kind.PRODUCE else self.card).setFocus()
        if kind is Kind.LISTEN:
            self.say()

    def _lit(self, sheet: ReviewSheet) -> None:
        if self._revealed:
            self._write(sheet, self.typed.text().strip())

    def _write(self, sheet: ReviewSheet, said: str = "") -> None:
        if self._revealed:
            self.card.reveal(sheet, said, is_answer(said, sheet.forms, sheet.readings))
        else:
            self.card.ask(sheet)

    def _waiting(self) -> None:
        self._revealed = False
        self.card.say((tr("Review", "Looking for a sentence…"),))
        self._arrange()

    def _over(self, summary: Summary) -> None:
        """Show the quiet end of a round."""
        self._summary, self._revealed = summary, False
        self.card.say(_told(summary))
        self._arrange()
        # A hidden button hands it to the next, and Space would undo the last answer.
        (self.show_button if summary.left else self.card).setFocus()

    def _mark_known(self) -> None:
        if self._summary is not None:
            self.reviewing.mark_known(self._summary.known)
            self.known_button.hide()

    def _arrange(self) -> None:
        """Show what can be done now, and nothing else."""
        sheet, summary = self.reviewing.sheet, self._summary
        asks = sheet is not None and summary is None
        produces = asks and sheet is not None and sheet.card.kind == Kind.PRODUCE
        self.typed.setVisible(produces and not self._revealed)
        goes_on = summary is not None and summary.left > 0
        self.show_button.setVisible((asks and not self._revealed) or goes_on)
        go_on = tr("Review", "Go on (Space)")
        self.show_button.setText(go_on if goes_on else tr("Review", "Show (Space)"))
        self.undo_button.setVisible(self.reviewing.can_undo)
        for button in (self.bury_button, self.edit_button):
            button.setVisible(asks)
        self.open_button.setVisible(asks and sheet is not None and sheet.place is not None)
        self.say_button.setVisible(asks and self.reviewing.speak is not None)
        self._show_ratings(asks and self._revealed)
        known = summary.known if summary else ()
        self.known_button.setVisible(bool(known))
        self.known_button.setText(
            plural("Review", len(known), "Mark {n} word as known", "Mark {n} words as known")
        )
        left = self.reviewing.left
        self.left.setText(tr("Review", "{n} left", n=left) if asks else "")
        minutes = max(1, round(self.reviewing.minutes_left))
        self.time.setText(tr("Review", "{n} min", n=minutes) if asks else "")

    def _show_ratings(self, shown: bool) -> None:
        """Show the four ratings, each with the time until the card would come again."""
        intervals = self.reviewing.intervals() if shown else {}
        names = {
            Rating.AGAIN: tr("Review", "Forgot"),
            Rating.HARD: tr("Review", "Hard"),
            Rating.GOOD: tr("Review", "Good"),
            Rating.EASY: tr("Review", "Easy"),
        }
        for rating, button in self.ratings.items():
            button.setVisible(shown)
            if rating in intervals:
                again = _in_words(intervals[rating])
                button.setText(f"{int(rating)}  {names[rating]}\n{again}")
                button.setAccessibleName(f"{names[rating]}, {again}")

    def _spell(self, reading: Sequence[str]) -> str:
        return spelling(self._context.settings).word(reading)


def _told(summary: Summary) -> list[str]:
    """The end of a round in a few lines."""
    if not summary.answered:
        return [
            tr("Review", "Nothing is due now."),
            tr("Review", "Words that you save while reading come here (B on a word)."),
        ]
    share = round(100 * summary.remembered / summary.answered)
    lines = [
        plural("Review", summary.answered, "{n} card answered.", "{n} cards answered."),
        tr("Review", "{n} of them remembered ({share} %).", n=summary.remembered, share=share),
    ]
    if summary.left:
        lines.append(plural("Review", summary.left, "{n} card is left.", "{n} cards are left."))
    else:
        lines.append(tr("Review", "That was all for now."))
    if summary.known:
        words = "、".join(summary.known[:8])
        lines.append(tr("Review", "Remembered for half a year: {words}", words=words))
    return lines


def _in_words(seconds: float) -> str:
    """A time until a card comes again: 10 min, 3 d, 2.5 months."""
    minutes, days = seconds / 60, seconds / 86400
    if days < 0.9:
        hours = minutes / 60
        if hours >= 1:
            return tr("Review", "{n} h", n=round(hours))
        return tr("Review", "{n} min", n=max(1, round(minutes)))
    if days < 31:
        return tr("Review", "{n} d", n=round(days))
    if days < 365:
        return tr("Review", "{n} months", n=f"{days / 30.44:.1f}")
    return tr("Review", "{n} years", n=f"{days / 365.25:.1f}")
