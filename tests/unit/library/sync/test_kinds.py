"""Every table that holds a person's work goes to other devices, or says why not."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from duidu.core.article import SideName
from duidu.core.jobs import NoJob
from duidu.library.articles.collections import Chapter, Collection
from duidu.library.library import Library
from duidu.library.store.schema import MIGRATIONS, TABLES, Value
from duidu.library.sync.kinds import KINDS, NOT_ENTRIES, Kind
from fixtures.devices import ARTICLE, Device


def test_every_table_goes_or_says_why_not() -> None:
    going = {kind.table for kind in KINDS}
    assert going | NOT_ENTRIES.keys() == set(TABLES)
    assert not going & NOT_ENTRIES.keys()


def test_every_table_of_the_library_is_known() -> None:
    made = set(re.findall(r"CREATE TABLE (\w+)", "\n".join(MIGRATIONS)))
    # Lists that are made of other tables, and what belongs to the file itself.
    assert {name for name in made if not name.startswith("sync_")} - {"meta", "note_blocks"} == {
        table.name for table in TABLES
    }


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name != "article"])
def test_every_column_goes_or_is_of_this_device(kind: Kind) -> None:
    columns = [*kind.key, *(name for parts in kind.fields.values() for name in parts), *kind.own]
    assert sorted(columns) == sorted(kind.table.columns)


def test_whatever_writes_a_row_is_told(tmp_path: Path) -> None:
    # Past all stores, as another program would: by SQL alone.
    device = Device.at(tmp_path, tmp_path / "folder", "one")
    library = device.library
    library.collections.put(Collection("c", "书", (Chapter(ARTICLE),)))
    device.exchange()
    for kind in KINDS:
        columns = _some_row(kind, number=1)
        with_crc = kind.table.row(*(columns[name] for name in kind.table.columns))
        if kind.name == "article":
            continue
        write(library, kind.table.insert, with_crc)
        told = device.exchange()
        assert told.told == 1, kind.name
        write(library, f"DELETE FROM {kind.table.name} WHERE {kind.key[0]}='made'", ())
        # A note leaves the library long after it was taken away, which was told then.
        assert device.exchange().told == (0 if kind.name == "note" else 1), kind.name


def write(library: Library, statement: str, values: Sequence[Value]) -> None:
    library._database.write(lambda c: c.execute(statement, values).fetchall())


def _some_row(kind: Kind, number: int) -> dict[str, str | int | float | None]:
    """A row of a kind that any store could read."""
    texts = {"kind": "note", "scope": "everywhere", "chapters": "[]", "sources": "[]"}
    lists = {name: "[]" for name in ("anchors", "tags", "links", "failed")}
    real = ("created", "modified", "due", "changed", "buried", "time", "duration")
    whole = ("article", "side", "block", "start", "stop", "place", "level", "stage", "rating")
    row: dict[str, str | int | float | None] = {}
    for name in kind.table.columns:
        if name in real:
            row[name] = 5.0
        elif name in whole:
            row[name] = number if name == "article" else 0
        elif name in ("deleted", "stability", "difficulty", "reviewed", "step"):
            row[name] = None
        else:
            row[name] = "{}" if name == "extra" else {**texts, **lists}.get(name, "made")
    return {**row, kind.key[0]: "made", **({"step": "s"} if kind.name == "rewording" else {})}


def test_a_place_is_told_when_it_has_rested(tmp_path: Path) -> None:
    device = Device.at(tmp_path, tmp_path / "folder", "one")
    device.exchange()
    assert device.exchanges is not None
    for offset in range(3):
        device.library.articles.set_reading_position(ARTICLE, SideName.SOURCE, 1, offset, 0.5)
        told = device.exchanges.run(NoJob()).told
        assert told == 0
    device.clock += 60
    assert device.exchanges.run(NoJob()).told == 1
