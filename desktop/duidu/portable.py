"""Portable mode: keeps all data in a folder beside the program, for instance on a USB stick."""

import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path

FOLDER = "duidu-data"


def portable_folder(
    program: str = sys.executable,
    environment: Mapping[str, str] | None = None,
    frozen: bool | None = None,
) -> Path | None:
    """Return the data folder beside the frozen program or AppImage.

    None where Duidu runs from source or from a Python environment.
    """
    if not (getattr(sys, "frozen", False) if frozen is None else frozen):
        return None
    image = (environment or {}).get("APPIMAGE", "")
    return Path(image or program).absolute().parent / FOLDER


def use_folder(folder: Path, environment: MutableMapping[str, str]) -> None:
    """Set the environment so that library, settings and reports go to this folder.

    What the person has set already stays as it is.
    """
    environment.setdefault("DUIDU_DATA", str(folder))
    environment.setdefault("DUIDU_SETTINGS", str(folder / "settings.json"))


def keep_beside(
    arguments: list[str], folder: Path | None, environment: MutableMapping[str, str]
) -> list[str]:
    """Return the arguments without `--portable`, and switch portable mode on if it is wanted.

    It is wanted with `--portable`, and at every start after that, while the folder exists. Raises
    OSError when the folder cannot be made, ValueError when the program is not frozen.
    """
    asked = "--portable" in arguments
    if asked and folder is None:
        raise ValueError
    if folder is not None and asked:
        folder.mkdir(0o700, exist_ok=True)
    if folder is not None and (asked or folder.is_dir()):
        use_folder(folder, environment)
    return [word for word in arguments if word != "--portable"]
