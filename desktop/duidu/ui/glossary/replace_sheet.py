"""Dialog that replaces words on one side, once the person has looked through the places."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QWidget,
)

from duidu.app.alignment.listed_rewordings import Piece, PieceKind
from duidu.app.alignment.locked_original import is_locked
from duidu.app.alignment.replace_words import MOST, Replacement, ReplaceWords, find_replacements
from duidu.app.search.replacing import Asked, replacer
from duidu.app.settings.author import author_name
from duidu.core.article import SideName
from duidu.core.changes import Changes
from duidu.core.errors import UsageError
from duidu.core.jobs import Job
from duidu.language.registry import base_code
from duidu.ui.alignment.changed_words import ChangedWords
from duidu.ui.alignment.lock_control import refuses
from duidu.ui.base.jobs import Lane
from duidu.ui.base.panel import OwnKeys
from duidu.ui.base.search_field import SearchField
from duidu.ui.base.sheet import Sheet
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.style.i18n import error_text, plural, tr
from duidu.ui.style.language_names import language_name
from duidu.ui.style.widgets.listed_rows import Index, ListedRows


class ReplaceSheet(Sheet):
    """Asks what is to be replaced, lists the places with a tick each, and replaces those ticked."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page.window(), 620, 560)
        self._page, self._context = page, page.context
        self.wanted, self.written = SearchField(self), SearchField(self)
        self.side, self.scope = QComboBox(self), QComboBox(self)
        self.words, self.case, self.regex = QCheckBox(self), QCheckBox(self), QCheckBox(self)
        self.count, self.list = QLabel(self), QListView(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setWordWrap(True)
        self.preview, self.replace = QPushButton(self), QPushButton(self)
        self.replace.setObjectName("primary")
        self.places = _Places(self)
        self.list.setModel(self.places)
        self.list.setItemDelegate(ChangedWords(self, page.context.theme, self._painted))
        self.list.setUniformItemSizes(True)
        self._lay_out()
        self.wanted.returnPressed.connect(self.look)
        self.written.returnPressed.connect(self.look)
        self.preview.clicked.connect(self.look)
        self.replace.clicked.connect(self.write)
        turn = lambda: self.places.turn(self.list.currentIndex().row())  # noqa: E731 - for two keys
        OwnKeys({"Space": turn, "Return": turn}, self.list)
        self.list.clicked.connect(self._clicked)
        self.places.dataChanged.connect(self._say_count)
        for field in (self.wanted, self.written):
            field.textEdited.connect(self._forget)
        for box in (self.words, self.case, self.regex):
            box.toggled.connect(self._forget)
        for choice in (self.side, self.scope):
            choice.activated.connect(self._forget)
        self.texts()
        self._forget()

    def _lay_out(self) -> None:
        """Put the widgets under each other, the choices beside each other."""
        for widget in (self.wanted, self.written):
            self.column.addWidget(widget)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.side, self.scope),
            (self.words, self.case, self.regex),
        )
        for row in rows:
            line = QHBoxLayout()
            for choice in row:
                line.addWidget(choice)
            line.addStretch(1)
            self.column.addLayout(line)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.count)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.preview, self.replace):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.column.addLayout(foot)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Replace", "Find and replace"))
        for field, hint in (
            (self.wanted, tr("Replace", "Words to be replaced")),
            (self.written, tr("Replace", "Words to be written instead")),
        ):
            field.setPlaceholderText(hint)
            field.setAccessibleName(hint)
        self.words.setText(tr("Replace", "&Whole words"))
        self.case.setText(tr("Replace", "Match &case"))
        self.regex.setText(tr("Replace", "Regular e&xpression"))
        self.preview.setText(tr("Replace", "&Find the places"))
        self.replace.setText(tr("Replace", "&Replace those ticked"))
        self.list.setAccessibleName(tr("Replace", "Places"))
        side, scope = max(0, self.side.currentIndex()), max(0, self.scope.currentIndex())
        self.side.clear()
        self.scope.clear()
        for name in SideName:
            self.side.addItem(language_name(self._page.open_text.language(name)), name)
        self.side.setCurrentIndex(side)
        self.side.setAccessibleName(tr("Replace", "In which language"))
        self.scope.addItems([tr("Replace", "This article"), tr("Replace", "The whole library")])
        self.scope.setCurrentIndex(scope)
        self.scope.setAccessibleName(tr("Replace", "Where"))

    def look(self) -> None:
        """Find the places behind the dialog, and list them."""
        asked = Asked(
            self.wanted.text(),
            self.written.text(),
            self.regex.isChecked(),
            self.words.isChecked(),
            self.case.isChecked(),
        )
        side = SideName(self.side.currentData())
        whole = self.scope.currentIndex() == 1
        if not whole and refuses(self._page, side):
            self.count.setText(tr("Replace", "The original of this article is locked."))
            return
        try:
            find = replacer(asked)
        except UsageError as error:
            self.count.setText(error_text(error))
            return

        def work(job: Job) -> list[Replacement] | UsageError:
            try:
                sides = self._sides(side) if whole else [(self._page.article, side)]
                return find_replacements(self._context.session.library, sides, find, job)
            except UsageError as error:
                return error

        self.count.setText(tr("Replace", "Looking for the places…"))
        self._context.jobs.run(
            Lane.ANSWER, work, owner=self, when_done=self._show, key="replace preview"
        )

    def _sides(self, side: SideName) -> list[tuple[str, SideName]]:
        """The sides of all articles that are in the language of a side of this one."""
        library = self._context.session.library
        base = base_code(self._page.open_text.language(side))
        found = []
        for info in library.articles.all():
            codes = (info.source_language, info.target_language)
            sides = [s for s, code in zip(SideName, codes, strict=True) if base_code(code) == base]
            # Where both sides are in this language, the one on the same side is meant.
            found += [
                (info.id, s)
                for s in sides
                if (len(sides) == 1 or s is side)
                and not is_locked(self._context.settings, info.id, s)
            ]
        return found

    def _show(self, found: list[Replacement] | UsageError) -> None:
        if isinstance(found, UsageError):
            self.count.setText(error_text(found))
            return
        self.places.show_all(found)
        self._say_count()
        if found:
            self.list.setCurrentIndex(self.places.index(0))
            self.list.setFocus()

    def _say_count(self) -> None:
        """Say how many places are ticked of how many; and that there may be more."""
        found, ticked = len(self.places.rows), len(self.places.ticked())
        text = (
            tr("Replace", "{ticked:,} of {found:,} places are ticked.", ticked=ticked, found=found)
            if found
            else tr("Replace", "Nothing was found.")
        )
        if found == MOST:
            text += " " + tr("Replace", "There may be more: replace these first.")
        self.count.setText(text)
        self.replace.setEnabled(bool(ticked))

    def _forget(self) -> None:
        """Take the list away: it belongs to what was asked before."""
        self.places.show_all([])
        self.count.setText("")
        self.replace.setEnabled(False)

    def _painted(self, row: int) -> tuple[Sequence[Piece], str]:
        """A place with its tick, and below it where that is."""
        one = self.places.rows[row]
        pieces = (
            (PieceKind.SAME, ("■ " if self.places.is_ticked(row) else "□ ") + one.before),
            (PieceKind.OLD, one.old),
            (PieceKind.NEW, one.written),
            (PieceKind.SAME, one.after),
        )
        number = tr("Replace", "row {row:,}", row=one.row + 1)
        return pieces, f"{one.title} · {number}"

    def _clicked(self, index: Index) -> None:
        """Turn the tick of a place and show where it is."""
        self.places.turn(index.row())
        one = self.places.rows[index.row()]
        if one.article == self._page.article:
            self._page.jump(one.place, len(one.old))

    def write(self) -> None:
        """Replace those ticked, as one step that is undone as one."""
        context, page = self._context, self._page
        wanted = self.places.ticked()
        if not wanted:
            return
        here = self.scope.currentIndex() == 0
        article = page.article if here else ""
        author = author_name(context.settings)
        command = ReplaceWords(context.session.library, wanted, author)
        if here:
            command.place = wanted[0].place
        stack = context.session.stack(article)

        def done(changes: Changes) -> None:
            context.session.announce(changes)
            context.offer_undo(article, _told(command))

        context.jobs.run(
            Lane.ORDER,
            lambda job: stack.push_long(command, lambda: command.do(job)),
            # It is written: views are told also when this dialog was closed meanwhile.
            owner=context.jobs,
            when_done=done,
            text=tr("Replace", "Replacing…"),
            key=f"replace {article}",
            written=True,
        )
        self.close()


