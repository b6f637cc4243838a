"""Quick versions of the fault scripts.

The full ones: `python -m faults.NAME` in tests/ with PYTHONPATH=../desktop.
"""

import json
import os
import subprocess
import sys
from unittest import mock

import apsw
import pytest

from duidu.library.library import Library
from duidu.library.store import connect
from faults import damage, io_errors, orders, power
from faults.growing_files import KINDS
from faults.quick_growth import quickly_grown


def test_kill_9_while_notes_are_written_loses_nothing_that_was_acknowledged() -> None:
    printed = _script("kill", "--rounds", "12")
    counts = json.loads(printed)
    assert counts["acknowledged"] >= 2 * counts["kills"] == 24
    assert (counts["lost"], counts["torn"], counts["unclean"]) == (0, 0, 0)


def test_kill_9_while_a_long_text_is_aligned_costs_one_step_and_no_text() -> None:
    counts = json.loads(_script("kill_parts", "--quick"))
    assert counts["kills"] == 12
    assert counts["texts"] >= 1
    assert counts["steps"] > 12
    assert (counts["lost_texts"], counts["undone_parts"], counts["steps_again"]) == (0, 0, 0)


def test_typing_in_any_editor_outlives_kill_9_and_every_orderly_end() -> None:
    counts = json.loads(_script("drafts", "--quick"))
    assert (counts["kills"], counts["ends"], counts["editors"]) == (12, 4, 11)
    assert counts["keys"] >= 2 * (counts["kills"] + counts["ends"])
    assert (counts["lost"], counts["lost_at_an_end"]) == (0, 0)


def test_a_power_cut_at_any_moment_loses_nothing_that_was_acknowledged() -> None:
    counts = power.run(100)
    assert counts["images"] >= 80
    assert (counts["lost"], counts["foreign"], counts["corrupt"]) == (0, 0, 0)


def test_the_power_cuts_would_show_a_library_that_does_not_sync() -> None:
    settle = connect._settle

    def careless(connection: apsw.Connection, where: connect.LibraryFile, synchronous: str) -> None:
        settle(connection, where, synchronous if where.vfs is None else "OFF")

    with mock.patch("duidu.library.store.connect._settle", careless):
        counts = power.run(40)
    assert counts["lost"] + counts["corrupt"] > 0


def test_every_failing_call_is_reported_and_loses_nothing() -> None:
    counts = io_errors.run(60)
    assert counts["fired"] == counts["faults"] == 60
    assert (counts["unreported"], counts["lost"], counts["texts_lost"], counts["not_reopened"]) == (
        0,
        0,
        0,
        0,
    )


@pytest.mark.parametrize("seed", [11, 12])
def test_damage_is_never_silent_and_what_a_backup_has_is_never_lost(seed: int) -> None:
    counts = damage.run(12, seed)
    assert counts["harmless"] < 12
    assert (counts["silent"], counts["wrong"], counts["lost_although_backed_up"]) == (0, 0, 0)
    assert (counts["not_put_right"], counts["original_not_kept"]) == (0, 0)


def test_whatever_goes_wrong_around_the_library_loses_nothing_and_is_told() -> None:
    printed = _script("surroundings")
    cases = [json.loads(line) for line in printed.splitlines()]
    assert len(cases) == 7
    assert [
        (case["lost"], case["damaged"], case["not_told"], case.get("backups_lost", 0))
        for case in cases
    ] == [(0, 0, 0, 0)] * 7


def test_no_order_of_background_work_and_edits_loses_a_decision() -> None:
    counts = orders.run(300)
    assert counts["orders"] == 300
    assert counts["wrong"] == 0
    # Or the orders would say little: work came back, on the state it began with and on another.
    met = ("done", "undo", "delivered", "dropped", "between", "read_again", "undo_reading")
    assert min(counts[kind] for kind in met) > 0


def test_the_orders_would_show_results_written_whatever_their_revision() -> None:
    careless = "duidu.library.articles.replace_rows.refuse_stale"
    with mock.patch(careless, return_value=None):
        assert orders.run(500)["wrong"] > 0


def test_the_orders_would_show_commands_of_more_than_one_transaction() -> None:
    with mock.patch.object(Library, "together", lambda self, function: function()):
        assert orders.run(500, between=0.2)["wrong"] > 0


def test_random_edits_in_a_window_raise_nothing_and_the_page_shows_the_library() -> None:
    counts = json.loads(_script("random_edits", "--quick"))
    assert counts["steps"] == 300
    assert (counts["exceptions"], counts["rows shown otherwise"]) == (0, 0)
    assert min(counts[deed] for deed in ("repair", "undo", "redo", "realign", "correct")) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_opening_grows_with_the_size_of_what_is_opened(kind: str) -> None:
    found = quickly_grown(kind)
    # Calls are the same at every run; 1.15 leaves room for n log n.
    assert found.exponent_of_calls <= 1.15
    # What grows inside a call shows in its time, which a loaded machine disturbs: four times the
    # text may take eight times as long.
    for _ in range(3):
        if found.exponent <= 1.5:
            break
        found = quickly_grown(kind)
    assert found.exponent <= 1.5


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits and prctl are Linux's")
def test_a_start_where_something_is_missing_says_so_in_one_sentence() -> None:
    *starts, last = map(json.loads, _script("starts", "--quick").splitlines())
    assert len(starts) >= 20
    faults = ("code_wrong", "not_one_sentence", "blamed", "unsaid")
    assert [start for start in starts if any(start[fault] for fault in faults)] == []
    assert last["wrong"] == 0


def test_random_use_of_the_window_meets_no_exception() -> None:
    found = json.loads(_script("soak", "--quick"))
    assert found["deeds"] > 0
    assert (found["exceptions"], found["errors"]) == (0, [])
    assert found["end"]["threads"] <= found["warm"]["threads"] + 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what a process holds")
def test_nothing_of_a_closed_article_stays() -> None:
    counts = json.loads(_script("leaks", "--quick"))
    assert counts["articles"] == 60
    assert counts["own_mb_at_end"] - counts["own_mb_after_20"] <= counts["limit_mb"] == 40
    for held in ("files", "threads"):
        assert counts[f"{held}_at_end"] <= counts[f"{held}_after_20"]


def _script(name: str, *options: str) -> str:
    """Run a script in a process of its own: these fork, or set limits."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    words = [sys.executable, "-m", f"faults.{name}", *options]
    return subprocess.run(
        words, env=environment, capture_output=True, text=True, timeout=400, check=True
    ).stdout
