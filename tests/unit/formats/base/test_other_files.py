"""Files that would be an article of marks are refused with what to do."""

import pytest

from duidu.core.errors import FileError
from fixtures.small_documents import read

NOTE = '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "bodyValue": "x"}'


@pytest.mark.parametrize(
    ("text", "suffix", "said"),
    [
        ("{\\rtf1\\ansi It rained.\\par}", ".rtf", "is RTF"),
        ('<?xml version="1.0"?><martif type="TBX"><text/></martif>', ".tbx", "is a glossary"),
        ('<tbx style="dca" type="TBX-Basic"><text/></tbx>', ".tbx", "is a glossary"),
        ('\ufeff<?xml version="1.0"?><rss><title>It rained.</title></rss>', ".xml", "is XML"),
        ("<!DOCTYPE book><book><para>It rained.</para></book>", ".dbk", "is XML"),
        (NOTE, ".json", "holds notes"),
        (f"[{NOTE}]", ".jsonld", "holds notes"),
    ],
)
def test_marks_are_no_article(text: str, suffix: str, said: str) -> None:
    with pytest.raises(FileError, match=said):
        read(text.encode(), suffix)


@pytest.mark.parametrize("suffix", ["", ".txt"])
def test_what_a_person_calls_text_is_text(suffix: str) -> None:
    (block,) = read(NOTE.encode(), suffix).blocks
    assert block.text == NOTE


def test_a_talking_book_alone_is_read() -> None:
    page = (
        '<?xml version="1.0"?><dtbook xmlns="http://www.daisy.org/z3986/2005/dtbook/"><book>'
        "<level1><h1>One</h1><p>It rained.</p></level1></book></dtbook>"
    )
    document = read(page.encode(), ".xml")
    assert [(block.text, block.level) for block in document.blocks] == [
        ("One", 1),
        ("It rained.", 0),
    ]
    assert document.format == "html"
