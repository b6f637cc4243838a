"""Reads glossaries and files of notes in a confined child process."""

from typing import Any

from duidu.core.jobs import Job
from duidu.formats.notes.exported_notes import NotesFile
from duidu.formats.sandbox.process import ask, no_answer
from duidu.formats.sandbox.typed import typed
from duidu.lexicon.terms import Term


def read_terms(data: bytes, name: str, is_tbx: bool, job: Job) -> tuple[Term, ...]:
    """Read a glossary, of TBX or of a table. Raises FileError, Cancelled."""
    answer = ask("terms", name, job, data, is_tbx=is_tbx)
    found: tuple[Term, ...] = _of_type(tuple[Term, ...], answer.said, "terms", name)
    return found


def read_notes(data: bytes, name: str, job: Job) -> NotesFile:
    """Read a file of notes. Raises FileError, Cancelled."""
    answer = ask("notes", name, job, data)
    found: NotesFile = _of_type(NotesFile, answer.said, "notes", name)
    return found


def _of_type(kind: object, said: dict[str, Any], key: str, name: str) -> Any:  # noqa: ANN401
    """What the child said under `key`, if it is of this type. Raises FileError."""
    try:
        return typed(kind, said[key])
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise no_answer(name) from error
