"""The settings file, in JSON.

It is written so that after a power cut the old or the new one is there; a damaged one is set
aside.
"""

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from duidu.core.errors import FileError, Sentence


@dataclass(frozen=True, slots=True)
class Stored:
    """What a settings file holds: named tables of plain values."""

    tables: dict[str, object] = field(default_factory=dict)

    def table(self, name: str) -> dict[str, object]:
        """One table as a new dict; {} when the file has none of that name."""
        found = self.tables.get(name)
        return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}


def settings_path() -> Path:
    """Where this person's settings are: DUIDU_SETTINGS, or a file in the platform's own folder."""
    named = os.environ.get("DUIDU_SETTINGS")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData/Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Application Support"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "duidu" / "settings.json"


def read_settings(path: Path) -> tuple[Stored, str]:
    """What the file holds, and a sentence for the person when it cannot be read, else ""."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Stored(), ""
    except OSError as error:
        return Stored(), Sentence(
            "The settings in {path} cannot be read ({strerror}); the defaults are used.",
            path=path,
            strerror=error.strerror,
        )
    # Broken JSON, or bytes that are no text.
    except ValueError:
        return Stored(), _set_aside(path)
    return (Stored(found), "") if isinstance(found, dict) else (Stored(), _set_aside(path))


def write_settings(path: Path, tables: dict[str, dict[str, object]]) -> None:
    """Replace the file in one step. Raises FileError; the old file is then untouched."""
    unfinished = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("w", encoding="utf-8") as file:
            json.dump(tables, file, ensure_ascii=False, indent=2)
            file.flush()
            # Before it is put in place: else a power cut could leave an empty file there.
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError as error:
        raise FileError(
            "The settings cannot be kept in {path} ({strerror}); "
            "they hold until the window is closed.",
            path=path,
            strerror=error.strerror,
        ) from error


def _set_aside(path: Path) -> Sentence:
    """Rename a damaged file so that it is not overwritten; a sentence that says so."""
    kept = path.with_name(path.name + ".damaged")
    try:
        os.replace(path, kept)
    except OSError as error:
        return Sentence(
            "The settings in {path} are damaged and cannot be moved away ({strerror}); "
            "the defaults are used.",
            path=path,
            strerror=error.strerror,
        )
    return Sentence(
        "The settings in {path} were damaged; they were kept as {kept} and the defaults are used.",
        path=path,
        kept=kept.name,
    )
