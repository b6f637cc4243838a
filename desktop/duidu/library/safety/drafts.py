"""The drafts of one library: kept by a thread of their own, so that typing never waits for a disk.

What a draft is stands in core/draft.py, how one is written in draft_files.py.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from duidu.core.draft import Draft
from duidu.core.errors import Sentence
from duidu.library.safety.draft_files import (
    draft_folders,
    read_drafts,
    remove_draft,
    write_draft,
)

_PATIENCE = 5.0  # seconds that the end of the program waits for a slow disk


class Drafts:
    """Keeps, finds and drops drafts. Call any method on any thread.

    `tell` is called on the writer's thread with a sentence for the person when drafts can only be
    kept elsewhere than beside the library, or nowhere: once for each place.
    """

    def __init__(self, library: Path) -> None:
        self.tell: Callable[[Sentence], None] | None = None
        self._folders = draft_folders(library)
        self._changed = threading.Condition()
        self._known: dict[str, Draft] | None = None
        # The newest wish for each draft: to be written, or, with None, to be deleted.
        self._wanted: dict[str, Draft | None] = {}
        self._busy = False
        self._closed = False
        self._thread: threading.Thread | None = None
        self._told: set[Path | None] = {self._folders[0]}

    def all(self) -> Sequence[Draft]:
        """All drafts, the newest first."""
        with self._changed:
            known = list(self._read().values())
        return sorted(known, key=lambda draft: draft.changed, reverse=True)

    def get(self, identity: str) -> Draft | None:
        """A draft by its id."""
        with self._changed:
            return self._read().get(identity)

    def find(self, wanted: Draft) -> Draft | None:
        """The newest draft that was typed for the same thing as this one."""
        return next((draft for draft in self.all() if draft.is_for(wanted)), None)

    def keep(self, draft: Draft) -> None:
        """Have a draft written; it replaces the one of the same id."""
        self._want(draft.id, draft)

    def drop(self, identity: str) -> None:
        """Have a draft deleted: what was typed is kept as what it was meant to be."""
        self._want(identity, None)

    def flush(self, patience: float = _PATIENCE) -> bool:
        """Wait until all is written; whether it was, within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not (self._wanted or self._busy), patience)

    def close(self) -> None:
        """Write what is still wanted, and end the thread."""
        self.flush()
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def _read(self) -> dict[str, Draft]:
        """The drafts by id, read once; the newer of two with one id."""
        if self._known is None:
            self._known = {}
            for folder in self._folders:
                for draft in read_drafts(folder):
                    other = self._known.get(draft.id)
                    if other is None or other.changed < draft.changed:
                        self._known[draft.id] = draft
        return self._known

    def _want(self, identity: str, draft: Draft | None) -> None:
        """Have a draft written, or with None deleted, by the thread, which starts with the first.

        What is wanted of a draft replaces what was wanted of it and is not done yet.
        """
        with self._changed:
            known = self._read()
            if draft is not None:
                known[identity] = draft
            elif known.pop(identity, None) is None:
                return
            self._wanted[identity] = draft
            if self._thread is None:
                # A daemon: a disk that hangs must not keep the program from ending.
                self._thread = threading.Thread(target=self._work, name="drafts", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _work(self) -> None:
        """Carry out wishes until the end."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted or self._closed)
                if not self._wanted:
                    return
                identity = next(iter(self._wanted))
                draft = self._wanted.pop(identity)
                self._busy = True
            try:
                self._write(draft) if draft is not None else self._remove(identity)
            finally:
                with self._changed:
                    self._busy = False
                    self._changed.notify_all()

    def _write(self, draft: Draft) -> None:
        """Write a draft to the first folder that takes it, and delete it from all others."""
        for folder in self._folders:
            try:
                write_draft(folder, draft)
            except OSError:
                continue
            self._remove(draft.id, besides=folder)
            self._say(folder)
            return
        self._say(None)

    def _remove(self, identity: str, besides: Path | None = None) -> None:
        """Delete a draft everywhere; where that fails it is offered once more, never lost."""
        for folder in self._folders:
            if folder == besides:
                continue
            try:
                remove_draft(folder, identity)
            except OSError:
                continue

    def _say(self, folder: Path | None) -> None:
        """Tell the person, once, where drafts are kept, if that is not beside the library."""
        if folder in self._told:
            return
        self._told.add(folder)
        if self.tell is None:
            return
        if folder is None:
            self.tell(
                Sentence(
                    "What you are typing cannot be kept on any disk until it is finished: finish "
                    "or copy it before you leave."
                )
            )
        else:
            self.tell(
                Sentence(
                    "The folder of the library cannot be written, so what you are typing is kept "
                    "in {folder}.",
                    folder=folder,
                )
            )
