"""Files that are text to a machine and no text to a person: RTF, XML, glossaries, notes.

Read as plain text they would be an article of marks.
"""

import re

from duidu.core.errors import FileError

# What a person calls text whatever is in it, and what was pasted.
_AS_THEY_ARE = frozenset(("", ".txt", ".text"))
_HEAD = 4_096
_RTF = b"{\\rtf"
_GLOSSARY = re.compile(r"<(?:martif|tbx)\b")
_XML = re.compile(r"<\?xml[\s?]|<!DOCTYPE\s+[A-Za-z]")
_NOTES = re.compile(r'"(?:https?://www\.w3\.org/ns/anno\.jsonld|AnnotationCollection|Annotation)"')


def refuse_other(data: bytes, suffix: str, name: str) -> None:
    """Raise FileError for what only looks like text, with what to do with it."""
    if suffix in _AS_THEY_ARE:
        return
    head = (
        data[:_HEAD].replace(b"\x00", b"").decode("utf-8", "replace").lstrip("\ufeff\ufffd \t\r\n")
    )
    if data.startswith(_RTF):
        raise FileError(
            "“{name}” is RTF, which Duidu does not read; save it as DOCX or ODT first.", name=name
        )
    if head.startswith("<") and _GLOSSARY.search(head):
        raise FileError(
            "“{name}” is a glossary, not a text; import it into the glossary instead.", name=name
        )
    if _XML.match(head):
        raise FileError(
            "“{name}” is XML of a kind that Duidu does not read; save it as HTML, DOCX or plain "
            "text first.",
            name=name,
        )
    if head.startswith(("{", "[")) and _NOTES.search(head):
        raise FileError(
            "“{name}” holds notes, not a text; open their text and import them there.", name=name
        )
