"""Limits of memory, time and writing, which every POSIX system has."""

import sys

# Bytes of address space, and seconds of processor time.
MEMORY = 900 * 1024 * 1024
SECONDS = 60


def limit() -> list[str]:
    """Limit this process and return what is in force, in a few words.

    Windows has no such limits; there a job object and the parent's clock stand for them.
    """
    try:
        import resource
    except ImportError:
        return []
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    # No file may grow: it cannot write any.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # No core dump of what the person reads.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # macOS refuses this limit.
    if sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        return [f"at most {MEMORY // 1_048_576} MB and {SECONDS} seconds"]
    return [f"at most {SECONDS} seconds"]
