"""An article of the library is checked step by step, and again where it changed."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.alignment.edit_text import EditText
from duidu.app.alignment.repair import At, Repairs
from duidu.app.article.faults_set_aside import NO_FAULT
from duidu.app.check.article_check import ArticleCheck, Found
from duidu.app.check.decisions import count_again, exported, set_aside
from duidu.app.check.finding import Severity
from duidu.app.check.make_all import make_all
from duidu.app.check.own_checks import OwnCheck
from duidu.app.check.report import REPORTS
from duidu.app.check.set_aside import read_set_aside
from duidu.app.check.ways import Ways, keep_ways, ways_of
from duidu.app.export.export import package_of
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import CHECKS
from duidu.core.article import Place, SideName, Span
from duidu.core.jobs import NoJob
from duidu.formats.article_package.package import write_package
from duidu.library.words.corrections import Scope
from fixtures.window_session import add_article, make_session

PAIRS = [
    ("米莉将军昨天到了上海。", "General Milley came to Shanghai yesterday."),
    ("米莉住在河边的旧房子里。", "Milley lives in the old house by the river."),
    ("共有4500人去听米莉讲话。", "In all 4,600 people went to hear Milley speak."),
    ("米利说，雨已经停了。", "Milley said that the rain had stopped."),
    ("记者问米勒什么时候走。", "The reporter asked Milley when he would leave."),
    ("米莉没有回答。", "Milley did not answer."),
    ("老师打开书，读第一页。", "The teacher opened the book and read the first page."),
]


def text_of(pairs: list[tuple[str, str]]) -> str:
    """A table that opens as one row a pair."""
    return "\n".join("\t".join(pair) for pair in pairs) + "\n"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session on an empty library."""
    made = make_session(tmp_path)
    yield made
    made.close()


@pytest.fixture
def article(session: Session, tmp_path: Path) -> str:
    """An article of these pairs."""
    return add_article(session, tmp_path, text_of(PAIRS), "pairs.tsv")


@pytest.fixture
def check(session: Session, article: str) -> ArticleCheck:
    """What checks it."""
    return ArticleCheck(session.library, lambda: session.lexicon, article)


def all_of(check: ArticleCheck, ways: Ways | None = None) -> Found:
    """What is found when all the work is done."""
    found = check.step((), ways or Ways(), NoJob())
    while not found.is_complete:
        found = check.step((), ways or Ways(), NoJob())
    return found


def told(found: Found) -> list[tuple[str, int]]:
    """The checks and rows of what counts as a fault."""
    return [(one.finding.check, one.row) for one in found.located if not one.aside]


def test_findings_stand_at_their_places_in_the_blocks(check: ArticleCheck) -> None:
    found = all_of(check)
    assert told(found) == [("number", 2), ("name", 3), ("name", 4)]
    number, name = found.located[:2]
    blocks = {(side, block): (start, end) for side, block, start, end in number.places}
    assert blocks == {(SideName.SOURCE, 2): (2, 6), (SideName.TARGET, 2): (7, 12)}
    assert name.severity is Severity.MAJOR
    assert found.is_sure
    assert found.problem == ""


def test_a_corrected_text_is_checked_again(
    session: Session, article: str, check: ArticleCheck
) -> None:
    all_of(check)
    session.do(
        article, EditText(session.library, article, SideName.TARGET, 2, Span(7, 12), "4,500")
    )
    check.rows_changed()
    assert told(all_of(check)) == [("name", 3), ("name", 4)]
    session.undo(article)
    check.rows_changed()
    assert ("number", 2) in told(all_of(check))


def test_rows_that_come_and_go_move_the_findings_after_them(
    session: Session, article: str, check: ArticleCheck
) -> None:
    all_of(check)
    row, place = session.open_text(article).row(0), Place(SideName.SOURCE, 0, 0)
    at = At(row, SideName.SOURCE, 0, place)
    session.do(article, Repairs(session.library, article).merge_rows(at))
    check.rows_changed()
    assert told(all_of(check)) == [("number", 1), ("name", 2), ("name", 3)]
    session.undo(article)
    check.rows_changed()
    assert told(all_of(check)) == [("number", 2), ("name", 3), ("name", 4)]


