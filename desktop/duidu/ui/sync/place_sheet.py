"""Dialog that asks where devices share files: a server's address or a folder, encrypted or not.

What is entered here is never a draft: a password must not lie on the disk.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from duidu.app.sync.places import is_sealed, place_address, shown_place
from duidu.app.sync.shared_files import SharedFilesError
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import error_text, tr

_LONGEST = 2000


class PlaceSheet(Sheet):
    """Address, name, password and passphrase. `chosen` carries the address and the secrets."""

    chosen = Signal(str, str, str)

    def __init__(self, address: str, parent: QWidget) -> None:
        """`address` is that of the place so far, "" for none."""
        super().__init__(parent, 520, 400)
        self.setWindowTitle(tr("Sync", "A server, or encrypted"))
        self.place, self.user, self.password, self.passphrase = (QLineEdit(self) for _ in range(4))
        self.place.setText(shown_place(address))
        texts = {
            self.place: tr("Sync", "Address or folder"),
            self.user: tr("Sync", "Your name there"),
            self.password: tr("Sync", "Password"),
            self.passphrase: tr("Sync", "Passphrase"),
        }
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for field, text in texts.items():
            field.setMaxLength(_LONGEST)
            field.setMinimumHeight(field.sizeHint().height())
            field.setAccessibleName(text)
            form.addRow(text, field)
            field.returnPressed.connect(self._finish)
        for field in (self.password, self.passphrase):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.place.setPlaceholderText("https://cloud.example.org/remote.php/dav/files/name/Duidu")
        self.told, self.problem = QLabel(self), QLabel(self)
        self.told.setText(
            tr(
                "Sync",
                "A server that speaks WebDAV (Nextcloud and many others) needs no other program. "
                "With a passphrase all that is shared is encrypted: enter the same one on each "
                "device, and keep it; without it nobody can read what is shared. Both go into the "
                "key store of the system.",
            )
        )
        self.told.setObjectName("secondary")
        for label in (self.told, self.problem):
            label.setWordWrap(True)
        self.button = QPushButton(tr("Sync", "Keep in step"), self)
        self.button.setObjectName("primary")
        self.button.clicked.connect(self._finish)
        self._sealed_before = is_sealed(address)
        if self._sealed_before:
            self.passphrase.setPlaceholderText(tr("Sync", "As entered before"))
        self.column.addWidget(self.told)
        self.column.addLayout(form)
        self.column.addWidget(self.problem)
        self.column.addStretch(1)
        self.column.addWidget(self.button)

    def _finish(self) -> None:
        """Tell the place, or why it cannot be used."""
        place, passphrase = self.place.text().strip(), self.passphrase.text()
        if not place:
            self.problem.setText(tr("Sync", "Enter an address or a folder first."))
            return
        try:
            sealed = bool(passphrase) or self._sealed_before
            address = place_address(place, self.user.text().strip(), sealed)
        except SharedFilesError as error:
            self.problem.setText(error_text(error))
            return
        self.chosen.emit(address, self.password.text(), passphrase)
        self.close()
