"""Dialog about the program: version, data, licences."""

import platform

from PySide6.QtCore import QLocale, Qt, qVersion
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from duidu import __version__
from duidu.app.export.notices import notices
from duidu.app.speech.voices import Described, Voices
from duidu.lexicon.lexicon import Lexicon
from duidu.ui.base.jobs import Jobs, Lane
from duidu.ui.base.sheet import Sheet
from duidu.ui.base.text_sheet import TextSheet
from duidu.ui.style.i18n import listed, long_date, tr
from duidu.ui.style.icons import application_icon


class AboutSheet(Sheet):
    """Shows versions and licences as text that can be selected."""

    def __init__(self, lexicon: Lexicon, parent: QWidget) -> None:
        super().__init__(parent, 520, 420)
        self._about = lexicon.about()
        self._voices: Described | None = None
        picture, self._text = QLabel(self), QLabel(self)
        picture.setPixmap(application_icon().pixmap(64, 64))
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.column.addWidget(picture)
        self.column.addWidget(self._text, 1)
        self._notices = QPushButton(self)
        self._notices.setObjectName("action")
        self._notices.clicked.connect(self.show_notices)
        self.column.addWidget(self._notices)
        self.texts()

    def ask_for_voices(self, jobs: Jobs, voices: Voices) -> None:
        """Find out which voices there are; programs of the system may have to be asked."""
        jobs.run(Lane.ANSWER, lambda _: voices.described(), owner=self, when_done=self.tell_voices)

    def tell_voices(self, voices: Described) -> None:
        """Tell of the voices as well, which may take a while to be found."""
        self._voices = voices
        self.texts()

    def _of_voices(self) -> str:
        """Which voices there are, where from, and under which licence."""
        voices = self._voices
        if voices is None:
            return tr("About", "Voices: …")
        if not voices.names and voices.addition is None:
            return tr("About", "Voices: none")
        names = listed(voices.names)
        if voices.addition is None:
            return tr("About", "Voices of the system: {names}", names=names)
        about = f"{voices.addition.model}, {voices.addition.license}"
        if voices.lacks:
            return tr(
                "About",
                "Voices: {about}, in {folder}; onnxruntime or miniaudio is missing",
                about=about,
                folder=voices.addition.folder,
            )
        return tr(
            "About",
            "Voices: {names} ({about}), in {folder}",
            names=names,
            about=about,
            folder=voices.addition.folder,
        )

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("About", "About Duidu"))
        self._notices.setText(tr("About", "Licences of all components…"))
        about = self._about
        lines = [
            f"对读 Duidu {__version__}",
            tr("About", "Reads two texts against each other. Everything stays on this computer."),
            "",
            tr(
                "About",
                "Dictionary: {name} of {date}, {n} entries",
                name=about.name,
                date=long_date(about.date),
                n=QLocale().toString(about.entries),
            ),
            about.license,
            tr("About", "Chinese type: Noto Serif SC and Noto Sans SC, SIL Open Font License 1.1"),
            tr("About", "Words and readings: jieba and pypinyin, MIT License"),
            tr("About", "Example sentences: Tatoeba, CC BY 2.0 FR"),
            self._of_voices(),
            tr("About", "Window: Qt {qt} through PySide6, LGPL version 3", qt=qVersion()),
            tr("About", "Duidu itself: MIT License"),
            "",
            f"Python {platform.python_version()}, {platform.platform(terse=True)}",
        ]
        self._text.setText("\n".join(lines))

    def show_notices(self) -> TextSheet:
        """Open the third-party notices in a dialog of their own."""
        sheet = TextSheet(tr("About", "Third-party notices"), notices(), self)
        sheet.show()
        return sheet