def test_what_is_no_fault_here_stays_aside_with_its_words(
    session: Session, article: str, check: ArticleCheck
) -> None:
    one = all_of(check).located[0]
    session.do(article, set_aside(session.library, article, [one]))
    found = all_of(check)
    assert told(found) == [("name", 3), ("name", 4)]
    # Words before it move it, and nothing else.
    session.do(article, EditText(session.library, article, SideName.SOURCE, 2, Span(0, 1), "一共"))
    check.rows_changed()
    found = all_of(check)
    assert told(found) == [("name", 3), ("name", 4)]
    # Another number is another matter.
    session.do(article, EditText(session.library, article, SideName.SOURCE, 2, Span(3, 7), "4700"))
    check.rows_changed()
    assert ("number", 2) in told(all_of(check))
    for _ in range(3):
        session.undo(article)
    check.rows_changed()
    found = all_of(check)
    assert told(found) == [("number", 2), ("name", 3), ("name", 4)]
    session.redo(article)
    found = all_of(check)
    session.do(article, count_again(session.library, article, found.located))
    assert ("number", 2) in told(all_of(check))


def test_what_is_never_a_fault_is_aside_in_every_article(
    session: Session, article: str, tmp_path: Path
) -> None:
    pair = ("共有4500人。", "There were 4,600 people.")
    others = [
        add_article(session, tmp_path, text_of([*PAIRS[:2], (start + pair[0], pair[1])]), name)
        for start, name in (("今天", "one.tsv"), ("昨天", "two.tsv"))
    ]
    checks = [ArticleCheck(session.library, lambda: session.lexicon, one) for one in others]
    one = next(one for one in all_of(checks[0]).located if one.finding.check == "number")
    session.do(others[0], set_aside(session.library, others[0], [one], everywhere=True))
    for each in checks:
        assert "number" not in [name for name, _ in told(all_of(each))]


def test_decisions_leave_words_and_readings_as_they_are(
    session: Session, article: str, check: ArticleCheck
) -> None:
    session.do(article, set_aside(session.library, article, all_of(check).located))
    block = session.library.articles.blocks(article, SideName.SOURCE)[2]
    assert session.corrections.of(article, SideName.SOURCE, block).items == ()
    assert session.corrections.fingerprint(article, SideName.SOURCE, block) == ""


def test_decisions_travel_in_a_package(
    session: Session, article: str, check: ArticleCheck, tmp_path: Path
) -> None:
    number, name, _ = all_of(check).located
    session.do(article, set_aside(session.library, article, [number]))
    session.do(article, set_aside(session.library, article, [name], everywhere=True))
    path = tmp_path / "text.duidu"
    path.write_bytes(write_package(package_of(session.library, article)))
    (tmp_path / "other").mkdir()
    other = make_session(tmp_path / "other")
    taken = other.opener.open_files([path], NoJob()).article
    found = all_of(ArticleCheck(other.library, lambda: other.lexicon, taken))
    kept = other.library.corrections.for_article(taken)
    other.close()
    assert told(found) == [("name", 4)]
    # What holds everywhere here holds for this article there.
    assert {item.scope for item in kept} == {Scope.PLACE, Scope.ARTICLE}


def test_a_package_of_another_hand_brings_no_broken_decision(
    session: Session, article: str, check: ArticleCheck, tmp_path: Path
) -> None:
    session.do(article, set_aside(session.library, article, all_of(check).located))
    data = write_package(package_of(session.library, article))
    broken = ["", "[]", "{}", '{"check": 1, "source": [], "target": []}', '{"check": "x"}']
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            text = old.read(member)
            if member == "corrections.json":
                items = json.loads(text)
                text = json.dumps(
                    [
                        {**item, "id": f"{item['id']}{n}", "value": value}
                        for item in items
                        for n, value in enumerate(broken)
                    ]
                ).encode()
            new.writestr(member, text)
    (tmp_path / "other").mkdir()
    other = make_session(tmp_path / "other")
    path = tmp_path / "text.duidu"
    path.write_bytes(out.getvalue())
    taken = other.opener.open_files([path], NoJob()).article
    kept = [one for one in other.library.corrections.for_article(taken) if one.kind == NO_FAULT]
    other.close()
    assert kept == []


