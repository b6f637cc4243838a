"""Our sample articles say what their hand-made gold alignments say.

A gold file has one sentence bead a line, source and target with a tab between them, sentences of
one side joined by " | "; an empty line ends a paragraph bead. Every paragraph bead of these
articles has at most one block a side. The gold also fixes where sentences are cut.
"""

import re
from pathlib import Path

import pytest

from duidu.cli.main import run
from duidu.language.registry import language_for

TESTS = Path(__file__).resolve().parents[1]
SAMPLES = TESTS.parent / "resources" / "samples"
FILES = {
    "news": ["news.zh-en.txt"],
    "prose": ["prose.zh-en.md"],
    "dialogue": ["dialogue.zh.txt", "dialogue.en.txt"],
}


def gold_paragraphs(name: str) -> list[tuple[str, str]]:
    """Both texts of every paragraph bead."""
    text = (TESTS / "data" / f"sample_{name}.gold.tsv").read_text(encoding="utf-8")
    beads = [
        [line.split("\t") for line in paragraph.splitlines()]
        for paragraph in text.strip("\n").split("\n\n")
    ]
    return [
        ("".join(z.replace(" | ", "") for z, _ in p), " ".join(e.replace(" | ", " ") for _, e in p))
        for p in beads
    ]


def gold_beads(name: str) -> list[tuple[str, str]]:
    """Both sides of every sentence bead, with no space between Chinese sentences."""
    lines = (TESTS / "data" / f"sample_{name}.gold.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line)
    return [(z.replace(" | ", ""), e.replace(" | ", " ")) for z, e in pairs]


def sample_lines(name: str) -> list[str]:
    """Every block of the article, in the order of its files, without Markdown's heading marks."""
    text = "\n".join((SAMPLES / file).read_text(encoding="utf-8") for file in FILES[name])
    return [line.removeprefix("# ") for line in text.splitlines() if line]


@pytest.mark.parametrize("name", FILES)
def test_gold_covers_the_article(name: str) -> None:
    gold = gold_paragraphs(name)
    chinese, english = [z for z, _ in gold if z], [e for _, e in gold if e]
    lines = sample_lines(name)
    assert [line for line in lines if line in chinese] == chinese
    assert [line for line in lines if line in english] == english
    assert len(lines) == len(chinese) + len(english)


@pytest.mark.parametrize("name", FILES)
def test_articles_are_of_real_length(name: str) -> None:
    assert 900 <= len(re.findall("[\u4e00-\u9fff]", "".join(sample_lines(name)))) <= 1400


def test_news_has_a_title_in_english_only() -> None:
    assert [pair for pair in gold_paragraphs("news") if not all(pair)] == [
        ("", "Scottish bank returns lost tea ledgers to Fujian town")
    ]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(("code", "side"), [("zh", 0), ("en", 1)])
def test_sentences_are_cut_as_in_the_gold(name: str, code: str, side: int) -> None:
    language = language_for(code)
    lines = (TESTS / "data" / f"sample_{name}.gold.tsv").read_text(encoding="utf-8").splitlines()
    wanted = [
        sentence
        for line in lines
        if line
        for sentence in line.split("\t")[side].split(" | ")
        if sentence
    ]
    texts = [pair[side] for pair in gold_paragraphs(name)]
    assert [span.of(text) for text in texts for span in language.sentences(text)] == wanted


@pytest.mark.parametrize(("name", "least"), [("news", 1.0), ("prose", 0.95), ("dialogue", 1.0)])
def test_the_aligner_finds_the_gold(
    name: str, least: float, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["align", *(str(SAMPLES / file) for file in FILES[name]), "--to", "tsv"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()[1:]]
    found = {(row[3].replace(" ", ""), row[4]) for row in rows}
    gold = {(z.replace(" ", ""), e) for z, e in gold_beads(name)}
    assert 2 * len(found & gold) / (len(found) + len(gold)) >= least
