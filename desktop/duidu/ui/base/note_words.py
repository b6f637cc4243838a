"""What lists say of a note: its kind, what it is about, how it begins, what is wrong with it."""

from datetime import datetime

from duidu.app.notes.merge_notes import conflicting_texts
from duidu.core.annotation import AnchorState, Annotation, AnnotationKind
from duidu.core.visible_text import show_controls
from duidu.ui.base.short_text import short
from duidu.ui.style.i18n import tr

# Code points of a note that are painted: two lines hold far fewer, and laying out a long note
# at each repaint would make scrolling jerk.
MOST_SHOWN = 1_000
MOST_QUOTED = 50  # places of a note that are quoted


def quotation(note: Annotation) -> str:
    """The text that a note is about, in one line."""
    exact = (short(anchor.exact, MOST_SHOWN) for anchor in note.anchors[:MOST_QUOTED])
    return show_controls(short(" … ".join(exact), MOST_SHOWN)).replace("\n", " ")


def first_line(note: Annotation) -> str:
    """The beginning of a note's text, in one line."""
    return show_controls(short(note.text, MOST_SHOWN)).replace("\n", " ")


def whose(note: Annotation) -> str:
    """Who wrote a note and when, and who changed it; "" for one without any name."""
    day = short_date(note.created)
    author, editor = (show_controls(short(name)) for name in (note.author, note.editor))
    if author and editor:
        return tr(
            "NotesPanel", "{name}, {day}; changed by {other}", name=author, day=day, other=editor
        )
    if author:
        return tr("NotesPanel", "{name}, {day}", name=author, day=day)
    return tr("NotesPanel", "changed by {other}", other=editor) if editor else ""


def made_by(author: str, created: float) -> str:
    """Who made something and when; only the day where nobody is named."""
    name, day = show_controls(short(author)), short_date(created) if created else ""
    return tr("NotesPanel", "{name}, {day}", name=name, day=day) if name and day else name or day


def short_date(seconds: float) -> str:
    """A day as all languages read it; "" for one outside the calendar."""
    try:
        return datetime.fromtimestamp(seconds).strftime("%Y-%m-%d")
    except (ValueError, OverflowError, OSError):
        return ""


def states(note: Annotation) -> tuple[str, ...]:
    """Warnings about a note: its place is lost or uncertain, or its text has two versions."""
    found = {anchor.state for anchor in note.anchors}
    conflict = (tr("NotesPanel", "two versions"),) if conflicting_texts(note) else ()
    if AnchorState.LOST in found:
        return (tr("NotesPanel", "place lost"), *conflict)
    return ((tr("NotesPanel", "check the place"),) if AnchorState.MOVED in found else ()) + conflict


def kind_name(kind: AnnotationKind) -> str:
    """A kind of annotation in the interface's language."""
    return {
        AnnotationKind.HIGHLIGHT: tr("NotesPanel", "Highlight"),
        AnnotationKind.UNDERLINE: tr("NotesPanel", "Underline"),
        AnnotationKind.NOTE: tr("NotesPanel", "Note"),
        AnnotationKind.TAG: tr("NotesPanel", "Tag"),
        AnnotationKind.ALTERNATIVE: tr("NotesPanel", "Another translation"),
        AnnotationKind.QUESTION: tr("NotesPanel", "Question"),
        AnnotationKind.CORRECTION: tr("NotesPanel", "Correction"),
        AnnotationKind.LINK: tr("NotesPanel", "Link"),
    }[kind]
