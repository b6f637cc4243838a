"""Edits that did not fit and are settled: one person decides, and nobody is asked again anywhere.

What is settled stands in the list of what a person is to be told, marked so; the later decision of
two wins. It is told with all else that changed, when that is written down.
"""

import json
from collections.abc import Iterator
from typing import Any

import apsw

from duidu.library.store.codec import dumps
from duidu.library.sync.capture import Capture, put_out
from duidu.library.sync.kinds import EDIT, SETTLED
from duidu.library.sync.lines import Line
from duidu.library.sync.told import remember

_IS_DECIDED = "json_extract(said, '$.decided') IS NOT NULL"


def settle(
    connection: apsw.Connection, article: str, edit: str, is_settled: bool, capture: Capture
) -> None:
    """Ask no more of an edit, named by its stamp, or ask again."""
    said = _said(connection, article, edit)
    stamp = capture.stamps.after([said.get("decided", "")])
    _keep(connection, edit, {**said, "settled": is_settled, "decided": stamp, "untold": True})


def take_settled(connection: apsw.Connection, line: Line) -> None:
    """Take over what another device decided. Raises ValueError for a line of another form."""
    is_settled = line.fields.get("settled")
    if len(line.key) != 2 or not isinstance(is_settled, bool):
        raise ValueError("it is of another form")
    article, edit = line.key
    said = _said(connection, article, edit)
    if line.stamp > said.get("decided", ""):
        _keep(connection, edit, {**said, "settled": is_settled, "decided": line.stamp})


def tell_settled(connection: apsw.Connection, is_all: bool = False) -> None:
    """Put what was decided into what is to be told, if it was not told or with `is_all`."""
    for edit, said in list(_decided(connection)):
        is_untold = said.pop("untold", False)
        if is_all or is_untold:
            fields = {"settled": said["settled"]}
            put_out(connection, Line(SETTLED, (said["article"], edit), said["decided"], fields))
        if is_untold:
            _keep(connection, edit, said)


def _decided(connection: apsw.Connection) -> Iterator[tuple[str, dict[str, Any]]]:
    """The edits of which something was decided, with what is said of them."""
    query = f"SELECT id, said FROM sync_told WHERE {_IS_DECIDED}"
    for edit, said in connection.execute(query):
        yield str(edit), json.loads(str(said))


def _said(connection: apsw.Connection, article: str, edit: str) -> dict[str, Any]:
    """What is said of an edit; that it does not fit, where it was not known yet."""
    remember(connection, edit, {"kind": EDIT, "article": article, "edit": edit})
    query = "SELECT said FROM sync_told WHERE id=?"
    found: dict[str, Any] = json.loads(str(connection.execute(query, (edit,)).fetchall()[0][0]))
    return found


def _keep(connection: apsw.Connection, edit: str, said: dict[str, Any]) -> None:
    connection.execute("UPDATE sync_told SET said=? WHERE id=?", (dumps(said), edit))
