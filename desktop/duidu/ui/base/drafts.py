"""Keeps what is typed in an editor as a draft, until it is kept as what it is meant to be.

Every text field that is not a search has one of these; a test finds those that have not.
"""

import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit
from shiboken6 import isValid

from duidu.core.draft import Draft, DraftKind
from duidu.ui.base.context import WindowContext
from duidu.ui.style.i18n import plural, tr, translated_text

if TYPE_CHECKING:
    from duidu.library.safety.drafts import Drafts

# With the time that a disk takes, what was typed is kept within a second.
FIRST, AGAIN = 250, 750  # ms from the first key to the first write, and between two writes


class EditorFields(Protocol):
    """The contents of an editor."""

    def read(self) -> dict[str, str]:
        """What is in its fields, by their names."""

    def fill(self, values: Mapping[str, str]) -> None:
        """Put a text into each of these fields, so that the field's own undo takes it back."""


class TextFields:
    """The fields of an editor by names of their own."""

    def __init__(self, fields: Mapping[str, QLineEdit | QPlainTextEdit | QComboBox]) -> None:
        self._fields = fields

    def read(self) -> dict[str, str]:
        """The text of each field."""
        return {name: _text(field) for name, field in self._fields.items()}

    def fill(self, values: Mapping[str, str]) -> None:
        """Replace the texts of fields."""
        for name, field in self._fields.items():
            if name in values and values[name] != _text(field):
                _replace(field, values[name])

    def follow(self, typed: Callable[[], object]) -> None:
        """Call a function at each change of a field."""
        for field in self._fields.values():
            changed = (
                field.currentTextChanged if isinstance(field, QComboBox) else field.textChanged
            )
            changed.connect(lambda *_: typed())


class EditorDraft(QObject):
    """The draft of one editor. `begin` it when the editor opens, and say `typed` at each change.

    It ends with `keep_nothing`, when the contents were given to a command that keeps them or were
    never changed, or with `let_go`, which leaves a draft to be offered again. `leave` is what
    happens when the page or the window is closed over the open editor.
    """

    def __init__(
        self,
        owner: QObject,
        context: WindowContext,
        fields: EditorFields,
        leave: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(owner)
        self._context = context
        self._fields = fields
        self._leave = leave
        self._draft: Draft | None = None
        self._is_kept = False
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.write)
        if isinstance(fields, TextFields):
            fields.follow(self.typed)

    @property
    def is_open(self) -> bool:
        """Whether an editor is followed."""
        return self._draft is not None

    @property
    def draft(self) -> Draft:
        """The draft of the open editor, with the contents that the editor began from."""
        assert self._draft is not None
        return self._draft

    @property
    def contents(self) -> dict[str, str]:
        """What is in the fields now."""
        return self._fields.read()

    @property
    def article(self) -> str:
        """The article that the editor belongs to, "" for none."""
        return self._draft.article if self._draft is not None else ""

    def begin(self, draft: Draft, again: Draft | None = None) -> None:
        """Follow an editor that shows what the library has.

        `again` is a draft to go on with. Without it, one that was typed for the same thing is put
        back, or offered where the library has got something else meanwhile.
        """
        self.let_go()
        if again is None:
            self._show_pending(draft)
        base = self._fields.read()
        found = again or self._found(draft)
        made = replace(draft, id=found.id if found else draft.id or str(uuid.uuid4()), base=base)
        if found is not None and again is None and dict(found.base) != base:
            made = replace(made, id=draft.id or str(uuid.uuid4()))
            self._offer(found)
            found = None
        self._draft, self._is_kept = made, found is not None
        self._context.editors.append(self)
        if found is not None:
            self._put_back(found, tell=again is None)

    def typed(self) -> None:
        """Have the contents written soon."""
        if self._draft is not None and not self._timer.isActive():
            since = 1000 * (time.monotonic() - self._last)
            self._timer.start(round(max(FIRST, AGAIN - since)))

    def keep_nothing(self) -> None:
        """End, and delete the draft as soon as what was done with the contents is on the disk.

        A command that fails later leaves the draft, and the person is told.
        """
        if self._draft is None:
            return
        commands = self._context.commands
        if not commands.idle:
            # It may be long until the command is on the disk, and the disk may be full by then.
            self.write()
        draft, store = self._end(), self._store()
        left = store.get(draft.id) if draft is not None and self._is_kept else None
        if left is not None:
            self._context.pending_drafts[left.id] = left
            commands.when_durable(partial(_end_pending, self._context, left))

    def let_go(self) -> Draft | None:
        """End, and leave a draft if something was typed; the draft."""
        if self._draft is None:
            return None
        self.write()
        draft, kept = self._end(), self._is_kept
        return self._store().get(draft.id) if draft is not None and kept else None

    def close_unfinished(self, *nothing: str) -> None:
        """End because the only field was closed without being kept, as by Esc.

        A text as it was, or one of `nothing`, is not worth a draft; any other is left as one, and
        the person is told.
        """
        if self._draft is None:
            return
        if self.contents["text"].strip() in (*nothing, self._draft.base["text"].strip()):
            self.keep_nothing()
        elif (left := self.let_go()) is not None:
            say_kept(self._context, left)

    def leave(self) -> None:
        """Keep the contents, one way or the other: the editor is about to be closed."""
        if self._draft is None:
            return
        # First of all: whatever goes wrong with the rest, there is a draft.
        self.write()
        if self._leave is not None:
            self._leave()
        self.let_go()

    def _end(self) -> Draft | None:
        self._timer.stop()
        draft, self._draft = self._draft, None
        if self in self._context.editors:
            self._context.editors.remove(self)
        return draft

    def write(self) -> None:
        """Hand the contents to the thread that writes drafts."""
        self._timer.stop()
        if self._draft is None:
            return
        fields, store = self._fields.read(), self._store()
        self._last = time.monotonic()
        if fields != self._draft.base:
            kept = store.get(self._draft.id) if self._is_kept else None
            if kept is None or dict(kept.fields) != fields or kept.base != self._draft.base:
                store.keep(replace(self._draft, fields=fields, changed=time.time()))
            self._is_kept = True
        elif self._is_kept:
            store.drop(self._draft.id)
            self._is_kept = False

    def _found(self, draft: Draft) -> Draft | None:
        """The draft that was typed for the same thing before and was not finished."""
        pending = self._context.pending_drafts
        typed = (one for one in self._store().all() if one.is_for(draft))
        return next((one for one in typed if one.id not in pending), None)

    def _show_pending(self, draft: Draft) -> None:
        """Show what a pending command makes of the thing, rather than what it was before."""
        if not draft.of_something:
            return
        for pending in self._context.pending_drafts.values():
            if pending.is_for(draft):
                self._fields.fill(pending.fields)

    def _put_back(self, found: Draft, tell: bool) -> None:
        self._fields.fill(found.fields)
        if tell:
            text = tr("Drafts", "What you had typed here is shown again.")
            self._context.messages.offer(text, [(tr("Drafts", "Throw away"), self._throw_away)])

    def _throw_away(self) -> None:
        """Show what the library has; the undo of each field brings the text back."""
        if isValid(self) and self._draft is not None:
            self._fields.fill(self._draft.base)
            self.write()

    def _offer(self, found: Draft) -> None:
        """Offer a draft that was begun from something that has changed meanwhile."""

        def show() -> None:
            if isValid(self) and self._draft is not None:
                self._fields.fill(found.fields)
                self.write()
                self._store().drop(found.id)

        text = tr("Drafts", "There is a draft for this place, begun before it was last changed.")
        self._context.messages.offer(text, [(tr("Drafts", "Show the draft"), show)])

    def _store(self) -> "Drafts":
        """The library's drafts; the first editor has their troubles told."""
        store = self._context.session.drafts
        if store.tell is None:
            store.tell = _Teller(self._context).told.emit
        return store


