"""What the guide says of a part of the window.

Which command tells of a panel or a sheet stands here by the name of its class.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from duidu.app.opening.guide import chapter_of, chapter_on, has_words
from duidu.app.settings.actions import Action, plain
from duidu.ui.style.i18n import tr

PANELS = {
    "CheckPanel": "view.check",
    "ContentsPanel": "view.contents",
    "FindPanel": "edit.find",
    "NotesPanel": "view.notes",
    "RewordingsPanel": "view.corrections",
    "StatusPanel": "view.status",
    "StudyPanel": "view.study",
    "TermsPanel": "view.terms",
    "WordPanel": "view.word",
}
SHEETS = {
    "AboutSheet": "help.about",
    "AnkiSheet": "words.anki",
    "BackupsSheet": "file.backups",
    "BeforeSheet": "words.before",
    "ChaptersSheet": "article.chapters",
    "CheatSheet": "",
    "ChosenArticles": "edit.find_everywhere",
    "ColorNamesSheet": "notes.color_names",
    "ColumnsSheet": "view.terms",
    "CorrectionsSheet": "words.corrections",
    "DeletedNotesSheet": "notes.deleted",
    "DictionariesSheet": "words.dictionaries",
    "DraftsSheet": "notes.drafts",
    "LookSheet": "view.look",
    "NamesSheet": "check.names",
    "OpeningSheet": "file.preview",
    "OwnCheckSheet": "check.ways",
    "PaperSheet": "file.print",
    "PictureSheet": "view.picture",
    "PinyinSheet": "words.reading",
    "PlaceSheet": "file.sync",
    "ReplaceSheet": "edit.replace",
    "ReviewDialog": "words.review",
    "SamplesSheet": "file.sample",
    "SearchNotesSheet": "notes.search",
    "SettingsSheet": "edit.settings",
    "ShortcutSheet": "help.shortcuts",
    "StatisticsSheet": "words.statistics",
    "StrokesSheet": "words.strokes",
    "SyncSheet": "file.sync",
    "HistorySheet": "article.history",
    "TermSheet": "words.term",
    "WaysSheet": "check.ways",
}


class Told(NamedTuple):
    """Words of the guide, "" for none, and the chapter in which they are.

    `is_word` is False where they only tell of the panel or the sheet that a word stands in.
    """

    words: str
    chapter: Path
    is_word: bool = True


def told(table: Sequence[Action], asked: Sequence[str]) -> Told:
    """What the guide tells of the first of these of which it does.

    Each is the id of a command, its name in the language in use, the class of a panel or a sheet,
    or other words. Beside a panel or a sheet such words count only where its own chapter has them:
    elsewhere “Name” or “Size” are about something else.
    """
    names = {action.id: plain(tr("actions", action.text)) for action in table}
    sections = {**PANELS, **SHEETS}
    parts = [names.get(sections[one], "") for one in asked if one in sections]
    words = [names.get(one, one) for one in asked if one and one not in sections]
    own = chapter_of(parts[0]) if parts else None
    for one in words:
        chapter = chapter_on(one) or own or chapter_of(one)
        if has_words(chapter, one):
            return Told(one, chapter)
    return Told(parts[0], chapter_of(parts[0]), False) if parts else Told("", chapter_of(""), False)
