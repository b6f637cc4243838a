"""Where Python looks for modules: never in the folder a person happens to be in.

A file named json.py that came with a text would otherwise run in place of Python's own.
"""

import os
import sys


def leave_current_folder() -> None:
    """Take the current folder, and folders named relative to it, off the path of this process."""
    sys.path[:] = safe_folders()


def safe_folders() -> list[str]:
    """The folders of `sys.path` that do not depend on where the program was started."""
    if sys.flags.isolated or getattr(sys, "frozen", False):
        # Python itself kept the current folder and the environment out.
        return list(sys.path)
    try:
        current = os.path.realpath(os.getcwd())
    except OSError:
        # The current folder was removed: nothing can be imported from there.
        current = ""
    kept = [folder for folder in sys.path if os.path.isabs(folder)]
    if not any(os.path.realpath(folder) == current for folder in kept):
        return kept
    # Someone may stand in the very folder of the packages: that one is no stranger's.
    ours = {os.path.realpath(folder) for folder in _own_folders()}
    return [
        folder
        for folder in kept
        if os.path.realpath(folder) != current or os.path.realpath(folder) in ours
    ]


def _own_folders() -> list[str]:
    """The folders of Duidu, of Python's library and of the packages installed for it."""
    site = sys.modules.get("site")
    duidu = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    own = getattr(site, "USER_SITE", None) if getattr(site, "ENABLE_USER_SITE", False) else None
    everyone: list[str] = getattr(site, "getsitepackages", list)()
    return [duidu, os.path.dirname(os.__file__), *everyone, *([own] if own else [])]
