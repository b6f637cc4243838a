"""What few documents of Word have is counted where it is not read."""

from duidu.formats.docx.thin import parse_thin
from fixtures.small_documents import W, read, run, word

_SHAPES = "urn:schemas-microsoft-com:vml"


def test_words_that_are_set_as_a_drawing_are_counted_and_told() -> None:
    shape = f'<v:shape xmlns:v="{_SHAPES}"><v:textpath string="River"/></v:shape>'
    drawn = f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"
    document = read(word(f"<w:p>{run('Rain.')}</w:p>{drawn}"), ".docx")
    assert [block.text for block in document.blocks] == ["Rain."]
    assert document.left_out == {"drawing": 1}
    assert document.places == {"drawing": "River"}


def test_a_part_in_a_file_of_its_own_is_counted() -> None:
    document = read(word(f"<w:p>{run('Rain.')}</w:p><w:subDoc/>"), ".docx")
    assert document.left_out == {"embedded object": 1}


def test_lines_with_an_empty_one_between_are_paragraphs() -> None:
    broken = "<w:p><w:r><w:t>他走了</w:t><w:br/><w:br/><w:t>雨停了</w:t></w:r></w:p>"
    blocks = read(word(broken), ".docx").blocks
    assert [(block.text, block.kind.value) for block in blocks] == [
        ("他走了", "paragraph"),
        ("雨停了", "paragraph"),
    ]


def test_a_run_for_each_letter_is_read_as_one_run_is() -> None:
    look = '<w:rFonts w:hint="eastAsia"/><w:sz w:val="24"/>'
    letters = [run(one, look) for one in "雨停了他走了"]
    bold, mark = run("很", "<w:b/>"), '<w:bookmarkStart w:id="1" w:name="a"/>'
    split = word(f"<w:p>{''.join(letters[:3])}{bold}{mark}{''.join(letters[3:])}</w:p>")
    whole = word(f"<w:p>{run('雨停了')}{bold}{run('他走了')}</w:p>")
    blocks = read(split, ".docx").blocks
    assert [block.text for block in blocks] == ["雨停了很他走了"]
    assert blocks[0].emphasis
    assert blocks == read(whole, ".docx").blocks


def test_runs_that_look_the_same_are_one_and_others_stay() -> None:
    runs = f"{run('a')}{run('b')}<w:r><w:tab/><w:t>c</w:t></w:r>{run('d')}{run('e', '<w:b/>')}"
    root = parse_thin(f'<w:body xmlns:w="{W}"><w:p>{runs}</w:p></w:body>'.encode(), "a")
    found = [[one.text for one in each.iter("{*}t")] for each in root.iter("{*}r")]
    assert found == [["ab"], ["c"], ["d"], ["e"]]
