"""Files of tests that take long: which of them come first, and which are no part of `make test`.

Left to itself, pytest-xdist hands out the files with the most tests first. Those with a few long tests come
last then, and one worker idles while the other lives through the last of them.
"""

from pathlib import Path

TESTS = Path(__file__).parent

LONG_FILES = (
    "browser/test_lessons.py",
    "browser/test_browser_answers.py",
    "browser/test_compare_here.py",
    "browser/test_table.py",
    "browser/test_page_alone.py",
    "browser/test_first_page.py",
    "browser/test_charts.py",
    "browser/test_layout.py",
    "browser/test_watch.py",
    "browser/test_about.py",
    "browser/test_trade.py",
    "browser/test_server.py",
    "browser/test_sweep_page.py",
    "browser/test_class.py",
    "agents/test_every_world.py",
    "docs/test_claims.py",
    "bits/test_five_ways.py",
    "test_compile.py",
)
"""Paths below tests/, by processor time: a page that opens costs 3 to 6 s, a Python that starts 1 to 3 s."""

ONCE_MORE = (
    "browser/test_lessons_to_their_end.py",
    "browser/test_verdict.py",
    "browser/test_watch_choices.py",
    "browser/test_compare.py",
    "browser/test_layout_of_lessons.py",
    "browser/test_layout_of_rooms.py",
    "browser/test_another_language.py",
    "browser/test_lesson_alone.py",
    "browser/test_long_session.py",
    "portable/test_reading_the_module.py",
    "docs/test_notebooks.py",
    "browser/test_class_tables.py",
    "tournament/test_fork_server.py",
    "tournament/test_strategies_that_fail.py",
    "study/test_cluster.py",
    "bits/test_compare_games.py",
    "study/test_killed.py",
    "packaging/test_wheel.py",
    "browser/test_layout_of_states.py",
    "browser/test_accessible.py",
    "calibration/test_from_an_empty_folder.py",
)
"""What looks once more at what others look at, in every language, width, part and process: `make long`."""

_PLACES = {TESTS / name: place for place, name in enumerate((*LONG_FILES, *ONCE_MORE))}
_ONCE_MORE = {TESTS / name for name in ONCE_MORE}


def place_in_line(path: Path) -> int:
    """Where a file stands in the line: the long ones first, then all others as they come."""
    return _PLACES.get(path, len(_PLACES))


def is_once_more(path: Path) -> bool:
    """Whether a file is left to `make long`, which continuous integration runs after `make test`."""
    return path in _ONCE_MORE
