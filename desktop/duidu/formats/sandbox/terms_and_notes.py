"""Reads glossaries, files of notes and lists of words in a confined child process."""

from typing import Any

from duidu.core.jobs import Job
from duidu.formats.base.term_concepts import TermsFile
from duidu.formats.glossaries.read import TermsAsked
from duidu.formats.notes.exported_notes import NotesFile
from duidu.formats.sandbox.process import ask, no_answer
from duidu.formats.sandbox.typed import typed
from duidu.formats.word_lists.word_list import WordList


def read_terms(data: bytes, asked: TermsAsked, job: Job) -> TermsFile:
    """Read a glossary: TBX, a workbook or a table in text. Raises FileError, Cancelled."""
    answer = ask("terms", asked.name, job, data, columns=asked.columns, wanted=list(asked.wanted))
    found: TermsFile = _of_type(TermsFile, answer.said, "terms", asked.name)
    return found


def read_notes(data: bytes, name: str, job: Job) -> NotesFile:
    """Read a file of notes. Raises FileError, Cancelled."""
    answer = ask("notes", name, job, data)
    found: NotesFile = _of_type(NotesFile, answer.said, "notes", name)
    return found


def read_words(data: bytes, name: str, form: str, job: Job) -> WordList:
    """Read a list of known words of this format, "" to find out. Raises FileError, Cancelled."""
    answer = ask("words", name, job, data, form=form)
    found: WordList = _of_type(WordList, answer.said, "words", name)
    return found


def _of_type(kind: object, said: dict[str, Any], key: str, name: str) -> Any:  # noqa: ANN401
    """What the child said under `key`, if it is of this type. Raises FileError."""
    try:
        return typed(kind, said[key])
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise no_answer(name) from error
