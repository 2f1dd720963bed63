"""A verdict in words: whole counts that add up, and what is said when there is little to say."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.conflicts import load, with_values
from microdeals.verdict import Label, Thresholds, Verdict, attribute, judge, twins_of
from microdeals.verdict.command import Answer
from microdeals.verdict.in_words import verdict_in_words
from microdeals.verdict.peace_in_words import rounded
from verdict.made import gaps, pairs
from verdict.wars import kind, war, with_kinds

CLOSER, FURTHER = gaps(0.25, 0.5), gaps(0.5, 0.25)
RELIEVED = {"harm_with": 75.0}


def answer(*wanted, against=None, is_stopped=False, asked=0):
    twins = twins_of(war({"conflict.horizon_days": 100}), against)
    verdict = Verdict(twins, pairs(*wanted), Thresholds())
    return Answer(verdict, None, asked or len(wanted), is_stopped, as_given=True)


@pytest.mark.parametrize(
    ("numbers", "hundredths"),
    [([1, 1, 1], [34, 33, 33]), ([620, 250, 100, 30], [62, 25, 10, 3]), ([0, 7], [0, 100])],
)
def test_counts_are_rounded_by_largest_remainder(numbers, hundredths):
    assert rounded(numbers) == hundredths


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8).filter(any))
def test_rounded_counts_add_up_and_are_never_off_by_one_or_more(numbers):
    found = rounded(numbers)
    assert sum(found) == 100
    exact = [100 * number / sum(numbers) for number in numbers]
    assert all(abs(one - other) < 1.0 for one, other in zip(found, exact, strict=True))


def test_the_five_labels_are_counted_of_a_hundred():
    stones = [CLOSER | RELIEVED] * 84 + [CLOSER] * 40
    words = verdict_in_words(
        answer(*stones, *[RELIEVED] * 30, *[RELIEVED | FURTHER] * 20, *[{}] * 20, *[FURTHER] * 6)
    )
    lines = " ".join(words.split()).replace("deals. In ", "deals In ").split(" In ")[1:]
    assert lines[0].startswith(
        "62 of 100 worlds, small deals brought peace closer: ● stepping stones (55 to 68);"
    )
    assert "in 20 of these at a price: no suffering was spared" in lines[0]
    assert lines[1].startswith("15 they spared suffering, and peace came no closer: ■ pressure valves (")
    assert lines[2].startswith("10 they spared suffering, and pushed peace away: ◆ painkillers (")
    assert lines[3].startswith("10 they changed nothing that counts: ✕ dead letters (")
    assert lines[4].startswith("3 they pushed peace away, and spared nothing: ▼ setbacks (")


def test_a_few_pairs_are_counted_as_they_are():
    words = verdict_in_words(answer(CLOSER, CLOSER, {}))
    assert "In 2 of 3 worlds, small deals brought peace closer" in words
    assert "3 pairs of worlds" in words


def first_lines(*wanted) -> str:
    """What is said before the labels, without its line breaks."""
    return " ".join(verdict_in_words(answer(*wanted)).split("\n\n")[0].split())


ONLY_WITH, ONLY_WITHOUT = {"settled_on_with": 60}, {"settled_on_without": 60}


def test_where_no_world_settles_it_says_so():
    assert "After 100 days no world is settled, with deals or without deals." in first_lines(CLOSER)
    assert "No world is settled on the last day." in verdict_in_words(answer(CLOSER))
    assert "days earlier" not in verdict_in_words(answer(CLOSER))


def test_settled_only_without_stands_in_the_first_lines_wherever_it_happens():
    assert "Settled only without deals in 2 of 3 worlds, only with deals in 1" in first_lines(
        ONLY_WITHOUT, ONLY_WITH, ONLY_WITHOUT
    )
    rare = first_lines(ONLY_WITHOUT, *[ONLY_WITH] * 299)
    assert "Settled only without deals in fewer than 1 of 100 worlds, only with deals in 100" in rare
    never = first_lines(ONLY_WITH, {})
    assert "Settled only with deals in 1 of 2 worlds, only without deals in 0" in never


def test_what_both_twins_did_is_said():
    sooner, later = ({"settled_on_with": day, "settled_on_without": 50} for day in (20, 80))
    assert (
        "both ways in 3 (in 1 of them sooner by 30 days or more, in 1 later), neither way in 1."
        in first_lines(sooner, later, {"settled_on_with": 51, "settled_on_without": 50}, {})
    )


def test_a_settlement_that_failed_is_told_and_is_no_peace():
    failed = {"first_settled_on_without": 60}
    words = first_lines(failed, {})
    assert "no world is settled" in words
    assert "signed and failed in 0 with deals and in 1 without deals: that is not counted" in words
    assert "failed" not in first_lines(ONLY_WITH)


def won(**days):
    """A pair in which the second side wins on these days, with deals or without."""
    sides = {f"won_by_{twin}": 1 for twin in days}
    return sides | {f"won_on_{twin}": day for twin, day in days.items()}


def test_victories_stand_in_the_first_lines_with_the_way_in_which_they_came():
    assert (
        "A side won only with deals in 1 of 2 worlds, only without deals in 0, both ways in 0, neither"
        in (first_lines(won(**{"with": 60}), {}))
    )
    assert "A side won only without deals in 1 of 3 worlds, only with deals in 1, both ways in 0" in (
        first_lines(won(without=60), won(**{"with": 60}), {})
    )
    sooner, later, alike = (won(**{"with": day, "without": 50}) for day in (20, 80, 60))
    assert (
        "both ways in 3 (in 1 of them sooner by 30 days or more, in 1 later), neither way in 1. A victory is"
        in (first_lines(sooner, later, alike, {}))
    )


def test_a_victory_in_one_world_and_a_settlement_in_its_twin_are_both_told():
    words = first_lines(won(**{"with": 40}) | ONLY_WITHOUT)
    assert "Settled only without deals in 1 of 1 worlds" in words
    assert "A side won only with deals in 1 of 1 worlds" in words


def test_nobody_wins_and_nothing_is_said_of_it_in_the_first_lines():
    assert "won" not in first_lines(ONLY_WITH, {})
    rare = answer(won(without=60), *[{}] * 299)
    assert "A side won" not in verdict_in_words(rare), "of a hundred worlds it is none"
    assert "of these: Borea" in verdict_in_words(rare), "but the table tells it"


def test_the_table_says_which_side_won():
    words = verdict_in_words(answer(won(**{"with": 40}), won(without=40), won(without=50)))
    rows = {line.strip().rsplit(None, 2)[0]: line.split()[-2:] for line in words.splitlines() if line.strip()}
    assert rows["victory"] == rows["of these: Borea"] == ["1", "2"]
    assert rows["of these: Arden"] == ["0", "0"]


def test_no_name_of_a_party_is_cut_in_a_table():
    titles = {"party.arden.title": "The government of the upper valley", "party.borea.title": "The rebels"}
    twins = twins_of(war({"conflict.horizon_days": 100, **titles}))
    verdict = Verdict(twins, pairs(won(**{"with": 40}), {}), Thresholds())
    words = verdict_in_words(Answer(verdict, None, 2, False, as_given=True))
    lines = words.splitlines()
    for heading, begins in (("To each side alone", 52), ("together  ", 18)):
        (last,) = (place for place, line in enumerate(lines) if heading in line)
        head = [line[begins : begins + 14].strip() for line in lines[last - 3 : last + 1]]
        assert " ".join(head) == titles["party.arden.title"]
        assert max(map(len, lines[last - 3 : last + 6])) <= 100


@pytest.mark.parametrize("relief", [{}, RELIEVED])
@pytest.mark.parametrize("days", [{"with": 40}, {"without": 40}, {"with": 20, "without": 80}])
def test_a_victory_is_no_peace_and_leaves_the_label_to_gap_and_relief(relief, days):
    of_gap = {}
    for name, gap in (("closer", CLOSER), ("neither", {}), ("further", FURTHER)):
        labels = answer(won(**days) | gap | relief, gap | relief).verdict.labels
        assert labels[0] == labels[1]
        of_gap[name] = Label(labels[0]).name
    assert of_gap == {
        "closer": "STEPPING_STONE",
        "neither": "PRESSURE_VALVE" if relief else "DEAD_LETTER",
        "further": "PAINKILLER" if relief else "SETBACK",
    }


def test_how_much_sooner_settlement_came_is_said():
    assert "Settlement came 40.0 days earlier" in verdict_in_words(answer(ONLY_WITH))
    assert "Settlement came 40.0 days later" in verdict_in_words(answer(ONLY_WITHOUT))


def test_how_much_sooner_settlement_came_says_how_sure_it_is():
    """Days earlier of 40, 40, 40 and 0: mean 30, standard error 10, and 3.1824 of these on either side."""
    sure = " ".join(verdict_in_words(answer(ONLY_WITH, ONLY_WITH, ONLY_WITH, {})).split())
    assert "came 30.0 days earlier on average (-1.8 to +61.8, which may be luck)" in sure
    both = " ".join(verdict_in_words(answer(ONLY_WITH, ONLY_WITHOUT, ONLY_WITHOUT, ONLY_WITHOUT)).split())
    assert "came 20.0 days later on average (-43.6 to +83.6, which may be luck)" in both
    alike = " ".join(verdict_in_words(answer(*[ONLY_WITH] * 4)).split())
    assert "came 40.0 days earlier on average (+40.0 to +40.0), where" in alike


def test_a_verdict_is_told_in_a_line_wherever_it_is_shown():
    shown = repr(answer(ONLY_WITH, ONLY_WITH, ONLY_WITHOUT).verdict)
    assert "3 pairs as given, of 3: 2 stepping stones (1 to 3)" in shown
    assert shown.endswith("in brackets 95 % intervals")
    assert len(shown) < 500


def test_a_verdict_that_is_printed_says_what_the_command_says():
    asked = answer(ONLY_WITH, ONLY_WITH, ONLY_WITHOUT)
    assert str(asked.verdict) == verdict_in_words(asked)


def test_printed_a_verdict_of_a_war_of_which_nothing_is_said_to_be_unknown_says_so():
    base = twins_of(with_values(load("base_rate"), {"conflict.horizon_days": 100}))
    told = str(Verdict(base, pairs({}, {}), Thresholds()))
    assert " ".join(told.split()).count("Ranges are luck only") == 1


def test_more_harm_is_called_added():
    assert "Harm added to the horizon: 50.0 %." in verdict_in_words(answer({"harm_with": 150.0}))
    assert "Harm spared to the horizon: 25.0 %." in verdict_in_words(answer(RELIEVED))


def test_each_side_has_its_own_line_for_each_label():
    eased = {"harm_0_with": 75.0, "pressure_0_with": 0.125, "pressure_0_without": 0.25}
    table = verdict_in_words(answer(eased, eased, {})).split("To each side alone, of 3")[1].splitlines()
    rows = {line.split()[1]: line.split()[-2:] for line in table[1:6]}
    assert rows == {
        "stepping": ["0", "0"],
        "pressure": ["0", "0"],
        "painkillers": ["2", "0"],
        "dead": ["1", "3"],
        "setbacks": ["0", "0"],
    }


def test_other_models_are_not_called_deals():
    words = verdict_in_words(answer(CLOSER, against=war({"conflict.horizon_days": 100})))
    assert "small deals" not in words
    assert "In 1 of 1 worlds, this model brought peace closer" in words
    assert "After 100 days no world is settled, in this model or in its twin." in words


def test_what_was_stopped_says_how_far_it_came():
    assert "this is over the 2 of 500 pairs" in verdict_in_words(answer({}, {}, is_stopped=True, asked=500))
    stopped = verdict_in_words(answer({}, {}, is_stopped=True))
    assert "all pairs were done; deals are told apart over 0 seeds only" in stopped


def test_deals_are_listed_from_the_greatest_stone_down_with_long_names_cut():
    long = dataclasses.replace(war(), name="x")
    long = with_kinds(long, kind("plain"), kind("swap")._replace(title="A kind of deal " * 7))
    words = verdict_in_words(answer({})._replace(attribution=attribute(long, runs=2)))
    table = words[words.index("Which deals made the difference") :].splitlines()[2:5]
    assert float(table[0][46:].split()[0]) >= float(table[1][46:].split()[0])
    assert any("  A kind of deal" in line and " … " in line for line in table)
    assert table[2].startswith("  All together")
    assert max(map(len, table)) <= 100


def test_what_stands_beside_a_kind_is_half_of_the_interval_that_its_summary_has():
    """All else on the page is of 95 % intervals; of 3 seeds a standard error is a quarter as wide."""
    found = attribute(war(), runs=3)
    table = verdict_in_words(answer({})._replace(attribution=found)).split("Which deals made the difference")[
        1
    ]
    assert "± half of the 95 % interval" in table.splitlines()[0]
    row = found.summary().set_index("what").loc["together.closing"]
    told = next(line for line in table.splitlines() if line.startswith("  All together"))
    assert float(told.split("±")[1].split()[0]) == pytest.approx(0.5 * (row.high - row.low), abs=0.0005)


def test_a_mean_of_pairs_that_are_all_alike_has_no_interval_and_of_others_it_has():
    """Of four wars that are not settled nobody knows that none ever is."""
    table = answer({}, {}, {}, {}).verdict.summary().set_index("what")
    assert table.value["days_sooner"] == 0.0
    assert table.loc["days_sooner", ["low", "high", "luck_low", "luck_high"]].isna().all()
    assert table.high["stepping_stone"] > 0.3, "a share has its interval all the same"
    assert answer(ONLY_WITH, {}).verdict.summary().set_index("what").low["days_sooner"] < 0.0


def test_a_model_without_deals_has_none_to_tell_apart():
    words = verdict_in_words(answer({})._replace(attribution=attribute(with_kinds(war()), runs=2)))
    assert "there are no kinds of deals in this model" in words


def test_a_verdict_on_a_war_without_deals_says_so_before_it_calls_them_dead_letters():
    verdict = judge(with_kinds(war()), runs=40)
    words = str(verdict)
    assert words.index("no deals (no [deal.<name>] table)") < words.index("dead letters")
    assert repr(verdict).endswith("; there are no deals in this war")
    assert words.count("alike in all pairs") == 6, "of five channels and their total"
    other = judge(war(), runs=40)
    assert "no deals" not in f"{other}{other!r}"
