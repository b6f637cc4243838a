"""Has a PDF that Qt wrote name characters and not the radicals that are drawn with their glyphs.

Qt takes for each glyph the first code of its font, and that is the radical's: 门 would be copied
as ⻔ and found by nobody.
"""

import re

from duidu.formats.pdf.radicals import CHARACTERS

_MAP = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
# What glyphs stand for: those of a range one by one, or that of a single one.
_NAMED = re.compile(rb"\[[^\]]*\]|(?<=> )<[0-9A-F]{4}>(?=\s*\n)")
_CODE = re.compile(rb"<([0-9A-F]{4})>")


def with_true_characters(data: bytes) -> bytes:
    """The PDF with characters in its tables; as long as it was, so that all stays in its place."""
    return _MAP.sub(lambda found: _NAMED.sub(_corrected, found[0]), data)


def _corrected(named: "re.Match[bytes]") -> bytes:
    return _CODE.sub(_character, named[0])


def _character(code: "re.Match[bytes]") -> bytes:
    character = CHARACTERS.get(int(code[1], 16), "")
    # Others need two units of UTF-16.
    return b"<%04X>" % ord(character) if character and character <= "\uffff" else code[0]
