"""Dialog of one term of the glossary: word, rendering, its status, note, project."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from duidu.lexicon.terms import TERM_STATUSES, Term
from duidu.ui.base.context import WindowContext
from duidu.ui.base.drafts import SheetDraft, TextFields
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import tr
from duidu.ui.style.language_names import language_name


class TermSheet(Sheet):
    """Edits one term. `written` carries the term as written; the owner keeps it.

    It says so with `draft.keep_nothing()`; else what was typed stays as a draft.
    """

    written = Signal(object)

    def __init__(
        self,
        context: WindowContext,
        term: Term,
        projects: Sequence[str],
        is_new: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, 420, 290)
        self._term, self._is_new = term, is_new
        self.source, self.target, self.note, self.project = (
            QLineEdit(self),
            QLineEdit(self),
            QLineEdit(self),
            QComboBox(self),
        )
        self.project.setEditable(True)
        self.project.addItems(["", *projects])
        self.project.setCurrentText(term.project)
        self.status = QComboBox(self)
        self.keep = QPushButton(self)
        self.keep.setObjectName("primary")
        self._labels = [QLabel(self) for _ in range(5)]
        form = QFormLayout()
        for label, field in zip(
            self._labels,
            (self.source, self.target, self.status, self.note, self.project),
            strict=True,
        ):
            label.setBuddy(field)
            form.addRow(label, field)
        self.column.addLayout(form)
        self.column.addWidget(self.keep)
        for line, text in (
            (self.source, term.source),
            (self.target, term.target),
            (self.note, term.note),
        ):
            line.setText(text)
            line.textChanged.connect(self._look)
            line.returnPressed.connect(self._done)
        self.keep.clicked.connect(self._done)
        named = {"source": self.source, "target": self.target, "note": self.note}
        self.draft = SheetDraft(self, context, TextFields({**named, "project": self.project}))
        for status in ("", *TERM_STATUSES):
            self.status.addItem("", status)
        self.status.setCurrentIndex(max(0, self.status.findData(term.status)))
        (self.target if term.source and not term.target else self.source).setFocus()
        self.texts()

    @property
    def term(self) -> Term:
        """What is written."""
        fields = (field.text().strip() for field in (self.source, self.target, self.note))
        source, target, note = fields
        return replace(
            self._term,
            source=source,
            target=target,
            note=note,
            project=self.project.currentText().strip(),
            status=str(self.status.currentData()),
        )

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(
            tr("TermSheet", "New term") if self._is_new else tr("TermSheet", "Edit the term")
        )
        names = (
            tr(
                "TermSheet", "Term ({language})", language=language_name(self._term.source_language)
            ),
            tr(
                "TermSheet",
                "Rendering ({language})",
                language=language_name(self._term.target_language),
            ),
            tr("TermSheet", "The rendering is"),
            tr("TermSheet", "Note"),
            tr("TermSheet", "Project"),
        )
        for label, text in zip(self._labels, names, strict=True):
            label.setText(text)
        statuses = (
            tr("TermSheet", "in use"),
            tr("TermSheet", "preferred"),
            tr("TermSheet", "admitted"),
            tr("TermSheet", "forbidden"),
        )
        for number, text in enumerate(statuses):
            self.status.setItemText(number, text)
        self.keep.setText(tr("TermSheet", "Keep"))
        self._look()

    def _look(self) -> None:
        self.keep.setEnabled(bool(self.term.source and self.term.target))

    def _done(self) -> None:
        if self.keep.isEnabled():
            self.written.emit(self.term)
            self.close()