def test_decisions_in_a_file_are_known_to_the_terminal(
    session: Session, article: str, check: ArticleCheck
) -> None:
    number, name, _ = all_of(check).located
    session.do(article, set_aside(session.library, article, [number]))
    session.do(article, set_aside(session.library, article, [name], everywhere=True))
    aside = [one for one in all_of(check).located if one.aside]
    said = read_set_aside(exported(session.library, aside, check.name_of_row), "file")
    assert said.has(number.finding, PAIRS[2][0])
    assert not said.has(number.finding, PAIRS[1][0])
    assert said.has_everywhere(name.finding)


def test_ways_switch_checks_and_weigh_them(check: ArticleCheck) -> None:
    ways = Ways(frozenset({"number"}), {"name": Severity.CRITICAL})
    found = all_of(check, ways)
    assert told(found) == [("name", 3), ("name", 4)]
    assert {one.severity for one in found.located} == {Severity.CRITICAL}
    own = OwnCheck("river", source="河", target="river", reverse=True)
    assert told(all_of(check, Ways(own=(own,)))) == told(all_of(check))
    own = OwnCheck("old", target=r"\bold\b", message="Say ancient")
    located = all_of(check, Ways(own=(own,))).located
    assert [(one.row, str(one.finding.message)) for one in located if one.row == 1] == [
        (1, "Say ancient")
    ]
    broken = all_of(check, Ways(own=(OwnCheck("broken", source="("),)))
    assert broken.problem
    assert told(broken) == [("number", 2), ("name", 3), ("name", 4)]


def test_ways_are_kept_in_the_settings() -> None:
    settings = Settings()
    ways = Ways(frozenset({"blank"}), {"number": Severity.MINOR}, (OwnCheck("mine", source="[{]"),))
    keep_ways(settings, ways)
    assert ways_of(settings) == ways
    settings.set(CHECKS, '{"off": 3}')
    assert ways_of(settings).off == frozenset()
    keep_ways(settings, Ways())
    assert settings.get(CHECKS) == ""


def test_all_renderings_of_a_name_are_made_the_same_and_undone(
    session: Session, article: str, check: ArticleCheck
) -> None:
    names = check.names(NoJob())
    use = next(use for use in names if use.name == "Milley")
    assert [(text, count) for text, count, _ in use.renderings] == [
        ("米莉", 4),
        ("米利", 1),
        ("米勒", 1),
    ]
    command = make_all(session.library, article, use, "米利", check.written_side, names, NoJob())
    session.do(article, command)
    texts = [block.text for block in session.library.articles.blocks(article, SideName.SOURCE)]
    assert "".join(texts).count("米利") == 6
    check.rows_changed()
    assert told(all_of(check)) == [("number", 2)]
    session.undo(article)
    texts = [block.text for block in session.library.articles.blocks(article, SideName.SOURCE)]
    assert texts == [source for source, _ in PAIRS]


def test_a_name_inside_the_wanted_rendering_is_not_written_twice(
    session: Session, tmp_path: Path
) -> None:
    pairs = [
        ("马克和马克·米利来了。", "Mark and Milley came."),
        ("米莉走了，米莉又来了。", "Milley left, and Milley came back."),
        ("米利没有说话。", "Milley said nothing."),
    ]
    article = add_article(session, tmp_path, text_of(pairs), "more.tsv")
    check = ArticleCheck(session.library, lambda: session.lexicon, article)
    names = check.names(NoJob())
    use = next(use for use in names if use.name == "Milley")
    session.do(
        article, make_all(session.library, article, use, "米利", SideName.SOURCE, names, NoJob())
    )
    texts = [block.text for block in session.library.articles.blocks(article, SideName.SOURCE)]
    assert texts == ["马克和马克·米利来了。", "米利走了，米利又来了。", "米利没有说话。"]


