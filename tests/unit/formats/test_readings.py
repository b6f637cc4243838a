"""What stands above hanzi is how they are read, in every format: no text, and no loss."""

import io
import zipfile

import pytest

from duidu.formats.base.losses import loss_said
from fixtures.small_documents import read, word

FORMATS = (".html", ".docx", ".odt", ".vtt")


def odt(body: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<document><body><text>{body}</text></body></document>")
    return made.getvalue()


def made(base: str, above: str, suffix: str) -> bytes:
    """A file that has words above others, sixty times in a line."""
    if suffix == ".docx":
        ruby = (
            f"<w:r><w:ruby><w:rt><w:r><w:t>{above}</w:t></w:r></w:rt>"
            f"<w:rubyBase><w:r><w:t>{base}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        )
        return word(f"<w:p>{ruby * 60}</w:p>")
    if suffix == ".odt":
        ruby = f"<ruby><ruby-base>{base}</ruby-base><ruby-text>{above}</ruby-text></ruby>"
        return odt(f"<p>{ruby * 60}</p>")
    ruby = f"<ruby>{base}<rp>(</rp><rt>{above}</rt><rp>)</rp></ruby>"
    if suffix == ".vtt":
        return f"WEBVTT\n\n00:01.000 --> 00:02.000\n{ruby * 60}\n".encode()
    return f"<html><body><main><p>{ruby * 60}</p></main></body></html>".encode()


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("above", ["hàn", "han4", "ㄏㄢˋ"])
def test_how_hanzi_are_read_is_no_loss(above: str, suffix: str) -> None:
    data = made("汉", above, suffix)
    document = read(data, suffix)
    assert "".join(block.text for block in document.blocks) == "汉" * 60
    assert not document.left_out
    assert not loss_said(data, document, "a")


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(("base", "above"), [("river", "川"), ("river", "chuān"), ("漢", "汉")])
def test_words_above_others_are_counted(base: str, above: str, suffix: str) -> None:
    assert read(made(base, above, suffix), suffix).left_out == {"reading": 60}
