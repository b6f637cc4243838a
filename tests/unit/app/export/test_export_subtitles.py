"""An article that came from subtitles is written as subtitles: what it says now, in time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.alignment.edit_text import RewriteText
from duidu.app.export.export import export_article
from duidu.app.export.subtitles import write_subtitles
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.cli.main import run
from duidu.core.article import SideName, Span
from duidu.core.errors import FileError
from duidu.core.jobs import NoJob
from duidu.formats.base.document import RawBlock, ReadOptions
from duidu.formats.registry import read_bytes
from duidu.library.library import Library

ZH = ("下雨了。", "他把船推进水里。", "他走了。", "河水记得他。")
EN = ("It is raining.", "He pushed the boat into the water.", "He left.", "The river knew him.")
TIMES = ((1_000, 2_500), (3_000, 5_250), (61_000, 62_000), (3_700_000, 3_702_000))


def clock(milliseconds: int) -> str:
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d},{rest % 1000:03d}"


def srt(texts: tuple[str, ...]) -> str:
    return "\n".join(
        f"{number}\n{clock(start)} --> {clock(end)}\n{text}\n"
        for number, (text, (start, end)) in enumerate(zip(texts, TIMES, strict=True), start=1)
    )


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Library.open(tmp_path / "library.sqlite") as library:
        yield Session(library, Settings())


def opened(session: Session, folder: Path) -> str:
    paths = [folder / "a.zh.srt", folder / "a.en.srt"]
    for path, texts in zip(paths, (ZH, EN), strict=True):
        path.write_text(srt(texts), encoding="utf-8")
    return session.opener.open_files(paths, NoJob()).article


def test_srt_has_both_languages_in_each_cue_in_time(session: Session, tmp_path: Path) -> None:
    article = opened(session, tmp_path)
    both = tuple(f"{zh}\n{en}" for zh, en in zip(ZH, EN, strict=True))
    assert export_article(session, article, "srt").data.decode() == srt(both)
    one = write_subtitles(session.library, article, "srt", (SideName.TARGET,))
    assert one.data.decode() == srt(EN)


@pytest.mark.parametrize("form", ["srt", "vtt", "lrc"])
def test_what_is_written_is_read_with_the_same_times(
    session: Session, tmp_path: Path, form: str
) -> None:
    data = export_article(session, opened(session, tmp_path), form).data
    blocks = read_bytes(data, ReadOptions(name=f"a.{form}"), f".{form}").blocks
    assert [(one.text, one.start) for one in blocks] == [
        (text, start) for zh, en, (start, _) in zip(ZH, EN, TIMES, strict=True) for text in (zh, en)
    ]


def test_changed_words_stay_in_time(session: Session, tmp_path: Path) -> None:
    article = opened(session, tmp_path)
    whole, _ = session.library.articles.whole(article)
    for side, new in ((SideName.SOURCE, "他离开了 <这里>。"), (SideName.TARGET, "Gone & away.")):
        block = whole.side(side).blocks[2]
        span = Span(0, len(block.text))
        session.do(
            article, RewriteText(session.library, article, side, block.id, span, block.text, new)
        )
    text = export_article(session, article, "vtt").data.decode()
    assert "\n\n00:01:01.000 --> 00:01:02.000\n他离开了 &lt;这里>。\nGone &amp; away.\n\n" in text
    assert text.count("-->") == len(TIMES)


def test_an_article_without_times_and_one_whose_file_is_gone(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "zh.txt").write_text("他走了。雨停了。", encoding="utf-8")
    plain = session.opener.open_files([tmp_path / "zh.txt"], NoJob()).article
    with pytest.raises(FileError, match="has no times"):
        export_article(session, plain, "srt")
    # As it was opened before blocks had times.
    with monkeypatch.context() as before:
        before.setattr(RawBlock, "time", None)
        article = opened(session, tmp_path)
    assert export_article(session, article, "srt").data.decode().count("-->") == len(TIMES)
    (tmp_path / "a.en.srt").write_text("1", encoding="utf-8")
    with pytest.raises(FileError, match="moved or changed"):
        export_article(session, article, "lrc")


def test_times_stay_when_the_files_are_gone(session: Session, tmp_path: Path) -> None:
    article = opened(session, tmp_path)
    before = export_article(session, article, "srt").data
    for path in tmp_path.glob("*.srt"):
        path.unlink()
    assert export_article(session, article, "srt").data == before


def test_times_go_with_an_article_in_a_package(session: Session, tmp_path: Path) -> None:
    article = opened(session, tmp_path)
    (tmp_path / "sent.duidu").write_bytes(export_article(session, article, "duidu").data)
    with Library.open(tmp_path / "other.sqlite") as library:
        other = Session(library, Settings())
        there = other.opener.open_files([tmp_path / "sent.duidu"], NoJob()).article
        got = export_article(other, there, "vtt").data
    assert got == export_article(session, article, "vtt").data


def test_a_cue_of_one_side_has_its_own_time_in_a_row_of_several(
    session: Session, tmp_path: Path
) -> None:
    zh, en = tmp_path / "b.zh.srt", tmp_path / "b.en.srt"
    zh.write_text(srt(ZH), "utf-8")
    joined = f"1\n{clock(1_000)} --> {clock(5_250)}\nIt rained; he pushed it into the water.\n\n"
    en.write_text(joined + srt(EN).partition("\n\n")[2].partition("\n\n")[2], "utf-8")
    article = session.opener.open_files([zh, en], NoJob()).article
    one = write_subtitles(session.library, article, "srt", (SideName.SOURCE,)).data.decode()
    assert one == srt(ZH)


def test_the_command_writes_one_side(session: Session, tmp_path: Path) -> None:
    article = opened(session, tmp_path)
    out, library = tmp_path / "out.srt", str(tmp_path / "library.sqlite")
    more = ["export", article, "--to", "srt", "--side", "source", "-o", str(out)]
    assert run([*more, "--library", library]) == 0
    assert out.read_text("utf-8") == srt(ZH)
    assert run([*more[:3], "tmx", *more[4:], "--force", "--library", library]) == 2
