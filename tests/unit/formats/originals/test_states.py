"""What files say of each segment is read, and written so that nothing else differs."""

import pytest

from duidu.core.row_status import RowStatus
from duidu.formats.base.document import ReadOptions
from duidu.formats.base.original import OriginalFile
from duidu.formats.gettext_po.original import open_po
from duidu.formats.gettext_po.reader import PoReader
from duidu.formats.tmx.original import open_tmx
from duidu.formats.tmx.reader import TmxReader
from duidu.formats.xliff.original import open_xliff
from duidu.formats.xliff.reader import XliffReader

OPEN, WORK, QUESTION = RowStatus.OPEN, RowStatus.WORK, RowStatus.QUESTION
CONFIRMED, FINAL, LOCKED = RowStatus.CONFIRMED, RowStatus.FINAL, RowStatus.LOCKED
ONE = (
    '<xliff version="1.2" xmlns:mq="MQXliff" xmlns:m="m" xmlns:sdl="s"><file source-language="en" '
    'target-language="zh"><body>{}</body></file></xliff>'
)
TWO = (
    '<xliff version="2.1" srcLang="en" trgLang="zh" xmlns="urn:oasis:names:tc:xliff:document:2.0">'
    '<file id="f">{}</file></xliff>'
)
TMX = '<tmx version="1.4"><header/><body>{}</body></tmx>'
TEXTS = "<source>Rain</source><target{}>雨</target>"
REVIEW = ' state="needs-review-translation"'
VARIANTS = '<tuv xml:lang="en"><seg>Rain</seg></tuv><tuv xml:lang="zh"><seg>雨</seg></tuv>'


def unit(attributes: str = "", target: str = "") -> str:
    return ONE.format(f'<trans-unit id="1"{attributes}>{TEXTS.format(target)}</trans-unit>')


def grouped(text: str) -> str:
    """A file whose units stand in a group that is not to be translated."""
    text = text.replace("<body>", '<body><group translate="no">')
    return text.replace("</body>", "</group></body>")


def sdl(conf: str, locked: str = "") -> str:
    return ONE.format(
        '<trans-unit id="1"><source>Rain. Snow.</source><seg-source><mrk mtype="seg" mid="1">Rain.'
        '</mrk> <mrk mtype="seg" mid="2">Snow.</mrk></seg-source><target><mrk mtype="seg" mid="1">'
        '雨。</mrk><mrk mtype="seg" mid="2">雪。</mrk></target><sdl:seg-defs><sdl:seg id="1"'
        f'{conf}/><sdl:seg id="2"{locked} conf="Draft"><sdl:value key="a">b</sdl:value></sdl:seg>'
        "</sdl:seg-defs></trans-unit>"
    )


def two(attributes: str = "", of_unit: str = "") -> str:
    return TWO.format(
        f'<unit id="u"{of_unit}><segment{attributes}>{TEXTS.format("")}</segment></unit>'
    )


def tmx(props: str = "") -> str:
    return TMX.format(f"<tu>\n  {props}{VARIANTS}\n</tu>")


def po(before: str, newline: str = "\n") -> str:
    head = 'msgid ""\nmsgstr "Language: zh\\n"\n\n'
    return (head + before + 'msgid "Rain"\nmsgstr "雨"\n').replace("\n", newline)


def opened(text: str) -> OriginalFile:
    load = open_po if text.startswith("msgid") else open_tmx if "<tmx" in text else open_xliff
    return load(text.encode(), "utf-8", "a")


def read(text: str) -> list[RowStatus]:
    """What the reader says of each original."""
    reader = (
        PoReader() if text.startswith("msgid") else TmxReader() if "<tmx" in text else XliffReader()
    )
    blocks = reader.read(text.encode(), ReadOptions(name="a")).blocks
    return [RowStatus(block.status) for block in blocks if block.text.isascii()]


