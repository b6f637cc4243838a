"""What is recognised can be corrected; tracks are paired by time, files of folders by name."""

import gc
from collections.abc import Sequence
from pathlib import Path

import pytest

from duidu.app.opening import bilingual_split
from duidu.app.opening.folders import articles_in
from duidu.app.opening.found_article import FoundArticle, found_article, read_article
from duidu.app.opening.read_files import read_pasted_html
from duidu.app.opening.recognised import Arrangement, Choices
from duidu.core.article import Side
from duidu.core.errors import DuiduError, FileError, UsageError
from duidu.formats.base.document import RawBlock

ZH = "雨停了。\n街上又热闹起来。\n我们坐在窗边喝茶。\n"
EN = "The rain stopped.\nThe street came back to life.\nWe sat by the window and drank tea.\n"


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_sides_can_be_swapped_and_languages_named(tmp_path: Path) -> None:
    put(tmp_path, a_dot_txt=ZH + EN)
    found = read_article([tmp_path / "a.txt"], choices=Choices(swapped=True)).arranged.article
    assert (found.source.language, found.target.language) == ("en", "zh-Hans")
    named = read_article([tmp_path / "a.txt"], choices=Choices(("en", "zh-Hant"))).arranged.article
    assert (named.source.language, named.target.language) == ("en", "zh-Hant")
    assert named.source.blocks[0].text == "The rain stopped."


def test_two_files_of_one_language_open_when_the_person_says_so(tmp_path: Path) -> None:
    put(tmp_path, a_dot_txt=ZH, b_dot_txt=ZH)
    with pytest.raises(FileError):
        read_article([tmp_path / "a.txt", tmp_path / "b.txt"])
    found = read_article(
        [tmp_path / "a.txt", tmp_path / "b.txt"], choices=Choices(("zh-Hans", "zh-Hant"))
    )
    assert found.arranged.article.target.language == "zh-Hant"


@pytest.mark.parametrize(
    "names",
    [
        ("a.zh.txt", "a.en.txt"),
        ("a_zh-CN.txt", "a_en-US.txt"),
        ("zh/18.txt", "en/18.txt"),
        ("第十八章（中文）.txt", "第十八章（英文）.txt"),
    ],
)
@pytest.mark.parametrize("text", [EN, "x = 1\ny = 2\n", ZH])
def test_names_tell_two_texts_apart_that_look_alike(
    tmp_path: Path, names: tuple[str, str], text: str
) -> None:
    """Such as a chapter that is not translated yet, or of code alone."""
    paths = [tmp_path / name for name in names]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for order in (paths, paths[::-1]):
        found = read_article(order).arranged.article
        assert (found.source.language, found.target.language) == ("zh-Hans", "en")
        assert found.source.blocks == found.target.blocks


def test_what_is_in_two_texts_tells_more_than_their_names(tmp_path: Path) -> None:
    put(tmp_path, a_dot_zh_dot_txt=EN, a_dot_en_dot_txt=ZH)
    found = read_article([tmp_path / "a.zh.txt", tmp_path / "a.en.txt"]).arranged.article
    assert found.source.blocks[0].text == "雨停了。"


