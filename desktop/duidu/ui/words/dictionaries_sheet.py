"""Dialog of the dictionaries: a newer CC-CEDICT, and others in StarDict or dictd form."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QWidget

from duidu.app.settings import settings_table as table
from duidu.app.words.dictionaries import Dictionaries, open_dictionary, split_paths
from duidu.core.jobs import Job
from duidu.lexicon.external import ExternalDictionary
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import long_date, tr
from duidu.ui.style.widgets.empty_hint import EmptyHint
from duidu.ui.words.change_dictionary import ChangeDictionary
from duidu.ui.words.load_dictionaries import load_changed


class DictionariesSheet(Sheet):
    """Shows the dictionaries in use; adds and removes the person's own."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(parent, 560, 460)
        self._context = context
        self._own = Dictionaries(context.session.library.path.parent)
        window = parent.window()
        self._changing = window.findChild(ChangeDictionary) or ChangeDictionary(context, window)
        self._changing.changed.connect(self._fill)
        self.cedict, self.title, self.list, self.told = (
            QLabel(self),
            QLabel(self),
            QListWidget(self),
            QLabel(self),
        )
        for label in (self.cedict, self.told):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.empty = EmptyHint(self.list)
        self.title.setObjectName("groupTitle")
        self.told.setObjectName("secondary")
        self.buttons = {name: QPushButton(self) for name in ("bring", "drop", "add", "remove")}
        handlers = {
            "bring": self._choose_cedict,
            "drop": self._changing.drop,
            "add": self._choose_other,
            "remove": self._remove,
        }
        for name, button in self.buttons.items():
            button.setObjectName("action")
            button.clicked.connect(handlers[name])
        self.column.addWidget(self.cedict)
        self.column.addLayout(self._row("bring", "drop"))
        self.column.addWidget(self.title)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(self._row("add", "remove"))
        self.column.addWidget(self.told)
        self.list.currentRowChanged.connect(lambda row: self.buttons["remove"].setEnabled(row >= 0))
        self.texts()
        load_changed(context, self._changing)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Dictionaries", "Dictionaries"))
        self.title.setText(tr("Dictionaries", "Other dictionaries, shown after it"))
        self.list.setAccessibleName(tr("Dictionaries", "Other dictionaries, shown after it"))
        self.told.setText(tr("Dictionaries", "Changes take effect at once."))
        self.empty.say(tr("Dictionaries", "None yet: dictionaries in StarDict or dictd form."))
        names = {
            "bring": tr("Dictionaries", "Import a newer CC-CEDICT…"),
            "drop": tr("Dictionaries", "Use the one that came with Duidu"),
            "add": tr("Dictionaries", "Add StarDict or dictd…"),
            "remove": tr("Dictionaries", "Remove"),
        }
        for name, button in self.buttons.items():
            button.setText(names[name])
        self._fill()

    def bring(self, path: Path) -> None:
        """Compile a CC-CEDICT file and use it; one that is older or smaller only if confirmed."""
        self._changing.bring(path)

    def add(self, path: Path) -> None:
        """Add a dictionary if it can be read."""

        def work(job: Job) -> ExternalDictionary:
            return open_dictionary(path, job)

        def done(found: ExternalDictionary) -> None:
            self._keep([*self._paths(), path])
            self._context.messages.say(
                tr(
                    "Dictionaries",
                    "“{name}” was added: {n} words.",
                    name=found.name,
                    n=QLocale().toString(len(found)),
                )
            )

        text = tr("Dictionaries", "Reading {name}…", name=path.name)
        self._context.jobs.run(
            Lane.ORDER, work, owner=self, when_done=done, text=text, key="dictionary"
        )

    def _remove(self) -> None:
        self._keep(
            [path for row, path in enumerate(self._paths()) if row != self.list.currentRow()]
        )

    def _choose_cedict(self) -> None:
        self._choose(tr("Dictionaries", "CC-CEDICT (*.u8 *.txt *.gz)"), self.bring)

    def _choose_other(self) -> None:
        self._choose(tr("Dictionaries", "StarDict or dictd (*.ifo *.index)"), self.add)

    def _choose(self, names: str, chosen: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self, tr("Dictionaries", "Dictionaries"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([names, tr("Dictionaries", "All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
        dialog.open()

    def _paths(self) -> list[Path]:
        return split_paths(self._context.settings.get(table.DICTIONARIES))

    def _keep(self, paths: list[Path]) -> None:
        self._context.settings.set(
            table.DICTIONARIES, "\n".join(dict.fromkeys(str(path) for path in paths))
        )
        self._changing.load_others()
        self._fill()

    def _fill(self) -> None:
        """Show which CC-CEDICT is in use and list the other dictionaries."""
        about, locale = self._context.session.lexicon.about(), QLocale()
        in_use = tr(
            "Dictionaries",
            "In use: {name} of {date}, {n} entries.",
            name=about.name,
            date=long_date(about.date),
            n=locale.toString(about.entries),
        )
        self.cedict.setText(f"{in_use}\n{about.license}")
        self.buttons["drop"].setEnabled(self._own.cedict.exists())
        self.list.clear()
        for path in self._paths():
            missing = "" if path.exists() else tr("Dictionaries", " (not found)")
            self.list.addItem(str(path) + missing)
        self.buttons["remove"].setEnabled(False)

    def _row(self, *names: str) -> QHBoxLayout:
        line = QHBoxLayout()
        for name in names:
            line.addWidget(self.buttons[name])
        line.addStretch(1)
        return line
