"""A file system for SQLite (VFS) over the real one, in which one call fails.

The n-th call fails, once or for good, as an input/output error or as a full disk.
"""

from collections.abc import Callable
from dataclasses import dataclass

import apsw

KINDS = ("read", "write", "sync", "truncate", "open", "delete")


@dataclass(slots=True)
class Fault:
    """Which call of which kind fails, and how; `fired` counts how often it did.

    `at` 0 means never: then `calls` counts them all.
    """

    kind: str
    at: int
    full: bool = False
    for_good: bool = False
    calls: int = 0
    fired: int = 0

    def strike(self, kind: str) -> None:
        """Called before each operation. Raises what SQLite turns into an error."""
        if kind != self.kind:
            return
        self.calls += 1
        if self.at and (self.calls == self.at or (self.for_good and self.calls > self.at)):
            self.fired += 1
            raise apsw.FullError("disk full") if self.full else apsw.IOError("input/output error")


class FailingVFS(apsw.VFS):
    """The real file system with a fault in it."""

    def __init__(self, name: str, fault: Fault) -> None:
        self._fault = fault
        super().__init__(name, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "FailingFile":
        self._fault.strike("open")
        return FailingFile(name, flags, self._fault)

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self._fault.strike("delete")
        super().xDelete(filename, syncdir)


class FailingFile(apsw.VFSFile):
    """One file of it."""

    def __init__(self, name: str | apsw.URIFilename | None, flags: list[int], fault: Fault) -> None:
        super().__init__("", name, flags)
        self._fault = fault

    def xRead(self, amount: int, offset: int) -> bytes:
        self._fault.strike("read")
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:
        if (
            self._fault.full
            and self._fault.kind == "write"
            and self._fault.calls + 1 == self._fault.at
            and len(data) > 512
        ):
            super().xWrite(
                data[: len(data) // 2], offset
            )  # a full disk takes what there is room for
        self._fault.strike("write")
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:
        self._fault.strike("sync")
        super().xSync(flags)

    def xTruncate(self, newsize: int) -> None:
        self._fault.strike("truncate")
        super().xTruncate(newsize)


Operation = Callable[[], None]
