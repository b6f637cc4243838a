"""Dialog of a book's chapters: put them in order, leave them out, add others."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QWidget,
)

from duidu.app.opening.add_folder import AddedTexts, add_texts, sentence_of
from duidu.app.opening.books import (
    ChangeBook,
    add_chapters,
    dissolve_book,
    leave_out,
    move_chapter,
)
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.library.articles.article_info import ArticleInfo
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.sheet import Sheet
from duidu.ui.base.short_text import short
from duidu.ui.style.i18n import error_text, plural, tr, translated_text

_MOST_OFFERED = 200  # single texts in the menu of what can be added
_MOST_FAILED = 4  # files named below the list


class ChaptersSheet(Sheet):
    """A list of chapters with what can be done to the one chosen; each change can be undone."""

    def __init__(self, context: WindowContext, book: str, parent: QWidget) -> None:
        super().__init__(parent, 560, 560)
        self._context, self._book = context, book
        self._chapters: Sequence[ArticleInfo] = ()
        self.list, self.failed = QListWidget(self), QLabel(self)
        self.failed.setObjectName("secondary")
        self.failed.setWordWrap(True)
        self.failed.setTextFormat(Qt.TextFormat.PlainText)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemActivated.connect(lambda _: self._open())
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.failed)
        self.buttons: dict[str, QPushButton] = {}
        self._handlers: dict[str, Callable[[], object]] = {
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
            "leave_out": lambda: self._leave_out(off_shelf=False),
            "remove": lambda: self._leave_out(off_shelf=True),
            "add": self._offer_texts,
            "dissolve": self._dissolve,
            "undo": lambda: context.move("", back=True),
        }
        for names in (("up", "down", "leave_out", "remove"), ("add", "dissolve", "undo")):
            self.column.addLayout(self._row(names))
        for keys, name in (("Alt+Up", "up"), ("Alt+Down", "down"), ("Del", "leave_out")):
            QShortcut(QKeySequence(keys), self, self._handlers[name])
        QShortcut(QKeySequence.StandardKey.Undo, self, self._handlers["undo"])
        context.session.listeners.append(self._changed)
        self.destroyed.connect(lambda: context.session.listeners.remove(self._changed))
        self.texts()
        self.fill()

    def _row(self, names: Sequence[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        for name in names:
            button = self.buttons[name] = QPushButton(self)
            button.setObjectName("action")
            # Return opens the chapter chosen and presses no button.
            button.setAutoDefault(False)
            button.clicked.connect(self._handlers[name])
            row.addWidget(button)
        row.addStretch(1)
        return row

    def texts(self) -> None:
        """Set the texts in the language in use."""
        for name, text, tip in (
            ("up", tr("Chapters", "Move up"), "Alt+↑"),
            ("down", tr("Chapters", "Move down"), "Alt+↓"),
            ("leave_out", tr("Chapters", "Leave out"), tr("Chapters", "It stays on the shelf")),
            ("remove", tr("Chapters", "Remove"), tr("Chapters", "It leaves the shelf, too")),
            ("add", tr("Chapters", "Add…"), tr("Chapters", "Texts that are in no book")),
            ("dissolve", tr("Chapters", "Dissolve the book"), ""),
            ("undo", tr("MessageLine", "Undo"), "Ctrl+Z"),
        ):
            self.buttons[name].setText(text)
            self.buttons[name].setToolTip(tip)
        self.list.setAccessibleName(tr("Chapters", "Chapters"))

    def fill(self) -> None:
        """Show the chapters as they are now; what was chosen stays so. Close without a book."""
        collections = self._context.session.library.collections
        book = collections.get(self._book)
        self._chapters = [] if book is None else collections.chapters(book)
        if book is None or not self._chapters:
            self.close()
            return
        chosen, row = set(self._chosen()), max(0, self.list.currentRow())
        parts = {chapter.article: chapter.part for chapter in book.chapters}
        self.setWindowTitle(tr("Chapters", "Chapters of “{title}”", title=short(book.title, 60)))
        self.list.clear()
        for info in self._chapters:
            part = f"{short(parts[info.id], 40)} · " if parts[info.id] else ""
            item = QListWidgetItem(f"{part}{short(info.title)}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, info.id)
        there = [at for at, info in enumerate(self._chapters) if info.id in chosen]
        self.list.setCurrentRow(there[0] if there else min(row, len(self._chapters) - 1))
        for at in there:
            self.list.item(at).setSelected(True)
        why = [translated_text(sentence_of(one)) for one in book.failed]
        more = len(why) - _MOST_FAILED
        shown = why[:_MOST_FAILED]
        if more > 0:
            shown.append(
                plural("Chapters", more, "{n} more file failed.", "{n} more files failed.")
            )
        self.failed.setText("\n".join(shown))
        self.failed.setVisible(bool(why))

    def _chosen(self) -> list[str]:
        """The articles of the chapters chosen, in order."""
        items = sorted(self.list.selectedItems(), key=self.list.row)
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in items]

    def _open(self) -> None:
        for article in self._chosen()[:1]:
            self._context.navigation.chapter_wanted.emit(article)
            self.close()

    def _do(self, command: ChangeBook, told: str) -> None:
        if self._context.do("", command) is not None:
            self._context.offer_undo("", told)

    def _move(self, step: int) -> None:
        for article in self._chosen()[:1]:
            command = move_chapter(self._context.session.library, self._book, article, step)
            self._do(command, tr("Chapters", "The chapter was moved."))

    def _leave_out(self, off_shelf: bool) -> None:
        chosen = self._chosen()
        if chosen:
            told = plural(
                "Chapters",
                len(chosen),
                "{n} chapter was left out of the book.",
                "{n} chapters were left out of the book.",
            )
            self._do(leave_out(self._context.session.library, self._book, chosen, off_shelf), told)

    def _dissolve(self) -> None:
        command = dissolve_book(self._context.session.library, self._book)
        self._do(command, tr("Chapters", "The book was taken apart; its chapters are texts now."))

    def _offer_texts(self) -> None:
        """Show the texts that are in no book; the one chosen becomes the last chapter."""
        library = self._context.session.library
        taken = library.collections.of_articles()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for info in library.articles.all():
            if info.id not in taken and len(menu.actions()) < _MOST_OFFERED:
                action = menu.addAction(short(info.title, 60).replace("&", "&&"))
                action.triggered.connect(partial(self._add, info.id))
        menu.addSeparator()
        menu.addAction(tr("Chapters", "Files…")).triggered.connect(lambda: self._choose_files())
        button = self.buttons["add"]
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _add(self, article: str) -> None:
        command = add_chapters(self._context.session.library, self._book, [article])
        self._do(command, tr("Chapters", "The text is a chapter now."))

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, tr("Chapters", "Add files as chapters"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add_files([Path(name) for name in names]))
        dialog.open()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add the texts of files, which are paired by their names, at the end of the book."""
        session = self._context.session

        def work(job: Job) -> AddedTexts:
            return add_texts(session.library, session.opener, paths, job, as_book=False)

        text = tr("Opening", "Opening {name}…", name=paths[0].name)
        self._context.jobs.run(Lane.ORDER, work, owner=self, when_done=self._added, text=text)

    def _added(self, found: AddedTexts) -> None:
        taken = self._context.session.library.collections.of_articles()
        for article in (*found.added, *found.known):
            if article not in taken:
                self._add(article)
        for error in found.refused:
            self._context.messages.error(error_text(error))

    def _changed(self, changes: Changes) -> None:
        if Changed.ARTICLES in changes.kinds and self.isVisible():
            self.fill()
