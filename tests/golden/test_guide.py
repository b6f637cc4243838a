"""The guide names every command with its keys, and our aligner pairs its sentences as written.

Its texts (packaging/guide_texts) say which sentence answers which: they are the gold.
"""

import html
import re
import struct
import zipfile
from pathlib import Path

import pytest

import guide
from data_translations import read_translations
from duidu.app.settings.actions import PAGE_KEYS
from duidu.cli.main import run
from duidu.language.registry import language_for

NAMES = guide.actions()
CHAPTERS = guide.chapters()
STRONG = re.compile(r"\*\*(.+?)\*\*(?:(?: \(|（)(`[^)）]+`)(?:\)|）))?")


def bare(text: str) -> str:
    return text.replace("**", "").replace("`", "")


def gold(chapter: str) -> list[list[tuple[str, str]]]:
    """Sentence pairs (Chinese, English) of each block."""
    return [
        [
            (bare(chinese), bare(english))
            for one in block.pairs
            for chinese, english in [guide.written(guide.Block((one,)), NAMES)]
        ]
        for block in CHAPTERS[chapter]
        if block.mark != guide.PICTURE
    ]


def test_the_guide_is_what_its_texts_and_the_commands_say() -> None:
    for language in guide.LANGUAGES:
        texts = (guide.FOLDER / language).glob("*.md")
        found = {path.name: path.read_text("utf-8") for path in texts}
        assert found == guide.files(), "run python packaging/guide.py"


def test_each_chapter_has_a_picture_in_each_language() -> None:
    for chapter, blocks in CHAPTERS.items():
        assert [block.mark for block in blocks].count(guide.PICTURE) == 1
        for language in guide.LANGUAGES:
            data = (guide.FOLDER / language / f"{chapter}.png").read_bytes()
            width, height = struct.unpack(">II", data[16:24])
            assert width >= 800
            assert height >= 500


def test_twelve_chapters_tell_of_every_command() -> None:
    assert len(CHAPTERS) == 12
    # Without the list of all keys at the end, where they would stand anyway.
    texts = "".join(path.read_text("utf-8") for path in guide.TEXTS.glob("*.txt"))
    assert set(guide.ACTION.findall(texts)) == set(NAMES)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_both_languages_name_the_same_commands(chapter: str) -> None:
    for block in CHAPTERS[chapter]:
        for english, chinese in block.pairs:
            assert sorted(guide.ACTION.findall(english)) == sorted(guide.ACTION.findall(chinese))


def test_each_key_in_the_guide_is_that_of_the_command_before_it() -> None:
    keys: dict[str, set[tuple[str, ...]]] = {}
    for one in NAMES.values():
        for name in (one.english, one.chinese):
            keys.setdefault(name, set()).add(one.keys)
    said = 0
    for path in guide.GUIDE.glob("*.md"):
        for name, pressed in STRONG.findall(path.read_text("utf-8")):
            assert tuple(re.findall("`(.+?)`", pressed)) in keys[name], (path.name, name)
            said += bool(pressed)
    assert said > 2 * sum(bool(one.keys) for one in NAMES.values())


def test_keys_without_a_command_are_those_of_the_page() -> None:
    chinese = read_translations()
    known = {name for keys, _ in PAGE_KEYS for name in (keys, chinese["actions", keys])}
    for path in guide.GUIDE.glob("*.md"):
        others = STRONG.sub("", path.read_text("utf-8"))
        assert set(re.findall("`(.+?)`", others)) <= known, path.name


def told(markup: str) -> str:
    """The text of a page without readings, blanks and tags."""
    return re.sub(r"\s", "", html.unescape(re.sub(r"<r[tp]\b.*?</r[tp]>|<[^>]*>", "", markup)))


@pytest.mark.parametrize("page", guide.PAGES, ids=lambda page: page.suffix)
def test_the_pages_in_docs_show_every_sentence(page: Path) -> None:
    if page.suffix == ".epub":
        with zipfile.ZipFile(page) as parts:
            shown = "".join(
                told(parts.read(name).decode()) for name in parts.namelist() if "html" in name
            )
    else:
        shown = told(page.read_text("utf-8"))
    missing = [
        text
        for chapter in CHAPTERS
        for block in gold(chapter)
        for pair in block
        for text in pair
        if told(html.escape(text)) not in shown
    ]
    assert missing == [], "run python packaging/guide.py --pages"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_sentences_are_cut_as_they_were_written(chapter: str) -> None:
    for block in gold(chapter):
        for side, (code, joint) in enumerate((("zh", ""), ("en", " "))):
            wanted = [pair[side] for pair in block]
            text = joint.join(wanted)
            assert [span.of(text) for span in language_for(code).sentences(text)] == wanted


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_aligner_finds_the_pairs(chapter: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = Path(guide.GUIDE / f"{chapter}{guide.SUFFIX}")
    assert run(["align", str(file), "--to", "tsv"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()[1:]]
    found = sorted((row[3].replace(" ", ""), row[4]) for row in rows)
    assert found == sorted((z.replace(" ", ""), e) for block in gold(chapter) for z, e in block)
