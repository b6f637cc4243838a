"""Where the system has no font at all, the program's own draw every character of the window."""

import ast
from pathlib import Path

from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

from duidu.ui.style.fonts import SANS, SERIF, bundled

ROOT = Path(__file__).resolve().parents[3]


def shown(path: Path) -> set[str]:
    """Characters of a module's string constants that are not docstrings, beyond ASCII."""
    tree = ast.parse(path.read_text("utf-8"))
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    constants = (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {
        char
        for node in constants
        if id(node) not in documentation
        for char in str(node.value)
        if not char.isascii() and char.isprintable()
    }


def test_nothing_of_the_window_is_a_box(qapp: QApplication) -> None:
    # run_boxes.py holds the bounds of ranges, which are not shown.
    modules = (
        path for path in (ROOT / "desktop/duidu/ui").rglob("*.py") if path.name != "run_boxes.py"
    )
    texts = {char for path in modules for char in shown(path)}
    texts |= {
        char for char in (ROOT / "resources/i18n/zh_CN.ts").read_text("utf-8") if not char.isascii()
    }
    assert "…" in texts
    for family in (SANS, SERIF):
        font = QRawFont(str(bundled(family)), 16)
        assert font.isValid()
        assert {char for char in texts if not font.supportsCharacter(ord(char))} == set(), family
