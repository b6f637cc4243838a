"""Reasons that the system and Python give for failures, so that they can be translated."""

from functools import cache

REASONS: frozenset[str] = frozenset(
    {
        # From the operating system, as strerror words them on Linux and macOS.
        "No such file or directory",
        "Permission denied",
        "Operation not permitted",
        "No space left on device",
        "Disk quota exceeded",
        "File too large",
        "File name too long",
        "File exists",
        "Is a directory",
        "Not a directory",
        "Directory not empty",
        "Read-only file system",
        "Input/output error",
        "Device or resource busy",
        "Text file busy",
        "Stale file handle",
        "No such device",
        "No such device or address",
        "Too many open files",
        "Too many levels of symbolic links",
        "Cannot allocate memory",
        "Connection timed out",
        "Host is down",
        "Transport endpoint is not connected",
        "Invalid argument",
        # From the readers of formats.
        "The file",
        "there is no such file",
        "you have no permission to read it",
        # From the compiler of regular expressions.
        "missing ), unterminated subpattern",
        "unbalanced parenthesis",
        "unterminated character set",
        "nothing to repeat",
        "multiple repeat",
        "bad escape (end of pattern)",
        "min repeat greater than max repeat",
        "look-behind requires fixed-width pattern",
        "unexpected end of pattern",
        "missing group name",
        "it is nested too deeply or repeated too often",
    }
)


def known_reason(text: str) -> str:
    """The reason as it stands in REASONS, in any capitalisation; "" for any other text."""
    return _by_lower_case().get(text.lower(), "")


@cache
def _by_lower_case() -> dict[str, str]:
    return {reason.lower(): reason for reason in REASONS}
