"""Cuts a document in one language into sentences, in the process that reads it.

So the two files of an article are cut at the same time, on two cores.
"""

from dataclasses import replace

from duidu.core.article import BlockKind
from duidu.formats.base.document import Document
from duidu.formats.base.progress import Tell, each
from duidu.language.registry import cutter_for
from duidu.language.script import guess_language


def cut(document: Document, tell: Tell) -> Document:
    """Return the document with its language guessed and its blocks cut into sentences."""
    # Code is in no language, as app/opening/recognise.py judges too.
    prose = [one for one in document.blocks if one.kind is not BlockKind.CODE]
    language = guess_language("\n".join(block.text for block in prose or document.blocks))
    cutter = cutter_for(language)
    return replace(
        document,
        language=language,
        sentences=tuple([cutter(block.text) for block in each(document.blocks, tell)]),
    )
