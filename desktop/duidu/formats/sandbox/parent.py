"""Reads documents in a confined child process, so that no file can harm the program.

Small plain text is read here: nothing is parsed in it, and a process costs 50 ms.
"""

import sys
from collections.abc import Sequence

from duidu.core.jobs import Job, NoJob
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.registry import read_bytes
from duidu.formats.sandbox.handover import unpacked
from duidu.formats.sandbox.process import ask, no_answer

# Bytes of plain text that are read without a child.
_SMALL = 1024 * 1024
_PLAIN = {".txt", ".text"}


def read(data: bytes, options: ReadOptions, suffix: str, job: Job) -> Document:
    """Read a document.

    Raises FileError whatever happens to the child, and Cancelled when the job is cancelled.
    """
    if suffix.lower() in _PLAIN and len(data) <= _SMALL:
        return read_bytes(data, options, suffix)
    answer = ask(
        "document",
        options.name,
        job,
        data,
        encoding=options.encoding,
        cut=options.cut,
        suffix=suffix.lower(),
    )
    try:
        return unpacked(answer.said["document"])
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise no_answer(options.name) from error


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
        }
    return [sentence for name, sentence in wanted.items() if name not in has]