def put(text: str, status: RowStatus, segment: int = 0) -> str:
    """A file in which a segment was given a status."""
    file = opened(text)
    assert file.write({}).data.decode() == text
    written = file.write({}, {2 * segment: status, 2 * segment + 1: status})
    assert written.left_out == ()
    return written.data.decode()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (unit(), OPEN),
        (unit("", ' state="new"'), OPEN),
        (unit("", ' state="needs-translation"'), OPEN),
        (unit("", ' state="translated"'), OPEN),
        (unit("", ' state="needs-review-translation"'), WORK),
        (unit("", ' state="needs-l10n"'), WORK),
        (unit(' approved="yes"', ' state="needs-review-l10n"'), WORK),
        (
            unit("", ' state="needs-review-translation" state-qualifier="x-duidu-question"'),
            QUESTION,
        ),
        (unit("", ' state="signed-off"'), CONFIRMED),
        (unit(' approved="yes"'), CONFIRMED),
        (unit(' approved="yes"', ' state="translated"'), CONFIRMED),
        (unit(' approved="no"', ' state="final"'), FINAL),
        (unit(' translate="no"', ' state="final"'), LOCKED),
        (unit(' mq:status="NotStarted"'), OPEN),
        (unit(' mq:status="ManuallyConfirmed"'), CONFIRMED),
        (unit(' mq:status="Proofread"'), FINAL),
        (unit(' mq:status="Rejected"'), WORK),
        (unit(' mq:status="Proofread" mq:locked="locked"'), LOCKED),
        (unit(' mq:status="Proofread" mq:locked="no"'), FINAL),
        (unit(' m:confirmed="0"'), OPEN),
        (unit(' m:confirmed="2"'), CONFIRMED),
        (unit(' m:confirmed="1" m:locked="true"'), LOCKED),
        (grouped(unit()), LOCKED),
        (grouped(unit(' translate="yes"')), OPEN),
        (two(), OPEN),
        (two(' state="initial"'), OPEN),
        (two(' state="translated"'), OPEN),
        (two(' state="reviewed"'), CONFIRMED),
        (two(' state="final"'), FINAL),
        (two(' state="translated" subState="duidu:question"'), QUESTION),
        (two(' state="translated" subState="other:x"'), OPEN),
        (two(' state="final"', ' translate="no"'), LOCKED),
        (tmx(), OPEN),
        (tmx('<prop type="x-duidu-status">needs work</prop>'), WORK),
        (tmx('<prop type="x-ConfirmationLevel:SingleString">ApprovedSignOff</prop>'), FINAL),
        (po(""), OPEN),
        (po("#, fuzzy\n"), WORK),
        (po("#, c-format, fuzzy\n"), WORK),
    ],
)
def test_a_status_comes_in(text: str, status: RowStatus) -> None:
    assert read(text) == [status]
    assert set(opened(text).statuses) == {status}


def test_segments_of_trados_have_their_own() -> None:
    assert read(sdl(' conf="ApprovedTranslation"')) == [CONFIRMED, OPEN]
    assert read(sdl(' conf="RejectedSignOff"', ' locked="true"')) == [WORK, LOCKED]
    assert read(sdl("")) == [OPEN, OPEN]


@pytest.mark.parametrize(
    ("before", "status", "after"),
    [
        (unit(), CONFIRMED, unit(' approved="yes"')),
        (unit(' approved="no"'), CONFIRMED, unit(' approved="yes"')),
        (unit("", ' state="new"'), CONFIRMED, unit(' approved="yes"', ' state="signed-off"')),
        (unit(), FINAL, unit(' approved="yes"', ' state="final"')),
        (unit(), WORK, unit("", ' state="needs-review-translation"')),
        (
            unit(' approved="yes"', " state='final'"),
            QUESTION,
            unit(
                ' approved="no"',
                " state='needs-review-translation' state-qualifier=\"x-duidu-question\"",
            ),
        ),
        (
            unit("", ' state="needs-review-translation" state-qualifier="x-duidu-question"'),
            OPEN,
            unit("", ' state="translated"'),
        ),
        (unit(' mq:status="Rejected"'), CONFIRMED, unit(' mq:status="ManuallyConfirmed"')),
        (unit(' mq:status="Proofread"'), OPEN, unit(' mq:status="PartiallyEdited"')),
        (unit(' m:confirmed="1"'), WORK, unit(' m:confirmed="0"')),
        (
            unit(' m:confirmed="0"').replace("<xliff", '<xliff m:level="2"'),
            FINAL,
            unit(' m:confirmed="2"').replace("<xliff", '<xliff m:level="2"'),
        ),
        (sdl(' conf="Translated"'), CONFIRMED, sdl(' conf="ApprovedTranslation"')),
        (sdl(""), QUESTION, sdl(' conf="RejectedTranslation"')),
        (two(), CONFIRMED, two(' state="reviewed"')),
        (two(' state="translated"'), WORK, two(' state="translated" subState="duidu:needs-work"')),
        (two(' state="final" subState="a:b"'), CONFIRMED, two(' state="reviewed"')),
        (tmx(), QUESTION, tmx('<prop type="x-duidu-status">question</prop>\n  ')),
        (tmx('<prop type="x-duidu-status">final</prop>\n  '), OPEN, tmx().replace("\n  <", "<", 0)),
        (
            tmx('<prop type="x-ConfirmationLevel">Translated</prop>'),
            CONFIRMED,
            tmx('<prop type="x-ConfirmationLevel">ApprovedTranslation</prop>'),
        ),
        (po("#, fuzzy\n"), CONFIRMED, po("")),
        (po("#, fuzzy, c-format\n"), OPEN, po("#, c-format\n")),
        (po("#, c-format, fuzzy\n"), FINAL, po("#, c-format\n")),
        (
            po('# a\n#, c-format\n#| msgid "R"\n'),
            WORK,
            po('# a\n#, fuzzy, c-format\n#| msgid "R"\n'),
        ),
        (po('#: a.c:1\n#| msgid "R"\n'), QUESTION, po('#: a.c:1\n#, fuzzy\n#| msgid "R"\n')),
        (po("#: a\n", "\r\n"), WORK, po("#: a\n#, fuzzy\n", "\r\n")),
        (po("#, fuzzy\n", "\r\n"), OPEN, po("", "\r\n")),
    ],
)
def test_only_what_says_it_differs(before: str, status: RowStatus, after: str) -> None:
    assert put(before, status) == after