def test_a_name_without_an_answer_is_counted(session: Session, tmp_path: Path) -> None:
    pairs = [*PAIRS, ("他走了以后，没有人说话。", "After Milley had left, nobody spoke.")]
    article = add_article(session, tmp_path, text_of(pairs), "more.tsv")
    check = ArticleCheck(session.library, lambda: session.lexicon, article)
    use = next(use for use in check.names(NoJob()) if use.name == "Milley")
    assert (use.count, use.unanswered, use.alone) == (7, 1, (7,))


@pytest.mark.parametrize("form", ["html", "tsv", "xlsx"])
def test_reports_carry_the_category_of_mqm(check: ArticleCheck, form: str) -> None:
    found = all_of(check)
    data = REPORTS[form]("Title", check.reported(found.located), str)
    if form == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            text = book.read("xl/worksheets/sheet1.xml").decode()
    else:
        text = data.decode("utf-8-sig")
    for wanted in ("mistranslation", "number", "major", "4,600", "米利"):
        assert wanted in text
    if form == "tsv":
        lines = text.splitlines()
        assert lines[0].split("\t") == [
            *("row", "check", "severity", "mqm", "message", "source", "target")
        ]
        assert [line.split("\t")[0] for line in lines[1:]] == ["2", "3", "4"]


def test_a_long_text_is_judged_first_where_it_is_read(session: Session, tmp_path: Path) -> None:
    pairs = [(f"老师读第{n}页。", f"The teacher read page {n}.") for n in range(10, 1810)]
    pairs[900] = ("老师读第55页。", "The teacher read page 66.")
    article = add_article(session, tmp_path, text_of(pairs), "long.tsv")
    check = ArticleCheck(session.library, lambda: session.lexicon, article)
    first = check.step(range(895, 905), Ways(), NoJob())
    assert ("number", 900) in told(first)
    assert not first.is_sure
    shares = [first.done]
    while shares[-1] < 1:
        shares.append(check.step(range(895, 905), Ways(), NoJob()).done)
    assert len(shares) > 10
    assert shares == sorted(shares)


def test_who_said_that_it_is_no_fault_is_kept_shown_and_exported(
    session: Session, article: str, check: ArticleCheck
) -> None:
    found = all_of(check).located[0]
    session.do(article, set_aside(session.library, article, [found], author="Li Wei"))
    (one,) = (one for one in all_of(check).located if one.aside)
    assert one.by == "Li Wei"
    assert one.since > 0
    (line,) = exported(session.library, [one], check.name_of_row).decode().splitlines()
    said = json.loads(line)
    assert said["author"] == "Li Wei"
    assert said["time"].endswith("Z")
    # It travels in a package, and a decision without a name is as good.
    package = package_of(session.library, article)
    assert any("Li Wei" in str(item["value"]) for item in package.corrections)
    session.undo(article)
    session.do(article, set_aside(session.library, article, [found]))
    (one,) = (one for one in all_of(check).located if one.aside)
    assert one.by == ""


def test_names_made_the_same_carry_who_did_it(
    session: Session, article: str, check: ArticleCheck
) -> None:
    all_of(check)
    names = check.names(NoJob())
    use = next(use for use in names if len(use.renderings) > 1)
    to = use.renderings[0][0]
    session.do(
        article,
        make_all(session.library, article, use, to, check.written_side, names, NoJob(), "Li Wei"),
    )
    made = session.library.rewordings.of_article(article)
    assert made
    assert {one.author for one in made} == {"Li Wei"}
    assert len({one.step for one in made}) == 1
    session.undo(article)
    assert not session.library.rewordings.of_article(article)
