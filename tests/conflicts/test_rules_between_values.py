"""Rules that no single value can break alone."""

from pathlib import Path
from typing import Any

import pytest

from conflicts.documents import loaded, problems, put, richest, smallest


def told(tmp_path: Path, **values: Any) -> list[str]:
    """Problems, without their lines, of the richest document with these values (dots as __)."""
    document = richest()
    for path, value in values.items():
        put(document, path.replace("__", "."), value)
    return [problem.split(" (line")[0] for problem in problems(document, tmp_path)]


def test_two_sides_make_a_conflict_neither_one_nor_three(tmp_path: Path):
    for names, n in (((), 0), (("a",), 1), (("a", "b", "c"), 3)):
        document = smallest() | {"party": {name: {} for name in names}}
        (problem,) = problems(document, tmp_path)
        assert problem.startswith(f"[party]: found {n}, must be exactly 2 tables [party.<name>]")


@pytest.mark.parametrize(
    ("family", "fewest", "most"),
    [("sector", 1, 32), ("deal", 0, 16), ("issue", 0, 16), ("third_party", 0, 8), ("spoiler", 0, 8)],
)
def test_each_family_has_its_size(family: str, fewest: int, most: int, tmp_path: Path):
    row = {"priority": {"arden": 1, "borea": 1}} if family == "issue" else {}
    for n in {fewest, most}:
        loaded(smallest() | {family: {f"k{k}": row for k in range(n)}}, tmp_path)
    for n in {fewest - 1, most + 1} - {-1}:
        document = smallest() | {family: {f"k{k}": row for k in range(n)}}
        (problem,) = problems(document, tmp_path)
        assert problem.startswith(f"[{family}]: found {n}, must be {fewest} to {most} tables")


def test_all_missions_together_send_sixteen_teams_at_most(tmp_path: Path):
    missions = {f"m{k}": {"teams": 4} for k in range(4)}
    assert sum(m.values.teams for m in loaded(smallest() | {"monitors": missions}, tmp_path).monitors) == 16
    missions["m3"]["teams"] = 5
    (problem,) = problems(smallest() | {"monitors": missions}, tmp_path)
    assert problem.startswith("[monitors]: 17 teams in all missions, must be at most 16")


def test_what_fighting_promises_both_sides_is_one_whole(tmp_path: Path):
    thirds = put(put(smallest(), "party.arden.prospects", 1 / 3), "party.borea.prospects", 2 / 3)
    assert loaded(thirds, tmp_path).parties[1].values.prospects == 2 / 3
    assert told(tmp_path, party__arden__prospects=0.7) == [
        "[party.borea] prospects: 0.5, with 0.7 for 'arden', makes 1.2; "
        "the two must sum to 1, so 0.3 is due here."
    ]


def test_an_issue_says_how_much_each_side_cares_and_nobody_else(tmp_path: Path):
    assert told(tmp_path, issue__water={"priority": {"arden": 1, "boria": 1}}) == [
        "[issue.water] priority: says nothing of 'borea'; add borea = a number.",
        "[issue.water] priority.boria: no such party; must be one of 'arden', 'borea'. Did you mean 'borea'?",
    ]
    assert told(tmp_path, issue__water={}) == [
        "[issue.water] priority: missing; it must be a number for each party, "
        "as in { arden = 0.7, borea = 0.3 }."
    ]
    assert told(tmp_path, issue__water={"priority": {"arden": 1, "borea": -0.1}}) == [
        "[issue.water] priority.borea = -0.1: must be between 0 and 1000 (ratio)."
    ]


def test_a_side_that_cares_for_nothing_has_no_priorities(tmp_path: Path):
    assert told(tmp_path, issue__water={"priority": {"arden": 0, "borea": 1}}) == [
        "[issue]: every priority of 'arden' is 0; at least one must be above 0."
    ]


def test_a_spoiler_comes_from_one_of_the_parties(tmp_path: Path):
    assert told(tmp_path, spoiler__irregulars__side="aden") == [
        "[spoiler.irregulars] side = 'aden': no such party; must be one of 'arden', 'borea'. "
        "Did you mean 'arden'?"
    ]
    assert told(tmp_path, spoiler__irregulars__side=0)[0].startswith(
        "[spoiler.irregulars] side = 0: must be plain text"
    )


def test_the_last_rung_is_the_settlement_s_alone(tmp_path: Path):
    assert told(tmp_path, deal__swap__rung=6) == [
        "[deal.swap] rung = 6: rung 6 is the settlement; a deal stands on rung 1 to 5."
    ]
    assert told(tmp_path, settlement__rung=5) == [
        "[settlement] rung = 5: the settlement is rung 6; leave the key out."
    ]
    assert told(tmp_path, settlement__scope="sector") == [
        "[settlement] scope = 'sector': a settlement holds along the whole 'front'."
    ]
    assert told(tmp_path, deal__settlement={}) == [
        "[deal.settlement]: the name is taken by [settlement]; choose another."
    ]


def test_a_day_of_war_weighs_something(tmp_path: Path):
    assert told(tmp_path, harm={"fighting": 0, "hardship": 0.0, "grief": 0}) == [
        "[harm]: fighting, hardship and grief are all 0; at least one must be above 0."
    ]


def test_citizens_have_as_many_neighbours_on_either_hand_and_fewer_than_there_are(tmp_path: Path):
    assert told(tmp_path, publics__neighbours=5) == [
        "[publics] neighbours = 5: must be an even number: half to each side."
    ]
    assert told(tmp_path, publics__citizens=4) == [
        "[publics] neighbours: 4 neighbours: must be below the number of citizens, 4."
    ]


def test_time_ends_with_the_year_9999(tmp_path: Path):
    import datetime

    late = put(smallest(), "conflict.start", datetime.date(9999, 12, 25))
    assert "the horizon would end after the year 9999" in problems(late, tmp_path)[0]
    assert loaded(put(late, "conflict.horizon_days", 6), tmp_path).horizon_days == 6


def test_two_names_that_would_share_their_luck_are_refused(tmp_path: Path):
    """'plumless' and 'buckeroo' are known to have the same CRC-32."""
    assert told(tmp_path, deal={"plumless": {}, "buckeroo": {}}) == [
        "[deal.buckeroo]: would draw the same luck as 'plumless' (their CRC-32 is equal); "
        "choose another name."
    ]
    apart = smallest() | {"deal": {"plumless": {}}, "sector": {"buckeroo": {}}}
    conflict = loaded(apart, tmp_path)
    assert conflict.kinds[0].luck_id == conflict.sectors[0].luck_id == 0x4DDB0C25


@pytest.mark.parametrize(
    "name", ['"Arden"', '"a b"', '"1st"', '"a.b"', '""', '"' + "a" * 41 + '"', '"é"', r'"\u0007"']
)
def test_names_are_plain_words(name: str, tmp_path: Path):
    text = f"[conflict]\ntitle='x'\nstart=2031-01-01\nhorizon_days=9\n[party.a]\n[party.b]\n[sector.{name}]\n"
    (problem,) = problems(text, tmp_path)
    assert "a name here is lower-case letters, digits and _ (at most 40), starting with a letter" in problem
    assert problem.isprintable()
