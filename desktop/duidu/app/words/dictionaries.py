"""The person's own dictionaries, kept beside the library.

One may be a newer CC-CEDICT instead of the one that ships; others are added to it.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from duidu.app.article.kept_words import OWN_CEDICT
from duidu.core.errors import FileError
from duidu.core.jobs import Job, NoJob
from duidu.formats.sandbox.dictionaries import read_cedict, read_dictionary
from duidu.lexicon.external import ExternalDictionary
from duidu.lexicon.importing import import_cedict
from duidu.lexicon.lexicon import About, Lexicon, open_lexicon
from duidu.resources import resource

# CC-CEDICT only grows; a file with fewer of the entries in use is cut off or another one.
_LEAST_SHARE = 0.95


@dataclass(frozen=True, slots=True)
class Brought:
    """A CC-CEDICT that was brought, and the one that was in use then."""

    about: About
    in_use: About

    @property
    def is_doubtful(self) -> bool:
        """Whether it is no newer, or so much smaller that it may be part of one or another.

        Dates are ISO 8601; one without a date cannot be newer.
        """
        return (
            self.about.date < self.in_use.date
            or self.about.entries < _LEAST_SHARE * self.in_use.entries
        )


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """The person's dictionaries in `folder`, which is that of the library."""

    folder: Path

    @property
    def cedict(self) -> Path:
        """The compiled CC-CEDICT that the person added."""
        return self.folder / OWN_CEDICT

    @property
    def candidate(self) -> Path:
        """One that was compiled and waits for the person's word."""
        return self.cedict.with_name("cedict-candidate.sqlite")

    @property
    def previous(self) -> Path:
        """The one that was in use before, kept so that it can be given back."""
        return self.cedict.with_name("cedict-previous.sqlite")

    def in_use(self) -> Path:
        """The person's CC-CEDICT if there is a sound one, else the one that ships."""
        if self.cedict.exists():
            try:
                open_lexicon(self.cedict)
            except FileError:
                # A damaged copy must not keep anyone from reading; the dialog says that the
                # shipped one is in use.
                return resource("data", "cedict.sqlite")
            return self.cedict
        return resource("data", "cedict.sqlite")

    def lexicon(self) -> Lexicon:
        """The dictionary in use."""
        return open_lexicon(self.in_use())

    def bring(self, source: Path, job: Job) -> Brought:
        """Compile another CC-CEDICT, and use it if it is newer and about as large.

        If not it waits to be accepted or refused. Raises FileError, Cancelled; then nothing is
        changed.
        """
        # Levels and frequencies come from the one that ships: CC-CEDICT itself has none.
        about = import_cedict(source, self.candidate, open_lexicon(), job, read_cedict)
        brought = Brought(about, self.lexicon().about())
        if not brought.is_doubtful:
            self.accept()
        return brought

    def accept(self) -> None:
        """Use what was brought; what was in use is kept. Raises FileError."""
        self._move(self.cedict, self.previous)
        self._move(self.candidate, self.cedict)

    def refuse(self) -> None:
        """Leave what was brought. Raises FileError."""
        try:
            self.candidate.unlink(missing_ok=True)
        except OSError as error:
            raise _cannot_move(self.candidate, error) from error

    def take_back(self) -> None:
        """Use again what was in use before the last change. Raises FileError."""
        unwanted = self.candidate
        self._move(self.cedict, unwanted)
        self._move(self.previous, self.cedict)
        self._move(unwanted, self.previous)

    def drop(self) -> None:
        """Go back to the CC-CEDICT that ships; the person's is kept. Raises FileError."""
        self._move(self.cedict, self.previous)

    def _move(self, source: Path, target: Path) -> None:
        """Put one file in the place of another; where there is none nothing stays."""
        try:
            if source.exists():
                os.replace(source, target)
            else:
                target.unlink(missing_ok=True)
        except OSError as error:
            raise _cannot_move(source, error) from error


def _cannot_move(path: Path, error: OSError) -> FileError:
    return FileError(
        "{cedict} cannot be removed: {value}.", cedict=path, value=error.strerror or error
    )


def split_paths(kept: str) -> list[Path]:
    """The paths in the setting of other dictionaries, which has one a line."""
    return [Path(line) for line in kept.splitlines() if line.strip()]


def open_dictionary(path: Path, job: Job | None = None) -> ExternalDictionary:
    """Open a dictionary, whose index a confined child reads. Raises FileError, Cancelled."""
    return read_dictionary(path, job or NoJob())


def open_all(paths: Sequence[Path]) -> tuple[ExternalDictionary, ...]:
    """Those of the dictionaries that can be opened.

    For a job's thread: a large one takes a second or more.
    """
    found = []
    for path in paths:
        try:
            found.append(open_dictionary(path))
        except FileError:
            # Its file was moved or damaged since it was added: the dialog says so, and reading
            # goes on without it.
            continue
    return tuple(found)
