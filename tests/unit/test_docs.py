"""The guides for developers name things that exist, and stay short enough to be read."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from duidu import HOMEPAGE

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "desktop" / "duidu"
PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
GUIDES = sorted((ROOT / "docs").glob("how-to-*.md"))
LONGEST_GUIDE = 60
# `app/session.py: Session.do`: a file of the package, and a name defined in it.
NAMED = re.compile(r"`([\w/]+\.py): ([\w.]+)`")
# `app/session.py` or `tests/benchmarks/`: a path from the package or from the root.
PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*)`")
LINK = re.compile(r"\]\(([^)#:]+)\)")


def defined(body: list[ast.stmt]) -> dict[str, list[ast.stmt]]:
    """The names that statements define, each with the statements inside it."""
    names: dict[str, list[ast.stmt]] = {}
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names[node.name] = node.body
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names[node.target.id] = []
        elif isinstance(node, ast.Assign):
            names |= {target.id: [] for target in node.targets if isinstance(target, ast.Name)}
    return names


def is_defined(file: Path, dotted: str) -> bool:
    """Whether a file defines a name; Class.method looks into the class, not into its bases."""
    body = ast.parse(file.read_text("utf-8")).body
    for name in dotted.split("."):
        names = defined(body)
        if name not in names:
            return False
        body = names[name]
    return True


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_is_there(page: Path) -> None:
    # Code blocks of the guides make things up; tests of their own run them.
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    missing = [
        f"{file}: {name}"
        for file, name in NAMED.findall(text)
        if not (PACKAGE / file).is_file() or not is_defined(PACKAGE / file, name)
    ]
    missing += [
        path
        for path in PATH.findall(text)
        if page not in GUIDES
        and not path.startswith(("../", "build/", "dist/"))
        and not any((base / path).exists() for base in (PACKAGE, ROOT, ROOT / "resources"))
    ]
    missing += [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    assert missing == []


def test_the_walk_names_enough_to_be_followed() -> None:
    walk = (ROOT / "docs" / "ways-of-the-data.md").read_text("utf-8")
    assert len(NAMED.findall(walk)) > 30


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_a_guide_is_short(guide: Path) -> None:
    assert len(guide.read_text("utf-8").splitlines()) < LONGEST_GUIDE


def test_the_program_has_the_address_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["urls"]["Homepage"] == HOMEPAGE
