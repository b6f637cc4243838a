"""Imports and exports the person's glossary.

Apart from glossary.py, since lxml and the writers need only load for this.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from duidu.app.words.glossary import ChangeTerms, as_term, new_stored_term, term_key
from duidu.core.errors import FileError
from duidu.core.jobs import Job, NoJob
from duidu.formats.sandbox.terms_and_notes import read_terms
from duidu.formats.tables.term_tables import write_terms
from duidu.formats.tbx.writer import tbx_bytes
from duidu.language.registry import first_with
from duidu.lexicon.terms import Term
from duidu.library.library import Library

LARGEST = 64_000_000  # bytes of a file of terms


def import_terms(library: Library, path: Path, job: Job | None = None) -> ChangeTerms:
    """The terms of a file (CSV, TSV, TBX) that the library does not have yet, as a command.

    Raises FileError, Cancelled.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise FileError("{name} is too large to be a list of terms.", name=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise FileError(
            "{path} cannot be read: {value}.", path=path, value=error.strerror or error
        ) from error
    # By its root, too: terms are also sent as .xml.
    is_tbx = path.suffix.lower() == ".tbx" or b"<tbx" in data[:2000] or b"<martif" in data[:2000]
    found = read_terms(data, path.name, is_tbx, job or NoJob())
    known = {term_key(term) for term in map(as_term, library.terms.all())}
    # A file may have a term twice.
    fresh = dict.fromkeys(term for term in found if term_key(term) not in known)
    return ChangeTerms(library, "Import terms", tuple(map(new_stored_term, fresh)))


def export_terms(terms: Sequence[Term], form: str) -> bytes:
    """Terms as csv, tsv or tbx."""
    writers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: write_terms(terms, ","),
        "tsv": lambda: write_terms(terms, "\t"),
        "tbx": lambda: tbx_bytes(terms, _source_language(terms), "对读 Duidu"),
    }
    return writers[form]()


def _source_language(terms: Sequence[Term]) -> str:
    """The language a file of terms is said to be from, also where it has no term."""
    if terms:
        return terms[0].source_language
    return first_with(lambda language: language.has_dictionary).code
