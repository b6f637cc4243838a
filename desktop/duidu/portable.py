"""Keeping everything beside the program, on a stick for instance: which folder that is, and how all other rooms come to use it."""

import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path

FOLDER = "duidu-data"


def portable_folder(
    program: str = sys.executable,
    environment: Mapping[str, str] | None = None,
    frozen: bool | None = None,
) -> Path | None:
    """The folder beside the frozen program or AppImage; None where Duidu runs from source or an environment."""
    if not (getattr(sys, "frozen", False) if frozen is None else frozen):
        return None
    image = (environment or {}).get("APPIMAGE", "")
    return Path(image or program).absolute().parent / FOLDER


def use_folder(folder: Path, environment: MutableMapping[str, str]) -> None:
    """Have library, settings and reports go there, where nothing else was asked for."""
    environment.setdefault("DUIDU_DATA", str(folder))
    environment.setdefault("DUIDU_SETTINGS", str(folder / "settings.json"))


def keep_beside(
    arguments: list[str], folder: Path | None, environment: MutableMapping[str, str]
) -> list[str]:
    """The arguments without `--portable`. With it, or when the folder is there from before, everything is kept in it.

    Raises OSError when the folder cannot be made; ValueError when the program is not one that can be carried about.
    """
    asked = "--portable" in arguments
    if asked and folder is None:
        raise ValueError
    if folder is not None and asked:
        folder.mkdir(exist_ok=True)
    if folder is not None and (asked or folder.is_dir()):
        use_folder(folder, environment)
    return [word for word in arguments if word != "--portable"]
