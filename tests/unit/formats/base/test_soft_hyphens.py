"""Soft hyphens of pages and texts, which nobody sees."""

from pathlib import Path

import pytest

from duidu.app.opening.found_article import read_article


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".srt"])
def test_no_word_is_divided_by_one(suffix: str, tmp_path: Path) -> None:
    zh, en = "他拍了一张照片。", "He took a pic\u00adture."
    body = {
        ".html": f"<p>{zh}</p><p>{en}</p><p>他很\u00ad高兴。</p><p>He is <i>hap&shy;py</i>.</p>",
        ".srt": f"1\n00:00:01,000 --> 00:00:02,000\n{zh}\n{en}\n",
    }.get(suffix, f"{zh}\n\n{en}\n")
    path = tmp_path / f"a{suffix}"
    path.write_text(body, encoding="utf-8")
    article = read_article([path]).arranged.article
    assert "He took a picture." in [block.text for block in article.target.blocks]
    assert "\u00ad" not in str(article)
