"""Both languages in one file, arranged in the ways of books and files for learners."""

from collections.abc import Callable
from pathlib import Path

import pytest

from duidu.align.beads.make_aligner import make_aligner
from duidu.app.opening.found_article import read_article
from duidu.app.opening.given_rows import align_found
from duidu.app.opening.opener import Opener
from duidu.core.article import Side
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from fixtures.arranged_labels import INLINE, LABELS
from fixtures.arranged_marks import BREAKS, COMMENTS, MARKS
from fixtures.arrangements import HEADINGS, NAMES, PARTS, SPEAKERS, WORD_LISTS

ZH = ("我叫李明。", "今天天气很好！", "你去哪儿？", "我们坐火车去北京。")
PINYIN = (
    "Wǒ jiào Lǐ Míng.",
    "Jīntiān tiānqì hěn hǎo!",
    "Nǐ qù nǎr?",
    "Wǒmen zuò huǒchē qù Běijīng.",
)
EN = (
    "My name is Li Ming.",
    "The weather is fine today!",
    "Where are you going?",
    "We take the train to Beijing.",
)
DIGITS = (
    "Wo3 jiao4 Li3 Ming2.",
    "Jin1tian1 tian1qi4 hen3 hao3!",
    "Ni3 qu4 nar3?",
    "Wo3men5 zuo4 huo3che1 qu4 Bei3jing1.",
)
NO_TONES = (
    "Wo jiao Li Ming.",
    "Jintian tianqi hen hao!",
    "Ni qu nar?",
    "Women zuo huoche qu Beijing.",
)
SYLLABLES = (
    "wǒ jiào lǐ míng",
    "jīn tiān tiān qì hěn hǎo",
    "nǐ qù nǎ r",
    "wǒ men zuò huǒ chē qù běi jīng",
)

Unit = Callable[[int, str, str, str], str]


def _cue(number: int, text: str) -> str:
    return f"{number + 1}\n00:00:{number:02},000 --> 00:00:{number:02},900\n{text}\n\n"