@pytest.mark.parametrize("status", [OPEN, WORK, QUESTION, CONFIRMED, FINAL])
@pytest.mark.parametrize(
    "before", [unit(), unit(' approved="yes"', ' state="final"'), two(), tmx()]
)
def test_each_status_comes_back(before: str, status: RowStatus) -> None:
    assert set(opened(put(before, status)).statuses) == {status}


def test_a_status_and_a_text_are_written_together() -> None:
    done = opened(unit("", ' state="new"')).write({1: "雪"}, {1: CONFIRMED}).data.decode()
    assert done == unit(' approved="yes"', ' state="signed-off"').replace("雨", "雪")
    empty = two(' state="initial"').replace("<target>雨</target>", "<target/>")
    done = opened(empty).write({1: "雪"}, {0: FINAL}).data.decode()
    assert done == two(' state="final"').replace("雨", "雪")
    missing = unit().replace("<target>雨</target>", "")
    done = opened(missing).write({1: "雪"}, {0: CONFIRMED}).data.decode()
    assert done == unit(' approved="yes"').replace("雨", "雪")


def test_a_text_that_is_put_in_is_translated_until_somebody_says_more() -> None:
    empty = unit("", ' state="new"').replace("雨", "")
    assert opened(empty).write({1: "雪"}).data.decode() == unit("", ' state="translated"').replace(
        "雨", "雪"
    )


@pytest.mark.parametrize("text", [unit(), unit("", ' state="new"'), two(), sdl("")])
def test_what_is_not_translated_is_never_approved(text: str) -> None:
    empty = text.replace("雨。", "").replace("雨", "")
    written = opened(empty).write({}, {0: FINAL})
    assert written.data.decode() == empty
    assert written.left_out == ("1 status was left out: the file has no place for it.",)


def test_a_status_without_a_place_is_counted() -> None:
    missing = unit().replace("<target>雨</target>", "")
    written = opened(missing).write({}, {0: WORK})
    assert written.data.decode() == missing
    assert written.left_out == ("1 status was left out: the file has no place for it.",)


def test_plural_forms_share_one_flag() -> None:
    text = (
        'msgid ""\nmsgstr ""\n\n#, fuzzy\nmsgid "a rain"\nmsgid_plural "rains"\n'
        'msgstr[0] "雨"\nmsgstr[1] "雨们"\n'
    )
    file = opened(text)
    assert file.write({}, {0: CONFIRMED, 2: CONFIRMED}).data.decode() == text
    every = dict.fromkeys(range(4), CONFIRMED)
    assert file.write({}, every).data.decode() == text.replace("#, fuzzy\n", "")


def test_each_unit_is_locked_by_the_innermost_that_says_so() -> None:
    inner = "".join(
        f'<group{said}><group><trans-unit id="{n}">{TEXTS.format("")}</trans-unit></group></group>'
        for n, said in enumerate(("", ' translate="yes"', "", ' translate="no"'))
    )
    after = f'<trans-unit id="9">{TEXTS.format("")}</trans-unit>'
    text = ONE.format(f'<group translate="no">{inner}</group>{after}{after}')
    wanted = [LOCKED, OPEN, LOCKED, LOCKED, OPEN, OPEN]
    file = open_xliff(text.encode(), "utf-8", "a.xlf")
    assert list(file.statuses[::2]) == wanted
    blocks = XliffReader().read(text.encode(), ReadOptions("utf-8", "a.xlf")).blocks
    assert [RowStatus(block.status) for block in blocks[1::2]] == wanted
