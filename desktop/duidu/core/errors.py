"""Failures a person is told of. Each carries one clear sentence: what happened, to which file, what to do."""


class DuiduError(Exception):
    """Anything we can explain. str(error) is a whole sentence, shown as it is in the window or on standard error."""

    exit_code = 1


class UsageError(DuiduError):
    """The command line was used wrongly."""

    exit_code = 2


class FileError(DuiduError):
    """A file cannot be read or written."""

    exit_code = 3


class LibraryError(DuiduError):
    """The library cannot be opened, read or written; nothing was lost."""

    exit_code = 4


class Cancelled(Exception):  # noqa: N818 - a signal, not an error
    """Raised by Job.check when the person cancelled; whoever catches it leaves no trace of the work."""