# Each makes the text of one unit of its number, hanzi, pinyin and English.
TEXT: dict[str, Unit] = {
    "lines in turn": lambda n, z, p, e: f"{z}\n{e}\n",
    "lines in turn, English first": lambda n, z, p, e: f"{e}\n{z}\n",
    "lines with blank ones": lambda n, z, p, e: f"{z}\n\n{e}\n\n",
    "pairs apart": lambda n, z, p, e: f"{z}\n{e}\n\n",
    "hanzi, pinyin, English": lambda n, z, p, e: f"{z}\n{p}\n{e}\n",
    "hanzi, pinyin, English, apart": lambda n, z, p, e: f"{z}\n{p}\n{e}\n\n",
    "pinyin, hanzi, English": lambda n, z, p, e: f"{p}\n{z}\n{e}\n",
    "pinyin, hanzi, English, apart": lambda n, z, p, e: f"{p}\n{z}\n{e}\n\n",
    "hanzi, English, pinyin": lambda n, z, p, e: f"{z}\n{e}\n{p}\n",
    "English, hanzi, pinyin": lambda n, z, p, e: f"{e}\n{z}\n{p}\n",
    "English, pinyin, hanzi": lambda n, z, p, e: f"{e}\n{p}\n{z}\n",
    "tones as digits": lambda n, z, p, e: f"{z}\n{DIGITS[n]}\n{e}\n",
    "tones as digits above": lambda n, z, p, e: f"{DIGITS[n]}\n{z}\n{e}\n",
    "no tones": lambda n, z, p, e: f"{z}\n{NO_TONES[n]}\n{e}\n",
    "no tones above": lambda n, z, p, e: f"{NO_TONES[n]}\n{z}\n{e}\n",
    "syllables apart": lambda n, z, p, e: f"{z}\n{SYLLABLES[n]}\n{e}\n",
    "pinyin in brackets": lambda n, z, p, e: f"{z}\n({p})\n{e}\n",
    "pinyin in square brackets": lambda n, z, p, e: f"{z}\n[{p}]\n{e}\n",
    "pinyin in slashes": lambda n, z, p, e: f"{z}\n/{p}/\n{e}\n",
    "full brackets": lambda n, z, p, e: f"{z}（{e}）\n",
    "half brackets": lambda n, z, p, e: f"{z}({e})\n",
    "half brackets and a blank": lambda n, z, p, e: f"{z} ({e})\n",
    "mixed brackets": lambda n, z, p, e: f"{z}（{e})\n",
    "square brackets": lambda n, z, p, e: f"{z}[{e}]\n",
    "thick brackets": lambda n, z, p, e: f"{z}【{e}】\n",
    "brackets, English first": lambda n, z, p, e: f"{e} ({z})\n",
    "full brackets, English first": lambda n, z, p, e: f"{e}（{z}）\n",
    "a blank": lambda n, z, p, e: f"{z} {e}\n",
    "nothing between": lambda n, z, p, e: f"{z}{e}\n",
    "a blank, English first": lambda n, z, p, e: f"{e} {z}\n",
    "a wide blank": lambda n, z, p, e: f"{z}\u3000{e}\n",
    "a slash": lambda n, z, p, e: f"{z} / {e}\n",
    "a bar": lambda n, z, p, e: f"{z} | {e}\n",
    "a dash": lambda n, z, p, e: f"{z} — {e}\n",
    "a long dash": lambda n, z, p, e: f"{z}——{e}\n",
    "an equals sign": lambda n, z, p, e: f"{z} = {e}\n",
    "all three on a line": lambda n, z, p, e: f"{z} {p} {e}\n",
    "all three with slashes": lambda n, z, p, e: f"{z} / {p} / {e}\n",
    "pinyin in brackets on the line": lambda n, z, p, e: f"{z}（{p}） {e}\n",
    "tabs": lambda n, z, p, e: f"{z}\t{e}\n",
    "tabs with pinyin": lambda n, z, p, e: f"{z}\t{p}\t{e}\n",
    "pinyin and English on a line": lambda n, z, p, e: f"{z}\n{p} {e}\n",
    "quotations": lambda n, z, p, e: f"“{z}”“{e}”\n",
    "quotations and a blank": lambda n, z, p, e: f"“{z}” “{e}”\n",
}
OTHERS: dict[str, tuple[str, Unit]] = {
    "subtitles of two lines": ("a.srt", lambda n, z, p, e: _cue(n, f"{z}\n{e}")),
    "subtitles, English first": ("a.srt", lambda n, z, p, e: _cue(n, f"{e}\n{z}")),
    "subtitles of one line": ("a.srt", lambda n, z, p, e: _cue(n, f"{z} {e}")),
    "subtitles with brackets": ("a.srt", lambda n, z, p, e: _cue(n, f"{z}（{e}）")),
    "subtitles with a slash": ("a.srt", lambda n, z, p, e: _cue(n, f"{z} / {e}")),
    "subtitles of one line, English first": ("a.srt", lambda n, z, p, e: _cue(n, f"{e} {z}")),
    "subtitles with pinyin": ("a.srt", lambda n, z, p, e: _cue(n, f"{z}\n{p}\n{e}")),
    "subtitles with pinyin above": ("a.srt", lambda n, z, p, e: _cue(n, f"{p}\n{z}\n{e}")),
    "a table with pinyin": ("a.csv", lambda n, z, p, e: f'"{z}","{p}","{e}"\n'),
    "a table with pinyin last": ("a.csv", lambda n, z, p, e: f'"{z}","{e}","{p}"\n'),
    "Markdown in turn": ("a.md", lambda n, z, p, e: f"{z}\n\n{p}\n\n{e}\n\n"),
    "Markdown with quotations": ("a.md", lambda n, z, p, e: f"{z}\n\n> {e}\n\n"),
    "Markdown list": ("a.md", lambda n, z, p, e: f"- {z}（{e}）\n"),
    "HTML in turn": (
        "a.html",
        lambda n, z, p, e: f"<p>{z}</p><p><i>{p}</i></p><p>{e}</p>\n",
    ),
}
LAYOUTS = {
    **LABELS,
    **INLINE,
    **PARTS,
    **SPEAKERS,
    **WORD_LISTS,
    **HEADINGS,
    **MARKS,
    **COMMENTS,
    **BREAKS,
    **NAMES,
}
ALL = {name: ("a.txt", unit) for name, unit in TEXT.items()} | OTHERS


@pytest.mark.parametrize("name", ALL)
def test_each_sentence_stands_on_its_side_and_pinyin_on_none(name: str, tmp_path: Path) -> None:
    file, unit = ALL[name]
    path = tmp_path / file
    path.write_text("".join(map(unit, range(4), ZH, PINYIN, EN)), encoding="utf-8")
    rows = [(zh.strip("“”"), en.strip("“”")) for zh, en in _rows(path)]
    assert rows == list(zip(ZH, EN, strict=True))


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_row_of_a_lesson_has_what_stands_together_in_it(name: str, tmp_path: Path) -> None:
    layout = LAYOUTS[name]
    path = tmp_path / layout.file
    path.write_text(layout.text, encoding="utf-8")
    assert _rows(path) == list(layout.rows)


def test_there_are_as_many_arrangements_as_were_asked_for() -> None:
    assert len(ALL) + len(LAYOUTS) >= 52 + 20


def test_pinyin_in_one_of_two_files_stands_on_no_side(tmp_path: Path) -> None:
    paths = [tmp_path / "a.zh.txt", tmp_path / "a.en.txt"]
    paths[0].write_text("".join(f"{z}\n{p}\n" for z, p in zip(ZH, PINYIN, strict=True)))
    paths[1].write_text("\n".join(EN))
    arranged = read_article(paths).arranged
    assert _sentences(arranged.article.source) == list(ZH)
    assert _sentences(arranged.article.target) == list(EN)
    assert arranged.readings == dict(zip(ZH, PINYIN, strict=True))


