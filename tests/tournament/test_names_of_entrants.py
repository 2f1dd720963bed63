"""Every file that is handed in has a row of its own, whatever its name and whoever wrote the same."""

from pathlib import Path

import pytest

from microdeals.tournament import built_in, in_folder
from tournament.folder import LOYAL, hand_in

LONG = "the_loyal_strategy_of_our_group_number_one_"

ALIKE = {
    "cut after forty letters": (f"{LONG}a", f"{LONG}b"),
    "cleaned": ("=loyal", "loyal"),
    "called as a built-in one is shown": ("tit_for_tat (built-in)", "tit_for_tat"),
    "called as another is numbered": (f"{LONG}a", f"{LONG}b", f"{LONG[:34]} (2)"),
}


@pytest.mark.parametrize("names", ALIKE.values(), ids=ALIKE.keys())
def test_files_of_the_same_code_and_alike_names_are_as_many_entrants(names: tuple[str, ...], tmp_path: Path):
    entrants = in_folder(hand_in(tmp_path, dict.fromkeys(names, LOYAL)))
    assert len(set(entrants)) == len(names)
    titles = [entrant.title for entrant in (*entrants, *built_in())]
    assert len(set(titles)) == len(titles)
    assert all(len(title) <= 51 for title in titles)
