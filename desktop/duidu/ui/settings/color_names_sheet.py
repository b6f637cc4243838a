"""Dialog for the person's own names of the five highlight colours."""

from contextlib import suppress

from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QWidget

from duidu.app.notes.color_names import keep_names, own_names
from duidu.core.draft import Draft, DraftKind
from duidu.core.errors import DuiduError
from duidu.ui.base.context import WindowContext
from duidu.ui.base.drafts import SheetDraft, TextFields, new_draft
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import HIGHLIGHTS
from duidu.ui.style.widgets.colors_row import color_name


class ColorNamesSheet(Sheet):
    """Dialog with one field for each highlight colour.

    The button and Return keep the names and close; Esc leaves them as a draft.
    """

    def __init__(self, context: WindowContext, parent: QWidget, again: Draft | None = None) -> None:
        """`again` is a draft to go on with."""
        super().__init__(parent, 360, 300)
        self._settings = context.settings
        known = own_names(context.settings)
        self.fields = {color: QLineEdit(known.get(color, ""), self) for color in HIGHLIGHTS}
        self._form = QFormLayout()
        for color, field in self.fields.items():
            field.returnPressed.connect(self._keep)
            self._form.addRow(color_name(color), field)
        self.button = QPushButton(self)
        self.button.setObjectName("primary")
        self.button.clicked.connect(self._keep)
        self.column.addLayout(self._form)
        self.column.addWidget(self.button)
        self.texts()
        self.draft = SheetDraft(self, context, TextFields(self.fields))
        title = tr("ColorNames", "Names of the colours")
        self.draft.begin(new_draft(DraftKind.COLORS, "", "", title), again)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("ColorNames", "Names of the colours"))
        self.button.setText(tr("ColorNames", "Keep"))
        for color, field in self.fields.items():
            field.setAccessibleName(color_name(color))
            field.setPlaceholderText(tr("ColorNames", "What it stands for"))

    def _keep(self) -> None:
        """Write the names to the settings and close."""
        keep_names(self._settings, {color: field.text() for color, field in self.fields.items()})
        # A failure to write the settings is told by the window; the names stay a draft until then.
        with suppress(DuiduError):
            self._settings.save()
            self.draft.keep_nothing()
        self.close()
