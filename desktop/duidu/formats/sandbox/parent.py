"""Reads documents in a confined child process, so that no file can harm the program.

Small plain text is read here: nothing is parsed in it, and a process takes 0.2 s to start.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from duidu.core.jobs import Job, NoJob
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.registry import read_bytes
from duidu.formats.sandbox.handover import unpacked
from duidu.formats.sandbox.process import ask, no_answer
from duidu.formats.sandbox.ready_children import ReadyChildren

# Bytes of plain text that are read without a child.
_SMALL = 1024 * 1024
_PLAIN = {".txt", ".text"}


def read(
    data: bytes, options: ReadOptions, suffix: str, job: Job, ready: ReadyChildren | None = None
) -> Document:
    """Read a document, in one of the children that are `ready` if there is one.

    Raises FileError whatever happens to the child, and Cancelled when the job is cancelled.
    """
    if not _needs_child(suffix, len(data)):
        return read_bytes(data, options, suffix)
    answer = ask(
        "document",
        options.name,
        job,
        b"".join((data, *options.beside.values())) if options.beside else data,
        ready=ready,
        beside=[[name, len(picture)] for name, picture in options.beside.items()],
        encoding=options.encoding,
        cut=options.cut,
        suffix=suffix.lower(),
    )
    try:
        return unpacked(answer.said["document"], answer.parts)
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise no_answer(options.name) from error


def needs_child(path: Path) -> bool:
    """Whether a child is to read a file, as far as its name and size tell."""
    return _needs_child(path.suffix, path.stat().st_size if path.is_file() else 0)


def _needs_child(suffix: str, size: int) -> bool:
    return suffix.lower() not in _PLAIN or size > _SMALL


def confinement() -> tuple[list[str], list[str]]:
    """What keeps a child that reads in its place, and sentences on what cannot be refused to it.

    Raises FileError when no child can be started.
    """
    in_force = [str(one) for one in ask("confinement", "doctor", NoJob()).said["in_force"]]
    return in_force, what_is_missing(sys.platform, in_force)


def what_is_missing(system: str, in_force: Sequence[str]) -> list[str]:
    """Sentences on what a system does not refuse a child, with this in force."""
    has = " ".join(in_force)
    if system == "linux":
        wanted = {
            "Landlock": "This kernel has no Landlock: a harmful file could have other files read "
            "into its text.",
            "filter": "This kernel filters no system calls: a harmful file could use the network.",
        }
    elif system == "darwin":
        wanted = {
            "sandbox": "macOS did not confine it: a harmful file could read and write other files."
        }
    else:
        wanted = {
            "one process": "Windows put it into no job: a harmful file could start programs.",
            "integrity": "Windows kept its rights: a harmful file could change other files.",
            "restricted": "Windows did not start it in a restricted token: a harmful file could "
            "change what this account’s groups may change and low integrity leaves open.",
        }
    return [sentence for name, sentence in wanted.items() if name not in has]
