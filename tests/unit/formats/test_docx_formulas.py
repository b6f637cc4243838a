"""Formulas, raised digits and signs of symbol fonts of Word keep their meaning."""

import pytest

from duidu.formats.docx.original import open_docx
from duidu.formats.docx.symbols import character_of
from fixtures.small_documents import read, run, word

M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def m(name: str, *inside: str) -> str:
    return f"<m:{name}>{''.join(inside)}</m:{name}>"


def t(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def formula(inside: str) -> str:
    return f"<m:oMath {M}>{inside}</m:oMath>"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (m("f", m("num", t("1")), m("den", t("2"))), "½"),
        (m("f", m("num", t("a+b")), m("den", t("3"))), "(a+b)/3"),
        (m("sSup", m("e", t("10")), m("sup", t("6"))), "10⁶"),
        (m("sSub", m("e", t("H")), m("sub", t("2"))) + t("O"), "H₂O"),
        (m("sSubSup", m("e", t("x")), m("sub", t("i")), m("sup", t("2"))), "x_i²"),
        (m("rad", '<m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>', m("e", t("a+b"))), "√(a+b)"),
        (m("rad", m("deg", t("3")), m("e", t("x"))), "³√x"),
        (m("d", m("e", t("x"))), "(x)"),
        (m("d", '<m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr>', m("e", t("x"))), "[x"),
        (
            m("nary", '<m:naryPr><m:chr m:val="∑"/></m:naryPr>', m("sub", t("i=1"))).replace(
                "</m:nary>", m("sup", t("n")) + m("e", t("i")) + "</m:nary>"
            ),
            "∑_(i=1)ⁿ i",
        ),
        (m("func", m("fName", t("sin")), m("e", t("x"))), "sin x"),
        (m("m", m("mr", m("e", t("1")), m("e", t("0"))), m("mr", m("e", t("0")))), "1, 0; 0"),
    ],
)
def test_a_formula_is_on_one_line(inside: str, said: str) -> None:
    made = word(f"<w:p>{run('约 ')}{formula(inside)}{run(' 多')}</w:p>")
    assert [block.text for block in read(made, ".docx").blocks] == [f"约 {said} 多"]


def test_a_formula_alone_is_text_and_an_empty_one_is_counted() -> None:
    alone = f"<w:p><m:oMathPara {M}>{formula(t('E=m'))}</m:oMathPara></w:p>"
    document = read(word(f"{alone}<w:p>{run('x')}{formula(m('f'))}</w:p>"), ".docx")
    assert [block.text for block in document.blocks] == ["E=m", "x/"]
    empty = read(word(f"<w:p>{run('x')}{formula('')}</w:p>"), ".docx")
    assert empty.left_out == {"formula": 1}


def test_raised_and_lowered_digits_keep_their_meaning() -> None:
    raised, lowered = (f'<w:vertAlign w:val="{one}script"/>' for one in ("super", "sub"))
    made = word(
        f"<w:p>{run('10')}{run('6', raised)}{run(' H')}{run('2', lowered)}{run('O 1')}"
        f"{run('st', raised)}</w:p>"
    )
    assert [block.text for block in read(made, ".docx").blocks] == ["10⁶ H₂O 1st"]


def test_signs_of_symbol_fonts_are_characters_or_counted() -> None:
    signs = "".join(
        f'<w:sym w:font="{font}" w:char="{code}"/>'
        for font, code in (
            *(("Wingdings", "F0FC"), ("Wingdings", "00FE"), ("Symbol", "F061")),
            *(("Wingdings 2", "F052"), ("Arial", "2713"), ("Unheard of", "F0FC")),
        )
    )
    own = run("\uf0fe \uf000", '<w:rFonts w:ascii="Wingdings"/>')
    document = read(word(f"<w:p>{run('x')}<w:r>{signs}</w:r>{own}</w:p>"), ".docx")
    assert document.blocks[0].text == "x✓☑α☑✓☑ \uf000"
    assert document.left_out == {"drawing": 1}


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        *(("Symbol", 0x7E, "∼"), ("Symbol", 0xB4, "×"), ("Symbol", 0xD6, "√")),
        *(("Symbol", 0xE5, "∑"), ("Symbol", 0xFE, "⎭"), ("Symbol", 0xB7, "•")),
        *(("Wingdings", 0x28, "☎"), ("Wingdings", 0x4A, "☺"), ("Wingdings", 0x6C, "●")),
        *(("Wingdings", 0x81, "①"), ("Wingdings", 0x8C, "❶"), ("Wingdings", 0xA8, "◻")),
        *(("Wingdings", 0xD8, "➢"), ("Wingdings", 0xE0, "→"), ("Wingdings", 0xE8, "➔")),
        *(("Wingdings", 0xF0, "⇨"), ("Wingdings", 0xFB, "✗"), ("Wingdings", 0xFD, "☒")),
        *(("Arial", 0xF0FC, ""), ("Arial", 0xD800, ""), ("Arial", 0x41, "A")),
    ],
)
def test_tables_of_symbol_fonts(font: str, code: int, sign: str) -> None:
    assert character_of(font, code) == sign


def test_what_word_makes_stays_when_the_words_around_it_are_changed() -> None:
    half = formula(m("f", m("num", t("1")), m("den", t("2"))))
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    hidden = run("SECRET", "<w:vanish/>")
    made = word(f"<w:p>{run('about ')}{half}{run(' km')}{raised}{hidden}{run(' wide')}</w:p>")
    file = open_docx(made, "utf-8", "a.docx")
    assert file.texts == ("about ½ km² wide",)
    done = file.write({0: "nearly ½ km² broad"})
    assert open_docx(done.data, "utf-8", "a.docx").texts == ("nearly ½ km² broad",)
    assert done.left_out == ()
    kept = file.write({0: "about ⅓ km² wide"})
    assert kept.data == made
    assert "Word makes" in kept.left_out[0]


def test_tracked_changes_that_are_taken_as_accepted_are_said() -> None:
    made = word(
        f"<w:p>{run('a')}<w:ins>{run('b')}</w:ins><w:ins>{run('c')}</w:ins></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('one ')}</w:p><w:p>{run('two')}</w:p>"
        f"<w:p><w:moveTo>{run('moved')}</w:moveTo></w:p>"
    )
    document = read(made, ".docx")
    assert [block.text for block in document.blocks] == ["abc", "one two", "moved"]
    assert [note.split(" ")[0] for note in document.notes] == ["2", "1", "1"]
    file = open_docx(made, "utf-8", "a.docx")
    changed = file.write({1: "one and two"}).data
    assert open_docx(changed, "utf-8", "a.docx").texts[1] == "one and two"


def test_lines_of_prose_that_are_read_as_one_text_are_written_back() -> None:
    said = (
        "The old man pushed the boat into the cold brown water of the wide",
        "and silent river and did not look back at the lights behind him.",
        "His wife stood at the door of their small house for a long, long",
        "time and did not call him.",
    )
    lines = "<w:br/>".join(f"<w:t>{text}</w:t>" for text in said)
    file = open_docx(word(f"<w:p><w:r>{lines}</w:r></w:p>"), "utf-8", "a.docx")
    first, second = file.texts
    new = (first.replace("river", "lake"), second.replace("wife", "mother"))
    changed = file.write(dict(enumerate(new))).data
    assert open_docx(changed, "utf-8", "a.docx").texts == new
