"""The checks run row by row, again on changes, and without what was set aside."""

import json

import pytest

from duidu.app.check.checker import Checker
from duidu.app.check.finding import Severity
from duidu.app.check.kinds import BY_ID
from duidu.app.check.make_checks import make_checks
from duidu.app.check.own_checks import OwnCheck, OwnChecks, own_checks_json, read_own_checks
from duidu.app.check.report import as_fields, as_html, as_json
from duidu.app.check.room import NO_LENGTHS, Room
from duidu.app.check.set_aside import SetAside, read_set_aside
from duidu.core.errors import UsageError
from duidu.core.jobs import NoJob
from duidu.lexicon.lexicon import open_lexicon
from fixtures.checked_rows import checked_rows, found

TEXT = [
    (
        "他们昨天到了上海，住在河边的旧房子里。",
        "They arrived in Shanghai yesterday and live in an old house.",
    ),
    ("雨停了，孩子们跑出去。", "The rain stopped, and the children ran out."),
    ("共有4500人报名。", "In all 4,500 people put their names down."),
    ("老师打开书，读第一页。", "The teacher opened the book and read the first page."),
]


def test_a_changed_row_is_judged_anew() -> None:
    rows = checked_rows(TEXT)
    checker = Checker(rows.__getitem__, len(rows), make_checks(("zh", "en"), open_lexicon()))
    checker.survey(NoJob())
    assert list(checker.check(range(4), NoJob())) == []
    rows[2] = checked_rows([*TEXT[:2], ("共有4500人报名。", "In all 4,600 people came.")])[2]
    checker.changed([2])
    assert [(one.check, one.row) for one in checker.check([2, 0], NoJob())] == [("number", 2)]


def test_rows_in_any_order_give_the_same() -> None:
    pairs = [*TEXT, ("六月,他走了。", "He left in July.")]
    rows = checked_rows(pairs)
    orders = []
    for order in (range(5), range(4, -1, -1)):
        checker = Checker(rows.__getitem__, 5, make_checks(("zh", "en"), open_lexicon()))
        checker.survey(NoJob())
        orders.append(sorted(str(as_json(one)) for one in checker.check(order, NoJob())))
    assert orders[0] == orders[1] != []


def test_only_the_wanted_checks_run() -> None:
    rows = checked_rows([("六月,他走了", "He left in July.")])
    checker = Checker(
        rows.__getitem__, 1, make_checks(("zh", "en")), lambda check: check == "number"
    )
    checker.survey(NoJob())
    assert [one.check for one in checker.check([0], NoJob())] == ["number"]


def test_every_check_has_a_name_and_a_category() -> None:
    room = Room(lambda: NO_LENGTHS, lambda row: ())
    checks = make_checks(("zh", "en"), open_lexicon(), room=room)
    ids = {name for check in checks for name in check.ids}
    assert ids == set(BY_ID)
    assert all(kind.name and kind.mqm for kind in BY_ID.values())


def test_a_missing_sentence() -> None:
    whole = (
        "老师打开书，读第一页。孩子们在院子里听雨，谁也不说话。母亲从河边的市场买来一条大鱼。",
        "The teacher opened the book and read the first page. The children listened to the rain in "
        "the yard, and nobody spoke. Mother bought a big fish at the market by the river.",
    )
    short = (whole[0].split("。")[0] + "。", whole[1])
    assert [one.check for one in _all([*TEXT * 8, whole])] == []
    one = next(one for one in _all([*TEXT * 8, short]) if one.check == "addition")
    assert one.row == 32
    assert one.quotes[1][0].endswith("Mother bought a big fish at the market by the river.")


def test_a_language_without_a_dictionary_is_checked_too() -> None:
    rows = checked_rows([("Il y a 250 livres.", "There are 350 books.")], ("fr", "en"))
    checker = Checker(rows.__getitem__, 1, make_checks(("fr", "en"), open_lexicon()))
    checker.survey(NoJob())
    assert [one.check for one in checker.check([0], NoJob())] == ["number"]


def test_not_a_fault_here_and_everywhere() -> None:
    rows = checked_rows([("共有4500人。", "4,600 people."), ("又有4500人。", "4,600 more.")])
    one, other = _all([(row.source.text, row.target.text) for row in rows])
    aside = SetAside()
    aside.add(one, "row 0")
    # Whatever else is edited in the row.
    assert aside.has(one, "row 0")
    assert not aside.has(other, "row 1")
    again = read_set_aside(aside.exported(), "aside.jsonl")
    assert again.has(one, "row 0")
    aside.add(one)
    assert aside.has(other, "row 1")
    with pytest.raises(UsageError, match=r"“x\.json” is no list of findings"):
        read_set_aside(b"[1]", "x.json")


def test_own_checks() -> None:
    double = OwnCheck("no-double", target=r"!!", message="No two of them.", severity=Severity.MAJOR)
    both = OwnCheck("please", source="请", target="please")
    pairs = [("请坐。", "Sit down!!"), ("请坐。", "Please sit down.")]

    def own() -> OwnChecks:
        return OwnChecks(read_own_checks(own_checks_json([double, both]), "own.json"))

    told = [(one.check, one.row, str(one.message), one.severity.value) for one in found(own, pairs)]
    assert told == [
        ("no-double", 0, "No two of them.", "major"),
        ("please", 0, "please", "minor"),
    ]
    with pytest.raises(UsageError, match="is no list of checks"):
        read_own_checks(b'[{"name": "x"}]', "own.json")
    with pytest.raises(UsageError, match="is not a regular expression"):
        OwnChecks([OwnCheck("x", source="(")])


def test_reports() -> None:
    rows = checked_rows([("<b>4500</b>人", "<b>4,600</b> people")])
    (one,) = [one for one in _all([(row.source.text, row.target.text) for row in rows])]
    assert json.loads(json.dumps(as_json(one))) == {
        "check": "number",
        "severity": "major",
        "row": 0,
        "source": [[3, 7]],
        "target": [[3, 8]],
        "message": "“4500” is “4,600” on the other side.",
    }
    assert as_fields(one, rows[0])[:4] == ("0", "number", "major", "number")
    page = "".join(as_html("A < B", [(one, rows[0])]))
    assert "&lt;b&gt;<mark>4500</mark>&lt;/b&gt;人" in page
    assert "<title>A &lt; B</title>" in page


def _all(pairs: list[tuple[str, str]]) -> list:  # type: ignore[type-arg]
    rows = checked_rows(pairs)
    checker = Checker(rows.__getitem__, len(rows), make_checks(("zh", "en"), open_lexicon()))
    checker.survey(NoJob())
    return list(checker.check(range(len(rows)), NoJob()))
