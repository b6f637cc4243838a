"""Third-party notices: of Qt, the data and the fonts, then of every package that Duidu needs.

The texts of licences are those that packages bring; resources/licences holds those that some
forget. The build writes all into one file for the frozen program, which has no package
metadata.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from duidu.resources import resource

FILE = "THIRD-PARTY-NOTICES.txt"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXT = re.compile(
    r"(?i)(^|/)(licen[cs]es?/.*|[^/]*(licen[cs]e|copying|notice)[^/]*)(?<!\.py)(?<!\.pyc)$"
)
_LINE = "=" * 78


@dataclass(frozen=True, slots=True)
class Package:
    """A package that comes with Duidu. `texts` is empty when no licence text of it is known."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def notices() -> str:
    """All notices as plain text."""
    program = Path(sys.executable)
    # Beside the program, or where an .app keeps what is no program.
    written = (program.parent / FILE, program.parent.parent / "Resources" / FILE)
    if getattr(sys, "frozen", False):
        for path in written:
            if path.is_file():
                return path.read_text("utf-8")
    return compose(packages())


def compose(found: Iterable[Package]) -> str:
    """The notices of these packages and of the data, after what is said of the rest."""
    parts = [resource("licences", "NOTICE.md").read_text("utf-8").rstrip()]
    for package in (*data_sources(), *found):
        head = f"{package.name} {package.version}".rstrip() + f"  {package.licence}".rstrip()
        parts.append("\n\n".join((f"{_LINE}\n{head}\n{_LINE}", *package.texts)))
    return "\n\n".join(parts) + "\n"


def data_sources() -> list[Package]:
    """The works that the compiled data is made of, by name of their file."""
    return [read_text(path) for path in sorted(resource("licences", "data").glob("*.txt"))]


def read_text(path: Path) -> Package:
    """A work that is no package: its name and licence are the first line of the file."""
    head, _, text = path.read_text("utf-8").partition("\n")
    name, _, licence = head.partition("  ")
    return Package(name, "", licence, (text.strip(),))


def packages(more: Iterable[str] = ()) -> list[Package]:
    """Every package Duidu needs, and `more`, by name; only those that are installed."""
    found: dict[str, Distribution] = {}
    waiting = [*_names(_requirements()), *more]
    while waiting:
        name = _key(waiting.pop())
        # Packages may need each other in a circle.
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            # One for another system or another Python.
            continue
        waiting += _names(found[name].requires or ())
    return [describe(found[name]) for name in sorted(found)]


def _requirements() -> list[str]:
    """What Duidu requires; a checkout that is not installed has it in pyproject.toml."""
    try:
        return distribution("duidu").requires or []
    except PackageNotFoundError:
        project: list[str] = tomllib.loads(
            (resource().parent / "pyproject.toml").read_text("utf-8")
        )["project"]["dependencies"]
        return project


def _names(requirements: Iterable[str]) -> Iterator[str]:
    for requirement in requirements:
        name = _NAME.match(requirement)
        # Extras are not installed with Duidu.
        if name is not None and "extra ==" not in requirement:
            yield name.group()


def describe(found: Distribution) -> Package:
    """A package with its licence and the texts it brings, else the text we hold for it."""
    files = (
        Path(str(found.locate_file(file))) for file in found.files or () if _TEXT.search(str(file))
    )
    texts = tuple(file.read_text("utf-8", "replace").strip() for file in files if file.is_file())
    name = found.metadata["Name"]
    ours = resource("licences", f"{_key(name)}.txt")
    if not texts and ours.is_file():
        texts = (ours.read_text("utf-8").strip(),)
    licence = next(
        (found.metadata[key] for key in ("License-Expression", "License") if key in found.metadata),
        "",
    )
    return Package(name, found.version, licence.splitlines()[0] if licence else "", texts)


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