@pytest.mark.parametrize("line", ["中文：{z}\n英文：{e}\n", "[ZH] {z} [EN] {e}\n"])
def test_labels_of_languages_are_counted(line: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("".join(line.format(z=z, e=e) for z, e in zip(ZH, EN, strict=True)))
    assert read_article([path]).arranged.left_out == {"label": 8}


def test_languages_that_a_text_is_about_are_no_labels(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = ["English: 45 people", "Chinese: 30 people", "English: 12 rooms", "Chinese: 9 rooms"]
    path.write_text("\n".join(lines))
    article = read_article([path]).arranged.article
    assert [block.text for block in article.source.blocks] == lines


def test_a_label_over_a_translation_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\n".join((*ZH, "译文：", *EN)))
    assert "译文：" in str(read_article([path]).arranged.article)


def test_readings_behind_words_are_those_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "我(wǒ)姓(xìng)乐(lè)。\nMy name is Le.\n他(tā)很(hěn)好(hǎo)。\nHe is fine.\n",
        encoding="utf-8",
    )
    assert read_article([path]).arranged.readings == {
        "我姓乐。": "wǒ xìng lè",
        "他很好。": "tā hěn hǎo",
    }
    path.write_text("他叫李明(Lǐ Míng)，住在北京。\nHis name is Li Ming.\n", encoding="utf-8")
    assert "(Lǐ Míng)" in read_article([path]).arranged.article.source.blocks[0].text


def test_readings_behind_words_of_one_of_two_files(tmp_path: Path) -> None:
    paths = [tmp_path / "a.zh.txt", tmp_path / "a.en.txt"]
    paths[0].write_text("我(wǒ)姓(xìng)乐(lè)。\n", encoding="utf-8")
    paths[1].write_text("My name is Le.\n", encoding="utf-8")
    arranged = read_article(paths).arranged
    assert arranged.article.source.blocks[0].text == "我姓乐。"
    assert arranged.readings == {"我姓乐。": "wǒ xìng lè"}


def test_what_divides_a_text_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("".join(f"{z}\n{e}\n---\n" for z, e in zip(ZH, EN, strict=True)))
    arranged = read_article([path]).arranged
    assert arranged.left_out == {"divider": 4}
    assert [str(note) for note in arranged.notes] == ["Left out: 4 dividing lines."]


def test_pinyin_of_the_text_is_shown_where_it_reads_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "我姓乐。\nWǒ xìng Lè.\nMy name is Le.\n这是一个好人。\nZhè shì yí ge hǎo rén.\n"
        "This is a good man.\n",
        encoding="utf-8",
    )
    with Library.open(tmp_path / "library.sqlite") as library:
        opener = Opener(library, lambda quick: make_aligner(quick=True))
        article = opener.keep(read_article([path]), NoJob()).article
        found = library.corrections.for_article(article)
    # 一 before 个 is only how it is spoken.
    assert [(one.word, one.block, one.start) for one in found] == [("乐", 0, 2), ("个", 1, 3)]
    assert '"le4"' in found[0].value


def test_pinyin_that_fits_no_text_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    other = ("Tā mǎi píngguǒ.", "Gǒu zài ménkǒu.", "Māma máng ma?", "Shū fàng zài nàlǐ.")
    lines = [f"{z}\n{p}\n{e}\n" for z, p, e in zip(ZH, other, EN, strict=True)]
    path.write_text("".join(lines), encoding="utf-8")
    assert read_article([path]).arranged.left_out == {"reading line": 4}


def test_pinyin_may_end_with_a_number(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "他住房间 305。\nTā zhù fángjiān 305.\nHe has room 305.\n"
        "我今年 25。\nWǒ jīnnián 25.\nI am 25.\n",
        encoding="utf-8",
    )
    arranged = read_article([path]).arranged
    assert arranged.left_out == {}
    assert list(arranged.readings) == ["他住房间 305。", "我今年 25。"]


def test_names_in_brackets_are_no_translation(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "他叫李明（Li Ming）。\n他用 Python 写程序。\n她住在纽约（New York）。\n", encoding="utf-8"
    )
    article = read_article([path]).arranged.article
    assert article.is_alone
    assert article.source.blocks[0].text == "他叫李明（Li Ming）。"


def _rows(path: Path) -> list[tuple[str, str]]:
    """The sentences of both sides of a file that stand beside each other."""
    arranged = read_article([path]).arranged
    sides = arranged.article.source, arranged.article.target
    rows = align_found(arranged, lambda: make_aligner(quick=True), NoJob())
    source, target = map(_sentences, sides)
    return [
        (" ".join(source[at] for at in bead.source), " ".join(target[at] for at in bead.target))
        for bead in rows.flat_sentences(*sides)
    ]


def _sentences(side: Side) -> list[str]:
    return [text for block in side.blocks for text in (s.of(block.text) for s in block.sentences)]
