"""What few documents of Word have is counted where it is not read."""

from fixtures.small_documents import read, run, word

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
