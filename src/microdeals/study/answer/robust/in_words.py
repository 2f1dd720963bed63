"""What a choice among policies comes to, in sentences: nothing here is found, and no number is typed."""

from collections.abc import Iterator, Mapping

from microdeals.conflicts.declared import Value
from microdeals.statistics.intervals import Count
from microdeals.statistics.paired_differences import Difference
from microdeals.study.answer.in_words import amount, change, level, name_of
from microdeals.study.answer.robust.deciding_unknowns import Worth
from microdeals.study.answer.robust.robustness import PolicyFinding, Robustness

MOST_LISTED = 3


def sentences(found: Robustness) -> Iterator[str]:
    """The answer: which policy, how sure, how bad it can be, where it fails, and what would change it."""
    yield verdict(found)
    yield regrets(found, found.picked)
    yield where_it_fails(found)
    yield what_would_change_it(found)


def verdict(found: Robustness) -> str:
    """The policy that is named, or that none is."""
    choice, picked = found.choice, found.picked
    near = f"near the best in {of_100(picked.near_best)} of 100 states"
    if choice.is_named:
        return f"Most robust: {_with_alike(found)}. It is {near}, surely more than any other policy."
    others = [found.policies[place] for place in choice.level_with]
    told = "; ".join(policy_in_words(other.values) for other in others[:MOST_LISTED])
    more = f"; and {len(others) - MOST_LISTED} more" if len(others) > MOST_LISTED else ""
    return (
        f"No policy is surely the most robust. {_with_alike(found)} was picked and is {near}, but "
        f"luck may be all that sets it apart from {told}{more}."
    )


def _with_alike(found: Robustness) -> str:
    """The picked policy, and those that came to the same in every single pair."""
    alike = [policy_in_words(found.policies[place].values) for place in found.choice.alike]
    same = f" (just as {' and '.join(alike)}, in every pair)" if alike else ""
    return policy_in_words(found.picked.values) + same


def regrets(found: Robustness, policy: PolicyFinding) -> str:
    """How much is lost by a policy at most, mostly, and in the states that are worst for it."""
    outcome = found.asked.outcome
    return (
        f"Its regret is at most {amount(outcome, policy.regret_90)} in nine of ten states and "
        f"{amount(outcome, policy.largest_regret)} in the worst for it. In the tenth of the states in which "
        f"it does worst: {name_of(outcome)} {level(outcome, policy.worst_tenth)}."
    )


def where_it_fails(found: Robustness) -> str:
    """The box in which the picked policy is not near the best."""
    box, name = found.box, policy_in_words(found.picked.values)
    if box is None:
        return (
            f"No values of what nobody knows were found under which {name} fails more often than elsewhere."
        )
    inside = f"in {of_100(box.inside)} of 100 of {box.n_inside} states"
    outside = f"elsewhere in {of_100(box.outside)} of 100"
    doubt = "" if box.is_sure else ", which may be luck"
    return f"{name} fails most where {' and '.join(box.words)}: {inside}, {outside}{doubt}."


def what_would_change_it(found: Robustness) -> str:
    """The unknowns that are worth knowing before choosing."""
    sure = [one for one in found.worths if one.changes_the_choice]
    if not sure:
        return "Nothing that nobody knows would surely change the choice if it were known by itself."
    return " ".join(worth_in_words(found, one) for one in sure)


def worth_in_words(found: Robustness, worth: Worth) -> str:
    """Which policy goes with which values of an unknown, and what knowing them brings."""
    gain = turned_gain(found, worth)
    would = "would" if worth.changes_the_choice else "might"
    by_policy: dict[int, list[str]] = {}
    for words, place in zip(worth.levels, worth.policies, strict=True):
        by_policy.setdefault(place, []).append(words)
    chosen = "; ".join(
        f"{' or '.join(there)}: {policy_in_words(found.policies[place].values)}"
        for place, there in by_policy.items()
    )
    brings = change(found.asked.outcome, gain)
    return f"{worth.path} {would} change the choice ({chosen}); to know it is worth {brings}."


def turned_gain(found: Robustness, worth: Worth) -> Difference:
    """The gain as the outcome is measured: below 0 where less is better."""
    gain = worth.gain
    return gain if found.asked.more_is_better else Difference(-gain.mean, -gain.high, -gain.low)


def head(found: Robustness) -> tuple[str, ...]:
    """The head of the table of policies."""
    name = name_of(found.asked.outcome)
    return (
        "policy", "near the best, of 100 states", "regret in nine of ten states, at most", "largest regret",
        f"{name}, mean", f"{name}, its worst tenth", "against the picked, in that one's worst tenth",
    )  # fmt: skip


def rows(found: Robustness) -> Iterator[tuple[str, ...]]:
    """Its rows, those first that are near the best in most states."""
    outcome = found.asked.outcome
    for number in found.in_order:
        policy, is_picked = found.policies[number], number == found.choice.policy
        yield (
            policy_in_words(policy.values) + (" (picked)" if is_picked else ""),
            of_100(policy.near_best),
            amount(outcome, policy.regret_90),
            amount(outcome, policy.largest_regret),
            level(outcome, policy.mean),
            level(outcome, policy.worst_tenth),
            "" if is_picked else change(outcome, policy.where_the_picked_is_worst),
        )


def table(found: Robustness) -> Iterator[str]:
    """The table in Markdown."""
    yield f"| {' | '.join(head(found))} |"
    yield "|---" * len(head(found)) + "|"
    yield from (f"| {' | '.join(row)} |" for row in rows(found))


def policy_in_words(values: Mapping[str, Value]) -> str:
    """``ladder.policy leap, ladder.hold_days 14``."""
    return ", ".join(f"{path} {_value(value)}" for path, value in values.items())


def of_100(share: Count) -> str:
    """``87 (79 to 92)``."""
    return f"{100 * share.share:.0f} ({100 * share.low:.0f} to {100 * share.high:.0f})"


def question_in_words(found: Robustness) -> str:
    """What was run, and what near the best means."""
    experiment, asked = found.experiment, found.asked
    better = "more" if asked.more_is_better else "fewer or less"
    return (
        f"{asked.policies} policies in {asked.states} states of the world, drawn from {asked.source}, with "
        f"{experiment.runs} twin pairs in each, of the same luck under every policy. The outcome is "
        f"{name_of(asked.outcome)}, of which {better} is better; near the best is within "
        f"{amount(asked.outcome, asked.within)} of the best policy of a state."
    )


HOW = (
    "Half of the states picked the policy, the box and the unknowns; all figures are told by the other half. "
    "In each state half of the pairs picked the best policy, and the other half tell regrets, from which "
    "luck is taken out. Intervals are 95 %, over states."
)


def _value(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
