"""Makes a parallel corpus of the documents in a folder: finds, aligns, filters, writes, reports.

What is aligned is kept in a file of results, so that a run which was stopped or killed is gone on
with, and another format or other filters take only the writing. All that is written lies in a
folder of its own until it is whole.
"""

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from duidu.app.corpus.asked import ALIGN, LOOK, Answer, Asked
from duidu.app.corpus.by_content import alike, single
from duidu.app.corpus.document import AlignedDocument
from duidu.app.corpus.documents import Found, NamedDocuments, in_order, named_documents
from duidu.app.corpus.engines import Engine
from duidu.app.corpus.filters import Filters
from duidu.app.corpus.in_any_order import Tasks
from duidu.app.corpus.report import Report
from duidu.app.corpus.results import NAME, Results
from duidu.app.corpus.workshop import is_of
from duidu.core.errors import FileError
from duidu.formats.corpus.corpus_files import CorpusDocument, CorpusFiles
from duidu.language.registry import describe

UNFINISHED = "unfinished"
_REPORT, _READABLE, _DOCUMENTS = "report.json", "report.txt", "documents.jsonl"


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is to be made: of which folder, where, in which format and how.

    `wanted` names two languages, the first of which is the source; () takes any.
    """

    folder: Path
    out: Path
    format: str
    quick: bool = False
    wanted: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)


Told = Callable[[str, int, int], object]
"""Is told what is being done, how much of it is done, and of how much."""


def build_corpus(corpus: Corpus, engine: Engine, told: Told = lambda *_: None) -> Report:
    """Make the corpus. Raises FileError where there is nothing to align, or OUT is in use."""
    check_folders(corpus.folder, corpus.out)
    named = named_documents(corpus.folder)
    _make(corpus.out)
    results = Results(corpus.out / NAME)
    try:
        report = Report(corpus.format)

        def looking(done: int, of: int) -> None:
            told("Looking at files", done, of)

        report.failed += [([_place(path, corpus)], str(error)) for path, error in named.failed]
        documents = _documents(corpus, named, Tasks(engine, results, looking), report)
        with _Writing(corpus, results, report) as writing:
            tasks = Tasks(engine, results, lambda *counts: told("Aligning", *counts))
            asked = [Asked(ALIGN, found.files, corpus.quick, corpus.wanted) for found in documents]
            for found, answer in zip(documents, tasks.answers(asked), strict=True):
                writing.add(found, answer)
        return report
    except OSError as error:
        raise FileError(
            "“{folder}” cannot be written to: {value}. Make room there and run it again; "
            "what is aligned is kept.",
            folder=str(corpus.out),
            value=error.strerror or error,
        ) from error
    finally:
        results.close()


def check_folders(folder: Path, out: Path) -> None:
    """Raise FileError where the corpus cannot lie, or would be read as a part of itself."""
    if not folder.is_dir():
        raise FileError("“{folder}” is no folder.", folder=str(folder))
    here, there = folder.resolve(), out.resolve()
    if here == there or here in there.parents:
        raise FileError(
            "The corpus cannot be written into the folder it is made of; choose one beside it."
        )
    if out.exists() and not out.is_dir():
        raise FileError("“{out}” is a file; name a folder for the corpus.", out=str(out))
    if out.is_dir() and not (out / NAME).exists() and any(out.iterdir()):
        raise FileError(
            "“{out}” has other files in it; name an empty folder, or one that is not there yet.",
            out=str(out),
        )


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            "“{out}” cannot be made: {value}; choose another folder.",
            out=str(out),
            value=error.strerror or error,
        ) from error


def _documents(corpus: Corpus, named: NamedDocuments, tasks: Tasks, report: Report) -> list[Found]:
    """All documents, in order; of files that no name pairs it is looked what they hold."""
    there: list[tuple[tuple[Path, ...], bool]] = [(files, False) for files in named.pairs]
    texts = []
    looks = tasks.answers([Asked(LOOK, (file,)) for file in named.single])
    for file, answer in zip(named.single, looks, strict=True):
        if "look" not in answer:
            report.failed.append(([_place(file, corpus)], answer["failed"]))
        elif answer["look"]["both"]:
            there.append(((file,), False))
        else:
            texts.append(single(file, answer["look"]))
    guessed = list(alike(texts))
    there += [(files, True) for files in guessed]
    paired = {file for files in guessed for file in files}
    report.failed += [
        ([_place(text.file, corpus)], f"“{text.file.name}” {_WITHOUT}")
        for text in texts
        if text.file not in paired
    ]
    if not there:
        raise FileError(
            "In “{folder}” no two texts belong together. Name a text and its translation alike, "
            "but for the language: chapter1.en.txt and chapter1.zh.txt, or en/1.txt and zh/1.txt.",
            folder=corpus.folder.name,
        )
    return in_order(there, corpus.folder)


_WITHOUT = "is in one language, and no other file is its translation, by name or by content."


class _Writing:
    """The files of a corpus while they are written; they are put in place once they are whole."""

    def __init__(self, corpus: Corpus, results: Results, report: Report) -> None:
        self._corpus, self._results, self._report = corpus, results, report
        self._folder = corpus.out / UNFINISHED
        self._files: CorpusFiles
        self._list: IO[str]

    def __enter__(self) -> "_Writing":
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir()
        self._files = CorpusFiles(self._folder, self._corpus.format)
        self._list = (self._folder / _DOCUMENTS).open("w", encoding="utf-8", newline="\n")
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._list.close()
        self._files.close()
        if kind is None:
            self._put_in_place()

    def add(self, found: Found, answer: Answer) -> None:
        """Write what came of a document, or why nothing did."""
        places = [_place(file, self._corpus) for file in found.files]
        about: dict[str, object] = {"document": found.name, "files": places}
        if "languages" in answer:
            self._report.unwanted += 1
            about["unwanted"] = answer["languages"]
        elif "document" not in answer:
            self._fail(places, answer["failed"], about)
        else:
            document = self._in_order(AlignedDocument.of_json(answer["document"]))
            if found.guessed and not document.fits:
                self._fail(places, _strangers(found), about)
            else:
                self._write(found, document, about)
        self._list.write(json.dumps(about, ensure_ascii=False) + "\n")

    def _fail(self, places: list[str], why: str, about: dict[str, object]) -> None:
        about["failed"] = why
        self._report.failed.append((places, why))

    def _write(self, found: Found, document: AlignedDocument, about: dict[str, object]) -> None:
        """Write the pairs of a document, and tell what is in it."""
        left_out: Counter[str] = Counter()
        pairs = self._corpus.filters.kept(document, self._results.first_time, left_out)
        self._files.add(
            CorpusDocument(found.name, document.title, document.languages, document.texts, pairs)
        )
        self._report.add(document, len(pairs), left_out)
        about |= {
            "languages": document.languages,
            "rows": document.rows,
            "doubtful": document.doubtful,
            "pairs": len(pairs),
            "left_out": dict(left_out),
            "by_content": found.guessed,
            "fits": document.fits,
        }

    def _in_order(self, document: AlignedDocument) -> AlignedDocument:
        """The document with its languages as they are wanted; all documents have them alike."""
        first, second = document.languages
        wanted = self._corpus.wanted
        if wanted:
            turned = not (is_of(first, wanted[0]) and is_of(second, wanted[1]))
        else:
            # As everywhere, the language that is studied comes first.
            turned = not describe(first).has_dictionary and first > second
        return document.swapped() if turned else document

    def _put_in_place(self) -> None:
        """Put the files in the place of those of an earlier run, the report last."""
        out = self._corpus.out
        new = {path.name for path in self._folder.iterdir()} | {_REPORT, _READABLE}
        said = {**self._report.as_json(), "written": sorted(new)}
        text = json.dumps(said, ensure_ascii=False, indent=1) + "\n"
        (self._folder / _REPORT).write_text(text, "utf-8", newline="\n")
        readable = "\n".join(self._report.lines()) + "\n"
        (self._folder / _READABLE).write_text(readable, "utf-8", newline="\n")
        # The report last: it says what there is to be removed, if this is not finished.
        for name in {*_written_before(out), *new} - {_REPORT, _READABLE}:
            _remove(out / name)
        for name in sorted(new, key=lambda name: name in {_REPORT, _READABLE}):
            os.replace(self._folder / name, out / name)
        self._folder.rmdir()


def _written_before(out: Path) -> list[str]:
    """The names of what an earlier run wrote, and of nothing else that lies there."""
    try:
        names = json.loads((out / _REPORT).read_bytes())["written"]
        return [name for name in names if _is_ours(name)]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _is_ours(name: object) -> bool:
    """Whether this can be the name of a file of ours in its own folder, but not of the results."""
    if not isinstance(name, str) or name.startswith((".", NAME)):
        return False
    return Path(name).name == name


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _strangers(found: Found) -> str:
    names = " and ".join(f"“{file.name}”" for file in found.files)
    return f"{names} are about the same, but do not look like translations of each other."


def _place(path: Path, corpus: Corpus) -> str:
    """Where a file is in the folder of the corpus."""
    return path.relative_to(corpus.folder).as_posix()