class _Places(ListedRows[Replacement]):
    """Places with a tick each."""

    def __init__(self, parent: ReplaceSheet) -> None:
        super().__init__(parent, lambda one: (one.article, one.place))
        self._out: set[int] = set()

    def show_all(self, found: Sequence[Replacement]) -> None:
        """List these, all of them ticked."""
        self._out.clear()
        self.replace(found)

    def is_ticked(self, row: int) -> bool:
        """Whether a place is to be replaced."""
        return row not in self._out

    def ticked(self) -> list[Replacement]:
        """The places to be replaced."""
        return [one for row, one in enumerate(self.rows) if row not in self._out]

    def turn(self, row: int) -> None:
        """Tick a place, or take its tick away."""
        if not 0 <= row < len(self.rows):
            return
        self._out ^= {row}
        self.dataChanged.emit(self.index(row), self.index(row))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """They are ticked, not edited."""
        plain = super().flags(index) & ~Qt.ItemFlag.ItemIsEditable
        return plain | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a screen reader says."""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            one = self.rows[index.row()]
            return f"{one.before}{one.old} → {one.written}{one.after}"
        return None


def _told(command: ReplaceWords) -> str:
    """What was done, and what was not."""
    done = plural(
        "Replace", command.replaced, "{n} place was replaced.", "{n} places were replaced."
    )
    if not command.skipped:
        return done
    left = plural(
        "Replace",
        command.skipped,
        "{n} was left out, because its text was changed meanwhile or would be empty.",
        "{n} were left out, because their texts were changed meanwhile or would be empty.",
    )
    return f"{done} {left}"
