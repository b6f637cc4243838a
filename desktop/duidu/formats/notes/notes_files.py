"""The formats in which notes are written and read."""

import json
from collections.abc import Callable, Sequence
from types import MappingProxyType
from typing import NamedTuple

from duidu.core.errors import FileError
from duidu.formats.notes.exported_notes import ArticleNotes, NotesFile
from duidu.formats.notes.html import write_html
from duidu.formats.notes.hypothesis import hypothesis_notes, is_hypothesis
from duidu.formats.notes.markdown import write_markdown
from duidu.formats.notes.tables import write_csv, write_tsv
from duidu.formats.notes.web_annotations import read_jsonld, write_jsonld


class NotesExport(NamedTuple):
    """One way to write notes: its id for `--to`, its name in dialogs, its suffix, its writer."""

    id: str
    name: str
    suffix: str
    write: Callable[[Sequence[ArticleNotes]], bytes]


# In the order in which dialogs offer them.
EXPORTS = (
    NotesExport("md", "Markdown", ".md", write_markdown),
    NotesExport("html", "HTML", ".html", write_html),
    NotesExport("tsv", "TSV", ".tsv", write_tsv),
    NotesExport("csv", "CSV", ".csv", write_csv),
    NotesExport("jsonld", "Web Annotation", ".jsonld", write_jsonld),
)
WRITERS = MappingProxyType({export.id: export.write for export in EXPORTS})
# Bytes; parsing JSON takes several times as much memory.
MOST_BYTES = 256 * 1024 * 1024


def read_notes(data: bytes, name: str) -> NotesFile:
    """Read the notes in a JSON file of Duidu, Hypothes.is or the Web Annotation standard.

    Raises FileError with the file's name.
    """
    try:
        if len(data) > MOST_BYTES:
            raise FileError("It is larger than 256 MB, the most Duidu reads; split it first.")
        parsed = json.loads(data.decode("utf-8-sig"))
        return NotesFile(hypothesis_notes(parsed)) if is_hypothesis(parsed) else read_jsonld(parsed)
    # A ValueError is text that is no UTF-8, or no JSON, or a number of thousands of digits.
    except (ValueError, RecursionError) as error:
        raise FileError(
            "{name} is not a JSON file of notes: choose one that Duidu or Hypothes.is has written.",
            name=name,
        ) from error
    except FileError as error:
        raise FileError("{name}: {error}", name=name, error=error) from error
