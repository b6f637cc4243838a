"""Cuts a document that is in one language into sentences, where the document is read: of two files each in a process of its own."""

from dataclasses import replace

from duidu.formats.base.document import Document
from duidu.language.registry import cutter_for
from duidu.language.script import guess_language


def cut(document: Document) -> Document:
    """The document with the sentences of its blocks, in the language that most likely is its own."""
    language = guess_language("\n".join(block.text for block in document.blocks))
    cutter = cutter_for(language)
    return replace(
        document,
        language=language,
        sentences=tuple([cutter(block.text) for block in document.blocks]),
    )
