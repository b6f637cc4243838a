"""Dialog of one check of the person's own: regular expressions for either side."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from duidu.app.check.own_checks import OwnCheck, OwnChecks
from duidu.core.errors import DuiduError
from duidu.ui.base.context import WindowContext
from duidu.ui.base.drafts import SheetDraft, TextFields
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import error_text, tr


class OwnCheckSheet(Sheet):
    """Edits one check. `written` carries it; the owner keeps it and says so to the draft."""

    written = Signal(object)

    def __init__(
        self, context: WindowContext, own: OwnCheck, taken: Collection[str], parent: QWidget
    ) -> None:
        """`taken` are the names of other checks."""
        super().__init__(parent, 480, 340)
        self._own, self._taken = own, taken
        texts = {
            "name": own.name,
            "source": own.source,
            "target": own.target,
            "message": own.message,
        }
        self.fields = {name: QLineEdit(text, self) for name, text in texts.items()}
        self.reverse, self.said, self.keep = QCheckBox(self), QLabel(self), QPushButton(self)
        self.reverse.setChecked(own.reverse)
        self.said.setObjectName("secondary")
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.keep.setObjectName("primary")
        self._labels = {name: QLabel(self) for name in texts}
        form = QFormLayout()
        for name, field in self.fields.items():
            self._labels[name].setBuddy(field)
            form.addRow(self._labels[name], field)
            field.textChanged.connect(self._look)
            field.returnPressed.connect(self._done)
        self.column.addLayout(form)
        self.column.addWidget(self.reverse)
        self.column.addWidget(self.said, 1)
        self.column.addWidget(self.keep)
        self.keep.clicked.connect(self._done)
        self.reverse.toggled.connect(self._look)
        self.draft = SheetDraft(self, context, TextFields(self.fields))
        self.texts()
        self.fields["name"].setFocus()

    @property
    def check(self) -> OwnCheck:
        """What is written."""
        name, source, target, message = (field.text().strip() for field in self.fields.values())
        return replace(
            self._own,
            name=name,
            source=source,
            target=target,
            message=message,
            reverse=self.reverse.isChecked(),
        )

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(
            tr("OwnCheckSheet", "Edit the check")
            if self._own.name
            else tr("OwnCheckSheet", "New check")
        )
        names = {
            "name": tr("OwnCheckSheet", "Name"),
            "source": tr("OwnCheckSheet", "Expression for the left text"),
            "target": tr("OwnCheckSheet", "Expression for the right text"),
            "message": tr("OwnCheckSheet", "What to say"),
        }
        for name, text in names.items():
            self._labels[name].setText(text)
        self.reverse.setText(
            tr("OwnCheckSheet", "Where the right text matches and the left one does not")
        )
        self.keep.setText(tr("OwnCheckSheet", "Keep"))
        self._look()

    def _look(self) -> None:
        """Say what the check will find, or what is wrong with it."""
        written, problem = self.check, ""
        if written.name in self._taken:
            problem = tr("OwnCheckSheet", "There is a check of this name already.")
        else:
            try:
                OwnChecks([written])
            except DuiduError as error:
                problem = error_text(error)
        both = bool(written.source and written.target)
        self.reverse.setEnabled(both)
        self.said.setText(problem or self._meaning(written, both))
        self.keep.setEnabled(
            bool(written.name and (written.source or written.target) and not problem)
        )

    def _meaning(self, written: OwnCheck, both: bool) -> str:
        if both and written.reverse:
            return tr(
                "OwnCheckSheet", "Finds rows whose right text matches, while the left does not."
            )
        if both:
            return tr(
                "OwnCheckSheet", "Finds rows whose left text matches, while the right does not."
            )
        return tr("OwnCheckSheet", "Finds every match. With both, one without the other.")

    def _done(self) -> None:
        if self.keep.isEnabled():
            self.written.emit(self.check)
            self.close()
