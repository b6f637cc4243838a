"""The formats notes are written to and read from, by the names the command line and the dialogs use."""

import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from duidu.core.errors import FileError
from duidu.formats.notes.exported_notes import ArticleNotes, NotesFile
from duidu.formats.notes.html import write_html
from duidu.formats.notes.hypothesis import hypothesis_notes, is_hypothesis
from duidu.formats.notes.markdown import write_markdown
from duidu.formats.notes.tables import write_csv, write_tsv
from duidu.formats.notes.web_annotations import read_jsonld, write_jsonld

WRITERS: Mapping[str, Callable[[Sequence[ArticleNotes]], bytes]] = MappingProxyType(
    {
        "md": write_markdown,
        "tsv": write_tsv,
        "csv": write_csv,
        "jsonld": write_jsonld,
        "html": write_html,
    }
)
_MOST = 256 * 1024 * 1024


def read_notes(data: bytes, name: str) -> NotesFile:
    """The notes in a JSON file of ours, of the Web Annotation standard or of Hypothes.is. Raises FileError naming the file."""
    try:
        if len(data) > _MOST:
            raise FileError("it is larger than 256 MB")
        parsed = json.loads(data.decode("utf-8-sig"))
        return NotesFile(hypothesis_notes(parsed)) if is_hypothesis(parsed) else read_jsonld(parsed)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise FileError(
            "{name} is not a JSON file of notes: choose one that Duidu or Hypothes.is has written.",
            name=name,
        ) from error
    except FileError as error:
        raise FileError("{name}: {error}", name=name, error=error) from error
