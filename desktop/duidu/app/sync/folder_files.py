"""A place that is a folder of this computer, which some other program carries to other devices."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from duidu.app.sync.shared_files import (
    LARGEST_FILE,
    PICTURES,
    PlaceError,
    SharedFilesError,
)
from duidu.library.store.private_files import make_folder, read_regular
from duidu.library.store.whole_files import replace_file

# Our files do not lie among what else is in the folder that the person chose.
OWN_FOLDER = "duidu-sync"
_PICTURES = PICTURES.rstrip("/")


class FolderFiles:
    """The files of a folder; they lie in a folder of our own inside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder if folder.name == OWN_FOLDER else folder / OWN_FOLDER

    def files(self) -> dict[str, int]:
        """The names of all files there but pictures, with their sizes in bytes."""
        return self._listed(lambda: [one for one in self.folders() if one.name != _PICTURES])

    def pictures(self) -> dict[str, int]:
        """The names of the pictures there, with their sizes in bytes."""
        return self._listed(lambda: [one for one in self.folders() if one.name == _PICTURES])

    def _listed(self, folders: Callable[[], list[Path]]) -> dict[str, int]:
        """The names and sizes of what is in some folders. Raises PlaceError."""
        try:
            if not self.folder.is_dir():
                raise FileNotFoundError(2, os.strerror(2), str(self.folder))
            return dict(_sizes(folders()))
        except OSError as error:
            raise self._not_there(error) from error

    def _not_there(self, error: OSError) -> PlaceError:
        return PlaceError(
            "The folder {path} by which your devices keep in step cannot be read ({error}). "
            "Connect it, or choose another one.",
            path=self.folder,
            error=error.strerror or error,
        )

    def folders(self) -> list[Path]:
        """The folders in which files lie: those to be watched."""
        try:
            with os.scandir(self.root) as entries:
                return sorted(Path(entry.path) for entry in entries if entry.is_dir())
        except FileNotFoundError:
            return []

    def stamp(self) -> str:
        """When something was put into or taken out of the folders; "" where they are not there."""
        try:
            times = [folder.stat().st_mtime_ns for folder in (self.root, *self.folders())]
        except OSError:
            return ""
        return ",".join(map(str, times))

    def read(self, name: str, start: int = 0) -> bytes:
        """A file from a byte on."""
        path = self.root / name
        try:
            return read_regular(path, LARGEST_FILE)[start:]
        except OSError as error:
            if not self.folder.is_dir():
                raise self._not_there(error) from error
            raise SharedFilesError(
                "{path} cannot be read ({error}); what other devices say in it is left out for "
                "now.",
                path=path,
                error=error.strerror or error,
            ) from error

    def write(self, name: str, data: bytes) -> None:
        """Put a file there in one step, in the place of one of that name."""
        path = self.root / name
        try:
            # A drive that is not connected must not become a folder of this computer.
            if not self.folder.is_dir():
                raise FileNotFoundError(2, os.strerror(2), str(self.folder))
            make_folder(path.parent)
            with replace_file(path) as file:
                file.write(data)
        except OSError as error:
            raise PlaceError(
                "{path} cannot be written ({error}); your changes are kept here and go to your "
                "other devices later.",
                path=path,
                error=error.strerror or error,
            ) from error

    def remove(self, name: str) -> None:
        """Take a file away, if it is there."""
        path = self.root / name
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise SharedFilesError(
                "{path} cannot be deleted ({error}).", path=path, error=error.strerror or error
            ) from error


def _sizes(folders: Iterable[Path]) -> Iterator[tuple[str, int]]:
    """Yield names and sizes of the files of folders.

    What carries them to other devices renames and takes away files at any moment: one that is gone
    since its folder was opened is not there.
    """
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):
                    if entry.is_file():
                        yield f"{folder.name}/{entry.name}", entry.stat().st_size
