"""Notes go out with their context and come into another library without duplicates or loss."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.app.base.safe_write import write_safely
from duidu.app.notes import annotate
from duidu.app.notes.merge_notes import conflicting_texts
from duidu.app.notes.note_contexts import article_notes
from duidu.app.notes.notes_exchange import Imported, export_notes, read_import
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.core.errors import FileError, LibraryError
from duidu.formats.notes.exported_notes import ArticleNotes, NoteEntry
from duidu.formats.notes.web_annotations import write_jsonld
from duidu.library.anchoring.anchors import lost_anchor
from duidu.library.library import Library
from fixtures.injections import injections
from fixtures.river import SOURCE, mark, sides, small_library


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "mine"
    folder.mkdir()
    with small_library(folder) as library:
        yield library


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "theirs"
    folder.mkdir()
    with small_library(folder, name="their-river") as library:
        yield library


def noted(
    library: Library, *quotations: str, article: str = "river", text: str = "hm"
) -> Annotation:
    command = annotate.add_note(
        library,
        article,
        AnnotationKind.NOTE,
        [mark(library, q, article) for q in quotations],
        text=text,
    )
    command.do()
    return command.after[0]


def carried(origin: Library, to: Library, folder: Path, article: str = "") -> Imported:
    path = folder / "notes.jsonld"
    write_safely(path, export_notes(origin, "jsonld"))
    (imported,) = read_import(to, path, article)
    imported.command.do()
    return imported


def test_a_note_goes_out_with_quotation_context_and_counterpart(mine: Library) -> None:
    noted(mine, "天还没有", text="dark")
    noted(mine, "river", "河水")
    first, second = article_notes(mine, "river").entries
    assert (first.quotations, first.contexts, first.counterparts) == (
        ("天还没有",),
        ("天还没有亮。",),
        ("It was not yet day.",),
    )
    assert (first.sides, first.row) == (("zh-Hans",), 1)
    assert second.contexts == ("The river remembered his name.", "河水记得他的名字。")
    assert second.counterparts == ("河水记得他的名字。", "The river remembered his name.")
    assert (second.sides, second.row) == (("en", "zh-Hans"), 2)


def test_a_passage_over_sentences_has_all_their_counterparts(mine: Library) -> None:
    noted(mine, "水里。天")
    (entry,) = article_notes(mine, "river").entries
    assert entry.contexts == (SOURCE[0],)
    assert entry.counterparts == ("The old man pushed off. It was not yet day.",)


def test_lost_notes_and_notes_on_the_article_go_out_too(mine: Library) -> None:
    note = noted(mine, "名字")
    mine.notes.put(replace(note, anchors=(lost_anchor(note.anchors[0]),)))
    annotate.add_note(mine, "river", AnnotationKind.NOTE, text="whole").do()
    whole, gone = article_notes(mine, "river").entries
    assert (whole.quotations, whole.row, gone.quotations, gone.contexts, gone.row) == (
        (),
        0,
        ("名字",),
        (),
        0,
    )


@pytest.mark.parametrize("form", ["md", "tsv", "csv", "html", "jsonld"])
def test_every_form_has_all_notes_of_all_articles(mine: Library, form: str) -> None:
    mine.articles.add(sides(), mine.articles.whole("river")[1], id="second")
    mine.articles.add(sides(), mine.articles.whole("river")[1], id="without")
    noted(mine, "河水", text="one note")
    noted(mine, "四十年", article="second", text="another note")
    text = export_notes(mine, form).decode("utf-8-sig")
    assert text.count("one note") == text.count("another note") == 1
    assert "another note" not in export_notes(mine, form, ["river"]).decode("utf-8-sig")


def test_notes_come_to_the_article_of_the_same_title_and_to_their_words(
    mine: Library, theirs: Library, tmp_path: Path
) -> None:
    note = noted(theirs, "河水", "river", article="their-river")
    imported = carried(theirs, mine, tmp_path)
    assert (imported.article, imported.merged.added, imported.lost) == ("river", (note.id,), ())
    (kept,) = mine.notes.of_article("river")
    assert [(a.side, a.exact, a.state) for a in kept.anchors] == [
        (a.side, a.exact, AnchorState.SURE) for a in note.anchors
    ]
    assert replace(kept, article=note.article) == note
    assert carried(theirs, mine, tmp_path).merged.writes == ()
    imported.command.undo()
    assert mine.notes.of_article("river") == []


def test_a_conflict_keeps_both_texts_and_says_so(
    mine: Library, theirs: Library, tmp_path: Path
) -> None:
    note = noted(theirs, "河水", article="their-river", text="start")
    carried(theirs, mine, tmp_path)
    annotate.edit_text(mine, note.id, "mine").do()
    annotate.edit_text(theirs, note.id, "theirs").do()
    imported = carried(theirs, mine, tmp_path)
    assert imported.merged.conflicts == (note.id,)
    kept = mine.notes.get(note.id)
    assert kept is not None
    assert (kept.text, conflicting_texts(kept)) == ("theirs", ("mine",))
    assert [v.text for v in mine.notes.history(note.id)] == ["mine", "start"]
    assert carried(theirs, mine, tmp_path).merged.writes == ()
    settling = annotate.settle_conflict(mine, note.id, "mine")
    settling.do()
    chosen = mine.notes.get(note.id)
    assert chosen is not None
    assert (chosen.text, conflicting_texts(chosen)) == ("mine", ())
    assert carried(theirs, mine, tmp_path).merged.writes == ()
    settling.undo()
    imported.command.undo()
    restored = mine.notes.get(note.id)
    assert restored is not None
    assert (restored.text, restored.extra) == ("mine", {})


def test_our_own_export_comes_back_exactly(mine: Library, tmp_path: Path) -> None:
    note = noted(mine, "河水", "river")
    texts = enumerate(text for text in injections() if "\x00" not in text)
    mine.notes.put_all(
        replace(note, id=f"{n}", text=t, tags=(t,), color=t, extra={"k": t}, created=n + 0.1)
        for n, t in texts
    )
    before = mine.notes.of_article("river")
    assert len(before) > 200
    assert carried(mine, mine, tmp_path).merged.unchanged == len(before)
    assert mine.notes.of_article("river") == before


def test_notes_whose_words_are_not_in_the_article_are_kept_without_a_place(
    mine: Library, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with small_library(
        other, sides((*SOURCE[:2], "山上的雪化了。"), ("a.", "b.", "c."))
    ) as library:
        note = noted(library, "山上")
        imported = carried(library, mine, tmp_path)
    assert imported.lost == (note.id,)
    assert mine.notes.of_article("river")[0].anchors[0].exact == "山上"


def test_places_no_text_has_do_no_harm(mine: Library, tmp_path: Path) -> None:
    note = noted(mine, "河水")
    wrong = [(-5, 3, 1), (9, 2, 1), (0, 10**30, 1), (0, 2, 10**30), (0, 2, -(10**30))]
    odd = [
        replace(note, id=f"odd {n}", anchors=(Anchor(SideName.SOURCE, b, s, e, "不在这里"),))
        for n, (s, e, b) in enumerate(wrong)
    ]
    path = tmp_path / "odd.jsonld"
    path.write_bytes(
        write_jsonld([ArticleNotes("river", "River", "zh-Hans", "en", tuple(map(NoteEntry, odd)))])
    )
    (imported,) = read_import(mine, path)
    imported.command.do()
    assert len(imported.lost) == len(wrong)
    assert {n.anchors[0].exact for n in mine.notes.of_article("river") if n.id != note.id} == {
        "不在这里"
    }
    assert read_import(mine, path)[0].merged.writes == ()


HYPOTHESIS = {
    "rows": [
        {
            "id": "abc",
            "uri": "https://example.org",
            "created": "2024-05-01T10:00:00+00:00",
            "text": "why",
            "target": [
                {
                    "selector": [
                        {"type": "TextQuoteSelector", "exact": q, "prefix": "", "suffix": ""}
                    ]
                }
            ],
        }
        for q in ("river remembered",)
    ]
}


def test_hypothesis_notes_find_their_side(mine: Library, tmp_path: Path) -> None:
    path = tmp_path / "hypothesis.json"
    path.write_text(json.dumps(HYPOTHESIS), "utf-8")
    with pytest.raises(FileError, match="does not say to which article"):
        read_import(mine, path)
    (imported,) = read_import(mine, path, "river")
    imported.command.do()
    (note,) = mine.notes.of_article("river")
    assert (note.anchors[0].side, note.anchors[0].block, note.text) == (SideName.TARGET, 1, "why")


def test_an_import_that_cannot_be_says_why_and_changes_nothing(
    mine: Library, tmp_path: Path
) -> None:
    path = tmp_path / "notes.json"
    with pytest.raises(FileError, match=r"cannot be read: .*\.$"):
        read_import(mine, path)
    path.write_text("{}", "utf-8")
    with pytest.raises(FileError, match=r"notes\.json"):
        read_import(mine, path)
    path.write_text(json.dumps(HYPOTHESIS), "utf-8")
    with pytest.raises(LibraryError, match="no article"):
        read_import(mine, path, "nowhere")


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_safely(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    with pytest.raises(FileError, match=r"could not be written"):
        write_safely(tmp_path / "nowhere" / "out.md", b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileError, match=r"folder could not be written"):
        write_safely(tmp_path / "folder", b"x")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "out.md"]


def test_what_is_written_while_a_file_of_notes_is_read_is_not_overwritten(
    mine: Library, theirs: Library, tmp_path: Path
) -> None:
    note = noted(theirs, "四十年", text="first", article="their-river")
    come = replace(note, article="river")
    mine.notes.put(come)
    theirs.notes.put(replace(note, text="theirs", modified=note.modified + 2))
    path = tmp_path / "notes.jsonld"
    write_safely(path, export_notes(theirs, "jsonld"))
    (imported,) = read_import(mine, path)
    mine.notes.put(replace(come, text="of just now", modified=note.modified + 9))
    imported.command.do()
    now = mine.notes.get(note.id)
    assert now is not None
    assert "of just now" in (now.text, *conflicting_texts(now))
    imported.command.undo()
    back = mine.notes.get(note.id)
    assert back is not None
    assert back.text == "of just now"
