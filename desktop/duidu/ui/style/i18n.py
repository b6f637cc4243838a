"""Texts of the window in the user's language.

Every text goes through tr() or plural(), so that the translation tools find it.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from duidu.core.errors import DuiduError, Sentence
from duidu.core.reasons import known_reason
from duidu.resources import resource

TRANSLATIONS = ("zh_CN",)
FULL_WIDTH = ("。", "！", "？", "；", "：")


def tr(context: str, text: str, **values: object) -> str:
    """The text in the current language, with {names} replaced by the values."""
    translated: str = QCoreApplication.translate(context, text)
    return translated.format(**values) if values else translated


def error_text(error: DuiduError) -> str:
    """The message of an error in the current language."""
    return translated_text(error.sentence)


def translated_text(text: str) -> str:
    """A text of the floors below in the current language.

    Only a Sentence can be translated, because it keeps its template and values; any other text
    comes back as it is.
    """
    if not isinstance(text, Sentence):
        return text
    translated: str = QCoreApplication.translate("Errors", text.template)
    return (
        translated.format(**{name: _value(value) for name, value in text.values.items()})
        if text.values
        else translated
    )


def _value(value: object) -> object:
    """A value of a sentence: another sentence, or a reason that the system gives in English."""
    if isinstance(value, Sentence):
        return translated_text(value)
    # Paths and numbers are not translated.
    reason = known_reason(str(value)) if isinstance(value, (str, Exception)) else ""
    return QCoreApplication.translate("Reasons", reason) if reason else value


def plural(context: str, count: int, one: str, many: str, **values: object) -> str:
    """One of two texts by a count, with {n} replaced by it.

    Languages without plural translate both alike.
    """
    return tr(context, one if count == 1 else many, n=count, **values)


def listed(parts: Iterable[str]) -> str:
    """Words one after the other, with what the language puts between them."""
    return tr("Text", ", ").join(parts)


def in_a_row(sentences: Iterable[str]) -> str:
    """Sentences one after the other: a full-width stop has its space in itself."""
    return "".join(
        one if one.endswith(FULL_WIDTH) else f"{one} " for one in sentences if one
    ).rstrip()


def long_date(written: str) -> str:
    """A date as 2025-10-02T08:06:08Z as the language writes it; other text is left as it is."""
    day = QDate.fromString(written[:10], Qt.DateFormat.ISODate)
    return QLocale().toString(day, QLocale.FormatType.LongFormat) or written


class Language:
    """The language of the interface; switching it sends LanguageChange to every widget."""

    def __init__(self, app: QApplication) -> None:
        """English until use() is called."""
        self._app = app
        self._translators: list[QTranslator] = []
        self.code = "en"

    def use(self, wanted: str) -> None:
        """Switch to a language by its code.

        "system" is the desktop's if we have a translation for it, else English.
        """
        name = QLocale.system().name() if wanted == "system" else wanted
        code = next(
            (known for known in TRANSLATIONS if name == known or name.startswith("zh_Hans")), "en"
        )
        # Numbers and dates follow the language of the texts.
        QLocale.setDefault(QLocale(code))
        if code == self.code:
            return
        for old in self._translators:
            self._app.removeTranslator(old)
        self.code = code
        self._translators = (
            []
            if code == "en"
            else [*_loaded(f"qtbase_{code}", _qt_texts()), *_loaded(code, str(resource("data")))]
        )
        for new in self._translators:
            self._app.installTranslator(new)


def _qt_texts() -> str:
    """The folder with the translations of Qt's own dialogs and menus."""
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


def _loaded(name: str, folder: str) -> list[QTranslator]:
    """The translator of a file, [] without it: an English button is better than no window."""
    translator = QTranslator()
    return [translator] if translator.load(name, folder) else []


def is_language_change(event: QEvent) -> bool:
    """Whether a widget has to set its texts again, asked in its changeEvent."""
    return event.type() is QEvent.Type.LanguageChange


def name(widget: QWidget, text: str, description: str = "") -> None:
    """Set the accessible name and description of a widget."""
    widget.setAccessibleName(text)
    widget.setAccessibleDescription(description)
