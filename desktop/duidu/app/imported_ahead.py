"""Imports on a worker what the controls and panels of a page work with.

The controls themselves are imported on the window's thread: where Python is older than 3.12, PySide
keeps all its classes in one table that the window reads without a lock, and a class that is made on
another thread meanwhile can end the program. What they work with has no such classes and takes
three times as long.
"""

from importlib import import_module

from duidu.core.jobs import Job

# Each brings the modules that it needs; a test says which are missing.
_MODULES = (
    "app.alignment.fill_gap",
    "app.alignment.listed_rewordings",
    "app.alignment.locked_original",
    "app.alignment.marked_rows",
    "app.alignment.realign",
    "app.alignment.repair",
    "app.alignment.row_statuses",
    "app.article.book_note",
    "app.base.safe_write",
    "app.check.kinds",
    "app.check.located",
    "app.notes.annotate",
    "app.notes.article_notes",
    "app.notes.bookmarks",
    "app.notes.color_names",
    "app.notes.note_contexts",
    "app.notes.note_drafts",
    "app.search.find",
    "app.search.headings",
    "app.settings.author",
    "app.speech.chosen_voices",
    "app.speech.reading_aloud",
    "app.study.before_reading",
    "app.study.known_share",
    "app.study.meetings",
    "app.study.statistics",
    "app.study.time_left",
    "app.sync.in_step",
    "app.sync.row_history",
    "app.words.own_words",
    "app.words.word_facts",
    "app.words.word_history",
    "core.visible_text",
    "formats.pdf.true_characters",
)


def import_ahead(job: Job) -> None:
    """Import them. Raises Cancelled."""
    for name in _MODULES:
        job.check()
        import_module(f"duidu.{name}")
