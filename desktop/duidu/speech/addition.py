"""Where the voices are: an addition to the program, in a folder that may be in several places.

packaging/build_voices.py makes it. voices.json in it says what voices there are and which signs of
sound they know; what runs the model is in its folder python, or installed beside the program.
"""

import importlib.util
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from duidu.resources import resource

MODEL, LICENSE = "Kokoro-82M v1.0", "Apache License 2.0"
"""What the addition is made of, where it does not say so itself."""
VARIABLE = "DUIDU_VOICES"
LIST, PYTHON = "voices.json", "python"
ENCODER, DECODER = "encoder.onnx", "decoder.onnx"
_SHARED = (Path("/usr/share/duidu-voices"), Path("/usr/local/share/duidu-voices"))
_PACKAGE = "duidu_voices"


@dataclass(frozen=True, slots=True)
class VoiceName:
    """One voice: what it is called, and the base code of the language that it speaks."""

    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Addition:
    """The addition as it was found: its folder, voices, and the number of each sign.

    `prepared`: its graphs are loaded as they are, without being changed first.
    """

    folder: Path
    voices: tuple[VoiceName, ...]
    signs: dict[str, int]
    model: str = MODEL
    license: str = LICENSE
    prepared: bool = False

    def of(self, language: str) -> tuple[VoiceName, ...]:
        """The voices of a language, the one to begin with first."""
        return tuple(voice for voice in self.voices if voice.language == language)


def find_addition(own: Iterable[Path] = ()) -> Addition | None:
    """The addition, None where there is none that is whole. `own` are folders of the person."""
    for folder in _places(own):
        found = read_addition(folder)
        if found is not None:
            return found
    return None


def read_addition(folder: Path) -> Addition | None:
    """The addition in a folder, None where it is not one, or a part of it is missing."""
    try:
        said = json.loads((folder / LIST).read_text("utf-8"))
        voices = tuple(VoiceName(str(one["name"]), str(one["language"])) for one in said["voices"])
        signs = {str(sign): int(number) for sign, number in said["signs"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    files = (ENCODER, DECODER, *(f"{voice.name}.bin" for voice in voices))
    if not voices or not all((folder / name).is_file() for name in files):
        return None
    model, license_name = str(said.get("model", MODEL)), str(said.get("license", LICENSE))
    prepared = said.get("prepared") is True
    return Addition(folder, voices, signs, model, license_name, prepared)


def _places(own: Iterable[Path]) -> Iterator[Path]:
    """Every folder where the addition may be, the person's own choice first."""
    if chosen := os.environ.get(VARIABLE, ""):
        # Whoever names a folder means that one and no other.
        yield Path(chosen).absolute()
        return
    yield from own
    if getattr(sys, "frozen", False) or os.name == "nt":
        yield Path(sys.executable).parent / "voices"
    yield resource("voices")
    yield Path(sys.prefix) / "share" / "duidu-voices"
    yield from _SHARED
    package = importlib.util.find_spec(_PACKAGE)
    for folder in (package.submodule_search_locations or ()) if package else ():
        yield Path(folder)


def with_libraries(folder: Path) -> None:
    """Have Python find what comes in the addition, behind all that is installed."""
    libraries = str(folder / PYTHON)
    if libraries not in sys.path and os.path.isdir(libraries):
        sys.path.append(libraries)


def can_run(addition: Addition) -> bool:
    """Whether what runs the model is there. Loads nothing."""
    if (addition.folder / PYTHON / "onnxruntime").is_dir():
        return True
    return importlib.util.find_spec("onnxruntime") is not None
