"""Whose each shared library in a frozen folder is, and which other works are compiled into it.

A library belongs to a Python package (by the package's list of files), to Python, to Duidu, or to
one of the works in BUNDLED, whose licence texts are in licences/. What belongs to none of them
ends the build: nothing is released without its licence.
"""

import fnmatch
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from duidu.app.export.notices import Package, read_text

LICENCES = Path(__file__).resolve().parent / "licences"
# The first bytes of programs and libraries: ELF, Windows, and the four kinds of macOS.
MAGIC = (
    b"\x7fELF",
    b"MZ",
    *(b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"\xbe\xba\xfe\xca"),
)
# Libraries of the system that a bundle brings along: file name -> names in licences/.
BUNDLED = {
    "libbrotli*": ("brotli",),
    "libbz2.*": ("bzip2",),
    "libcom_err.*": ("com_err",),
    "libffi[.-]*": ("libffi",),
    "libgssapi_krb5.*": ("krb5",),
    "libk5crypto.*": ("krb5",),
    "libkrb5*": ("krb5",),
    "libicu*": ("icu",),
    "libkeyutils.*": ("keyutils",),
    "liblzma.*": ("xz",),
    "libcrypto*": ("openssl",),
    "libssl*": ("openssl",),
    "libuuid.*": ("libuuid",),
    "libz.*": ("zlib",),
    "libzstd.*": ("zstd",),
}
# What is compiled into libraries that belong to another work.
INSIDE = {
    "_bz2.*": ("bzip2",),
    "_ctypes.*": ("libffi",),
    "_decimal.*": ("mpdecimal",),
    "_lzma.*": ("xz",),
    "pyexpat.*": ("expat",),
    "zlib.*": ("zlib",),
    "*Qt*Core*": ("double-conversion", "pcre2", "zlib"),
    "*Qt*Gui*": ("freetype", "harfbuzz", "libpng", "md4c"),
    "*Qt*Network*": ("brotli",),
    "*qjpeg*": ("libjpeg-turbo",),
}
# Of Python itself, wherever it lies; in Windows' folder its modules are beside it.
PYTHON = ("libpython3*", "python3*.dll", "python*.exe", "Python", "Python3")
PYTHON_FOLDERS = {"lib-dynload", "DLLs"}
# Our own programs, and PyInstaller's in front of ours; its licence is listed as a package's.
OURS = ("duidu", "duidu.exe", "Duidu.exe", "duidu-cli.exe")


def works(folder: Path, owned: Collection[str]) -> list[Package]:
    """The works in a frozen folder besides Python and its packages, by name.

    `owned` are the names of the packages' files, without folders. Raises SystemExit with the names
    of libraries that belong to nothing known here.
    """
    found: set[str] = set()
    unknown = []
    for path in libraries(folder):
        bundled = matches(path.name, BUNDLED)
        found |= bundled | matches(path.name, INSIDE)
        if not (bundled or path.name in owned or is_own(path)):
            unknown.append(str(path.relative_to(folder)))
    if unknown:
        raise SystemExit(
            f"No licence is known for {', '.join(unknown)}; name the work in packaging/libraries.py"
            " and put its text into packaging/licences."
        )
    return [read_text(LICENCES / f"{name}.txt") for name in sorted(found)]


def libraries(folder: Path) -> Iterator[Path]:
    """Every program and shared library under a folder, by its first bytes; links are left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4).startswith(MAGIC):
                    yield path


def matches(name: str, table: Mapping[str, tuple[str, ...]]) -> set[str]:
    """What a table of file name patterns says of a name, all rows together."""
    rows = (row for pattern, row in table.items() if fnmatch.fnmatchcase(name, pattern))
    return {value for row in rows for value in row}


def is_own(path: Path) -> bool:
    """Whether a library is Python's or ours."""
    patterns = (*PYTHON, *OURS)
    return bool(PYTHON_FOLDERS & set(path.parts)) or any(
        fnmatch.fnmatchcase(path.name, pattern) for pattern in patterns
    )
