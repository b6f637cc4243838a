"""Dialog to look through before reading: the words that help most, each in its sentence."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget
from PySide6.QtWidgets import QVBoxLayout as Column

from duidu.app.article.open_article import OpenArticle
from duidu.app.settings.settings_table import MY_LEVEL
from duidu.app.study.before_reading import WordBefore, before_reading
from duidu.app.study.cards import card_at
from duidu.app.study.known_words import MarkWords, knowledge, studied_language
from duidu.core.jobs import Job
from duidu.study.coverage import Coverage
from duidu.study.knowledge import Status
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.sheet import Sheet
from duidu.ui.page.reading_style import spelling
from duidu.ui.study.word_rows import level_name
from duidu.ui.style.fonts import load_fonts
from duidu.ui.style.i18n import in_a_row, plural, tr

Found = tuple[Coverage, tuple[WordBefore, ...]] | None


class BeforeSheet(Sheet):
    """Lists the words; those ticked are saved as cards or marked as known, as one step."""

    def __init__(self, context: WindowContext, parent: QWidget, article: str) -> None:
        super().__init__(parent, 620, 640)
        self._context, self._article = context, article
        session = context.session
        # One of its own, gone with the sheet: the text need not be open in a tab.
        self._text = OpenArticle(article, session.library, lambda: session.annotator)
        self.told, self._area = QLabel(self), QScrollArea(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.ticks: list[tuple[QCheckBox, WordBefore]] = []
        self.buttons = {name: QPushButton(self) for name in ("known", "learn")}
        line = QHBoxLayout()
        for name, button in self.buttons.items():
            button.setObjectName("primary" if name == "learn" else "action")
            line.addWidget(button)
        line.insertStretch(1)
        self.column.addWidget(self.told)
        self.column.addWidget(self._area, 1)
        self.column.addLayout(line)
        self.buttons["known"].clicked.connect(lambda _=False: self._mark(Status.KNOWN))
        self.buttons["learn"].clicked.connect(lambda _=False: self._mark(Status.LEARNING))
        self._found: Found = None
        self._enable()
        self.texts()
        self.told.setText(tr("StudyPanel", "Counting…"))
        context.jobs.run(Lane.ANSWER, self._work, owner=self, when_done=self._show)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        title = tr("BeforeReading", "Before you read “{title}”", title=self._text.title)
        self.setWindowTitle(title)
        self.buttons["known"].setText(tr("BeforeReading", "I know the ticked ones"))
        self.buttons["learn"].setText(tr("BeforeReading", "Save the ticked ones as cards"))
        if self._found is not None:
            self.told.setText(_told(*self._found))

    def _work(self, job: Job) -> Found:
        session, studied = self._context.session, studied_language()
        level = session.settings.get(MY_LEVEL)
        known = knowledge(session.library, studied.code, studied.standard, level)
        of = session.corrections.of
        rule, lexicon = session.kept_rule, session.lexicon
        return before_reading(session.library, of, lexicon, rule, known, self._text, job)

    def _show(self, found: Found) -> None:
        """List the words that were found."""
        self._found = found
        if found is None:
            self.told.setText(tr("BeforeReading", "This text has no Chinese side."))
            return
        self.texts()
        listed = QWidget()
        column = Column(listed)
        column.setSpacing(2)
        for word in found[1]:
            tick = QCheckBox(word.word.word, listed)
            font = QFont([load_fonts().hanzi])
            font.setPixelSize(20)
            tick.setFont(font)
            tick.setChecked(True)
            tick.toggled.connect(self._enable)
            self.ticks.append((tick, word))
            column.addWidget(tick)
            lines = self._lines(word)
            tick.setAccessibleDescription(" ".join(lines))
            for text, name in zip(lines, ("", "hanzi", "secondary"), strict=True):
                if text:
                    column.addWidget(_label(text, name, listed))
            column.addSpacing(12)
        column.addStretch(1)
        self._area.setWidget(listed)
        self._enable()
        if self.ticks:
            self.ticks[0][0].setFocus()

    def _lines(self, before: WordBefore) -> tuple[str, str, str]:
        """Reading, meaning, times and level; the sentence; its translation."""
        word, detail = before.word, before.detail
        times = plural("StudyPanel", word.count, "{n} time", "{n} times")
        read = spelling(self._context.settings).word(detail.reading)
        level = level_name(word.level) if word.level else ""
        about = " · ".join(filter(None, (read, detail.meaning, times, level)))
        return about, detail.sentence, detail.translation

    def _ticked(self) -> list[WordBefore]:
        return [word for tick, word in self.ticks if tick.isChecked()]

    def _enable(self, _: bool = False) -> None:
        for name in ("known", "learn"):
            self.buttons[name].setEnabled(bool(self._ticked()))

    def _mark(self, status: Status) -> None:
        """Mark the ticked words, with a card each if they are to be learnt, and close."""
        session, words = self._context.session, self._ticked()
        written = spelling(self._context.settings)
        places = {word.word.word: word.place for word in words}
        cards = {
            word: card
            for word, place in places.items()
            if status is Status.LEARNING
            and (card := card_at(self._text, session.look_up, place, word, written))
        }
        code = studied_language().code
        command = MarkWords(session.library, code, tuple(places), status, cards=cards)
        if self._context.do(self._article, command) is None:
            return
        told = (
            plural("Study", len(words), "{n} word was saved.", "{n} words were saved.")
            if status is Status.LEARNING
            else plural(
                "Study",
                len(words),
                "{n} word was marked as known.",
                "{n} words were marked as known.",
            )
        )
        self._context.offer_undo(self._article, told)
        self.close()


def _told(found: Coverage, words: tuple[WordBefore, ...]) -> str:
    """How much is known, and how much would be with these words."""
    share = round(found.share * 100)
    text = tr("StudyPanel", "You know {n} % of this article.", n=share)
    if words:
        lift = found.lifting(len(words))
        would_be = plural(
            "BeforeReading",
            len(words),
            "With this word it would be {share} %.",
            "With these {n} words it would be {share} %.",
            share=round(lift.share * 100),
        )
        text = in_a_row((text, would_be))
    return text


def _label(text: str, name: str, parent: QWidget) -> QLabel:
    """One line below a word, in the type of what it says."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setIndent(28)
    if name == "hanzi":
        font = QFont([load_fonts().hanzi])
        font.setPixelSize(17)
        label.setFont(font)
    elif name:
        label.setObjectName(name)
    return label
