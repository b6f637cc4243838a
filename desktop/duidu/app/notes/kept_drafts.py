"""Tells drafts whose contents the library has already.

A crash between the writing of a note and the deletion of its draft leaves such a one.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from duidu.app.article.block_now import block_now, row_now
from duidu.app.notes.color_names import own_names
from duidu.app.notes.note_drafts import split_tags
from duidu.app.settings.settings import Settings
from duidu.app.settings.settings_table import OWN_CHECKS
from duidu.core.article import SideName
from duidu.core.draft import Draft, DraftKind
from duidu.core.errors import LibraryError
from duidu.library.anchoring.anchors import text_version
from duidu.library.library import Library
from duidu.library.safety.drafts import Drafts


@dataclass(frozen=True, slots=True)
class _Kept:
    """Where what was typed may have been kept."""

    library: Library
    settings: Settings


def offered_drafts(library: Library, settings: Settings, drafts: Drafts) -> Sequence[Draft]:
    """The drafts to be offered again, the newest first; those kept already are deleted."""
    offered = []
    for draft in drafts.all():
        if is_kept(library, settings, draft):
            drafts.drop(draft.id)
        else:
            offered.append(draft)
    return offered


def is_kept(library: Library, settings: Settings, draft: Draft) -> bool:
    """Whether what was typed has been kept as what it was meant to be."""
    try:
        return _CHECKS[draft.kind](_Kept(library, settings), draft)
    except (LibraryError, ValueError, KeyError, TypeError):
        # Of an article that is gone, or from another version: the person decides.
        return False


def _note(kept: _Kept, draft: Draft) -> bool:
    note = kept.library.notes.glance(draft.details["note"] or draft.id)
    fields = draft.fields
    return (
        note is not None
        and note.text == fields.get("text", note.text).strip()
        and set(note.tags) == set(split_tags(fields.get("tags", ",".join(note.tags))))
        and note.color == fields.get("color", note.color)
    )


def _tags(kept: _Kept, draft: Draft) -> bool:
    tags = set(split_tags(draft.fields["text"]))
    notes = [kept.library.notes.glance(note) for note in json.loads(draft.details["notes"])]
    return all(note is not None and tags <= set(note.tags) for note in notes)


def _text(kept: _Kept, draft: Draft) -> bool:
    details, text = draft.details, draft.fields["text"]
    if "gap" in details:
        return _filled(kept, draft)
    block = block_now(kept.library, draft.article, SideName(details["side"]), int(details["block"]))
    start = int(details["start"])
    return (
        block is not None
        and text_version(block.text) != details["version"]
        and block.text[start : start + len(text)] == text
    )


def _filled(kept: _Kept, draft: Draft) -> bool:
    """Whether a text that was missing is written beside the one it answers."""
    side, block = SideName(draft.details["side"]), int(draft.details["block"])
    row = row_now(kept.library, draft.article, side.other, block)
    text = draft.fields["text"].strip()
    return row is not None and any(text in one.text for one in row.blocks(side))


def _reading(kept: _Kept, draft: Draft) -> bool:
    typed, details = draft.fields["text"].split(), draft.details
    return any(
        (item.side, item.block, item.start)
        == (details["side"], int(details["block"]), int(details["start"]))
        and json.loads(item.value).get("reading") == typed
        for item in kept.library.corrections.for_article(draft.article)
    )


def _term(kept: _Kept, draft: Draft) -> bool:
    typed = {name: text.strip() for name, text in draft.fields.items()}
    words = {typed["source"], typed["target"]}
    return any(
        {term.source, term.target} == words
        and (term.note, term.project) == (typed["note"], typed["project"])
        for term in kept.library.terms.all()
    )


def _title(kept: _Kept, draft: Draft) -> bool:
    return kept.library.articles.info(draft.article).title == draft.fields["text"].strip()


def _colors(kept: _Kept, draft: Draft) -> bool:
    typed: Mapping[str, str] = draft.fields
    return own_names(kept.settings) == {
        color: " ".join(name.split()) for color, name in typed.items() if name.strip()
    }


def _check(kept: _Kept, draft: Draft) -> bool:
    typed = dict(draft.fields)
    own = json.loads(kept.settings.get(OWN_CHECKS) or "[]")
    return any(all(one.get(name) == text for name, text in typed.items()) for one in own)


_CHECKS: Mapping[DraftKind, Callable[[_Kept, Draft], bool]] = {
    DraftKind.NOTE: _note,
    DraftKind.TAGS: _tags,
    DraftKind.TEXT: _text,
    DraftKind.READING: _reading,
    DraftKind.TERM: _term,
    DraftKind.TITLE: _title,
    DraftKind.COLORS: _colors,
    DraftKind.CHECK: _check,
}
