"""Texts of the window in the person's language. Every text goes through tr() or plural() so that the tools can find it."""

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from duidu.core.errors import DuiduError, Sentence
from duidu.core.reasons import known_reason
from duidu.resources import resource

TRANSLATIONS = ("zh_CN",)


def tr(context: str, text: str, **values: object) -> str:
    """The text in the language in use, with {names} replaced by the values."""
    translated: str = QCoreApplication.translate(context, text)
    return translated.format(**values) if values else translated


def told(error: DuiduError) -> str:
    """The sentence of a failure in the language in use."""
    return said(error.sentence)


def said(text: str) -> str:
    """A text of the floors below in the language in use, where it knows how it came about; any other as it is."""
    if not isinstance(text, Sentence):
        return text
    translated: str = QCoreApplication.translate("Errors", text.template)
    return (
        translated.format(**{name: _value(value) for name, value in text.values.items()})
        if text.values
        else translated
    )


def _value(value: object) -> object:
    """What stands in a sentence: another one, or a reason that the system gives in English."""
    if isinstance(value, Sentence):
        return said(value)
    # Paths and numbers are no reasons.
    reason = known_reason(str(value)) if isinstance(value, (str, Exception)) else ""
    return QCoreApplication.translate("Reasons", reason) if reason else value


def plural(context: str, count: int, one: str, many: str) -> str:
    """One of two texts by a count, {n} replaced by it; languages without plural translate both alike."""
    return tr(context, one if count == 1 else many, n=count)


class Language:
    """The translators of the application; switching them sends LanguageChange to every widget."""

    def __init__(self, app: QApplication) -> None:
        """English until use() is called."""
        self._app = app
        self._translators: list[QTranslator] = []
        self.code = "en"

    def use(self, wanted: str) -> None:
        """Switch to a language by its code; "system" is the desktop's where we have it, English otherwise."""
        name = QLocale.system().name() if wanted == "system" else wanted
        code = next(
            (known for known in TRANSLATIONS if name == known or name.startswith("zh_Hans")), "en"
        )
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
    """Where Qt keeps the texts of its own dialogs and menus."""
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


def _loaded(name: str, folder: str) -> list[QTranslator]:
    """One translator, none where the file is not there: an English button is better than no window."""
    translator = QTranslator()
    return [translator] if translator.load(name, folder) else []


def is_language_change(event: QEvent) -> bool:
    """Whether a widget's changeEvent says that texts must be set again."""
    return event.type() is QEvent.Type.LanguageChange


def name(widget: QWidget, text: str, description: str = "") -> None:
    """Give a widget its accessible name, and a description that also serves as its tooltip."""
    widget.setAccessibleName(text)
    widget.setAccessibleDescription(description)
