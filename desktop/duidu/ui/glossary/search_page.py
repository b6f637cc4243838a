"""Search in the whole library: a field, and sentences found beside their translations."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from duidu.app.base.safe_write import write_safely
from duidu.app.search.concordance import SORTS, counts_of, line_of, sorted_hits
from duidu.app.search.search_expressions import search_expressions
from duidu.app.search.search_library import MOST, Asked, SentenceHit, search_library
from duidu.core.errors import UsageError
from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.search_field import SearchField
from duidu.ui.base.short_text import short
from duidu.ui.glossary.found_sentences import FoundSentences
from duidu.ui.glossary.keyword_lines import KeywordLines
from duidu.ui.glossary.search_scope import ANY, SearchScope
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.style.i18n import error_text, is_language_change, plural, tr
from duidu.ui.style.widgets.hit_list import HitList, Index

WIDTH = 1080
SETTLE = 150  # ms after the last key
MOST_WRITTEN = 10_000  # sentences listed, and in a file
FORMS_COUNTED = 8  # forms of what was found whose numbers are shown

Answer = tuple[list[SentenceHit], UsageError | None]


class SearchPage(QWidget):
    """The search as a page of the window.

    `chosen` carries an article, a Place and how many code points were found there; `left` carries
    the widget to go back to.
    """

    chosen = Signal(str, object, int)
    left = Signal(object)

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._back: QWidget | None = None
        self.setObjectName("sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field, self.count, self.list = SearchField(self), QLabel(self), QListView(self)
        self.model = HitList[SentenceHit](
            self, lambda hit: f"{short(hit.title)}: {hit.text} – {hit.answer}"
        )
        self.other, self.without = SearchField(self), QCheckBox(self)
        self.regex, self.sort, self.write = QCheckBox(self), QComboBox(self), QPushButton(self)
        self.write.setObjectName("action")
        for by in SORTS:
            self.sort.addItem("", by)
        self._found: Sequence[SentenceHit] = ()
        self._more = False
        self.scope, self.lines = SearchScope(context, self), QCheckBox(self)
        for field in (self.field, self.other):
            field.setClearButtonEnabled(True)
        self.without.setEnabled(False)
        self.count.setObjectName("secondary")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self._make_list()
        self._lay_out()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self._search)
        for field in (self.field, self.other):
            field.textChanged.connect(self._settle.start)
            field.returnPressed.connect(lambda: self._choose(self.list.currentIndex()))
        self.other.textChanged.connect(lambda text: self.without.setEnabled(bool(text.strip())))
        for box in (self.without, self.regex):
            box.toggled.connect(self._search)
        self.sort.currentIndexChanged.connect(self._order)
        self.write.clicked.connect(self._choose_place)
        self.scope.changed.connect(self._search)
        self.lines.toggled.connect(self._choose_lines)
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.setFocusProxy(self.field)
        self._texts()

    def _make_list(self) -> None:
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setModel(self.model)
        self._choose_lines(False)

    def begin(self, back: QWidget | None, text: str, book: str = "") -> None:
        """Make ready for a search, for a text if one is selected; in a book by its id."""
        self._back = back
        self.scope.begin(back.article if isinstance(back, ArticlePage) else "", book)
        if text:
            self.field.setText(text)
        self.field.selectAll()
        session = self._context.session
        self._context.jobs.run(
            Lane.ANSWER,
            lambda job: session.alike.warm_up(),
            owner=self,
            when_done=lambda _: None,
            key="search warmed up",
        )
        self._search()
        QTimer.singleShot(0, self.field.setFocus)

    def _choose_lines(self, one_each: bool) -> None:
        """Show each hit in a line around the words found, or whole beside its answer."""
        delegate = KeywordLines if one_each else FoundSentences
        self.list.setItemDelegate(delegate(self.list, self._context.theme))
        self.list.scrollTo(self.list.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc, from a field to the list on Down."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit(self._back)
        elif event.key() == Qt.Key.Key_Down and (self.field.hasFocus() or self.other.hasFocus()):
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._texts()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        """Put the fields above the list of sentences."""
        column = QWidget(self)
        column.setMaximumWidth(WIDTH)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 24, 0, 0)
        inner.setSpacing(8)
        second = QHBoxLayout()
        second.setSpacing(16)
        second.addWidget(self.other, 1)
        second.addWidget(self.without)
        third = QHBoxLayout()
        third.setSpacing(16)
        third.addWidget(self.regex)
        third.addWidget(self.lines)
        third.addStretch(1)
        third.addWidget(self.scope)
        third.addWidget(self.sort)
        third.addWidget(self.write)
        inner.addWidget(self.field)
        inner.addLayout(second)
        inner.addLayout(third)
        inner.addWidget(self.count)
        inner.addWidget(self.list, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(32, 0, 32, 0)
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)

    def _texts(self) -> None:
        """Set the texts in the language in use."""
        self.field.setPlaceholderText(tr("SearchPage", "Find in all articles, in either language"))
        self.field.setAccessibleName(tr("SearchPage", "Find in all articles, in either language"))
        self.other.setPlaceholderText(tr("FindPanel", "And on the other side"))
        self.other.setAccessibleName(tr("FindPanel", "And on the other side"))
        self.without.setText(tr("FindPanel", "Only where the other side has it not"))
        self.regex.setText(tr("FindPanel", "Regular expression"))
        self.sort.setAccessibleName(tr("SearchPage", "Order"))
        orders = (
            tr("SearchPage", "As they stand"),
            tr("SearchPage", "By what stands before"),
            tr("SearchPage", "By what follows"),
            tr("SearchPage", "By what was found"),
        )
        for number, text in enumerate(orders):
            self.sort.setItemText(number, text)
        self.write.setText(tr("SearchPage", "Export…"))
        self.lines.setText(tr("SearchPage", "One line each"))
        self.lines.setToolTip(tr("SearchPage", "The words found stand under each other"))
        self.scope.texts()
        self.list.setAccessibleName(tr("SearchPage", "Sentences found"))
        self._tell()

    def _search(self) -> None:
        """Ask for the first sentences, which are shown at once, and then for the rest."""
        self._find(MOST, self._answered)

    def _find(self, most: int, when_done: Callable[[Answer], None]) -> None:
        """Ask for so many sentences in place of what was asked before."""
        find = self._work(most)

        def work(job: Job) -> Answer:
            try:
                return find(job), None
            except UsageError as error:
                return [], error

        self._context.jobs.run(
            Lane.ANSWER, work, owner=self, when_done=when_done, key="search library"
        )

    def _answered(self, answer: Answer) -> None:
        """Show what was found; what is wrong with an expression stands where the count does."""
        hits, error = answer
        self._found, self._more = hits, len(hits) >= MOST
        self._order()
        if error is not None:
            self.count.setText(error_text(error))
        elif self._more:
            self._find(MOST_WRITTEN, self._answered_whole)

    def _answered_whole(self, answer: Answer) -> None:
        """Show all sentences in the place of the first ones, where the list is."""
        chosen, top = self.list.currentIndex().row(), self.list.verticalScrollBar().value()
        self._found, self._more = answer[0], len(answer[0]) >= MOST_WRITTEN
        self._order()
        self.list.setCurrentIndex(self.model.index(max(0, chosen)))
        self.list.verticalScrollBar().setValue(top)

    def _work(self, most: int) -> Callable[[Job], list[SentenceHit]]:
        """What a job does to find so many sentences."""
        other = self.other.text().strip()
        asked = Asked(self.field.text().strip(), other, bool(other) and self.without.isChecked())
        session, is_regex = self._context.session, self.regex.isChecked()
        chapters = self.scope.articles

        def work(job: Job) -> list[SentenceHit]:
            there = session.library.articles.titles(chapters) if chapters != ANY else {"": ""}
            kept = [one for one in chapters if one in there]
            if is_regex:
                return search_expressions(session.library, session.finder, asked, job, most, kept)
            return search_library(session.library, session.alike, asked, job, most, kept)

        return work

    def _choose_place(self) -> None:
        """Ask where to write what is found, and as what."""
        dialog = QFileDialog(self, tr("SearchPage", "Export the sentences found"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["TSV (*.tsv)", "Excel (*.xlsx)", "HTML (*.html)"])
        dialog.setDefaultSuffix("tsv")
        dialog.selectFile("concordance.tsv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write_file(Path(name)))
        dialog.open()

    def write_file(self, path: Path) -> None:
        """Write all sentences found, in the order chosen, as XLSX, HTML or else TSV."""
        search, by = self._work(MOST_WRITTEN), str(self.sort.currentData())

        def work(job: Job) -> int:
            from duidu.app.search.concordance_files import FORMS, concordance_bytes

            lines = [line_of(hit) for hit in sorted_hits(search(job), by)]
            form = path.suffix.lower().lstrip(".")
            write_safely(path, concordance_bytes(lines, form if form in FORMS else "tsv"))
            return len(lines)

        def done(count: int) -> None:
            said = tr(
                "SearchPage", "{n} sentences were written to {name}.", n=count, name=path.name
            )
            self._context.messages.say(said)

        text = tr("Export", "Writing {name}…", name=path.name)
        self._context.jobs.run(Lane.ORDER, work, owner=self, when_done=done, text=text)

    def _order(self) -> None:
        """Show what was found in the order chosen; many are sorted by a job."""
        found, by = self._found, str(self.sort.currentData())
        self.write.setEnabled(bool(found))
        if by == "none" or len(found) <= MOST:
            self._show(sorted_hits(found, by))
        else:
            self._context.jobs.run(
                Lane.ANSWER,
                lambda job: sorted_hits(found, by),
                owner=self,
                when_done=self._show,
                key="sort what was found",
            )

    def _show(self, hits: Sequence[SentenceHit]) -> None:
        self.model.show(hits)
        self.list.setCurrentIndex(self.model.index(0))
        self._tell()

    def _tell(self) -> None:
        """Tell how many sentences were found, or what can be typed."""
        found = len(self.model.hits)
        if not self.field.text().strip():
            self.count.setText(
                tr(
                    "SearchPage",
                    "Either language, either script, pinyin without tones, "
                    "English words in all their forms.",
                )
            )
        elif found:
            text = plural("SearchPage", found, "{n} sentence", "{n} sentences")
            if self._more:
                text = tr("SearchPage", "The first {n} sentences", n=found)
            self.count.setText(" · ".join((text, *self._counts())))
        else:
            self.count.setText(tr("SearchPage", "Nothing found."))

    def _counts(self) -> list[str]:
        """In how many articles it was found, and how often each form of it, the commonest first."""
        hits = self.model.hits
        articles = len({hit.article for hit in hits})
        counts = counts_of(map(line_of, hits)) if len(hits) > 1 else []
        forms = [f"{short(form, 30)} {count}" for form, count in counts[:FORMS_COUNTED]]
        if len(counts) > FORMS_COUNTED:
            forms.append("…")
        there = plural("SearchPage", articles, "in {n} article", "in {n} articles")
        return [there, *(forms if len(counts) > 1 else ())]

    def _choose(self, index: Index) -> None:
        if index.isValid():
            hit = self.model.hits[index.row()]
            self.chosen.emit(hit.article, hit.place, hit.end - hit.start)
