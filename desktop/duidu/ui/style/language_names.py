"""The names of languages in the language of the interface."""

from PySide6.QtCore import QLocale

from duidu.language.registry import describe
from duidu.ui.style.i18n import tr


def language_name(code: str) -> str:
    """Return the name of a language in the language of the interface."""
    described = describe(code)
    variant = next((known for known in described.variants if known.code == code), None)
    if variant is not None:
        return tr("Languages", variant.name)
    if described.load is not None and described.name is not None:
        return tr("Languages", described.name)
    return QLocale(code).nativeLanguageName() or code
