"""A verdict in words: whole counts that add up, and what is said when there is little to say."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.verdict import Thresholds, Verdict, attribute, twins_of
from microdeals.verdict.command import Answer
from microdeals.verdict.in_words import rounded, verdict_in_words
from verdict.made import gaps, pairs
from verdict.wars import kind, war, with_kinds

CLOSER, FURTHER = gaps(0.25, 0.5), gaps(0.5, 0.25)
RELIEVED = {"harm_with": 75.0}


def answer(*wanted, against=None, is_stopped=False, asked=0):
    twins = twins_of(war({"conflict.horizon_days": 100}), against)
    verdict = Verdict(twins, pairs(*wanted), Thresholds())
    return Answer(verdict, None, asked or len(wanted), is_stopped)


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


def test_the_four_labels_are_counted_of_a_hundred():
    words = verdict_in_words(
        answer(*[CLOSER] * 124, *[RELIEVED] * 30, *[RELIEVED | FURTHER] * 20, *[{}] * 20, *[FURTHER] * 6)
    )
    lines = words.splitlines()[3:7]
    assert lines[0].startswith("In 62 of 100 worlds small deals brought settlement nearer (55 to 68).")
    assert lines[1].startswith("In 25 they only relieved the pressure (")
    assert "; in 10 of these the sides ended further apart." in lines[1]
    assert lines[2].startswith("In 10 they changed nothing that counts (")
    assert lines[3].startswith("In 3 they made things worse (")


def test_a_few_pairs_are_counted_as_they_are():
    words = verdict_in_words(answer(CLOSER, CLOSER, {}))
    assert "In 2 of 3 worlds small deals brought settlement nearer" in words
    assert "3 pairs of worlds" in words


def test_where_no_world_settles_it_says_so():
    assert "No world settled." in verdict_in_words(answer(CLOSER))
    settled = verdict_in_words(answer({"settled_on_with": 60, "days_sooner": 40, "day": 60}))
    assert "Settlement came 40.0 days earlier" in settled
    late = verdict_in_words(answer({"settled_on_without": 60, "days_sooner": -40, "day": 60}))
    assert "Settlement came 40.0 days later" in late


def test_more_harm_is_called_added():
    assert "Harm added: 50.0 %." in verdict_in_words(answer({"harm_with": 150.0}))
    assert "Harm spared: 25.0 %." in verdict_in_words(answer(RELIEVED))


def test_other_models_are_not_called_deals():
    words = verdict_in_words(answer(CLOSER, against=war({"conflict.horizon_days": 100})))
    assert "small deals" not in words
    assert "this model came nearer to a settlement than its twin" in words


def test_what_was_stopped_says_how_far_it_came():
    assert "this is over the 2 of 500 pairs" in verdict_in_words(answer({}, {}, is_stopped=True, asked=500))
    stopped = verdict_in_words(answer({}, {}, is_stopped=True))
    assert "all pairs were done; deals are told apart over 0 seeds only" in stopped


def test_deals_are_listed_from_the_greatest_stone_down_with_long_names_cut():
    long = dataclasses.replace(war(), name="x")
    long = with_kinds(long, kind("plain"), kind("swap")._replace(title="A kind of deal " * 7))
    words = verdict_in_words(answer({})._replace(attribution=attribute(long, runs=2)))
    table = words[words.index("Which deals did it") :].splitlines()[2:5]
    assert float(table[0][46:].split()[0]) >= float(table[1][46:].split()[0])
    assert any("  A kind of deal" in line and " … " in line for line in table)
    assert table[2].startswith("  All together")
    assert max(map(len, table)) <= 100


def test_a_model_without_deals_has_none_to_tell_apart():
    words = verdict_in_words(answer({})._replace(attribution=attribute(with_kinds(war()), runs=2)))
    assert "there are no kinds of deals in this model" in words
