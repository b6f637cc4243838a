"""Files are read in a child process with limits of time and memory: whatever a file does to its reader, the window lives on.

Small plain text is read here: nothing is parsed in it, and a process costs 50 ms.
"""

import json
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from duidu.core.article import BlockKind
from duidu.core.emphasis import Emphases, Emphasis, EmphasisKind
from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.formats.child import SECONDS
from duidu.formats.document import Document, RawBlock, ReadOptions, Remark
from duidu.formats.registry import read_bytes

_SMALL = 1024 * 1024
_PLAIN = {".txt", ".text"}
_POLL = 0.05
FROZEN_FLAG = "--read-one-file"


def read(data: bytes, options: ReadOptions, suffix: str, job: Job) -> Document:
    """Read a document. Raises FileError with one sentence whatever happens to the child, Cancelled when the job is."""
    if suffix.lower() in _PLAIN and len(data) <= _SMALL:
        return read_bytes(data, options, suffix)
    header = json.dumps({"encoding": options.encoding, "name": options.name, "suffix": suffix.lower()}).encode("ascii") + b"\n"
    answer = _answer(header + data, options.name, job)
    if "refused" in answer:
        raise FileError(answer["refused"], **answer.get("values", {}))
    return _document(answer["document"])


def _command() -> list[str]:
    """The child: this Python with the module, or the frozen program itself with a flag its start looks for."""
    if getattr(sys, "frozen", False):
        return [sys.executable, FROZEN_FLAG]
    package = str(Path(__file__).resolve().parents[2])
    code = f"import sys; sys.path.insert(0, {package!r}); from duidu.formats.child import main; sys.exit(main())"
    return [sys.executable, "-c", code]


def _answer(request: bytes, name: str, job: Job) -> dict[str, Any]:
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    process = subprocess.Popen(_command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=flags)
    with ThreadPoolExecutor(1) as talking:
        spoken = talking.submit(process.communicate, request)
        try:
            output = _waited(spoken, name, job)
        finally:
            if process.poll() is None:
                process.kill()
    if process.returncode != 0 or not output:
        raise FileError(
            "“{name}” could not be read: its reader ended without an answer, so the file is damaged or built to do harm.", name=name
        )
    answer: dict[str, Any] = json.loads(output)
    return answer


def _waited(spoken: Future[tuple[bytes, bytes]], name: str, job: Job) -> bytes:
    for _ in range(int(SECONDS / _POLL)):
        job.check()
        try:
            return spoken.result(_POLL)[0]
        except TimeoutError:
            continue
    raise FileError("“{name}” could not be read within {seconds} seconds; it is too large or damaged.", name=name, seconds=SECONDS)


def _document(answer: dict[str, Any]) -> Document:
    kinds = {kind.value: kind for kind in BlockKind}
    blocks = tuple(RawBlock(*[text, kinds[kind], *rest, _emphasis(marks)]) for text, kind, *rest, marks in answer.pop("blocks"))
    remarks = tuple(Remark(**remark) for remark in answer.pop("remarks"))
    lists = {name: tuple(answer[name]) for name in ("notes", "annotations")}
    return Document(blocks, remarks=remarks, **{**answer, **lists})


def _emphasis(marks: list[list[Any]]) -> Emphases:
    return tuple(Emphasis(start, end, EmphasisKind(kind)) for start, end, kind in marks) if marks else ()
