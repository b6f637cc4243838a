"""Changes of the person's glossary, as commands with undo.

Files of terms are in glossary_files.py; lexicon.terms finds terms in a text.
"""

import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from duidu.app.base.in_parts import RECORDS, in_parts, write_parts
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.errors import UsageError
from duidu.lexicon.terms import Term
from duidu.library.library import Library
from duidu.library.words.stored_terms import StoredTerm

_CHANGED = frozenset({Changed.TERMS})


@dataclass(slots=True)
class ChangeTerms:
    """Puts terms and removes others, all or none; undo puts all back as it was.

    `seen` are terms that have to be as they were when the change was made.
    """

    library: Library
    text: str
    put: Sequence[StoredTerm] = ()
    remove: Sequence[str] = ()
    merge_key: str = ""
    place: Place | None = None
    seen: Sequence[StoredTerm] = ()
    _before: Sequence[StoredTerm] = field(default=(), init=False)

    @property
    def in_batches(self) -> bool:
        """Whether it is written in more than one transaction."""
        return len(self.put) + len(self.remove) > RECORDS

    def do(self) -> Changes:
        """Keep the change; it is on the disk on return. Raises LibraryError, UsageError."""
        terms = self.library.terms
        if any(terms.get(term.id) != term for term in self.seen):
            raise UsageError(
                "The term was changed meanwhile, so this was not kept; open the term again."
            )
        ids = [*(term.id for term in self.put), *self.remove]
        self._before = [found for name in ids if (found := terms.get(name)) is not None]
        put = in_parts(terms.put_all, self.put, RECORDS)
        write_parts(self.library, [*put, *in_parts(self._remove, self.remove, RECORDS)])
        return Changes(_CHANGED)

    def _remove(self, ids: Sequence[str]) -> None:
        for name in ids:
            self.library.terms.remove(name)

    def undo(self) -> Changes:
        """Take the change back."""
        # New ones go; those there were before come back after that.
        new = in_parts(self._remove, [term.id for term in self.put], RECORDS)
        old = in_parts(self.library.terms.put_all, self._before, RECORDS)
        write_parts(self.library, [*new, *old])
        return Changes(_CHANGED)


def add_term(
    library: Library, term: Term, place: Place | None = None, article: str = ""
) -> ChangeTerms:
    """Add a term, from an article if one is named. Raises UsageError without both words."""
    return ChangeTerms(
        library, "Add term", (new_stored_term(_checked(term), article),), place=place
    )


def edit_term(library: Library, kept: StoredTerm, term: Term) -> ChangeTerms:
    """Change the words, note or project of a term. Raises UsageError without both words.

    Carried out, it raises UsageError where the term is another by then.
    """
    term = _checked(term)
    changed = replace(
        kept,
        source=term.source,
        target=term.target,
        note=term.note,
        project=term.project,
        extra=kept.extra | _statuses(term),
        # Not before its last change, even if the clock was set back.
        modified=max(time.time(), kept.modified),
    )
    return ChangeTerms(library, "Edit term", (changed,), seen=(kept,))


def remove_terms(library: Library, ids: Sequence[str]) -> ChangeTerms:
    """Delete terms."""
    return ChangeTerms(library, "Delete term", remove=tuple(ids))


def as_term(kept: StoredTerm) -> Term:
    """A term of the library as the lexicon takes it."""
    return Term(
        kept.source_language,
        kept.target_language,
        kept.source,
        kept.target,
        kept.note,
        kept.project,
        kept.extra.get("status", ""),
        kept.extra.get("source_status", ""),
    )


def _checked(term: Term) -> Term:
    if not term.source.strip() or not term.target.strip():
        raise UsageError("A term needs a word and its rendering.")
    return replace(
        term,
        source=term.source.strip(),
        target=term.target.strip(),
        note=term.note.strip(),
        project=term.project.strip(),
    )


def new_stored_term(term: Term, article: str = "") -> StoredTerm:
    """A new term as the library keeps it; `article` is the one it was added from."""
    now = time.time()
    words = (
        term.source_language,
        term.target_language,
        term.source,
        term.target,
        term.note,
        term.project,
    )
    extra = {name: value for name, value in _statuses(term).items() if value}
    if article:
        extra["article"] = article
    return StoredTerm(str(uuid.uuid4()), *words, created=now, modified=now, extra=extra)


def _statuses(term: Term) -> dict[str, str]:
    return {"status": term.status, "source_status": term.source_status}


def term_key(term: Term) -> tuple[str, ...]:
    """What makes two terms the same: languages and words, whatever their case."""
    return (
        term.source_language.split("-")[0],
        term.target_language.split("-")[0],
        term.source.casefold(),
        term.target.casefold(),
    )
