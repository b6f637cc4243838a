"""The formats an article can be exported in: those that formats declare, and some of our own.

Light to import: a dialog asks for names and suffixes long before anything is written.
"""

from collections.abc import Iterator, Sequence

from duidu.formats import article_package
from duidu.formats.base.format import Export, Format
from duidu.formats.registry import FORMATS

ANKI = Export("apkg", "Anki", ".apkg", aliases=("anki",))
ANKI_TEXT = Export("anki-tsv", "Anki text", ".txt", aliases=("anki_tsv",), in_dialogs=False)
PACKAGE = Export("duidu", "Duidu", article_package.FORMAT.suffixes[0], aliases=("package",))
SUBTITLES = (
    Export("srt", "SRT", ".srt"),
    Export("vtt", "WebVTT", ".vtt"),
    Export("lrc", "LRC", ".lrc"),
)
# Its suffix is that of the file that came.
ORIGINAL = Export("original", "The original file", "", in_dialogs=False)


def exports(formats: Sequence[Format] = FORMATS) -> tuple[Export, ...]:
    """Every way to write an article, in the order in which dialogs offer them."""
    return (
        *(export for one in formats for export in one.exports),
        *SUBTITLES,
        ANKI,
        ANKI_TEXT,
        PACKAGE,
        ORIGINAL,
    )


def find_export(form: str, formats: Sequence[Format] = FORMATS) -> Export | None:
    """The export of this id or alias, in any case; None where there is none."""
    wanted = form.lower()
    return next((one for one in exports(formats) if wanted in (one.id, *one.aliases)), None)


def offered_exports(formats: Sequence[Format] = FORMATS) -> Iterator[Export]:
    """The exports that dialogs offer."""
    return (one for one in exports(formats) if one.in_dialogs)
