"""Dialog that keeps the library in step with other devices: set it up, see how it is, stop it."""

import platform

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from duidu.app.sync.in_step import InStepState
from duidu.app.sync.places import is_sealed, shown_place
from duidu.library.sync.sync_store import ALL_GROUPS, GROUPS, DeviceState
from duidu.ui.base.context import WindowContext
from duidu.ui.base.kept_line import KeptLine
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import plural, tr, translated_text
from duidu.ui.sync.keep_in_step import KeepInStep
from duidu.ui.sync.kept_list import KeptList


class SyncSheet(Sheet):
    """The folder, the name of this device, what goes, how it is, and what was kept twice."""

    def __init__(self, context: WindowContext, in_step: KeepInStep, parent: QWidget) -> None:
        super().__init__(parent, 600, 620)
        self._in_step = in_step
        self._name, self._folder, self._is_on = platform.node(), "", False
        self.told, self.state, self.folder = QLabel(self), QLabel(self), QLabel(self)
        self.name = KeptLine(self._named, self)
        self.choose, self.server, self.now, self.stop = (QPushButton(self) for _ in range(4))
        self.groups = {group: QCheckBox(self) for group in ALL_GROUPS}
        self.kept = KeptList(context, self)
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.server.clicked.connect(self._ask_place)
        self.now.clicked.connect(in_step.exchange)
        self.stop.clicked.connect(in_step.stop)
        self.name.editingFinished.connect(self._change)
        for group, box in self.groups.items():
            box.setChecked(group in GROUPS)
            box.clicked.connect(self._change)
        in_step.changed.connect(self._read)
        self.texts()
        self._show(None)
        self._read()

    def _lay_out(self) -> None:
        """Put the parts below one another."""
        for label in (self.told, self.state, self.folder):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setObjectName("secondary")
        self.state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        # An address can be long: it has the whole width.
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.server)
        buttons.addStretch(1)
        self._form = QFormLayout()
        self._labels = QLabel(self), QLabel(self), QLabel(self)
        self._labels[1].setBuddy(self.name)
        self._form.addRow(self._labels[0], self.folder)
        self._form.addRow("", buttons)
        self._form.addRow(self._labels[1], self.name)
        for label, by_choice in ((self._labels[2], False), (QLabel(self), True)):
            boxes = QHBoxLayout()
            for group, box in self.groups.items():
                if (group not in GROUPS) is by_choice:
                    boxes.addWidget(box)
            boxes.addStretch(1)
            self._form.addRow(label, boxes)
        foot = QHBoxLayout()
        for button in (self.stop, self.now, self.choose, self.server):
            button.setObjectName("action")
        foot.addWidget(self.stop)
        foot.addStretch(1)
        foot.addWidget(self.now)
        self.column.addWidget(self.told)
        self.column.addLayout(self._form)
        self.column.addWidget(self.state)
        self.column.addWidget(self.kept, 1)
        self.column.addLayout(foot)

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Sync", "Keep in step"))
        self.told.setText(
            tr(
                "Sync",
                "Choose a folder that your devices share: one of Syncthing, Nextcloud or another "
                "service, a network drive, a USB stick. Each device writes files of its own into "
                "it and reads those of the others. The folder can be deleted; it comes again.",
            )
        )
        texts = (tr("Sync", "Folder"), tr("Sync", "This device"), tr("Sync", "What goes"))
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self.name.setAccessibleName(texts[1])
        self.choose.setText(tr("Sync", "Choose a folder…"))
        self.server.setText(tr("Sync", "Server…"))
        self.server.setToolTip(tr("Sync", "A server, or encrypted"))
        self.now.setText(tr("Sync", "Exchange now"))
        self.stop.setText(tr("Sync", "Stop"))
        named = {
            "articles": tr("Sync", "Texts"),
            "notes": tr("Sync", "Notes and bookmarks"),
            "words": tr("Sync", "Words"),
            "terms": tr("Sync", "Terms"),
            "settings": tr("Sync", "Settings"),
            "reading": tr("Sync", "Statistics"),
        }
        for group, box in self.groups.items():
            box.setText(named[group])
        self.groups["words"].setToolTip(
            tr(
                "Sync",
                "Words you know and learn, reviews, corrected readings, and where you read. Of a "
                "team everybody learns and reads for themselves: leave it out there.",
            )
        )
        self.groups["settings"].setToolTip(
            tr(
                "Sync",
                "How texts look and are read, and what you aim at; not windows, fonts and names.",
            )
        )
        self.groups["reading"].setToolTip(
            tr(
                "Sync",
                "What you read on which day, added up over your devices; whoever shares the folder "
                "can read it.",
            )
        )
        self.kept.texts()

    def _read(self) -> None:
        self._in_step.state(self._show)

    def _show(self, state: InStepState | None) -> None:
        """Show how the library is kept in step."""
        self._is_on = state is not None
        if state is not None:
            self._name, self._folder = state.setup.name, state.setup.folder
            for group, box in self.groups.items():
                box.setChecked(group in state.setup.groups)
        self.name.show_kept(self._name)
        place = shown_place(self._folder)
        if is_sealed(self._folder):
            place = tr("Sync", "{place}, encrypted", place=place)
        self.folder.setText(place or tr("Sync", "None yet"))
        self.state.setText("\n".join(self._lines(state)))
        for widget in (self.now, self.stop):
            widget.setEnabled(self._is_on)
        self.kept.show_kept(state.kept if state is not None else ())

    def _lines(self, state: InStepState | None) -> list[str]:
        """How it is, in words."""
        if state is None:
            found = [tr("Sync", "This library is not kept in step with any other.")]
        else:
            found = [self._last(), *map(_heard, state.devices)]
            if not state.devices:
                found.append(tr("Sync", "No other device has told anything yet."))
            if state.to_tell:
                found.append(
                    plural(
                        "Sync",
                        state.to_tell,
                        "{n} change waits for the folder.",
                        "{n} changes wait for the folder.",
                    )
                )
            found += [translated_text(sentence) for sentence in state.sentences()]
        return [*found, *([self._in_step.problem] if self._in_step.problem else [])]

    def _last(self) -> str:
        if not self._in_step.last:
            return tr("Sync", "Nothing was exchanged yet since Duidu was started.")
        return tr("Sync", "Last exchange: {time}", time=_time(self._in_step.last))

    def _named(self, name: str) -> None:
        self._name = name.strip()

    def _change(self) -> None:
        """Keep another name, or let other things go."""
        if self._is_on and self._name:
            self._in_step.start(self._name, self._folder, self._chosen())

    def _chosen(self) -> list[str]:
        return [group for group, box in self.groups.items() if box.isChecked()]

    def _choose(self) -> None:
        """Ask for the folder, without stopping the window."""
        dialog = QFileDialog(
            self, tr("Sync", "The folder that your devices share"), shown_place(self._folder)
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.begin)
        dialog.open()

    def _ask_place(self) -> None:
        """Ask for a server, or for a passphrase."""
        from duidu.ui.sync.place_sheet import PlaceSheet  # seldom opened

        sheet = PlaceSheet(self._folder, self)
        sheet.chosen.connect(self._begin_at)
        sheet.show()

    def _begin_at(self, address: str, password: str, passphrase: str) -> None:
        self._folder = address
        name = self._name or platform.node() or "Duidu"
        self._in_step.start(name, address, self._chosen(), (password, passphrase))

    def begin(self, folder: str) -> None:
        """Keep in step through a folder from now on."""
        self._folder = folder
        self._in_step.start(self._name or platform.node() or "Duidu", folder, self._chosen())


def _heard(device: DeviceState) -> str:
    """When a device was last heard of."""
    name = device.name or tr("Sync", "A device without a name")
    if not device.heard:
        return name
    return tr("Sync", "{name}: last heard of {time}", name=name, time=_time(device.heard))


def _time(seconds: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(seconds))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
