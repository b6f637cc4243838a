"""What goes back into a PO file: the changed translation, spelled and wrapped as the file is."""

import pytest

from duidu.core.errors import FileError
from duidu.formats.gettext_po.original import open_po

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def rewritten(text: str, field: int, new: str, encoding: str = "utf-8") -> str:
    data = text.encode(encoding)
    file = open_po(data, encoding, "a.po")
    assert file.write({}).data == data
    written = file.write({field: new})
    assert open_po(written.data, encoding, "a.po").texts[field] == new
    return written.data.decode(encoding)


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ('msgstr "打开"', "打开它", 'msgstr "打开它"'),
        ('msgstr  "打开"  ', "关", 'msgstr  "关"  '),
        ('msgstr ""', "打开", 'msgstr "打开"'),
        ('msgstr "a \\"b\\" \\t c\\n"', 'a "b" d', 'msgstr "a \\"b\\" \\t d\\n"'),
        ('msgstr "\\x41\\101 b"', "AA c", 'msgstr "\\x41\\101 c"'),
        ('msgstr "打" "开"', "打开它", 'msgstr "打开它"'),
    ],
)
def test_only_the_string_changes(before: str, new: str, after: str) -> None:
    around = HEAD + '# who\n#. what\n#: a.c:1\n#, c-format\n#| msgid "old"\nmsgctxt "m|n"\n'
    text = around + 'msgid "Open it"\n' + before + '\n\n#~ msgid "x"\n#~ msgstr "y"\n'
    assert rewritten(text, 1, new) == text.replace(f'it"\n{before}\n', f'it"\n{after}\n')


def test_a_string_of_several_lines_is_wrapped_as_the_file_wraps() -> None:
    before = (
        '"This is a long text that a program has cut into lines of some sixty "\n'
        '"columns, as most of them do.\\n"\n"Second."\n'
    )
    after = (
        '"This is a long text that a program has cut into lines of some fifty or "\n'
        '"more columns, as most of them do.\\n"\n"Third."\n'
    )
    text = HEAD + 'msgid "a"\nmsgstr ""\n' + before
    new = (
        "This is a long text that a program has cut into lines of some fifty or more columns, as "
        "most of them do. Third."
    )
    # A line has as many columns as the longest that was cut.
    wider = text.replace("some sixty ", "some sixty or ").replace('"columns', '"columns')
    assert rewritten(wider, 1, new) == wider.replace(before.replace("sixty ", "sixty or "), after)


def test_chinese_is_wrapped_between_characters_but_not_before_a_mark() -> None:
    wide = "这是一段很长的文字它被程序分成了好几行每一行大约六十列宽度" * 2
    text = HEAD + f'msgid "a"\nmsgstr ""\n"{wide[:30]}"\n"{wide[30:]}"\n'
    after = rewritten(text, 1, wide + "，完。" + wide)
    assert all(len(line) <= 32 or line.endswith('，"') for line in after.splitlines()[6:])
    assert '\n"，' not in after


def test_a_first_translation_has_the_line_breaks_of_its_original() -> None:
    text = HEAD + 'msgid "\\nUsage: duidu\\n"\nmsgstr ""\n'
    assert 'msgstr ""\n"\\n"\n"用法：duidu\\n"\n' in rewritten(text, 1, "用法：duidu")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_line_ends_marks_and_encodings_stay(ending: str, encoding: str) -> None:
    mark = "\ufeff" if encoding != "gb18030" else ""
    text = mark + HEAD + 'msgid "a"\nmsgstr ""\n"一"\n"二"\n\nmsgid "b"\nmsgstr "三"'
    text = text.replace("\n", ending)
    wanted = text.replace("三", "四")
    assert rewritten(text, 3, "四", encoding) == wanted
    assert f'"一三"{ending}' in rewritten(text, 1, "一三", encoding)


def test_forms_are_written_one_by_one() -> None:
    text = HEAD + ('msgid "一个"\nmsgid_plural "%d 个"\nmsgstr[0] "one"\nmsgstr[1] "%d of them"\n')
    assert rewritten(text, 3, "%d things") == text.replace("%d of them", "%d things")


def test_originals_stay_and_that_is_said() -> None:
    text = (HEAD + 'msgid "a"\nmsgstr "b"\n').encode()
    written = open_po(text, "utf-8", "a.po").write({0: "c"})
    assert written.data == text
    assert written.left_out == (
        "1 corrected original was left out: programs find the translation by it.",
    )


def test_what_the_encoding_lacks_is_refused() -> None:
    file = open_po('msgid "a"\nmsgstr "é"\n'.encode("latin-1"), "latin-1", "a.po")
    with pytest.raises(FileError, match="lacks a character"):
        file.write({1: "雨"})


def test_bytes_that_are_none_of_the_encoding_come_back() -> None:
    data = b'# \xff\nmsgid "a"\nmsgstr "b \xfe c"\n'
    file = open_po(data, "utf-8", "a.po")
    assert file.texts[1] == "b \ufffd c"
    assert file.write({1: "b \ufffd d"}).data == data.replace(b"c", b"d")
