"""What single tabs do when what they ask changes, ends early, or their connection breaks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from waits import BOUND

TABS = Path(__file__).with_name("tabs.py")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What each scene saw, in a process of its own: Solara's kernels change how threads and widgets work."""
    home = tmp_path_factory.mktemp("home")
    done = subprocess.run([sys.executable, TABS], cwd=home, capture_output=True, text=True, timeout=2 * BOUND)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_question_that_a_page_asks_no_more_makes_room_for_others(seen):
    assert seen["a question that goes"] == "answered"


def test_a_cell_that_a_coarser_diagram_does_not_have_is_forgotten(seen):
    told = seen["a cell of a finer diagram"]
    assert len(told["finer"]) == 1
    assert told["coarser"] == []


def test_a_trial_that_was_stopped_before_it_began_can_be_run_after_all(seen):
    assert seen["a trial stopped while it waited"] == ["waiting", "stopped", "waiting"]


def test_a_typed_guess_is_where_the_slider_is_and_mending_it_ends_the_complaint(seen):
    assert seen["a guess that is typed"] == {"alerts": [1, 0], "slider": 30, "taken": [[[30.0]]]}


def test_letting_the_next_group_guess_shows_at_the_first_stage_too(seen):
    assert seen["a guess forgotten at the beginning"] == ["guessed", "not yet"]


def test_a_change_draws_again_only_the_part_that_changed(seen):
    assert seen["what a change touches"] == {"ticking": "1", "still": "as typed"}


def test_news_of_an_answer_do_not_move_a_slider_that_the_visitor_moves(seen):
    assert seen["a moving slider"] == 0.77


def test_a_broken_connection_does_not_end_what_is_computed(seen):
    assert seen["a broken connection"] == [True, True, True, True]


def test_nothing_is_computed_for_long_for_a_page_that_does_not_come_back(seen):
    assert seen["a connection broken for long"] == [True, False, False, True]


def test_nothing_is_computed_for_a_closed_tab(seen):
    assert seen["a closed tab"] == [True, False, False, True]
