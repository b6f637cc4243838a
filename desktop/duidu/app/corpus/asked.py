"""What a worker is asked, and what it answers: one line of JSON each way."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duidu import __version__
from duidu.formats.registry import load

ALIGN, LOOK = "align", "look"
Answer = Mapping[str, Any]
"""What was found under one of these names:

`document` an aligned document, `languages` those of one that is not wanted, `look` what a file by
itself is, `failed` the sentence that says why not.
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A task: to align the document in one or two files, or to look what one file holds.

    `quick` is for words alone, `wanted` names the two languages that are wanted, () for any.
    """

    task: str
    files: tuple[Path, ...]
    quick: bool = False
    wanted: tuple[str, ...] = ()

    def line(self) -> bytes:
        """The task as a line, for a process that reads the files itself."""
        said = {
            "task": self.task,
            "files": [str(file.absolute()) for file in self.files],
            "quick": self.quick,
            "wanted": self.wanted,
        }
        return json.dumps(said).encode("ascii") + b"\n"

    @staticmethod
    def of_line(line: bytes) -> "Asked":
        """The task of a line."""
        said = json.loads(line)
        files = tuple(map(Path, said["files"]))
        return Asked(said["task"], files, said["quick"], tuple(said["wanted"]))

    def key(self, contents: tuple[bytes, ...]) -> str:
        """A name for what comes out: the same for the same contents, names, task and program.

        The names count because they may say which language a file is in.
        """
        files = [
            (file.parent.name, file.name, hashlib.sha256(data).hexdigest())
            for file, data in zip(self.files, contents, strict=True)
        ]
        said = json.dumps([__version__, self.task, self.quick, files])
        return hashlib.sha256(said.encode("ascii")).hexdigest()

    def contents(self) -> tuple[bytes, ...]:
        """The bytes of the files. Raises FileError."""
        return tuple(map(load, self.files))
