"""Failures that a person is told of, each as one sentence.

It says what happened, to which file, and what to do.
"""


class Sentence(str):
    """A text for a person, in English, that the window can show in another language.

    It keeps its template and values for that.
    """

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, **values: object) -> "Sentence":
        """The template with its {names} replaced; a value may be such a text itself."""
        # A str is made by __new__, and has its text before any attribute is set.
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template, made.values = template, values
        return made


class DuiduError(Exception):
    """A failure we can explain: an English sentence with {names}, and the values for them.

    str(error) is the sentence for standard error; the window translates `template` and fills in
    `values`.
    """

    # Of the command line; the subclasses have their own.
    exit_code = 1

    def __init__(self, template: str = "", **values: object) -> None:
        super().__init__(template.format(**values) if values else template)
        self.template = template
        self.values = values

    @property
    def sentence(self) -> Sentence:
        """The sentence as a translatable text."""
        return Sentence(self.template, **self.values)


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
    """Raised by Job.check when the person cancelled; whoever catches it undoes partial work."""
