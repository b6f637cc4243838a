"""An article made before codes were part of its texts is written back without what they say."""

import pytest

from duidu.app.article.texts_now import opens_as_read
from duidu.formats.xliff.original import open_xliff
from duidu.library.articles.originals import Original, text_checksum

DATA = (
    b'<xliff version="1.2"><file source-language="en" target-language="zh"><body><trans-unit>'
    b'<source>See <g id="1">it</g></source><target>a <x id="2"/> b</target></trans-unit></body>'
    b"</file></xliff>"
)


@pytest.mark.parametrize("texts", [("See <g1>it</g1>", "a <x2/> b"), ("See it", "a b")])
def test_the_texts_of_an_article_tell_how_its_file_was_read(texts: tuple[str, str]) -> None:
    places = {
        side: [[0], [number], [0], [text_checksum(texts[number])]]
        for number, side in enumerate(("source", "target"))
    }
    file = opens_as_read(Original(DATA, "xliff", "utf-8", "a.xlf", places))()
    assert file.texts == texts
    done = file.write({1: texts[1].replace("a", "c")}).data
    assert done == DATA.replace(b">a <", b">c <")
    assert open_xliff(done, "utf-8", "a.xlf").texts == ("See <g1>it</g1>", "c <x2/> b")
