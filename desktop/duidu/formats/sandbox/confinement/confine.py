"""Confines the process that reads files, as far as its system can."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from duidu.formats.sandbox.confinement.limits import limit

if TYPE_CHECKING:
    # The child does without what starts it.
    from duidu.core.child_process import Child


def start_confined(command: Sequence[str]) -> "Child | None":
    """Start a child with fewer rights than it could take from itself.

    None where its system has no such way, or refuses it; it is started as any other then.
    """
    if sys.platform != "win32":
        return None
    from duidu.formats.sandbox.confinement.windows_start import start_restricted

    return start_restricted(command)


def confine(parent: int, files: Sequence[str] = (), size: int | None = None) -> list[str]:
    """Confine this process for good and return what is in force, each in a few words.

    `parent` is the process it works for, `files` are those it is to read, or `size` the bytes it
    was given instead. What is already loaded stays usable, and modules can still be loaded.
    """
    # Compiled modules could not be kept any more; trying would only cost time.
    sys.dont_write_bytecode = True
    if sys.platform == "linux":
        from duidu.formats.sandbox.confinement.linux import confine_linux

        return [*limit(files, size), *confine_linux([*readable_folders(), *files], parent)]
    if sys.platform == "darwin":
        from duidu.formats.sandbox.confinement.macos import confine_macos

        return [*limit(files, size), *confine_macos([*readable_folders(), *files])]
    from duidu.formats.sandbox.confinement.windows import confine_windows

    return [*limit(files, size), *confine_windows()]


def load() -> None:
    """Import what confines a process on this system, for one that will be told what to read."""
    if sys.platform == "linux":
        from duidu.formats.sandbox.confinement import linux  # noqa: F401 - for confine
    elif sys.platform == "darwin":
        from duidu.formats.sandbox.confinement import macos  # noqa: F401 - for confine
    else:
        from duidu.formats.sandbox.confinement import windows  # noqa: F401 - for confine


def readable_folders() -> list[str]:
    """Where modules and their libraries lie: Duidu's folder, Python's, and those of packages.

    None of them has anything of a person's. A frozen program has most modules in itself, and opens
    its own file whenever one is loaded.
    """
    package = os.path.dirname(os.path.abspath(__file__)).split(os.sep + "formats" + os.sep)[0]
    from duidu.resources import resource

    frozen = getattr(sys, "_MEIPASS", None)
    packages = [folder for folder in sys.path if _holds_packages(folder)]
    library = os.path.dirname(os.path.abspath(os.__file__))
    # A module written in C may need a library of the system that nothing has loaded yet.
    system = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache"]
    shared = [os.path.join(sys.base_prefix, "lib"), *system]
    own = [frozen, sys.executable] if frozen else []
    return [package, str(resource()), library, *packages, *shared, *own]


def _holds_packages(folder: str) -> bool:
    """Whether installed packages or Python's own modules lie in a folder of the path.

    Any other folder there, such as one a person has their own modules in, stays closed.
    """
    known = {"site-packages", "dist-packages", "lib-dynload"}
    return (
        os.path.basename(folder) in known
        # Python's library as an archive.
        or os.path.isfile(folder)
        or os.path.isdir(os.path.join(folder, "lxml"))
    )
