"""Files of the check on one page: reports, and what was set aside, written and taken over."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from duidu.app.base.safe_write import write_safely
from duidu.app.settings.author import author_name
from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.ui.check.check_work import CheckWork
from duidu.ui.style.i18n import plural, tr, translated_text

if TYPE_CHECKING:
    from duidu.app.check.article_check import ArticleCheck
    from duidu.app.check.located import Located

_MOST_BYTES = 64 << 20


class CheckFiles(QObject):
    """Writes and reads the files of one page's check."""

    def __init__(self, work: CheckWork) -> None:
        super().__init__(work)
        self._work = work
        self._page = work.page
        self._context = work.page.context

    def choose_report(self) -> None:
        """Ask where to write a report, and as what."""
        filters = [tr("Check", "Web page (*.html)"), "Excel (*.xlsx)", "TSV (*.tsv)"]
        title = tr("Check", "Write a report")
        ask_where(self._page, title, filters, "check.html", self.write_report)

    def write_report(self, path: Path) -> None:
        """Write what is found, but what was set aside: as XLSX or TSV by the name, else HTML."""
        found = [one for one in self._work.located if not one.aside]
        title = self._page.open_text.title

        def work(check: "ArticleCheck", job: Job) -> None:
            from duidu.app.check.report import REPORTS

            form = path.suffix.lower().lstrip(".")
            write = REPORTS.get(form, REPORTS["html"])
            write_safely(path, write(title, check.reported(found), translated_text))

        self._work.ask(work, lambda _: self._written(path))

    def choose_decisions(self) -> None:
        """Ask where to write what was set aside."""
        title = tr("Check", "Write what is no fault")
        ask_where(
            self._page, title, ["JSON Lines (*.jsonl)"], "no-faults.jsonl", self.write_decisions
        )

    def write_decisions(self, path: Path) -> None:
        """Write what was set aside in this article, for another library or the terminal."""
        found = [one for one in self._work.located if one.aside]
        library = self._context.session.library

        def work(check: "ArticleCheck", job: Job) -> None:
            from duidu.app.check.decisions import exported

            write_safely(path, exported(library, found, check.name_of_row))

        self._work.ask(work, lambda _: self._written(path))

    def choose_to_take_over(self) -> None:
        """Ask for a file of what is no fault."""
        filters = [tr("Check", "Set aside (*.jsonl *.json)"), tr("Check", "All files (*)")]
        ask_for_file(self._page, tr("Check", "Take over what is no fault"), filters, self.take_over)

    def take_over(self, path: Path) -> None:
        """Set aside here what a file says is no fault."""
        found = [one for one in self._work.located if not one.aside]

        def work(check: "ArticleCheck", job: Job) -> "tuple[list[Located], list[Located]]":
            from duidu.app.check.set_aside import read_set_aside

            said = read_set_aside(_read(path), path.name)
            far = [one for one in found if said.has_everywhere(one.finding)]
            rest = [one for one in found if not said.has_everywhere(one.finding)]
            names = ((one, (check.name_of_row(one), one.anchor)) for one in rest)
            near = [one for one, both in names if any(said.has(one.finding, it) for it in both)]
            return near, far

        self._work.ask(work, self._take_over)

    def _take_over(self, found: "tuple[list[Located], list[Located]]") -> None:
        """Keep the decisions as one step that can be undone, and tell how many there are."""
        from duidu.app.check.decisions import Decide, set_aside

        library, article = self._context.session.library, self._page.article
        author = author_name(self._context.settings)
        both = [
            set_aside(library, article, listed, everywhere, author)
            for listed, everywhere in zip(found, (False, True), strict=True)
        ]
        put = [item for one in both for item in one.put]
        count = sum(map(len, found))
        text = plural("Check", count, "{n} finding was set aside.", "{n} findings were set aside.")
        if not put:
            self._context.messages.say(tr("Check", "Nothing of this file is found here."))
        elif self._context.do(article, Decide(library, article, put)) is not None:
            self._context.offer_undo(article, text)

    def _written(self, path: Path) -> None:
        self._context.messages.say(tr("Check", "Written to {name}.", name=path.name))


def ask_for_file(
    parent: QWidget, title: str, filters: Sequence[str], chosen: Callable[[Path], None]
) -> None:
    """Ask for a file to read."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, filters, chosen)


def ask_where(
    parent: QWidget, title: str, filters: Sequence[str], name: str, chosen: Callable[[Path], None]
) -> None:
    """Ask where to write a file, which has the suffix of this name if none is given."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    # Another filter has another suffix.
    dialog.filterSelected.connect(
        lambda shown: dialog.setDefaultSuffix(shown.rpartition("*.")[2].rstrip(")"))
    )
    _open(dialog, filters, chosen)


def _open(dialog: QFileDialog, filters: Sequence[str], chosen: Callable[[Path], None]) -> None:
    dialog.setNameFilters(list(filters))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def _read(path: Path) -> bytes:
    """The bytes of a file. Raises FileError."""
    try:
        with path.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError as error:
        raise FileError(
            "{path} cannot be read: {value}.", path=path, value=error.strerror or error
        ) from error
