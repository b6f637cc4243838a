"""Font families for each script and purpose; the OFL fonts that come with the program are added here and nowhere else."""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

SERIF = "Noto Serif SC"
SANS = "Noto Sans SC"
FILES = {SERIF: "NotoSerifSC-Regular.otf", SANS: "NotoSansSC-Regular.otf"}
TRADITIONAL = {
    "serif": ("Noto Serif TC", "Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", SERIF),
    "sans": ("Noto Sans TC", "Noto Sans CJK TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei", SANS),
}
SIMPLIFIED = {"serif": (SERIF,), "sans": (SANS,)}
LATIN = {
    # A book serif of the platform; the Latin letters of Noto Serif SC are those of Source Serif.
    "serif": ("Source Serif 4", "Source Serif Pro", "Charter", "Iowan Old Style", "Sitka Text", "Georgia", "Noto Serif", SERIF),
    "sans": ("Source Sans 3", "Source Sans Pro", "Segoe UI", "Helvetica Neue", "Noto Sans", SANS),
}
GENERIC = frozenset({"", "Sans Serif", "Sans", "sans-serif"})


def bundled(family: str) -> Path | None:
    """The file of a font that comes with the program, found without importing its package; None when the package is absent."""
    spec = find_spec("pylopdf_fonts_zh_cn")
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(spec.submodule_search_locations[0]) / FILES[family]
    return path if path.exists() else None


class Fonts:
    """Adds bundled fonts the first time they are asked for (about 2 ms each) and says which families to use."""

    def __init__(self, app: QApplication) -> None:
        """Nothing is loaded until it is needed."""
        self._app = app
        self._system = QFont(app.font())
        self._added: set[str] = set()

    def families(self, language: str, style: str = "serif", chosen: str = "") -> list[str]:
        """Families for text of a language (BCP 47) in the order to try, the person's own choice first; `style` is serif or sans."""
        table = LATIN
        if language.startswith("zh"):
            table = TRADITIONAL if "Hant" in language or language in ("zh-TW", "zh-HK") else SIMPLIFIED
        wanted = ((chosen,) if chosen else ()) + table[style]
        # The Chinese face follows the Latin one, so that hanzi quoted in English never come from a Japanese or a fallback font.
        return [family for family in (*wanted, *SIMPLIFIED[style]) if self._available(family)] or [self._app.font().family()]

    def use_interface_font(self, language: str) -> None:
        """Set the window's font: the system's own, or ours where the system names none or the interface is Chinese."""
        font = QFont(self._system)
        if self._system.family() in GENERIC and self._available(SANS):
            font.setFamilies([SANS])
            font.setPointSizeF(max(10.0, font.pointSizeF()))
        elif language.startswith("zh") and self._available(SANS):
            font.setFamilies([self._system.family(), SANS])
        self._app.setFont(font)

    def _available(self, family: str) -> bool:
        if family in FILES and family not in self._added and not QFontDatabase.hasFamily(family):
            path = bundled(family)
            if path is not None:
                QFontDatabase.addApplicationFont(str(path))
            self._added.add(family)
        return bool(QFontDatabase.hasFamily(family))
