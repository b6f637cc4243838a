"""Where the library and the folders beside it are, and whether that location is safe."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from duidu.core.errors import Sentence
from duidu.library.store.library_errors import RefusedError
from duidu.library.store.own_folders import home_folder

FILE_NAME = "library.sqlite"

# Folder names that synchronisation programs use, in lower case.
_SYNCHRONISED = (
    *(
        "onedrive",
        "dropbox",
        "google drive",
        "googledrive",
        "my drive",
        "icloud drive",
        "icloudrive",
        "mobile documents",
    ),
    *(
        "cloudstorage",
        "nutstore",
        "nutstore files",
        "我的坚果云",
        "坚果云",
        "nextcloud",
        "owncloud",
        "syncthing",
        "box sync",
    ),
    *(
        "mega",
        "megasync",
        "pcloud drive",
        "pclouddrive",
        "yandex.disk",
        "baidunetdisk",
        "百度网盘",
        "百度网盘同步空间",
    ),
    *("seafile", "tresorit"),
)
# Files that such programs leave in the folders they synchronise.
_MARKERS = (".stfolder", ".dropbox", ".nextcloudsync.log", ".owncloudsync.log", ".seafile-data")
# File systems of which a program cannot know that a lock or a sync reached the disk.
_NETWORK = (
    "nfs",
    "cifs",
    "smb",
    "9p",
    "afs",
    "ncpfs",
    "ceph",
    "glusterfs",
    "fuse.sshfs",
    "fuse.rclone",
    "davfs",
    "fuse.davfs",
)


def data_folder(
    platform: str = sys.platform,
    environment: Mapping[str, str] = os.environ,
    home: Path | None = None,
) -> Path:
    """The folder for the user's data of this program.

    DUIDU_DATA if it is set, else by the rules of the platform (XDG on Linux and BSD).
    """
    if own := environment.get("DUIDU_DATA", ""):
        return Path(own)
    if platform == "win32":
        local = environment.get("LOCALAPPDATA", "")
        return (Path(local) if local else (home or home_folder()) / "AppData" / "Local") / "Duidu"
    if platform == "darwin":
        return (home or home_folder()) / "Library" / "Application Support" / "Duidu"
    named = environment.get("XDG_DATA_HOME", "")
    # The XDG standard says to ignore a relative path.
    if named.startswith("/"):
        return Path(named) / "duidu"
    return (home or home_folder()) / ".local" / "share" / "duidu"


def library_path(argument: str | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """The library file that --library (`argument`) or DUIDU_LIBRARY names.

    Either may name a folder or a file ending in .sqlite; without both, the file is in the data
    folder.
    """
    named = argument or environment.get("DUIDU_LIBRARY", "")
    if not named:
        return data_folder(environment=environment) / FILE_NAME
    # A home folder is asked for only by a name that begins with it.
    path = real_path(_expanded(named))
    if path.is_file() or path.suffix == Path(FILE_NAME).suffix:
        return path
    return real_path(path / FILE_NAME)


def real_path(path: Path) -> Path:
    """The path of a file without links: one library has one lock, whatever it is called by.

    Raises RefusedError for a link to what is not there, such as a disk that is not connected.
    """
    try:
        real = Path(os.path.realpath(path))
        for one in (path, *path.parents):
            if one.is_symlink() and not one.exists():
                raise RefusedError(
                    "The library {path} leads through the link {link}, and what that names is not "
                    "there; connect its disk, or choose another library with --library.",
                    path=path,
                    link=one,
                )
    except OSError as error:
        raise RefusedError(
            "The library {path} cannot be found ({value}); choose another one with --library.",
            path=path,
            value=error.strerror or error,
        ) from error
    return real


def _expanded(named: str) -> Path:
    """A path with the home folder in place of ~. Raises LibraryError where there is none."""
    if not named.startswith("~"):
        return Path(named)
    try:
        return Path(named).expanduser()
    except RuntimeError as error:
        raise RefusedError(
            "The home folder that {path} names is not known; give the whole path of the library.",
            path=named,
        ) from error


def backup_folder(library: Path) -> Path:
    """The folder of a library's backups, beside it."""
    return library.with_name(f"{library.stem}.backups")


def copies_folder(library: Path) -> Path:
    """The folder of the plain copies of a library's articles, beside it."""
    return library.with_name(f"{library.stem}.articles")


def pictures_folder(library: Path) -> Path:
    """The folder of the pictures of a library's articles, beside it."""
    return library.with_name(f"{library.stem}.pictures")


def location_warning(path: Path, mounts: Path = Path("/proc/self/mounts")) -> str | None:
    """A warning for a library that others may change or whose locks may not hold.

    That is a folder of a synchronisation program or on a network drive; None for any other.
    """
    for folder in path.absolute().parents:
        if folder.name.casefold().split(" - ")[0] in _SYNCHRONISED or any(
            (folder / marker).exists() for marker in _MARKERS
        ):
            return Sentence(
                "The library lies in {folder}, which another program synchronises. Such programs "
                "can replace the file while it is open, and notes can be lost. Please move the "
                "library to a folder on this computer only.",
                folder=folder,
            )
    if str(path).startswith("\\\\") or _file_system(path.absolute(), mounts).startswith(_NETWORK):
        return Sentence(
            "The library {path} lies on a network drive, where locks and saving cannot be relied "
            "on, and notes can be lost. Please move the library to a disk of this computer.",
            path=path,
        )
    return None


def _file_system(path: Path, mounts: Path) -> str:
    """The type of the file system that holds a path, "" where the system does not say."""
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    best = ("", "")
    for line in lines:
        _, where, kind, *_ = line.split(" ")
        where = where.replace("\\040", " ")
        if path.is_relative_to(where) and len(where) >= len(best[0]):
            best = (where, kind)
    return best[1]
