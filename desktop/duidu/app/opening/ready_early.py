"""Has children start for files that are named at a start, beside loading the window."""

from collections.abc import Sequence
from pathlib import Path

from duidu.app.base.machine import Machine
from duidu.app.opening.known_files import known_article
from duidu.formats.sandbox.ready_children import ReadyChildren
from duidu.library.library import Library


def ready_children_for(paths: Sequence[Path]) -> ReadyChildren:
    """Children that start at once, one for each file that needs one."""
    from duidu.formats.sandbox.process import ready_children

    ready = ready_children(Machine().has_room)
    expect_files(ready, paths)
    return ready


def expect_files(
    ready: ReadyChildren, paths: Sequence[Path], library: Library | None = None
) -> None:
    """Expect files, unless there is a library in which they are already."""
    # More than two are a folder's, which is read file by file.
    if library is not None and len(paths) <= 2 and known_article(library, paths):
        return
    from duidu.formats.sandbox.parent import needs_child

    ready.expect(min(2, sum(map(needs_child, paths))))
