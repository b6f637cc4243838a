"""The row of another device is believed only where it is one."""

import json

import pytest

from duidu.core.article import ShownTime
from duidu.library.sync.row_content import stored_row


def content(time: list[object]) -> str:
    block = [1, "paragraph", 0, "他走了。", json.dumps([0, 4, ["time", *time]])]
    return json.dumps([[block], [], "[]", 0.5, "machine", 0, False])


def test_a_subtitle_of_another_device_has_its_time() -> None:
    assert stored_row(content([1_000, 2_500])).source[0].time == ShownTime(1_000, 2_500)


@pytest.mark.parametrize("time", [[1], ["1", 2], [-1, 2], [1.5, 2], [None, None], [1, 2, 3]])
def test_a_time_that_is_none_is_refused(time: list[object]) -> None:
    with pytest.raises(ValueError, match="no row"):
        stored_row(content(time))
