"""Imports and exports the person's glossary.

Apart from glossary.py, since lxml and the writers need only load for this.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duidu.app.words.glossary import ChangeTerms, as_term, new_stored_term, term_key
from duidu.core.errors import FileError, Sentence, UsageError
from duidu.core.file_bytes import read_file
from duidu.core.jobs import Job, NoJob
from duidu.formats.base.term_concepts import TermsFile
from duidu.formats.glossaries.columns import parse_columns
from duidu.formats.glossaries.read import TermsAsked
from duidu.formats.glossaries.writer import write_terms, write_terms_xlsx
from duidu.formats.sandbox.terms_and_notes import read_terms
from duidu.formats.tbx.writer import tbx_bytes
from duidu.language.registry import base_code, first_with
from duidu.lexicon.terms import Term
from duidu.library.library import Library
from duidu.library.words.stored_terms import StoredTerm

LARGEST = 64_000_000  # bytes of a file of terms
# The same of TBX, which says much beside the terms and is read entry by entry.
LARGEST_TBX = 256_000_000


@dataclass(frozen=True, slots=True)
class TermsImport:
    """What a file of terms brings: the command, and how many terms of it are what.

    `doubt` is why the columns should be looked at first, "" where they are sure; `columns` and
    `preview` are what to show then. `filled` terms were there already and gain a note, a project
    or a status; `kept` have another one of these here, which stays.
    """

    command: ChangeTerms
    columns: tuple[str, ...]
    preview: tuple[tuple[str, ...], ...]
    doubt: str
    added: int
    filled: int
    known: int
    kept: int
    incomplete: int
    controls: int
    left_out: tuple[str, ...]

    def sentences(self) -> Iterator[Sentence]:
        """What has to be said beside how many terms were added."""
        if self.filled:
            yield Sentence("{n:,} terms that were there gained a note or a status.", n=self.filled)
        if self.known:
            yield Sentence("{n:,} terms were there already.", n=self.known)
        if self.kept:
            yield Sentence(
                "{n:,} terms have another note or status here, which was kept.", n=self.kept
            )
        if self.incomplete:
            yield Sentence(
                "{n:,} entries have no translation and were left out.", n=self.incomplete
            )
        if self.controls:
            yield Sentence("Control characters were taken out of {n:,} words.", n=self.controls)
        if self.left_out:
            names = ", ".join(self.left_out)
            yield Sentence("Columns or languages that were left out: {names}.", names=names)


def check_columns(columns: str) -> None:
    """Raise UsageError unless these columns are such as a glossary has."""
    parse_columns(columns)


def two_sides(columns: str) -> bool:
    """Whether these columns have words and their renderings."""
    try:
        parse_columns(columns)
    except UsageError:
        return False
    return True


def read_terms_file(
    library: Library,
    path: Path,
    columns: str = "",
    article: str = "",
    job: Job | None = None,
) -> TermsImport:
    """Read the terms of a file (CSV, TSV, XLSX, TBX), for a command that adds what is new.

    `columns` are as a person names them, "en,zh,note"; "" to find out. `article` is the text they
    are for, "" for none: its languages tell which pair of many is meant, and which is left. Raises
    FileError, UsageError, LibraryError, Cancelled.
    """
    if columns:
        check_columns(columns)
    info = library.articles.info(article) if article else None
    paired = info is not None and not info.is_alone
    languages = (info.source_language, info.target_language) if info and paired else ()
    found = read_terms(_bytes_of(path), TermsAsked(path.name, columns, languages), job or NoJob())
    turned = [_as_in(term, languages) for term in found.terms]
    return _compared(library, replace(found, terms=tuple(turned)), article)


def terms_in(path: Path, job: Job | None = None) -> tuple[Term, ...]:
    """The terms of a file, without a library. Raises FileError, Cancelled."""
    return tuple(read_terms(_bytes_of(path), TermsAsked(path.name, "", ()), job or NoJob()).terms)


def _bytes_of(path: Path) -> bytes:
    try:
        most = LARGEST_TBX if path.suffix.lower() in (".tbx", ".xml") else LARGEST
        data = read_file(path, most)
        if len(data) > most:
            raise FileError("{name} is too large to be a list of terms.", name=path.name)
        return data
    except OSError as error:
        raise FileError(
            "{path} cannot be read: {value}.", path=path, value=error.strerror or error
        ) from error


def _as_in(term: Term, languages: Sequence[str]) -> Term:
    """The term from the left language of the article to the right one."""
    bases = list(map(base_code, languages))
    own = [base_code(term.source_language), base_code(term.target_language)]
    return term.turned() if bases and own == bases[::-1] != bases else term


def _compared(library: Library, found: TermsFile, article: str) -> TermsImport:
    """Compare the terms of a file with those of the library, in either direction."""
    known: dict[tuple[str, ...], StoredTerm] = {}
    for stored in library.terms.all():
        term = as_term(stored)
        known[term_key(term)] = known[term_key(term.turned())] = stored
    fresh: dict[tuple[str, ...], StoredTerm] = {}
    filled: dict[str, StoredTerm] = {}
    same = kept = 0
    for term in found.terms:
        key = term_key(term)
        if key in fresh:
            continue
        stored_term = known.get(key)
        if stored_term is None:
            fresh[key] = new_stored_term(term, article)
            continue
        gained = _gained(stored_term, term)
        same += gained is stored_term
        kept += gained is None
        if gained is not None and gained is not stored_term:
            filled[gained.id] = gained
    command = ChangeTerms(library, "Import terms", (*fresh.values(), *filled.values()))
    return TermsImport(
        command,
        found.columns,
        found.preview,
        found.doubt,
        len(fresh),
        len(filled),
        same,
        kept,
        found.incomplete,
        found.controls,
        found.left_out,
    )


def _gained(stored: StoredTerm, term: Term) -> StoredTerm | None:
    """The stored term with what only the file says; None where the two contradict each other."""
    own = as_term(stored)
    if term_key(own) != term_key(term):
        term = term.turned()
    said = {}
    for name in ("note", "project", "status", "source_status"):
        mine, theirs = getattr(own, name), getattr(term, name)
        if mine and theirs and mine != theirs:
            return None
        said[name] = mine or theirs
    if all(getattr(own, name) == value for name, value in said.items()):
        return stored
    statuses = {name: said[name] for name in ("status", "source_status") if said[name]}
    return replace(
        stored, note=said["note"], project=said["project"], extra=stored.extra | statuses
    )


def export_terms(terms: Sequence[Term], form: str) -> bytes:
    """Terms as csv, tsv, xlsx or tbx."""
    writers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: write_terms(terms, ","),
        "tsv": lambda: write_terms(terms, "\t"),
        "xlsx": lambda: write_terms_xlsx(terms),
        "tbx": lambda: tbx_bytes(terms, _source_language(terms), "对读 Duidu"),
    }
    return writers[form]()


TERM_FORMATS = ("csv", "tsv", "xlsx", "tbx")


def _source_language(terms: Sequence[Term]) -> str:
    """The language a file of terms is said to be from, also where it has no term."""
    if terms:
        return terms[0].source_language
    return first_with(lambda language: language.has_dictionary).code
