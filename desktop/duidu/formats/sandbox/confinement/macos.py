"""Confines a process on macOS by its sandbox, from a profile of what is denied.

sandbox_init is marked as deprecated by Apple and is what browsers use. The profile allows all and
denies what harms, so that an interpreter is not kept from something nobody thought of. Written from
its description, and never run on macOS yet; where it is refused, only the limits are in force.
"""

import ctypes
from collections.abc import Sequence

# Where a person's files are, other disks and everybody's temporary files too.
_PRIVATE = ("/Users", "/Volumes", "/private/tmp", "/private/var/folders", "/private/var/root")


def confine_macos(readable: Sequence[str]) -> list[str]:
    """Confine this process for good and return what is in force, in a few words."""
    try:
        system = ctypes.CDLL("/usr/lib/libSystem.dylib")
        initialize = system.sandbox_init
    except (OSError, AttributeError):
        return []
    initialize.argtypes = (ctypes.c_char_p, ctypes.c_uint64, ctypes.POINTER(ctypes.c_char_p))
    message = ctypes.c_char_p()
    # No flag: the first argument is a profile itself, not the name of one.
    refused = initialize(profile(readable).encode(), 0, ctypes.byref(message))
    return [] if refused else ["macOS' sandbox"]


def profile(readable: Sequence[str]) -> str:
    """The profile, in the sandbox's language; the last rule that matches counts."""
    private = " ".join(map(_subpath, _PRIVATE))
    own = " ".join(map(_subpath, readable))
    return "\n".join(
        (
            "(version 1)",
            "(allow default)",
            "(deny network*)",
            "(deny file-write*)",
            "(deny process-fork)",
            "(deny process-exec*)",
            "(deny mach-lookup)",
            "(deny signal (target others))",
            f"(deny file-read-data {private})",
            f"(allow file-read-data {own})",
        )
    )


def _subpath(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'(subpath "{escaped}")'
