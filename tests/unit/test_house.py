"""The rules of the house that no other tool checks: sizes, docstrings, names, folders, imports."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop" / "duidu"
MODULES = sorted(PACKAGE.rglob("*.py"))
# What would write to the terminal itself.
PRINTS = {"print", "input", "sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__"}
RIDDLES = {"given", "place", "facts", "use", "apart", "face", "slots"}
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


def test_what_threads_share_is_made_once() -> None:
    # From Python 3.12 on functools makes two objects for two threads that ask at once. The layout
    # of a page belongs to the thread that lays it out, and has thousands of lines.
    careless = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if "cached_property" in path.read_text("utf-8")
    }
    layout = {f"ui/reader/layout/{name}.py" for name in ("line", "font_metrics", "han_line")}
    assert careless - {"core/once.py"} == layout


def test_no_function_outgrows_a_screen() -> None:
    long = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 60:
                long[f"{path.relative_to(ROOT)}:{node.name}"] = (
                    (node.end_lineno or 0) - node.lineno + 1
                )
    assert long == {}


def test_every_module_class_and_public_function_has_a_docstring() -> None:
    silent = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in MODULES
        for name, node in definitions(path)
        if is_public(name) and not is_stub(node) and not ast.get_docstring(node)
    ]
    assert silent == []


def test_modules_classes_and_functions_have_names_that_say_something() -> None:
    riddles = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in MODULES
        for name, _ in definitions(path)
        if is_public(name) and "." not in name and is_riddle(name or path.stem)
    ]
    assert riddles == []


def test_the_window_has_at_most_sixteen_folders() -> None:
    folders = [path for path in (PACKAGE / "ui").iterdir() if (path / "__init__.py").exists()]
    assert len(folders) <= 16


def test_no_folder_of_the_window_outgrows_a_walk() -> None:
    # The reader is the program's core and has layout/ and paint/ of its own.
    lines = {
        folder.name: sum(len(path.read_text("utf-8").splitlines()) for path in folder.rglob("*.py"))
        for folder in (PACKAGE / "ui").iterdir()
        if folder.is_dir() and folder.name != "reader"
    }
    assert {name: count for name, count in lines.items() if count >= 2_500} == {}


def test_a_long_private_function_says_what_it_is_for() -> None:
    silent = [
        f"{path.relative_to(PACKAGE)}: {node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("_")
        and not node.name.startswith("__")
        and (node.end_lineno or 0) - node.body[0].lineno >= 10
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_commands_print_through_one_door() -> None:
    around = [
        f"{path.name}:{node.lineno}"
        for path in MODULES
        if path.parent.name == "cli" and path.stem != "terminal"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.expr) and ast.unparse(node) in PRINTS
    ]
    assert around == []


Definition = ast.Module | ast.ClassDef | ast.FunctionDef


def definitions(path: Path) -> Iterator[tuple[str, Definition]]:
    """The module under the name "", and its classes and functions under their dotted names."""

    def inside(node: Definition, prefix: str) -> Iterator[tuple[str, Definition]]:
        for child in node.body:
            if isinstance(child, ast.ClassDef | ast.FunctionDef):
                yield prefix + child.name, child
                if isinstance(child, ast.ClassDef):
                    yield from inside(child, f"{prefix}{child.name}.")

    module = ast.parse(path.read_text("utf-8"))
    yield "", module
    yield from inside(module, "")


def is_public(name: str) -> bool:
    """Whether no part of the dotted name begins with an underscore; "" is the module itself."""
    return not any(part.startswith("_") for part in name.split("."))


def is_stub(node: Definition) -> bool:
    """Whether it is an attribute of a protocol, written as a function of one line."""
    return isinstance(node, ast.FunctionDef) and node.lineno == node.body[-1].end_lineno


def is_riddle(name: str) -> bool:
    """Whether a name says nothing of what it names."""
    return name in RIDDLES or name.startswith(("more_", "parts_of_"))


def test_no_group_is_repeated_possessively() -> None:
    """Debian 12's Python (3.11.2) does it wrong: (?:a|b(?!c))*+ matches less than it should.

    (?>(?:a|b(?!c))*) says the same and is right there.
    """
    found = [
        f"{path.name}: {line.strip()}"
        for path in (ROOT / "desktop").rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"\)(?:[*+?]|\{[0-9,]+\})\+", line)
    ]
    assert found == []


def test_the_terminal_does_not_load_the_window() -> None:
    code = (
        "import sys, pkgutil, importlib, duidu.cli, duidu.cli.main\n"
        "for module in pkgutil.iter_modules(duidu.cli.__path__):\n"
        "    importlib.import_module('duidu.cli.' + module.name)\n"
        "loaded = [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
        "sys.exit(', '.join(loaded) or 0)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT / "desktop"
    )
    assert (found.returncode, found.stderr) == (0, "")
