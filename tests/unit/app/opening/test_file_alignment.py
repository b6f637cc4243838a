"""Rows that a file gives."""

from duidu.app.opening.file_alignment import rows_of_file
from duidu.core.jobs import NoJob
from duidu.formats.base.document import RawBlock


def test_a_paragraph_that_is_named_again_after_another_is_another() -> None:
    """Each block stands in one row, whatever a file says."""
    zh = [(RawBlock("一。", paragraph=1), 0), (RawBlock("三。", paragraph=1), 2)]
    en = [(RawBlock("One.", paragraph=1), 0), (RawBlock("Two.", paragraph=2), 1)]
    (source, _), rows = rows_of_file(("zh", "en"), (zh, en), NoJob())
    assert [row.blocks.source for row in rows] == [(0,), (), (1,)]
    assert [block.text for block in source.blocks] == ["一。", "三。"]