@pytest.mark.parametrize("names", [("a.zh.txt", "b.zh.txt"), ("a.txt", "then.txt"), ("a", "b.en")])
def test_two_texts_of_one_language_whose_names_tell_nothing_are_refused(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    for name in names:
        (tmp_path / name).write_text(EN, encoding="utf-8")
    with pytest.raises(FileError, match="Both files are in English"):
        read_article([tmp_path / name for name in names])


def test_a_quotation_in_the_other_language_stays_when_one_text_follows_the_other(
    tmp_path: Path,
) -> None:
    put(tmp_path, a_dot_txt="雨停了。\nThe End, he said to us.\n街上又热闹起来。\n" + EN)
    kept = read_article(
        [tmp_path / "a.txt"], choices=Choices(arrangement=Arrangement.ONE_AFTER_THE_OTHER)
    ).arranged.article
    assert [block.text for block in kept.source.blocks] == [
        "雨停了。",
        "The End, he said to us.",
        "街上又热闹起来。",
    ]


ZH_GUIDE = "# 安装\n\n先装好依赖。\n\n```\npip install duidu\n```\n\n再运行它。\n"
EN_GUIDE = "# Install\n\nInstall it first.\n\n```\npip install duidu\n```\n\nThen run it.\n"


@pytest.mark.parametrize("code", ["pip install duidu", "# 安装\npip install duidu", "42"])
def test_code_stands_on_the_side_of_the_text_around_it(tmp_path: Path, code: str) -> None:
    chinese = ZH_GUIDE.replace("pip install duidu", code)
    for texts in (chinese + "\n" + EN_GUIDE, EN_GUIDE + "\n" + chinese):
        (tmp_path / "a.md").write_text(texts, encoding="utf-8")
        kept = read_article([tmp_path / "a.md"]).arranged.article
        assert [block.text for block in kept.source.blocks] == [
            *("安装", "先装好依赖。", code, "再运行它。")
        ]
        assert [block.text for block in kept.target.blocks] == [
            *("Install", "Install it first.", "pip install duidu", "Then run it.")
        ]


def test_code_after_each_of_two_texts_in_turn_goes_with_the_one_before(tmp_path: Path) -> None:
    text = (
        "先装好。\n\n```\na()\n```\n\nInstall it.\n\n```\na()\n```\n\n"
        "再运行。\n\n```\nb()\n```\n\nThen run it.\n\n```\nb()\n```\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    kept = read_article([tmp_path / "a.md"]).arranged.article
    assert [block.text for block in kept.source.blocks] == ["先装好。", "a()", "再运行。", "b()"]
    assert [block.text for block in kept.target.blocks] == [
        *("Install it.", "a()", "Then run it.", "b()")
    ]


def srt(*cues: tuple[int, int, str]) -> str:
    return "".join(
        f"{n}\n00:00:{a:02},000 --> 00:00:{b:02},000\n{text}\n\n"
        for n, (a, b, text) in enumerate(cues, start=1)
    )


def pairs(found: FoundArticle) -> list[tuple[str, str]]:
    """The texts that the file itself pairs."""
    article = found.arranged.article

    def text(side: Side, units: Sequence[int]) -> str:
        return "\n".join(side.blocks[unit].text for unit in units)

    return [
        (text(article.source, row.blocks.source), text(article.target, row.blocks.target))
        for row in found.arranged.rows
    ]


def test_two_tracks_are_joined_by_time(tmp_path: Path) -> None:
    english = srt(
        (1, 3, "The rain stopped."), (4, 8, "The street came back to life."), (20, 22, "Alone.")
    )
    chinese = srt((1, 3, "雨停了。"), (4, 6, "街上"), (6, 8, "又热闹起来。"))
    put(tmp_path, e_dot_srt=english, z_dot_srt=chinese)
    found = read_article([tmp_path / "e.srt", tmp_path / "z.srt"])
    assert found.arranged.arrangement is Arrangement.SEGMENTS
    assert pairs(found) == [
        ("雨停了。", "The rain stopped."),
        ("街上\n又热闹起来。", "The street came back to life."),
        ("", "Alone."),
    ]


def test_tracks_of_different_films_are_not_joined(tmp_path: Path) -> None:
    put(
        tmp_path,
        e_dot_srt=srt((1, 2, "The rain stopped."), (3, 4, "He left us.")),
        z_dot_srt=srt((30, 31, "雨停了。"), (40, 41, "他走了。")),
    )
    assert (
        read_article([tmp_path / "e.srt", tmp_path / "z.srt"]).arranged.arrangement
        is Arrangement.TWO_FILES
    )


def test_formats_can_be_mixed(tmp_path: Path) -> None:
    put(tmp_path, e_dot_html="<h1>Rain</h1><p>The rain stopped.</p>", z_dot_md="# 雨\n\n雨停了。\n")
    found = read_article([tmp_path / "e.html", tmp_path / "z.md"])
    assert [file.format for file in found.files] == ["html", "markdown"]
    article = found.arranged.article
    texts = zip(article.source.blocks, article.target.blocks, strict=True)
    assert [(zh.text, en.text) for zh, en in texts] == [
        ("雨", "Rain"),
        ("雨停了。", "The rain stopped."),
    ]


def test_sentences_are_those_of_the_side_s_language_whoever_cut_them(tmp_path: Path) -> None:
    """The child takes this for English, where a title ends no sentence; the person says French."""
    text = "We met Dr. Brown and the others there. It was not what they had said."
    put(tmp_path, e_dot_html=f"<p>{text}</p>", z_dot_html=f"<p>{ZH}</p>")
    files = [tmp_path / "e.html", tmp_path / "z.html"]
    found = read_article(files).arranged.article
    assert (len(found.source.sentence_texts()), len(found.target.sentence_texts())) == (3, 2)
    named = read_article(files, choices=Choices(("fr", "zh-Hans"))).arranged.article
    assert named.source.sentence_texts()[0] == "We met Dr."


def test_the_garbage_collector_is_as_it_was(tmp_path: Path) -> None:
    put(tmp_path, a_dot_txt=ZH + EN)
    assert gc.isenabled()
    read_article([tmp_path / "a.txt"])
    with pytest.raises(FileError):
        read_article([tmp_path / "none.txt"])
    assert gc.isenabled()


def test_pasted_html_keeps_its_structure() -> None:
    markup = "<h2>雨</h2><p>雨停了。</p><p>The rain stopped at last.</p><script>x</script>"
    found = found_article([read_pasted_html(markup, "pasted")], "pasted")
    assert [block.text for block in found.arranged.article.source.blocks] == ["雨", "雨停了。"]


def test_files_of_a_folder_are_paired_by_their_names(tmp_path: Path) -> None:
    put(
        tmp_path,
        **{
            "ch1.zh.txt": ZH,
            "ch1.en.txt": EN,
            "ch2_zh-CN.md": ZH,
            "ch2_en.md": EN,
            "both.txt": ZH + EN,
            "picture.png": "x",
        },
    )
    found = [[path.name for path in group] for group in articles_in([tmp_path])]
    assert sorted(found) == [
        ["both.txt"],
        ["ch1.en.txt", "ch1.zh.txt"],
        ["ch2_en.md", "ch2_zh-CN.md"],
    ]


def test_two_folders_are_paired_by_their_names(tmp_path: Path) -> None:
    put(tmp_path, **{"zh__01.txt": ZH, "en__01.html": EN, "en__02.txt": EN})
    assert [
        [p.name for p in group] for group in articles_in([tmp_path / "zh", tmp_path / "en"])
    ] == [["01.txt", "01.html"]]
    with pytest.raises(UsageError):
        articles_in([tmp_path / "zh", tmp_path / "zh" / "01.txt"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(DuiduError, match="no file in it"):
        articles_in([tmp_path / "empty"])


@pytest.mark.parametrize("period", [2, 3, 4, 5, 7])
def test_the_languages_of_very_many_blocks_are_told_by_some_from_all_places(
    period: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands between a text and its translation."""
    monkeypatch.setattr(bilingual_split, "_ENOUGH", 400)
    unit = [RawBlock("河面上起了雾。"), RawBlock("A mist rose over the river.")]
    unit += [RawBlock("12")] * (period - 2)
    assert set(bilingual_split.find_languages(unit * 3_000)) == {"zh-Hans", "en"}


def test_numbers_in_tables_stay_in_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "价目表。\n\n| 品名 | 价格 |\n|---|---|\n| 茶 | 5 |\n\n"
        "A list of prices.\n\n| Item | Price |\n|---|---|\n| Tea | 5 |\n",
        encoding="utf-8",
    )
    article = read_article([path]).arranged.article
    assert [block.text for block in article.source.blocks] == [
        "价目表。",
        "品名",
        "价格",
        "茶",
        "5",
    ]
    assert [block.text for block in article.target.blocks][1:] == ["Item", "Price", "Tea", "5"]
