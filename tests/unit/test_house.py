"""The rules of the house that no other tool checks."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(
    path for folder in ("desktop", "tests", "packaging") for path in (ROOT / folder).rglob("*.py")
)


def test_no_file_outgrows_its_room() -> None:
    long = {
        str(path.relative_to(ROOT)): n
        for path in SOURCES
        if (n := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert long == {}


def test_no_function_outgrows_a_screen() -> None:
    long = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 60:
                long[f"{path.relative_to(ROOT)}:{node.name}"] = (
                    (node.end_lineno or 0) - node.lineno + 1
                )
    assert long == {}


def test_every_module_says_what_lives_there() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if "desktop" in path.parts and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


def test_the_terminal_does_not_load_the_window() -> None:
    code = (
        "import sys, pkgutil, importlib, duidu.cli, duidu.cli.main\n"
        "for module in pkgutil.iter_modules(duidu.cli.__path__):\n"
        "    importlib.import_module('duidu.cli.' + module.name)\n"
        "loaded = [name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6')]\n"
        "sys.exit(', '.join(loaded) or 0)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT / "desktop"
    )
    assert (found.returncode, found.stderr) == (0, "")