class SheetDraft(EditorDraft):
    """The draft of a dialog: closed without being kept, it leaves a draft and says so."""

    def __init__(self, sheet: QDialog, context: WindowContext, fields: TextFields) -> None:
        super().__init__(sheet, context, fields, self._close)
        self._sheet = sheet
        self._is_quiet = False
        sheet.finished.connect(self._finished)

    def _close(self) -> None:
        self._is_quiet = True
        self._sheet.close()

    def _finished(self) -> None:
        draft = self.let_go()
        if draft is not None and not self._is_quiet:
            say_kept(self._context, draft)


def _end_pending(context: WindowContext, draft: Draft, succeeded: bool) -> None:
    """Delete the draft of a command that has ended, or say that it failed and offer the draft."""
    from duidu.app.notes.kept_drafts import is_kept

    session = context.session
    context.pending_drafts.pop(draft.id, None)
    if succeeded or is_kept(session.library, session.settings, draft):
        session.drafts.drop(draft.id)
    else:
        say_kept(context, draft)


class _Teller(QObject):
    """Brings sentences of the thread that writes drafts to the message line."""

    told = Signal(object)

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context.messages)
        self.told.connect(lambda text: context.messages.error(translated_text(text)))


def say_kept(context: WindowContext, draft: Draft, why: str = "") -> None:
    """Say that an editor was closed over something typed, and that it is a draft now."""
    text = f"{why} {tr('Drafts', 'What you typed is kept as a draft.')}".strip()

    context.messages.offer(
        text,
        [
            (tr("Drafts", "Continue"), lambda: context.navigation.draft_wanted.emit(draft)),
            (tr("Drafts", "Throw away"), lambda: throw_away(context, [draft])),
        ],
    )


def throw_away(context: WindowContext, drafts: Sequence[Draft]) -> None:
    """Delete drafts and offer to undo it."""
    store = context.session.drafts
    for draft in drafts:
        store.drop(draft.id)

    def undo() -> None:
        for draft in drafts:
            store.keep(draft)

    text = plural("Drafts", len(drafts), "{n} draft thrown away.", "{n} drafts thrown away.")
    context.messages.offer(text, [(tr("MessageLine", "Undo"), undo)])


def say_gone(context: WindowContext) -> None:
    """Say that the place of a draft is not there any more; its text stays in the list."""
    context.messages.say(
        tr("Drafts", "The place of this draft is gone. Notes, Drafts… still shows its text.")
    )


def new_draft(kind: DraftKind, article: str, target: str, title: str, **details: str) -> Draft:
    """A draft of nothing yet, for `EditorDraft.begin`."""
    return Draft("", kind, article, target, title, details=details)


def _text(field: QLineEdit | QPlainTextEdit | QComboBox) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    return field.currentText() if isinstance(field, QComboBox) else field.toPlainText()


def _replace(field: QLineEdit | QPlainTextEdit | QComboBox, text: str) -> None:
    """Replace a field's text by a step that its own undo takes back."""
    line = field.lineEdit() if isinstance(field, QComboBox) else field
    if isinstance(line, QPlainTextEdit):
        line.selectAll()
        line.insertPlainText(text)
    elif line is not None:
        line.selectAll()
        line.insert(text)
