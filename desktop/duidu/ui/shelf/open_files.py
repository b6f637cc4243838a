"""Opens texts: files chosen, dropped or handed over, the clipboard, the sample."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from duidu.app.opening.known_files import known_article
from duidu.core.annotation import AnchorState
from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.core.left_out import left_out_items
from duidu.formats.base.encoding import shown_encoding
from duidu.ui.base.context import WindowContext
from duidu.ui.base.expected_files import WARM_UP
from duidu.ui.base.jobs import Lane
from duidu.ui.base.message_line import MessageButton
from duidu.ui.shelf.books import Books
from duidu.ui.shelf.open_folder import OpenFolder, is_many
from duidu.ui.shelf.translation import AddsTranslation
from duidu.ui.style.i18n import in_a_row, plural, tr, translated_text

if TYPE_CHECKING:
    from duidu.app.opening.carry_over import CarryOver
    from duidu.app.opening.found_article import FoundArticle
    from duidu.app.opening.opener import Opened


class OpenFiles(QObject):
    """Opens texts for a window, in the background. `opened` carries the article's id."""

    opened = Signal(str)
    began = Signal()
    """A text is being read, and its first page painted soon."""
    coming = Signal(str)
    """The new article with this id is opened in a moment, and its tab made now: both at once take
    longer than the window's thread may."""

    def __init__(self, context: WindowContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self.collecting = OpenFolder(context, window)
        self.collecting.opened.connect(self.opened)
        self.books = Books(context, window)
        self.translation = AddsTranslation(context, window)
        self.shown: Callable[[], str] = str
        """The id of the article shown, "" for none."""
        context.actions.is_alone = lambda: self.translation.is_alone(self.shown())
        context.actions.refused.connect(lambda: self.translation.refuse(self.shown()))

    def choose(self, preview: bool = False) -> None:
        """Ask which files to open; with `preview` what is found in them is shown before."""
        dialog = QFileDialog(
            self._window, tr("Opening", "Open one text, or two texts in one language each")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(
            lambda names: (self.preview if preview else self.files)([Path(name) for name in names])
        )
        dialog.open()

    def clipboard(self) -> None:
        """Make an article of what was copied elsewhere."""
        self.dropped(QGuiApplication.clipboard().mimeData())

    def dropped(self, data: QMimeData | None, on_page: bool = False) -> bool:
        """Open files or text that were dropped or copied; return whether there was anything.

        A file that is dropped on a page without a translation may be that: the person is asked.
        """
        paths = (
            [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data else []
        )
        text = data.text().strip() if data else ""
        markup = data.html() if data and data.hasHtml() else ""
        shown = self.shown() if on_page else ""
        if len(paths) == 1 and not paths[0].is_dir() and self.translation.is_alone(shown):
            self.translation.ask_about(shown, paths[0], lambda: self.files(paths))
        elif paths:
            self.files(paths)
        elif text:
            self._run(lambda job: self._pasted(text, markup, job), ())
        else:
            self._context.messages.say(tr("Opening", "There is no text on the clipboard."))
        return bool(paths or text)

    def files(self, paths: Sequence[Path]) -> None:
        """Open one file or two, from the library when they are there already.

        What is doubtful is shown first, to be put right. The texts of a folder, or of many files,
        are added to the library.
        """
        kept = tuple(paths)
        if is_many(kept):
            self.collecting.collect(kept)
            return
        known = known_article(self._context.session.library, kept)
        if known:
            self.opened.emit(known)
            return
        session = self._context.session
        self._run(lambda job: session.opener.open_early(kept, job), kept)

    def preview(self, paths: Sequence[Path], replaces: str = "", encoding: str = "") -> None:
        """Show what is found in files before they are opened.

        With `replaces` they take the place of that article.
        """
        from duidu.ui.shelf.opening_sheet import OpeningSheet

        kept = tuple(paths)
        sheet = OpeningSheet(self._context, kept, self._window, encoding)
        keep = partial(self._replace, replaces) if replaces else partial(self._keep, kept)
        sheet.accepted_as.connect(keep)
        sheet.show()

    def again(self, article: str) -> None:
        """Read the files of an article again, in another encoding or arrangement."""
        files = self._context.session.library.articles.files(article)
        if files and all(file.path.name for file in files):
            self.preview([file.path for file in files], article, files[0].encoding)
        else:
            self._context.messages.say(
                tr("Opening", "This article was pasted; there is no file to read again.")
            )

    def check_files(self, article: str) -> None:
        """Offer to read an article's files again when they changed on disk since."""
        session = self._context.session
        self._context.jobs.run(
            Lane.ANSWER,
            # Asked for there: to import it takes a tenth of a second.
            lambda job: session.opener.changed_files(article),
            owner=self,
            when_done=lambda paths: self._offer_again(article, paths),
        )

    def _pasted(self, text: str, markup: str, job: Job) -> "Opened":
        """Read pasted text by its HTML where that can be read, else as plain text."""
        opener, name = self._context.session.opener, text.split("\n", 1)[0].strip()[:60]
        if markup:
            try:
                return opener.open_html(markup, name, job)
            except FileError:
                job.check()
        return opener.open_text(text, name, job)

    def _run(self, work: "Callable[[Job], Opened | FoundArticle]", paths: tuple[Path, ...]) -> None:
        """Open a text as a job; `paths` are its files, none for pasted text."""
        name = paths[0].name if paths else tr("Opening", "the text")
        text = tr("Opening", "Opening {name}…", name=name)
        # The text itself loads what it needs, and nothing that it does not.
        self._context.jobs.cancel(WARM_UP)
        self.began.emit()
        self._context.jobs.run(
            Lane.ORDER,
            work,
            owner=self,
            when_done=lambda result: self._done(result, paths),
            text=text,
            # Asked for twice, the second finds what the first has kept.
            turn=" ".join(("open", *sorted(map(str, paths)))) if paths else "",
        )

    def _keep(self, paths: tuple[Path, ...], found: "FoundArticle") -> None:
        self._run(lambda job: self._context.session.opener.keep(found, job, early=True), paths)

    def _replace(self, article: str, found: "FoundArticle") -> None:
        """Replace an article by what was found; notes and the rest of it come along."""
        session = self._context.session

        def work(job: Job) -> "CarryOver":
            from duidu.app.opening.carry_over import replacement

            return replacement(session.library, session.opener, article, found, job)

        self._read_over(article, work)

    def _done(self, result: "Opened | FoundArticle", paths: tuple[Path, ...]) -> None:
        """Open the article that was made, or show what was found where that is doubtful."""
        from duidu.app.opening.opener import Opened

        if not isinstance(result, Opened):
            self.preview(paths)
            return
        if result.known:
            self._show(result)
            return
        self.coming.emit(result.article)
        session = self._context.session
        self._context.jobs.run(
            Lane.PAGE,
            lambda _: session.open_text(result.article).read_ahead(),
            owner=self,
            when_done=lambda _: self._show(result),
        )

    def _show(self, result: "Opened") -> None:
        """Show an article that was made, and what is to be said of it."""
        self.opened.emit(result.article)
        if result.found is not None:
            article = result.found.arranged.article
            # First, for what comes behind it is more urgent and takes its place.
            if notes := result.found.arranged.notes:
                self._context.messages.say(
                    in_a_row(map(translated_text, notes)), self._details(result.found)
                )
            if article.is_alone:
                # Imported here: a start that shows an article needs no shelf.
                from duidu.ui.style.language_names import language_name

                language = language_name(article.source.language)
                self.translation.tell_alone(result.article, language)
            self._tell_encoding(result)
        if result.warning:
            self._context.messages.say(
                tr(
                    "Opening",
                    "These two texts do not look like translations "
                    "of each other; check that they belong together.",
                )
            )

    def _details(self, found: "FoundArticle") -> list[MessageButton]:
        """The button that lists what was left out, where anything was."""
        if not found.arranged.left_out:
            return []

        def show() -> None:
            from duidu.ui.base.text_sheet import TextSheet

            lines = left_out_lines(found.arranged.left_out, found.arranged.places)
            TextSheet(tr("Opening", "Left out"), "\n".join(lines), self._window).show()

        return [(tr("Opening", "Details…"), show)]

    def _tell_encoding(self, opened: "Opened") -> None:
        """Say how a file was read that is not in Unicode, and offer another way."""
        file = next(
            (file for file in (opened.found.files if opened.found else ()) if file.path),
            None,
        )
        # The bytes of UTF-8 and UTF-16 say themselves what they are.
        if file is not None and file.encoding and not file.encoding.startswith("utf-"):
            text = tr(
                "Opening",
                "{name} was read as {encoding}.",
                name=Path(file.path).name,
                encoding=shown_encoding(file.encoding),
            )
            self._context.messages.offer(
                text, [(tr("Opening", "Another encoding…"), lambda: self.again(opened.article))]
            )

    def _offer_again(self, article: str, paths: list[Path]) -> None:
        if paths:
            text = tr("Opening", "{name} has changed since it was read.", name=paths[0].name)
            self._context.messages.say(
                text, [(tr("Opening", "Read it again"), lambda: self.read_again(article))]
            )

    def read_again(self, article: str) -> None:
        """Read an article's files as they are now.

        Notes, bookmarks, corrections and the place come along.
        """
        session = self._context.session

        def work(job: Job) -> "CarryOver":
            from duidu.app.opening.carry_over import read_again

            return read_again(session.library, session.opener, article, job)

        self._read_over(article, work)

    def _read_over(self, article: str, work: "Callable[[Job], CarryOver]") -> None:
        session = self._context.session
        text = tr(
            "Opening",
            "Reading “{title}” again…",
            title=session.library.articles.info(article).title,
        )
        self._context.jobs.run(
            Lane.ORDER, work, owner=self, when_done=self._carried, text=text, key=f"again {article}"
        )

    def _carried(self, command: "CarryOver") -> None:
        """Replace the old text by the new one."""
        self._context.do("", command, when_done=lambda _: self._tell_carried(command))

    def _tell_carried(self, command: "CarryOver") -> None:
        """Show the new text, and tell which notes lost their place."""
        self.opened.emit(command.new)
        told = [tr("Opening", "The text was read again.")]
        states = command.states()
        if moved := states[AnchorState.MOVED]:
            told.append(
                plural(
                    "Opening",
                    moved,
                    "{n} note moved: please check it.",
                    "{n} notes moved: please check them.",
                )
            )
        if lost := states[AnchorState.LOST]:
            told.append(
                plural(
                    "Opening",
                    lost,
                    "{n} note lost its place: see the notes panel.",
                    "{n} notes lost their places: see the notes panel.",
                )
            )
        undo = self._context.undo_of_latest("", lambda _: self.opened.emit(command.old))
        self._context.messages.say(in_a_row(told), [(tr("Opening", "Undo"), undo)])


def left_out_lines(counts: Mapping[str, int], places: Mapping[str, str]) -> list[str]:
    """A line for each kind of what was left out: how many, and where the first stands."""
    return [
        tr("Opening", "{count}: at “{words}”", count=said, words=places[kind])
        if kind in places
        else said
        for kind, said in ((kind, translated_text(item)) for kind, item in left_out_items(counts))
    ]
