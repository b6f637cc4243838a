"""What is written as several files: beside each other, or in one ZIP where a file is asked for."""

import io
import zipfile
from collections.abc import Sequence

from duidu.formats.base.exported import Companion, Written

# The earliest time that ZIP can hold, so that equal articles make equal files.
_TIME = (1980, 1, 1, 0, 0, 0)
_NAME = "corpus"


def written_as(files: Sequence[Companion], left_out: tuple[str, ...]) -> Written:
    """Return these files, as such and in a ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            info = zipfile.ZipInfo(_NAME + file.suffix, _TIME)
            archive.writestr(info, file.data(_NAME), zipfile.ZIP_DEFLATED)
    return Written(out.getvalue(), left_out, tuple(files))


def language_suffixes(source: str, target: str) -> tuple[str, str]:
    """Endings of the two texts' files, which differ: the languages, whole where they are alike."""
    short = source.split("-")[0], target.split("-")[0]
    if short[0] != short[1]:
        return short
    return (source, target) if source != target else (f"{source}.source", f"{target}.target")
