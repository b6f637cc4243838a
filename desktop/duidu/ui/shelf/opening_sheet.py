"""Dialog that shows what was found in files before they are opened.

Encoding, arrangement and languages can be put right; the first pairs are shown.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from duidu.app.opening.found_article import FoundArticle, read_article
from duidu.app.opening.recognised import Arrangement, Choices
from duidu.core.errors import DuiduError
from duidu.core.jobs import Job
from duidu.formats.base.encoding import ENCODINGS, shown_encoding
from duidu.language.registry import offered_codes
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import error_text, tr
from duidu.ui.style.language_names import language_name

ONE_FILE = (
    Arrangement.ONE_AFTER_THE_OTHER,
    Arrangement.ALTERNATING,
    Arrangement.IN_ONE_PARAGRAPH,
    Arrangement.SEGMENTS,
    Arrangement.ALONE,
)
Pairs = list[tuple[str, str]]
SHOWN = 300  # code points of a paragraph


class OpeningSheet(Sheet):
    """Preview of an article. `accepted_as` carries what is to be opened, a FoundArticle."""

    accepted_as = Signal(object)

    def __init__(
        self, context: WindowContext, paths: Sequence[Path], parent: QWidget, encoding: str = ""
    ) -> None:
        super().__init__(parent, 820, 560)
        self._context, self._paths = context, tuple(paths)
        self._found: FoundArticle | None = None
        self._pairs: Pairs = []
        self._encoding, self._choices = "", Choices()
        self.file, self.problem = QLabel(self), QLabel(self)
        self.encoding, self.arrangement, self.left, self.right = (QComboBox(self) for _ in range(4))
        self.swap, self.pairs = QCheckBox(self), QTreeWidget(self)
        self.open_button, self.cancel_button = QPushButton(self), QPushButton(self)
        self._labels = [QLabel(self) for _ in range(3)]
        self._lay_out()
        self._connect()
        self.texts()
        self.read(encoding)

    def read(self, encoding: str = "") -> None:
        """Read the files as chosen now, and show what is found."""
        self._encoding = encoding or self._encoding
        paths, code, choices, opener = (
            self._paths,
            self._encoding,
            self._choices,
            self._context.session.opener,
        )

        def work(job: Job) -> tuple[FoundArticle, Pairs] | str:
            try:
                found = read_article(paths, code, job, choices, early=True)
            except DuiduError as error:
                return error_text(error)
            return found, opener.first_pairs(found, job)

        self.open_button.setEnabled(False)
        self._context.jobs.run(
            Lane.ANSWER, work, owner=self, when_done=self._show, key="opening sheet"
        )

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("OpeningSheet", "Before it is opened"))
        self.file.setText(" + ".join(path.name for path in self._paths))
        names = (
            tr("OpeningSheet", "Encoding"),
            tr("OpeningSheet", "Arrangement"),
            tr("OpeningSheet", "Languages"),
        )
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        self.encoding.setAccessibleName(names[0])
        self.arrangement.setAccessibleName(names[1])
        self.left.setAccessibleName(tr("OpeningSheet", "Language on the left"))
        self.right.setAccessibleName(tr("OpeningSheet", "Language on the right"))
        self.swap.setText(tr("OpeningSheet", "Swap the sides"))
        self.pairs.setAccessibleName(tr("OpeningSheet", "The first paragraphs of both sides"))
        self.open_button.setText(tr("OpeningSheet", "Open"))
        self.cancel_button.setText(tr("OpeningSheet", "Cancel"))
        if self._found is not None:
            self._show((self._found, self._pairs))

    def _lay_out(self) -> None:
        """Put the choices into a form, and the pairs and buttons below it."""
        for label in (self.file, self.problem, *self._labels):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.file.setObjectName("panelTitle")
        self.problem.setWordWrap(True)
        self.problem.hide()
        for box in (self.encoding, self.arrangement, self.left, self.right):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        for widget in (self.left, self.right, self.swap):
            sides.addWidget(widget)
        sides.addStretch(1)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.addRow(self._labels[0], self.encoding)
        form.addRow(self._labels[1], self.arrangement)
        form.addRow(self._labels[2], sides)
        self.pairs.setHeaderHidden(True)
        self.pairs.setColumnCount(2)
        self.pairs.setRootIsDecorated(False)
        self.pairs.setWordWrap(True)
        self.pairs.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.open_button.setObjectName("primary")
        self.cancel_button.setObjectName("action")
        self.open_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.open_button)
        # What is found changes while the sheet is open; the sheet keeps its size.
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.column.addWidget(self.file)
        self.column.addLayout(form)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.pairs, 1)
        self.column.addLayout(buttons)

    def _connect(self) -> None:
        """Connect the buttons, and have each choice read the files again."""
        self.cancel_button.clicked.connect(self.close)
        self.open_button.clicked.connect(self._accept)
        self.encoding.activated.connect(lambda _: self.read(self.encoding.currentData()))
        self.arrangement.activated.connect(
            lambda _: self._arrange(Arrangement(self.arrangement.currentData()))
        )
        for box in (self.left, self.right):
            box.activated.connect(lambda _: self._choose(languages=self._languages()))
        self.swap.clicked.connect(lambda on: self._choose(swapped=on))

    def _languages(self) -> tuple[str, ...]:
        """The languages that the boxes say: one of a text alone."""
        boxes = (self.left, self.right) if self.right.isEnabled() else (self.left,)
        return tuple(box.currentData() for box in boxes)

    def _arrange(self, arrangement: Arrangement) -> None:
        """Read the file so; two languages that were chosen say nothing of one, nor one of two."""
        turns = (arrangement is Arrangement.ALONE) == self.right.isEnabled()
        languages = () if turns else self._choices.languages
        self._choose(arrangement=arrangement, languages=languages)

    def _choose(self, **chosen: object) -> None:
        self._choices = replace(self._choices, **chosen)  # type: ignore[arg-type]
        self.read()

    def _accept(self) -> None:
        if self._found is not None:
            self.accepted_as.emit(self._found)
            self.close()

    def _show(self, result: tuple[FoundArticle, Pairs] | str) -> None:
        """Show what was found, or why nothing was."""
        found, self._pairs = (None, []) if isinstance(result, str) else result
        self._found = found
        self.problem.setText(result if isinstance(result, str) else "")
        self.problem.setVisible(found is None)
        self.open_button.setEnabled(found is not None)
        self.pairs.clear()
        used = self._encoding or "utf-8"
        if found is not None:
            used = next((file.encoding for file in found.files if file.encoding), "")
            self._show_article(found)
        self._fill(self.encoding, ENCODINGS, used, shown_encoding)
        self.encoding.setEnabled(bool(used))

    def _show_article(self, found: FoundArticle) -> None:
        """Show the choices in use and the first pairs of an article."""
        article, arrangement = found.arranged.article, found.arranged.arrangement
        self._fill(self.arrangement, ONE_FILE, arrangement.value, arrangement_name)
        self.arrangement.setEnabled(arrangement in ONE_FILE)
        self._fill(self.left, offered_codes(), article.source.language, language_name)
        self._fill(self.right, offered_codes(), article.target.language, language_name)
        for widget in (self.right, self.swap):
            widget.setEnabled(not article.is_alone)
        for left, right in self._pairs:
            item = QTreeWidgetItem(self.pairs, [left[:SHOWN], right[:SHOWN]])
            for column in (0, 1):
                item.setTextAlignment(
                    column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
                )

    @staticmethod
    def _fill(
        box: QComboBox, choices: Sequence[str], current: str, name: Callable[[str], str]
    ) -> None:
        """Fill a box with choices; the one in use is among them and current."""
        box.clear()
        for choice in choices if current in choices or not current else (current, *choices):
            box.addItem(name(choice), str(choice))
        box.setCurrentIndex(box.findData(current))


def arrangement_name(arrangement: str) -> str:
    """Return the name of an arrangement."""
    names = {
        Arrangement.TWO_FILES: tr("OpeningSheet", "Two files"),
        Arrangement.ONE_AFTER_THE_OTHER: tr("OpeningSheet", "One language after the other"),
        Arrangement.ALTERNATING: tr("OpeningSheet", "Alternating paragraphs or lines"),
        Arrangement.IN_ONE_PARAGRAPH: tr("OpeningSheet", "Both languages in one paragraph"),
        Arrangement.SEGMENTS: tr("OpeningSheet", "Pairs as the file has them"),
        Arrangement.PACKAGE: tr("OpeningSheet", "An article of Duidu"),
        Arrangement.ALONE: tr("OpeningSheet", "One language, without a translation"),
    }
    return names[Arrangement(arrangement)]
