"""Puts changed parts into an office document, a ZIP of XML, whose other parts stay as they are."""

import io
import zipfile
from collections.abc import Mapping

from duidu.core.errors import FileError


def with_parts(data: bytes, parts: Mapping[str, bytes], name: str) -> bytes:
    """Return a document with these parts in the place of those of the same names.

    All others keep their order, times and contents. Raises FileError for a damaged one.
    """
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            new.comment = old.comment
            for info in old.infolist():
                content = parts.get(info.filename)
                # Of the same compression, as the header that is copied says.
                new.writestr(info, old.read(info) if content is None else content)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError) as error:
        raise FileError(
            "“{name}” is damaged: it is not a complete ZIP container. Get the file again.",
            name=name,
        ) from error
    return out.getvalue()
