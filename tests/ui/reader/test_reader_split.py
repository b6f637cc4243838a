"""The reader stays split in two: layout makes boxes, paint makes pixels of them."""

import ast
from pathlib import Path

import pytest

READER = Path(__file__).resolve().parents[3] / "desktop/duidu/ui/reader"
# What a module needs to paint; QtWidgets has the widgets it would paint on.
PAINTING = {"QPainter", "QPainterPath", "QPen", "QBrush", "QPixmap", "QImage", "QPicture", "QColor"}
# What a module needs to decide where text goes.
LAYING_OUT = {"QTextLayout", "QTextLine", "QTextOption", "QRawFont", "QFontMetrics", "QGlyphRun"}
LAYING_OUT |= {"break_lines", "BoxMaker", "RowMaker", "Utf16", "tokens"}


def names_in(path: Path) -> set[str]:
    """Every name a module imports, reads or looks up on something."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = {alias.name for n in nodes if isinstance(n, ast.ImportFrom) for alias in n.names}
    names |= {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}
    names |= {n.id for n in nodes if isinstance(n, ast.Name)}
    return names | {n.attr for n in nodes if isinstance(n, ast.Attribute)}


@pytest.mark.parametrize("path", sorted((READER / "layout").glob("*.py")), ids=lambda p: p.stem)
def test_layout_paints_nothing(path: Path) -> None:
    assert names_in(path).isdisjoint(PAINTING | {"PySide6.QtWidgets"})


@pytest.mark.parametrize("path", sorted((READER / "paint").glob("*.py")), ids=lambda p: p.stem)
def test_paint_lays_out_no_text(path: Path) -> None:
    assert names_in(path).isdisjoint(LAYING_OUT)


@pytest.mark.parametrize("name", ["keys", "pointer", "surface"])
def test_keyboard_and_mouse_know_the_view_as_a_surface_only(name: str) -> None:
    modules = {name for name in names_in(READER / f"{name}.py") if name.startswith("duidu.")}
    views = {f"duidu.ui.reader.{view}_view" for view in ("word", "caret", "scroll")}
    assert modules.isdisjoint(views | {"duidu.ui.reader.view"})
