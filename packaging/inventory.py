"""What is in a frozen folder, by one scan of it, for the notices and the bill of materials.

Run with the Python of the environment that is frozen, or with --packages, a folder of packages that
is not installed (Windows'):

    python packaging/inventory.py FOLDER LIST.json [--packages FOLDER/Lib]

Writes the third-party notices into FOLDER, which has no package metadata, and the list for sbom.py.
A module or a shared library that belongs to nothing known ends the build, as does a work without a
licence text.
"""

import argparse
import json
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

from duidu.app.export.notices import FILE, Package, compose, data_sources, describe
from libraries import works

# Where, in a frozen folder, the files of packages lie as they were installed.
_PLACES = (".", "_internal", "Lib", "Contents/Frameworks", "Contents/Resources")
# PyInstaller's start program is part of the bundle, whatever else of it is not.
_BOOTLOADER = "pyinstaller"
# Modules of ours, and PyInstaller's own in front of them.
# Python's, under a name of the machine it was built on.
_BUILT = "_sysconfigdata_"
# A name that several packages share, with nothing in it.
_SHARED = {"jaraco", "backports"}
_OURS = ("duidu", "precompiled", "start", "start_windows", "pyimod", "pyi_", "_pyi_")


@dataclass(frozen=True, slots=True)
class Inventory:
    """The works in a frozen folder, by kind, each by name."""

    packages: tuple[Package, ...]
    libraries: tuple[Package, ...]
    data: tuple[Package, ...]

    def without_text(self) -> list[str]:
        """The names of works that no licence text is known for."""
        everything = (*self.packages, *self.libraries, *self.data)
        return [work.name for work in everything if not work.texts]


def main() -> int:
    """Write both files. Raises SystemExit with what has no owner or no licence text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("list", type=Path)
    parser.add_argument("--packages", type=Path)
    args = parser.parse_args()
    found = scan(args.folder, frozen_modules(args.folder), args.packages)
    if missing := found.without_text():
        sys.exit(f"No licence text for {', '.join(missing)}; add it to resources/licences.")
    notices = compose([*found.packages, *found.libraries])
    (notices_folder(args.folder) / FILE).write_text(notices, "utf-8")
    args.list.parent.mkdir(parents=True, exist_ok=True)
    args.list.write_text(json.dumps(asdict(found), ensure_ascii=False, indent=1), "utf-8")
    return 0


def notices_folder(folder: Path) -> Path:
    """Where the program looks for its notices: in an .app beside what is no program."""
    resources = folder / "Contents" / "Resources"
    return resources if resources.is_dir() else folder


def scan(folder: Path, modules: Iterable[str], packages: Path | None = None) -> Inventory:
    """What is in `folder`, whose program holds these modules.

    `packages` is the folder that packages were put into, None for those installed here.
    """
    candidates = distributions() if packages is None else distributions(path=[str(packages)])
    names = set(modules)
    inside: dict[str, Distribution] = {}
    owned: set[str] = set()
    for one in candidates:
        parts = _parts(one, folder, names)
        if parts and one.name != "duidu":
            inside.setdefault(one.name, one)
            owned |= parts
    if unknown := sorted(_unknown(names - owned)):
        raise SystemExit(f"No package is known for the modules {', '.join(unknown)}.")
    if packages is None and names:
        inside.setdefault(_BOOTLOADER, distribution(_BOOTLOADER))
    described = sorted((describe(one) for one in inside.values()), key=lambda one: one.name.lower())
    names_of_files = {file.name for one in inside.values() for file in one.files or ()}
    return Inventory(
        (python(folder), *described),
        tuple(works(folder, names_of_files)),
        tuple(data_sources()),
    )


def frozen_modules(folder: Path) -> list[str]:
    """The modules in PyInstaller's archive; none where modules lie as files (Windows')."""
    programs = (folder / "duidu", folder / "Contents" / "MacOS" / "duidu")
    program = next((path for path in programs if path.is_file()), None)
    if program is None:
        return []
    from PyInstaller.archive.readers import CArchiveReader  # only where it froze the program

    return sorted(CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc)


def _parts(one: Distribution, folder: Path, modules: set[str]) -> set[str]:
    """The files and modules of a package that are in the folder."""
    found = set()
    for file in one.files or ():
        name = file.as_posix()
        if ".dist-info/" in name or name.startswith("../"):
            continue
        module = _module(name)
        # With an archive, modules are asked of it: one in the folder may be another package's.
        as_file = not modules or not name.endswith((".py", ".pyc"))
        if module in modules:
            found.add(module)
        elif as_file and any((folder / place / name).is_file() for place in _PLACES):
            found.add(name)
    return found


def _module(name: str) -> str:
    """The module of a file, as it is imported; "" for what is none."""
    if not name.endswith(".py"):
        return ""
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _unknown(modules: Iterable[str]) -> Iterator[str]:
    """Modules that are neither Python's nor ours."""
    for module in modules:
        first = module.partition(".")[0]
        is_python = first in sys.stdlib_module_names or first.startswith(_BUILT)
        if not is_python and module not in _SHARED and not module.startswith(_OURS):
            yield module


def python(folder: Path) -> Package:
    """Python itself, with the licence that its installation or its folder brings."""
    own = folder / "LICENSE.txt"
    library = Path(sysconfig.get_path("stdlib"))
    debian = Path(f"/usr/share/doc/python{sysconfig.get_python_version()}/copyright")
    candidates = (
        *(own, library / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt"),
        *(Path(sys.base_prefix) / "LICENSE", debian),
    )
    texts = tuple(path.read_text("utf-8").strip() for path in candidates if path.is_file())[:1]
    version = sys.version.split()[0]
    if own.is_file():
        # Its own Python: the version stands in the name of its library, as python313.
        digits = next(folder.glob("python3?*.dll")).stem.removeprefix("python")
        version = f"{digits[0]}.{digits[1:]}"
    return Package("Python", version, "PSF-2.0", texts)


if __name__ == "__main__":
    sys.exit(main())
