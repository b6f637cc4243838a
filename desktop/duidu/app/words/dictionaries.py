"""The person's own dictionaries, kept beside the library.

One may be a newer CC-CEDICT instead of the one that ships; others are added to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from duidu.core.errors import FileError
from duidu.core.jobs import Job, NoJob
from duidu.formats.sandbox.dictionaries import read_cedict, read_dictionary
from duidu.lexicon.external import ExternalDictionary
from duidu.lexicon.importing import import_cedict
from duidu.lexicon.lexicon import About, Lexicon, open_lexicon


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """The person's dictionaries in `folder`, which is that of the library."""

    folder: Path

    @property
    def cedict(self) -> Path:
        """The compiled CC-CEDICT that the person added."""
        return self.folder / "dictionaries" / "cedict.sqlite"

    def lexicon(self) -> Lexicon:
        """The person's CC-CEDICT if there is a sound one, else the one that ships."""
        if self.cedict.exists():
            try:
                return open_lexicon(self.cedict)
            except FileError:
                # A damaged copy must not keep anyone from reading; the dialog says that the
                # shipped one is in use.
                return open_lexicon()
        return open_lexicon()

    def bring(self, source: Path, job: Job) -> About:
        """Compile another CC-CEDICT, which is used from the next start on.

        Raises FileError, Cancelled; then nothing is changed.
        """
        # Levels and frequencies come from the one that ships: CC-CEDICT itself has none.
        return import_cedict(source, self.cedict, open_lexicon(), job, read_cedict)

    def drop(self) -> None:
        """Go back to the CC-CEDICT that ships, from the next start on. Raises FileError."""
        try:
            self.cedict.unlink(missing_ok=True)
        except OSError as error:
            raise FileError(
                "{cedict} cannot be removed: {value}.",
                cedict=self.cedict,
                value=error.strerror or error,
            ) from error


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
