"""The person's glossary as commands with undo, and in and out of files. Finding terms in a text is lexicon.terms' work."""

import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from duidu.app.reading import Place
from duidu.core.changes import Changed, Changes
from duidu.core.errors import FileError, UsageError
from duidu.formats.tbx import read_tbx, tbx_bytes
from duidu.formats.terms import read_terms, write_terms
from duidu.lexicon.terms import Term
from duidu.library.library import Library
from duidu.library.terms import StoredTerm

LARGEST = 64_000_000  # bytes of a file of terms
_CHANGED = frozenset({Changed.TERMS})


@dataclass(slots=True)
class ChangeTerms:
    """Puts terms and removes others, in one transaction; undo puts all back as it was."""

    library: Library
    text: str
    put: Sequence[StoredTerm] = ()
    remove: Sequence[str] = ()
    merge_key: str = ""
    place: Place | None = None
    _before: Sequence[StoredTerm] = field(default=(), init=False)

    def do(self) -> Changes:
        """Keep it; durable on return. Raises LibraryError."""
        terms = self.library.terms
        ids = [*(term.id for term in self.put), *self.remove]
        self._before = [found for name in ids if (found := terms.get(name)) is not None]

        def work() -> None:
            terms.put_all(self.put)
            for name in self.remove:
                terms.remove(name)

        self.library.together(work)
        return Changes(_CHANGED)

    def undo(self) -> Changes:
        """Take it back."""
        terms = self.library.terms

        def work() -> None:
            for term in self.put:
                terms.remove(term.id)
            terms.put_all(self._before)

        self.library.together(work)
        return Changes(_CHANGED)


def add_term(library: Library, term: Term, place: Place | None = None) -> ChangeTerms:
    """A new term. Raises UsageError without both words."""
    return ChangeTerms(library, "Add term", (_stored(_checked(term)),), place=place)


def edit_term(library: Library, kept: StoredTerm, term: Term) -> ChangeTerms:
    """Other words, note or project for a term. Raises UsageError without both words."""
    term = _checked(term)
    changed = replace(
        kept, source=term.source, target=term.target, note=term.note, project=term.project, modified=max(time.time(), kept.modified)
    )
    return ChangeTerms(library, "Edit term", (changed,))


def remove_terms(library: Library, ids: Sequence[str]) -> ChangeTerms:
    """Delete terms."""
    return ChangeTerms(library, "Delete term", remove=tuple(ids))


def import_terms(library: Library, path: Path) -> ChangeTerms:
    """The new terms of a file (CSV, TSV, TBX); those the library has already are left as they are. Raises FileError."""
    try:
        if path.stat().st_size > LARGEST:
            raise FileError("{name} is too large to be a list of terms.", name=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise FileError("{path} cannot be read: {value}.", path=path, value=error.strerror or error) from error
    is_tbx = path.suffix.lower() == ".tbx" or b"<tbx" in data[:2000] or b"<martif" in data[:2000]
    found = read_tbx(data, path.name) if is_tbx else read_terms(data, path.name)
    known = {_named(term) for term in map(as_term, library.terms.all())}
    fresh = dict.fromkeys(term for term in found if _named(term) not in known)
    return ChangeTerms(library, "Import terms", tuple(map(_stored, fresh)))


def export_terms(terms: Sequence[Term], form: str) -> bytes:
    """Terms as csv, tsv or tbx."""
    writers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: write_terms(terms, ","),
        "tsv": lambda: write_terms(terms, "\t"),
        "tbx": lambda: tbx_bytes(terms, terms[0].source_language if terms else "zh", "对读 Duidu"),
    }
    return writers[form]()


def as_term(kept: StoredTerm) -> Term:
    """A term of the library as the lexicon takes it."""
    return Term(kept.source_language, kept.target_language, kept.source, kept.target, kept.note, kept.project)


def _checked(term: Term) -> Term:
    if not term.source.strip() or not term.target.strip():
        raise UsageError("A term needs a word and its rendering.")
    return replace(term, source=term.source.strip(), target=term.target.strip(), note=term.note.strip(), project=term.project.strip())


def _stored(term: Term) -> StoredTerm:
    now = time.time()
    words = (term.source_language, term.target_language, term.source, term.target, term.note, term.project)
    return StoredTerm(str(uuid.uuid4()), *words, created=now, modified=now)


def _named(term: Term) -> tuple[str, ...]:
    return (term.source_language.split("-")[0], term.target_language.split("-")[0], term.source.casefold(), term.target.casefold())
