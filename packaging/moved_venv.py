"""Makes a virtual environment work again after its checkout was moved or copied.

An environment has its own folder written into its programs and the checkout's into the editable
install. `.venv/bin/python packaging/moved_venv.py CHECKOUT` replaces both; ./run does so.
"""

import sys
from pathlib import Path

# ./run keeps here the checkout that the environment was made in.
FOLDER = ".duidu-folder"
LONGEST_SHEBANG = 127  # bytes that Linux reads


def follow(environment: Path, checkout: Path) -> None:
    """Rewrite every text file of `environment` that names the checkout it was made in.

    Raises FileNotFoundError when nothing tells where that was.
    """
    old = made_in(environment)
    if old != str(checkout):
        for path in (*environment.glob("bin/*"), *installed_records(environment)):
            if path.is_file() and not path.is_symlink():
                rewrite(path, old, str(checkout))
    (environment / FOLDER).write_text(f"{checkout}\n", "utf-8")


def made_in(environment: Path) -> str:
    """The checkout that an environment was made in: as ./run kept it, or as the install says."""
    kept = environment / FOLDER
    if kept.is_file():
        return kept.read_text("utf-8").strip()
    for record in installed_records(environment):
        if record.suffix == ".pth":
            return str(Path(record.read_text("utf-8").strip()).parent)
    raise FileNotFoundError(environment / FOLDER)


def installed_records(environment: Path) -> list[Path]:
    """The files in which the editable install names the checkout."""
    packages = "lib/python3*/site-packages"
    return [
        *environment.glob(f"{packages}/*duidu*.pth"),
        *environment.glob(f"{packages}/duidu-*.dist-info/direct_url.json"),
        environment / "pyvenv.cfg",
    ]


def rewrite(path: Path, old: str, new: str) -> None:
    """Replace `old` by `new` in a text file; its mode stays. Binary files are left as they are."""
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        return
    if old in text:
        path.write_text(valid_shebang(text.replace(old, new)), "utf-8")


def valid_shebang(text: str) -> str:
    """A script whose first line may be too long, or hold a space, for the kernel: sh starts it.

    The same lines that pip writes: to sh they are a command, to Python a string.
    """
    first, _, rest = text.partition("\n")
    program = first.removeprefix("#!")
    if program == first or not (" " in program or len(first.encode()) > LONGEST_SHEBANG):
        return text
    if not Path(program).name.startswith("python"):
        return text
    return f"#!/bin/sh\n'''exec' \"{program}\" \"$0\" \"$@\"\n' '''\n{rest}"


if __name__ == "__main__":
    follow(Path(sys.prefix), Path(sys.argv[1]))
