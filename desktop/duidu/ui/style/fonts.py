"""Font families for each script and purpose.

The OFL fonts that come with the program are added to Qt's when one is first wanted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from duidu.language.registry import describe, is_traditional

SERIF = "Noto Serif SC"
SANS = "Noto Sans SC"
Table = dict[str, tuple[str, ...]]
FILES = {SERIF: "NotoSerifSC-Regular.otf", SANS: "NotoSansSC-Regular.otf"}
TRADITIONAL: Table = {
    "serif": ("Noto Serif TC", "Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", SERIF),
    "sans": (
        "Noto Sans TC",
        "Noto Sans CJK TC",
        "Source Han Sans TC",
        "PingFang TC",
        "Microsoft JhengHei",
        SANS,
    ),
}
SIMPLIFIED: Table = {"serif": (SERIF,), "sans": (SANS,)}
LATIN: Table = {
    # A book serif of the platform that goes with Noto Serif SC, whose Latin is Source Serif.
    "serif": (
        "Source Serif 4",
        "Source Serif Pro",
        "Charter",
        "Iowan Old Style",
        "Sitka Text",
        "Georgia",
        "Noto Serif",
        SERIF,
    ),
    "sans": ("Source Sans 3", "Source Sans Pro", "Segoe UI", "Helvetica Neue", "Noto Sans", SANS),
}
CODE = (
    "Source Code Pro",
    "Cascadia Mono",
    "Consolas",
    "SF Mono",
    "Menlo",
    "Noto Sans Mono",
    "DejaVu Sans Mono",
    "Liberation Mono",
)
GENERIC = frozenset({"", "Sans Serif", "Sans", "sans-serif"})


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families of the panes: hanzi in Song and Hei, Latin text, and ruby (a humanist sans)."""

    hanzi: str
    hanzi_sans: str
    latin: str
    ruby: str


@cache
def load_fonts(
    language: str = "", latin_style: str = "serif", chinese: str = "", latin: str = ""
) -> Fonts:
    """Families for hanzi beside Latin text; `chinese` and `latin` are the person's own choices.

    `language` is a code that tells the script of the hanzi; simplified where it does not.
    Cached, because asking Qt for fifteen families takes more than a millisecond and every row of
    a list of hits is painted with them.
    """
    script = TRADITIONAL if is_traditional(language) else SIMPLIFIED
    return Fonts(
        hanzi=_first((chinese, *script["serif"])),
        hanzi_sans=_first((chinese, *script["sans"])),
        latin=_first((latin, *LATIN[latin_style])),
        ruby=_first((SANS,)),
    )


@cache
def for_code(fonts: Fonts) -> Fonts:
    """The families for code beside these: letters of one width, hanzi in Hei."""
    usual = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    family = next((family for family in CODE if _available(family)), usual)
    return replace(fonts, latin=family, hanzi=fonts.hanzi_sans)


def interface_font(system: QFont, language: str) -> QFont:
    """The font of the window for an interface in `language`.

    The system's own; ours where the system names none, and as a fallback where the interface is
    in Chinese.
    """
    font = QFont(system)
    if system.family() in GENERIC and _available(SANS):
        font.setFamilies([SANS])
        font.setPointSizeF(max(10.0, system.pointSizeF()))
    elif describe(language).square_characters and _available(SANS):
        font.setFamilies([system.family(), SANS])
    return font


def latin_text(family: str) -> QFont:
    """A font for text without hanzi.

    Chinese fonts set quotation marks a hanzi wide unless told otherwise.
    """
    font = QFont([family])
    font.setFeature(QFont.Tag.fromString("pwid"), 1)
    return font


def bundled(family: str) -> Path | None:
    """The file of a font that comes with the program; None when its package is absent.

    Found without importing the package.
    """
    spec = find_spec("pylopdf_fonts_zh_cn")
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0]) / FILES[family]
    return path if path.exists() else None


def _first(families: Sequence[str]) -> str:
    """The first family that can be used, else that of the application."""
    return next(
        (family for family in families if family and _available(family)),
        QApplication.font().family(),
    )


def _available(family: str) -> bool:
    """Whether a family can be used now; a bundled one is added when it is not (about 2 ms each)."""
    if family in FILES and not QFontDatabase.hasFamily(family):
        path = bundled(family)
        if path is not None:
            QFontDatabase.addApplicationFont(str(path))
    return bool(QFontDatabase.hasFamily(family))
