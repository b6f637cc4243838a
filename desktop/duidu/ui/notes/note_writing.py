"""Writing in the note editor of one page: what is typed there is kept however it is left."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QSize, Signal

from duidu.app.notes import annotate
from duidu.app.notes.change_notes import ChangeNotes, place_of
from duidu.app.notes.note_drafts import anchors_from, anchors_now, anchors_text, place_key
from duidu.app.notes.passage import Passage, Targets, head_of, targets_from
from duidu.app.notes.threads import anchors_of_reply, thread_below
from duidu.app.settings.author import author_name
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.draft import Draft, DraftKind
from duidu.library.library import Library
from duidu.ui.base.drafts import EditorDraft, say_kept
from duidu.ui.base.note_words import first_line, quotation
from duidu.ui.notes.note_editor import NoteDraft, NoteEditor
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.style.i18n import tr


class NoteWriting(QObject):
    """Opens the editor on a note and keeps what is written.

    `added` carries the id of a new note, `finished` says that the editor was closed.
    """

    added = Signal(str)
    finished = Signal()

    def __init__(self, page: ArticlePage, editor: NoteEditor) -> None:
        super().__init__(page)
        self._page, self._context, self.editor = page, page.context, editor
        self._targets: Targets = ()
        self.draft = EditorDraft(editor, page.context, editor, self._leave)
        editor.typed.connect(self.draft.typed)
        editor.done.connect(self._save_and_close)
        editor.text.refused.connect(self.refuse)

    def open(self, note: NoteDraft, targets: Targets, again: Draft | None = None) -> QSize:
        """Fill the editor, which the owner places and shows; return the size that it needs.

        `again` is a draft to go on with.
        """
        self._targets = targets
        existing = self._existing(note.id) if note.id else None
        size = self.editor.open(note, existing, self._thread(existing) if existing else ())
        self.draft.begin(self._draft_of(note, targets), again)
        return size

    def close(self) -> bool:
        """Keep what is written in the open editor and close it; False where that failed."""
        return not self.editor.isVisible() or self._save_and_close(self.editor.draft)

    def again(self, draft: Draft) -> tuple[NoteDraft, Targets]:
        """The note of a draft, or a new one where there is none, and where it is by now."""
        note = self._existing(draft.details.get("note") or draft.id)
        if note is not None:
            return note_draft(note), note.anchors
        kind = AnnotationKind(draft.details["kind"])
        anchors = anchors_from(draft.details.get("anchors", ""))
        now = anchors_now(self._library, self._page.article, anchors)
        answers = draft.details.get("answers", "")
        note_again = NoteDraft("", kind, draft.title, answers=answers)
        return note_again, targets_from(now, draft.details.get("until", ""))

    def reply(self, note: str) -> tuple[NoteDraft, Targets] | None:
        """A new reply to a note, and where it goes; None where the note is gone."""
        answered = self._existing(note)
        if answered is None:
            return None
        quote = ": ".join(filter(None, (answered.last_hand, first_line(answered))))
        return (
            NoteDraft("", AnnotationKind.NOTE, quote or quotation(answered), answers=note),
            anchors_of_reply(answered),
        )

    def _thread(self, note: Annotation) -> Sequence[tuple[Annotation, int]]:
        """The replies to a note: they stand where it does."""
        place = place_of(note)
        if place is None:
            return thread_below(note.id, self._library.notes.on_whole(note.article))
        row = self._page.open_text.row_of(place.side, place.block)
        return thread_below(note.id, self._page.open_text.annotations(row))

    def keep_row(self, draft: EditorDraft | None, note: str, text: str) -> None:
        """Keep the text that was edited in a row of the panel, with this draft of it."""
        if draft is not None and self._is_overtaken(draft, self._existing(note), text):
            self._leave_as_draft(draft)
        elif self._do(self._edit(note, text)) and draft is not None:
            draft.keep_nothing()

    def draft_of_row(self, note: Annotation) -> Draft:
        """The draft of a note whose text is edited in the panel."""
        draft = self._draft_of(note_draft(note), note.anchors)
        # Not that of the whole note, whose tags a row does not show.
        return replace(draft, target=f"text of {note.id}")

    def _draft_of(self, note: NoteDraft, targets: Targets) -> Draft:
        """A draft of nothing yet; its target tells one note, or one kind on one passage."""
        anchors = head_of(targets)
        until = targets.text if isinstance(targets, Passage) else ""
        place = f"reply to {note.answers}" if note.answers else place_key(anchors)
        target = f"note {note.id}" if note.id else f"{note.kind} {place}{until}"
        return Draft(
            str(uuid.uuid4()),
            DraftKind.NOTE,
            self._page.article,
            target,
            note.quote,
            details={
                "note": note.id,
                "kind": note.kind.value,
                "anchors": anchors_text(anchors),
                **({"until": until} if until else {}),
                **({"answers": note.answers} if note.answers else {}),
            },
        )

    def _save_and_close(self, note: NoteDraft) -> bool:
        """Save what was written and close the editor; it stays open where that fails."""
        if not self._save(note):
            return False
        self.draft.keep_nothing()
        self.editor.hide()
        self.finished.emit()
        return True

    def _leave(self) -> None:
        """Save because the page is closed; what cannot be saved stays a draft."""
        if self._save(self.editor.draft):
            self.draft.keep_nothing()
        self.draft.let_go()
        self.editor.hide()

    def _save(self, note: NoteDraft) -> bool:
        """Write the note to the library, or leave a draft of it; False where it failed."""
        if not self.editor.changed:
            return True
        old = self._existing(note.id) if note.id else None
        if old is None:
            return self._add(note)
        if self._is_overtaken(self.draft, old, note.text):
            self._leave_as_draft(self.draft)
            return True
        return self._change(old, note)

    def _add(self, note: NoteDraft) -> bool:
        """Add a new note, or one that was deleted while it was edited."""
        if not (note.text or note.tags or note.color):
            return True
        made = annotate.add_note(
            self._library,
            self._page.article,
            note.kind,
            self._targets_now(),
            text=note.text,
            color=note.color,
            tags=note.tags,
            # With the id of its draft: after a crash the draft is known to be kept.
            id=self.draft.draft.id,
            author=author_name(self._context.settings),
            answers=note.answers,
        )
        if not self._do(made):
            return False
        self.editor.author.answered()
        self.added.emit(made.after[0].id)
        place = place_of(made.after[0])
        if note.kind is AnnotationKind.ALTERNATIVE and place is not None:
            self._page.view.compare(place)
        if note.kind is AnnotationKind.QUESTION and place is not None:
            from duidu.ui.alignment.status_control import StatusControl

            self._page.controls[StatusControl].offer_question(place)
        return True

    def _targets_now(self) -> Targets:
        """Where the new note goes: the text may have been edited since the editor was opened."""
        if isinstance(self._targets, Passage):
            return self._targets  # its anchors are made of the text as it is then
        note = self._library.notes.get(self.editor.draft.id) if self.editor.draft.id else None
        # Of a long note that was deleted meanwhile the editor has only the first anchors.
        anchors = note.anchors if note is not None else self._targets
        return anchors_now(self._library, self._page.article, anchors)

    def _change(self, old: Annotation, note: NoteDraft) -> bool:
        written = self._base(self.draft, old.text) == note.text or note.text == old.text
        if not written and not self._do(self._edit(note.id, note.text)):
            return False
        removed = [tag for tag in old.tags if tag not in note.tags]
        if set(note.tags) == set(old.tags):
            return True
        return self._do(annotate.retag(self._library, [note.id], note.tags, removed))

    def _edit(self, note: str, text: str) -> ChangeNotes:
        return annotate.edit_text(self._library, note, text, author_name(self._context.settings))

    def _is_overtaken(self, draft: EditorDraft, old: Annotation | None, text: str) -> bool:
        """Whether a note got another text since its editor was opened, and this one is not it."""
        if old is None:
            return True
        base = self._base(draft, old.text)
        return base not in (old.text, text) and text != old.text

    def _leave_as_draft(self, draft: EditorDraft) -> None:
        left = draft.let_go()
        if left is not None:
            say_kept(self._context, left, tr("Drafts", "The note was changed meanwhile."))

    @staticmethod
    def _base(draft: EditorDraft, otherwise: str) -> str:
        """The text that an editor was opened on."""
        return draft.draft.base.get("text", otherwise).strip()

    def _existing(self, note: str) -> Annotation | None:
        found = self._library.notes.glance(note)
        return found if found is not None and found.deleted is None else None

    def refuse(self, length: int) -> None:
        """Say that a text of so many characters is too long to be pasted into a note."""
        text = tr(
            "Notes",
            "The text has {n} characters, too many for a note, so it was not pasted. It can be "
            "opened as an article with File, New from clipboard.",
            n=length,
        )
        self._context.messages.error(text)

    @property
    def _library(self) -> Library:
        return self._context.session.library

    def _do(self, command: ChangeNotes) -> bool:
        return self._context.do(self._page.article, command) is not None


def note_draft(note: Annotation) -> NoteDraft:
    """The contents of the editor for an existing note."""
    quote = " … ".join(anchor.exact for anchor in note.anchors)
    return NoteDraft(note.id, note.kind, quote, note.text, note.color, note.tags, note.answers)
