"""Every action of the window in one table: id, text, keys and place in the menus. What an action does is bound in the window."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

FILE, EDIT, VIEW, ARTICLE, WORDS, NOTES, HELP = (
    "&File",
    "&Edit",
    "&View",
    "&Article",
    "&Words",
    "&Notes",
    "&Help",
)
MENUS = (FILE, EDIT, VIEW, ARTICLE, WORDS, NOTES, HELP)


class Needs(StrEnum):
    """What must be there for an action to be possible."""

    NOTHING = "nothing"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Action:
    """One action. `text` is a message id with the platform's mnemonic mark; `keys` are portable key sequences, the first one shown.

    `group` numbers the separated groups of its menu; `icon` names a picture in resources/icons; `checkable` actions stay on or off.
    """

    id: str
    text: str
    menu: str
    group: int = 0
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    needs: Needs = Needs.ARTICLE


ANYTIME = Needs.NOTHING

TABLE: tuple[Action, ...] = (
    Action("file.open", "&Open…", FILE, 0, ("Ctrl+O",), "open", needs=ANYTIME),
    Action("file.folder", "Open a &folder…", FILE, 0, ("Ctrl+Alt+O",), needs=ANYTIME),
    Action("file.preview", "Open with pre&view…", FILE, 0, ("Ctrl+Shift+O",), needs=ANYTIME),
    Action("file.paste", "New from &clipboard", FILE, 0, ("Ctrl+Shift+V",), "paste", needs=ANYTIME),
    Action("file.sample", "Open the &sample article", FILE, 0, (), "sample", needs=ANYTIME),
    Action("file.start", "&Articles", FILE, 0, ("Ctrl+Shift+A",), needs=ANYTIME),
    Action("file.again", "Read again in another e&ncoding…", FILE, 1),
    Action("file.export", "&Export…", FILE, 1, ("Ctrl+E",)),
    Action("file.print", "&Print…", FILE, 1, ("Ctrl+P",)),
    Action("file.pdf", "Save as P&DF…", FILE, 1, ("Ctrl+Shift+E",)),
    Action("file.backups", "&Backups…", FILE, 1, (), needs=ANYTIME),
    Action("file.close", "&Close article", FILE, 2, ("Ctrl+W",)),
    Action("file.quit", "&Quit", FILE, 2, ("Ctrl+Q",), needs=ANYTIME),
    Action("edit.undo", "&Undo", EDIT, 0, ("Ctrl+Z",), "undo", needs=ANYTIME),
    Action("edit.redo", "&Redo", EDIT, 0, ("Ctrl+Shift+Z", "Ctrl+Y"), needs=ANYTIME),
    Action("edit.copy", "&Copy", EDIT, 1, ("Ctrl+C",), "copy"),
    Action("edit.copy_pinyin", "Copy with &pinyin", EDIT, 1, ("Ctrl+Shift+C",)),
    Action("edit.select_all", "Select &all", EDIT, 1, ("Ctrl+A",)),
    Action("edit.find", "&Find…", EDIT, 2, ("Ctrl+F", "/"), "search", checkable=True),
    Action("edit.find_next", "Find &next", EDIT, 2, ("F3",)),
    Action("edit.find_previous", "Find pre&vious", EDIT, 2, ("Shift+F3",)),
    Action(
        "edit.find_everywhere",
        "Find in the whole &library…",
        EDIT,
        2,
        ("Ctrl+Alt+F",),
        needs=ANYTIME,
    ),
    Action("edit.settings", "&Settings…", EDIT, 3, ("Ctrl+,",), "settings", needs=ANYTIME),
    Action("view.contents", "&Contents", VIEW, 0, ("F9",), "contents", checkable=True),
    Action("view.notes", "&Notes", VIEW, 0, ("F10",), "notes", checkable=True),
    Action("view.word", "About the w&ord", VIEW, 0, ("W",), checkable=True),
    Action("view.terms", "&Glossary", VIEW, 0, ("G",), checkable=True),
    Action("view.study", "&Known words", VIEW, 0, ("H",), checkable=True),
    Action("view.side_by_side", "&Side by side", VIEW, 1, ("S",), "side_by_side", checkable=True),
    Action(
        "view.sentences", "Sentence &under sentence", VIEW, 1, ("I",), "interleaved", checkable=True
    ),
    Action(
        "view.paragraphs",
        "Paragraph under pa&ragraph",
        VIEW,
        1,
        ("Shift+I",),
        "interleaved",
        checkable=True,
    ),
    Action("view.source_only", "&Left text only", VIEW, 1, ("L",), "one_side", checkable=True),
    Action(
        "view.target_only", "Ri&ght text only", VIEW, 1, ("Shift+L",), "one_side", checkable=True
    ),
    Action("view.swap", "S&wap the sides", VIEW, 1, ("X",), "swap", checkable=True),
    Action("view.lock", "Scroll the sides alone or &together", VIEW, 1, ("Y",)),
    Action("view.in_step", "Bring the sides &back in step", VIEW, 1, ("Shift+Y",)),
    Action("view.pinyin", "Next &pinyin mode", VIEW, 2, ("P",), "pinyin"),
    Action("view.pinyin_off", "Pinyin on or o&ff", VIEW, 2, ("Shift+P",)),
    Action("view.script", "Simplified or traditional &characters", VIEW, 2, ("Z",)),
    Action("view.gloss", "A short &meaning over hard words", VIEW, 2, ("D",), checkable=True),
    Action(
        "view.reveal",
        "&Hide the translation until asked for",
        VIEW,
        2,
        ("R",),
        "reveal",
        checkable=True,
    ),
    Action(
        "view.reveal_original",
        "Hide the &original until asked for",
        VIEW,
        2,
        ("Shift+R",),
        "reveal",
        checkable=True,
    ),
    Action("view.focus", "&Dim all but the current sentence", VIEW, 2, ("F",), checkable=True),
    Action("view.preset", "Ne&xt preset", VIEW, 2, ("Shift+Z",)),
    Action("view.zoom_in", "Zoom &in", VIEW, 3, ("Ctrl++", "Ctrl+="), needs=ANYTIME),
    Action("view.zoom_out", "Zoom &out", VIEW, 3, ("Ctrl+-",), needs=ANYTIME),
    Action("view.zoom_reset", "Normal si&ze", VIEW, 3, ("Ctrl+0",), needs=ANYTIME),
    Action("view.theme", "Next &theme", VIEW, 4, ("Ctrl+Shift+T",), needs=ANYTIME),
    Action("view.next_part", "Next p&art of the window", VIEW, 4, ("F6",), needs=ANYTIME),
    Action("view.full_screen", "Full scr&een", VIEW, 4, ("F11",), checkable=True, needs=ANYTIME),
    Action("article.next_tab", "&Next article", ARTICLE, 0, ("Ctrl+Tab",)),
    Action("article.previous_tab", "&Previous article", ARTICLE, 0, ("Ctrl+Shift+Tab",)),
    Action("article.back", "&Back", ARTICLE, 1, ("Alt+Left",), "back"),
    Action("article.forward", "&Forward", ARTICLE, 1, ("Alt+Right",), "forward"),
    Action("article.bookmark", "Book&mark here", ARTICLE, 1, ("Ctrl+B",), "bookmark"),
    Action("article.next_bookmark", "Ne&xt bookmark", ARTICLE, 1, ("Alt+PgDown",)),
    Action("article.previous_bookmark", "Pre&vious bookmark", ARTICLE, 1, ("Alt+PgUp",)),
    Action("article.next_doubtful", "Next &doubtful row", ARTICLE, 2, ("F8",)),
    Action("article.confirm", "&Confirm the row", ARTICLE, 2, ("Ctrl+Return",), "check"),
    Action("article.merge_rows", "&Merge with the next row", ARTICLE, 3, ("Alt+M",)),
    Action("article.split_row", "&Split the row before this sentence", ARTICLE, 3, ("Alt+S",)),
    Action("article.unlink_row", "No counterpart for the para&graph", ARTICLE, 3, ()),
    Action("article.move_up", "Move the sentence &up", ARTICLE, 4, ("Alt+Up",)),
    Action("article.move_down", "Move the sentence do&wn", ARTICLE, 4, ("Alt+Down",)),
    Action("article.unlink", "Un&link the sentences", ARTICLE, 4, ("Alt+U",)),
    Action("article.leave_out", "No counterpart for the s&entence", ARTICLE, 4, ("Alt+G",)),
    Action("article.link", "&Link freely", ARTICLE, 4, ("Alt+L",)),
    Action("article.split_sentence", "Split the sentence &here", ARTICLE, 5, ()),
    Action("article.merge_sentences", "Merge with the next sen&tence", ARTICLE, 5, ()),
    Action("article.split_paragraph", "Split the paragraph he&re", ARTICLE, 5, ()),
    Action("article.merge_paragraphs", "Merge with the next p&aragraph", ARTICLE, 5, ()),
    Action("article.realign", "&Align again from here", ARTICLE, 6, ("Alt+A",)),
    Action(
        "article.realign_between", "Align again bet&ween decided rows", ARTICLE, 6, ("Alt+Shift+A",)
    ),
    Action("words.next", "&Next word", WORDS, 0, ("Ctrl+Right",)),
    Action("words.previous", "&Previous word", WORDS, 0, ("Ctrl+Left",)),
    Action("words.pin", "&Keep the card open", WORDS, 1, ("Ctrl+D",), "pin"),
    Action("words.occurrences", "&All occurrences", WORDS, 1, ("O",), "occurrences"),
    Action("words.copy", "Copy the wor&d", WORDS, 1, ("Alt+W",)),
    Action("words.cut", "C&ut the word", WORDS, 2, ("Alt+C",)),
    Action("words.join", "&Join with the next word", WORDS, 2, ("Alt+J",)),
    Action("words.reading", "Another &reading…", WORDS, 2, ("Alt+R",)),
    Action("words.meaning", "Another &meaning first…", WORDS, 2, ("Alt+V",)),
    Action("words.corrections", "C&orrections…", WORDS, 2, (), needs=ANYTIME),
    Action("words.term", "New &term…", WORDS, 2, ("Shift+G",)),
    Action("words.learn", "&Save the word as a card", WORDS, 3, ("B",), "star"),
    Action("words.know", "&I know the word", WORDS, 3, ("M",), "check"),
    Action("words.export", "&Export the cards for Anki…", WORDS, 3, ()),
    Action("words.dictionaries", "Dict&ionaries…", WORDS, 4, (), needs=ANYTIME),
    Action("notes.add", "&Note…", NOTES, 0, ("N",), "note"),
    Action("notes.alternative", "&Another translation…", NOTES, 0, ("A",)),
    Action("notes.tag", "&Tag…", NOTES, 0, ("T",), "tag"),
    Action("notes.question", "&Question…", NOTES, 0, ("Q",)),
    Action("notes.correct", "&Correct the text…", NOTES, 0, ("C",)),
    Action("notes.underline", "&Underline", NOTES, 1, ("U",)),
    Action("notes.yellow", "Highlight: &yellow", NOTES, 1, ("1",)),
    Action("notes.green", "Highlight: g&reen", NOTES, 1, ("2",)),
    Action("notes.blue", "Highlight: &blue", NOTES, 1, ("3",)),
    Action("notes.rose", "Highlight: ro&se", NOTES, 1, ("4",)),
    Action("notes.violet", "Highlight: &violet", NOTES, 1, ("5",)),
    Action("notes.color_names", "Names of the &colours…", NOTES, 1, (), needs=ANYTIME),
    Action("notes.change", "C&hange the note…", NOTES, 2, ("Shift+N",)),
    Action("notes.counterpart", "Add the words on the &other side", NOTES, 2, ("Shift+A",)),
    Action("notes.link", "&Link the selected notes", NOTES, 2, ()),
    Action("notes.right", "The &place is right", NOTES, 2, ()),
    Action("notes.reattach", "Put the lost note &here", NOTES, 2, ()),
    Action("notes.remove", "&Delete the note or highlight", NOTES, 2, ("Del",), "remove"),
    Action("notes.search", "&Search all notes…", NOTES, 3, ("Ctrl+Shift+F",), needs=ANYTIME),
    Action("notes.deleted", "&Deleted notes…", NOTES, 3, ()),
    Action("notes.import", "&Import notes…", NOTES, 3, (), needs=ANYTIME),
    Action("notes.export", "E&xport the notes…", NOTES, 3, ()),
    Action("help.palette", "All &commands…", HELP, 0, ("Ctrl+K",), needs=ANYTIME),
    Action("help.keys", "&Keyboard", HELP, 0, ("F1", "?"), needs=ANYTIME),
    Action("help.shortcuts", "Change the k&eys…", HELP, 0, (), needs=ANYTIME),
    Action("help.about", "About &Duidu", HELP, 1, (), "info", needs=ANYTIME),
)

# Keys of the page that are not actions: they move the caret. Shown on the cheat sheet as (keys, text), both translated.
PAGE_KEYS: tuple[tuple[str, str], ...] = (
    ("← / →", "Previous or next word, with its card"),
    ("J / K", "Next or previous sentence"),
    ("↑ / ↓", "Scroll a line"),
    ("PgUp / PgDown", "Scroll a page"),
    ("Home / End", "Beginning or end of the article"),
    ("Tab", "The same place on the other side"),
    ("Shift + ← → ↑ ↓", "Select"),
    ("Ctrl + drag", "Move a sentence to another row, or link it with its answer"),
    ("Space", "Reveal the hidden sentence"),
    ("E", "Show the hidden text while held"),
    ("Esc", "Close the card or a panel"),
)


def keys_of(action: Action, own: Mapping[str, str]) -> tuple[str, ...]:
    """The keys an action has: the person's own (one sequence, "" for none) or the table's."""
    if action.id in own:
        return (own[action.id],) if own[action.id] else ()
    return action.keys


def conflicts(
    own: Mapping[str, str], table: Iterable[Action] = TABLE
) -> dict[str, tuple[str, ...]]:
    """Keys that several actions claim, each with the ids of those actions in the table's order."""
    claims: dict[str, list[str]] = {}
    for action in table:
        for keys in keys_of(action, own):
            claims.setdefault(keys.casefold(), []).append(action.id)
    return {keys: tuple(ids) for keys, ids in claims.items() if len(ids) > 1}


def plain(text: str) -> str:
    """A menu text without its mnemonic mark and ellipsis, as the palette and the cheat sheet show it: 打开(&O)… is 打开."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "").rstrip("…")
