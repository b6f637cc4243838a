"""A library with something of everything, all that is in it, and ways to damage its file."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from duidu.core.article import SideName
from duidu.library.articles.bookmarks import Bookmark
from duidu.library.articles.source_files import SourceFile
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope
from duidu.library.words.known_words import KnownWord
from duidu.library.words.terms import StoredTerm
from library_samples import note, sample


def fill(library: Library) -> None:
    library.articles.add(*sample(40), files=(SourceFile(Path("/a.txt"), "00" * 32),), id="a")
    library.articles.add(*sample(5, 2, "第二"), id="b")
    library.articles.set_place("a", SideName.TARGET, 3, 1, 0.5)
    for i in range(30):
        library.notes.put(note(f"n{i}", "a", 11 + i, f"笔记 {i}", float(i)))
    library.notes.put(replace(note("n3", "a", 14, "changed"), modified=9.0))
    library.notes.delete("n4")
    library.corrections.put(
        Correction("c", "words", Scope.PLACE, "谈判", "谈判", "a", SideName.SOURCE, 11, 0, 2)
    )
    library.corrections.put(Correction("e", "reading", Scope.EVERYWHERE, "行", "hang2"))
    library.terms.put(StoredTerm("t", "zh", "en", "米莉", "Milley"))
    library.known.put(KnownWord("zh", "谈判", 2))
    library.bookmarks.put(Bookmark("m", "b", SideName.SOURCE, 11, 0))


def everything(library: Library) -> object:
    articles = library.articles.all()
    return (
        [
            (
                info,
                library.articles.whole(info.id),
                library.articles.place(info.id),
                library.articles.files(info.id),
            )
            for info in articles
        ],
        library.notes.all(),
        [library.notes.of_article(info.id, deleted=True) for info in articles],
        library.notes.history("n3"),
        *(
            sorted(library.corrections.all(), key=lambda item: item.id),
            library.terms.all(),
            library.known.all(),
            library.bookmarks.all(),
        ),
        library.notes.in_blocks("a", SideName.SOURCE, range(50)),
    )


def damage(path: Path, change: Callable[[bytearray], None]) -> bytes:
    data = bytearray(path.read_bytes())
    change(data)
    path.write_bytes(bytes(data))
    return bytes(data)


def flip_text(data: bytearray) -> None:
    place = data.index("笔记 7".encode())
    data[place + 7] ^= 1  # "7" becomes "6": text that SQLite itself finds nothing wrong with
