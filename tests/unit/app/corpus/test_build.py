"""A folder becomes a corpus: what is in it, what is told of it, and how a run is gone on with."""

import json
from pathlib import Path

import pytest

from duidu.app.corpus.asked import ALIGN
from duidu.app.corpus.build import UNFINISHED, Corpus, build_corpus
from duidu.app.corpus.engines import Engine, LocalProcesses
from duidu.app.corpus.filters import Filters
from duidu.app.corpus.results import NAME, Results
from duidu.app.corpus.workshop import Workshop
from duidu.core.errors import FileError
from fixtures.corpus_texts import TEXTS, Backwards, HereAndNow, write, write_pairs


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "texts"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def corpus(folder: Path, out: Path, format_: str = "jsonl", **more: object) -> Corpus:
    return Corpus(folder, out, format_, quick=True, **more)  # type: ignore[arg-type]


def written(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith(NAME)
    }


def lines(data: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def test_every_document_is_in_it_in_the_order_of_their_names(
    folder: Path, out: Path, workshop: Workshop
) -> None:
    write_pairs(folder)
    report = build_corpus(corpus(folder, out), HereAndNow(workshop))
    assert sorted(written(out)) == ["documents.jsonl", "report.json", "report.txt", "zh-en.jsonl"]
    pairs = lines(written(out)["zh-en.jsonl"])
    assert list(dict.fromkeys(pair["document"] for pair in pairs)) == sorted(TEXTS)
    assert {"zh": "我坐出租车去了旅馆。", "en": "I took a taxi to the hotel."} in [
        pair["translation"] for pair in pairs
    ]
    assert (report.documents, report.pairs, report.failed) == (4, len(pairs), [])
    assert not (out / UNFINISHED).exists()


def test_the_report_counts(folder: Path, out: Path, workshop: Workshop) -> None:
    write_pairs(folder, ("rain",))
    build_corpus(corpus(folder, out), HereAndNow(workshop))
    said = json.loads(written(out)["report.json"])
    counts = said["languages"]["zh-en"]
    chinese, english = ([len(line) for line in text.split("\n")] for text in TEXTS["rain"])
    assert counts["characters"] == [sum(chinese), sum(english)]
    assert counts["sentences"] == [4, 4]
    assert (counts["documents"], counts["rows"], counts["pairs"]) == (1, 4, 4)
    assert (counts["gaps"], counts["beads"]) == ([0, 0], 4)
    assert counts["doubtful_rows"] <= 4
    readable = written(out)["report.txt"].decode()
    assert "1 documents with 4 pairs; 0 failed." in readable
    (one,) = lines(written(out)["documents.jsonl"])
    assert one["files"] == ["rain.en.txt", "rain.zh.txt"]


def test_the_order_of_the_work_does_not_matter(
    folder: Path, tmp_path: Path, workshop: Workshop
) -> None:
    write_pairs(folder)
    write(folder, "broken.docx", "PK\x03\x04 and no archive")
    engines: list[Engine] = [HereAndNow(workshop), Backwards(workshop)]
    filters = Filters(no_duplicates=True)
    for number, engine in enumerate(engines):
        try:
            build_corpus(corpus(folder, tmp_path / str(number), filters=filters), engine)
        finally:
            engine.close()
    assert written(tmp_path / "0") == written(tmp_path / "1")


def test_one_process_and_two_make_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_pairs(folder)
    for jobs in (1, 2):
        engine = LocalProcesses(jobs)
        try:
            build_corpus(corpus(folder, tmp_path / str(jobs), "tmx"), engine)
        finally:
            engine.close()
    assert written(tmp_path / "1") == written(tmp_path / "2")
    assert len(written(tmp_path / "1")["zh-en.tmx"]) > 2_000


@pytest.mark.parametrize("stops_after", range(4))
def test_a_run_that_was_stopped_is_gone_on_with(
    stops_after: int, folder: Path, tmp_path: Path, workshop: Workshop
) -> None:
    write_pairs(folder)
    build_corpus(corpus(folder, tmp_path / "whole"), HereAndNow(workshop))
    out = tmp_path / "out"
    first, second = HereAndNow(workshop, stops_after), HereAndNow(workshop)
    with pytest.raises(KeyboardInterrupt):
        build_corpus(corpus(folder, out), first)
    # Nothing that looks like a corpus is there before it is one.
    assert [name for name in written(out) if not name.startswith(UNFINISHED)] == []
    build_corpus(corpus(folder, out), second)
    assert written(out) == written(tmp_path / "whole")
    done = [asked.files for asked in first.asked + second.asked]
    assert len(done) - len(set(done)) <= first.at_once


def test_another_format_and_other_filters_align_nothing_again(
    folder: Path, out: Path, workshop: Workshop
) -> None:
    write_pairs(folder)
    build_corpus(corpus(folder, out), HereAndNow(workshop))
    (out / "mine.txt").write_text("mine", "utf-8")
    again = HereAndNow(workshop)
    filters = Filters(most_ratio=1.01)
    build_corpus(corpus(folder, out, "moses", filters=filters), again)
    assert again.asked == []
    # What this program wrote is gone, and nothing else.
    assert sorted(written(out)) == [
        "documents.jsonl", "mine.txt", "report.json", "report.txt",
        "zh-en.en", "zh-en.ids", "zh-en.zh",
    ]  # fmt: skip
    assert json.loads(written(out)["report.json"])["languages"]["zh-en"]["left_out"]["length"] > 0


def test_only_what_changed_is_aligned_again(folder: Path, out: Path, workshop: Workshop) -> None:
    write_pairs(folder)
    build_corpus(corpus(folder, out), HereAndNow(workshop))
    write(folder, "rain.en.txt", TEXTS["rain"][1] + "The sun came out.\n")
    again = HereAndNow(workshop)
    build_corpus(corpus(folder, out), again)
    assert [asked.files[0].name for asked in again.asked] == ["rain.en.txt"]


def test_what_fails_is_named_with_the_reason_and_the_rest_is_there(
    folder: Path, out: Path, workshop: Workshop
) -> None:
    write_pairs(folder, ("rain",))
    write(folder, "broken.zh.docx", "PK\x03\x04 and no archive")
    write(folder, "broken.en.docx", "PK\x03\x04 and no archive")
    write(folder, "same-source.txt", TEXTS["train"][1])
    write(folder, "same-target.txt", TEXTS["train"][1])
    write(folder, "empty.tmx", "")
    report = build_corpus(corpus(folder, out), HereAndNow(workshop))
    assert report.documents == 1
    failed = {files[0]: why for files, why in report.failed}
    assert sorted(failed) == ["broken.en.docx", "empty.tmx", "same-source.txt"]
    for file, why in failed.items():
        assert f"“{file}" in why, why
        assert why.endswith(".")
        assert "\n" not in why
    said = json.loads(written(out)["report.json"])
    assert {one["why"] for one in said["failed"]} == set(failed.values())


def test_a_file_with_both_languages_is_a_document(
    folder: Path, out: Path, workshop: Workshop
) -> None:
    chinese, english = (text.splitlines() for text in TEXTS["rain"])
    both = "\n".join(f"{one}\n{other}" for one, other in zip(chinese, english, strict=True))
    write(folder, "both.txt", both)
    report = build_corpus(corpus(folder, out), HereAndNow(workshop))
    assert (report.documents, report.failed) == (1, [])
    assert len(lines(written(out)["zh-en.jsonl"])) == 4


def test_files_without_names_in_common_are_paired_by_content(
    folder: Path, out: Path, workshop: Workshop
) -> None:
    for number, name in enumerate(TEXTS):
        write(folder, f"left{number}.txt", TEXTS[name][0])
        write(folder, f"right{9 - number}x.txt", TEXTS[name][1])
    report = build_corpus(corpus(folder, out), HereAndNow(workshop))
    assert (report.documents, report.failed) == (4, [])
    assert all(one["by_content"] for one in lines(written(out)["documents.jsonl"]))


def test_a_text_whose_translation_is_not_there_is_named(
    folder: Path, out: Path, workshop: Workshop
) -> None:
    write_pairs(folder, ("rain", "market"))
    write(folder, "lonely.txt", TEXTS["train"][0])
    report = build_corpus(corpus(folder, out), HereAndNow(workshop))
    assert report.documents == 2
    assert [files for files, _ in report.failed] == [["lonely.txt"]]
    assert "no other file is its translation" in report.failed[0][1]


def test_only_the_wanted_languages_are_in_it_in_the_wanted_order(
    folder: Path, out: Path, workshop: Workshop
) -> None:
    write_pairs(folder, ("rain",))
    german = "Regen\nGestern Nachmittag hat es stark geregnet.\nDie Kinder warteten.\n"
    write(folder, "rain.de.txt", german)
    report = build_corpus(corpus(folder, out, wanted=("en", "zh")), HereAndNow(workshop))
    assert (report.documents, report.unwanted, list(report.counts)) == (1, 2, ["en-zh"])
    pairs = lines(written(out)["en-zh.jsonl"])
    assert list(pairs[0]["translation"]) == ["en", "zh"]  # type: ignore[call-overload]


def test_duplicates_are_counted_over_the_whole_corpus(
    folder: Path, out: Path, workshop: Workshop
) -> None:
    write_pairs(folder, ("rain",))
    write(folder, "copy/rain.zh.txt", TEXTS["rain"][0])
    write(folder, "copy/rain.en.txt", TEXTS["rain"][1])
    filters = Filters(no_duplicates=True)
    report = build_corpus(corpus(folder, out, filters=filters), HereAndNow(workshop))
    assert (report.documents, report.pairs) == (2, 4)
    assert report.counts["zh-en"].left_out["duplicate"] == 4


def test_nothing_is_aligned_where_no_two_texts_belong_together(
    folder: Path, out: Path, workshop: Workshop
) -> None:
    write(folder, "rain.txt", TEXTS["rain"][0])
    engine = HereAndNow(workshop)
    with pytest.raises(FileError, match="no two texts belong together"):
        build_corpus(corpus(folder, out), engine)
    assert [asked for asked in engine.asked if asked.task == ALIGN] == []


def test_a_corpus_is_not_written_into_what_it_is_made_of(folder: Path, workshop: Workshop) -> None:
    write_pairs(folder, ("rain",))
    for out in (folder, folder / "out", folder / "a" / ".." / "out"):
        with pytest.raises(FileError, match="cannot be written into the folder it is made of"):
            build_corpus(corpus(folder, out), HereAndNow(workshop))
    assert sorted(path.name for path in folder.iterdir()) == ["rain.en.txt", "rain.zh.txt"]


def test_a_folder_with_other_files_is_left_alone(
    folder: Path, out: Path, workshop: Workshop
) -> None:
    write_pairs(folder, ("rain",))
    write(out, "thesis.txt", "mine")
    with pytest.raises(FileError, match="has other files in it"):
        build_corpus(corpus(folder, out), HereAndNow(workshop))
    with pytest.raises(FileError, match="is a file"):
        build_corpus(corpus(folder, out / "thesis.txt"), HereAndNow(workshop))
    assert written(out) == {"thesis.txt": b"mine"}


def test_a_report_that_was_tampered_with_removes_nothing_else(
    folder: Path, out: Path, workshop: Workshop
) -> None:
    write_pairs(folder, ("rain",))
    build_corpus(corpus(folder, out), HereAndNow(workshop))
    names = ["..", ".", "../texts", "/etc", NAME, 7, "a/b"]
    (out / "report.json").write_text(json.dumps({"written": names}), "utf-8")
    build_corpus(corpus(folder, out), HereAndNow(workshop))
    assert (folder / "rain.zh.txt").exists()
    assert (out / NAME).exists()


def test_two_runs_do_not_write_into_one_folder(
    folder: Path, out: Path, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duidu.app.corpus.results._BUSY", 0)
    write_pairs(folder, ("rain",))
    out.mkdir()
    other = Results(out / NAME)
    with pytest.raises(FileError, match="Another run writes to"):
        build_corpus(corpus(folder, out), HereAndNow(workshop))
    other.close()
