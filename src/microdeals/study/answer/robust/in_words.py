"""What a choice among policies comes to, in sentences: nothing here is found, and no number is typed."""

from collections.abc import Iterator, Mapping, Sequence

from microdeals.conflicts.declared import Value
from microdeals.documents.wording import counted_as
from microdeals.statistics.intervals import Count
from microdeals.statistics.paired_differences import Difference
from microdeals.study.answer.in_words import amount, change, level, name_of, title_of
from microdeals.study.answer.robust.deciding_unknowns import Worth
from microdeals.study.answer.robust.enough_states import (
    FEWEST_FOR_A_SHARE,
    FEWEST_FOR_A_TENTH,
    WIDEST_SHARE,
    asked_for,
)
from microdeals.study.answer.robust.regrets import OF_THE_OUTCOME
from microdeals.study.answer.robust.robustness import PolicyFinding, Robustness
from microdeals.study.columns import unit_of

MOST_LISTED = 3
SHARE, OF_PAIRS = "share", "share of pairs"


def sentences(found: Robustness) -> Iterator[str]:
    """The answer: which policy, how sure, how bad it can be, where it fails, and what would change it.

    What so few states cannot tell is left out, and the last sentence says so.
    """
    witnesses = found.witnesses
    yield verdict(found)
    if witnesses.tell_tenths:
        yield regrets(found, found.picked)
    if witnesses.tell_shares:
        yield where_it_fails(found)
        yield what_would_change_it(found)
    if not witnesses.tell_tenths:
        yield too_few(found)


def verdict(found: Robustness) -> str:
    """The policy that is named, or that none is."""
    choice, picked = found.choice, found.picked
    near = f"near the best in {_near(found, picked)}"
    if choice.is_named:
        return f"Most robust: {_with_alike(found)}. It is {near}, surely more than any other policy."
    others = [found.policies[place] for place in choice.level_with]
    ahead = [one for one in found.policies if one.near_best.number > picked.near_best.number]
    told = (
        f"No policy is surely the most robust: luck alone may be what sets {_with_alike(found)} apart from "
        f"{_listed(others)}. Half of the states picked it, and by the other half, which tells, it is {near}"
    )
    if not ahead:
        return f"{told}."
    most = max(ahead, key=lambda one: one.near_best.number)
    return (
        f"{told}, but {_quoted(most)} in {_near(found, most)}: the two halves disagree, so this evidence "
        "does not separate them."
    )


def _quoted(policy: PolicyFinding) -> str:
    """A policy inside a sentence: ``“how deals are offered: leap”``."""
    return f"“{policy_in_words(policy.values)}”"


def _listed(policies: Sequence[PolicyFinding]) -> str:
    """``“a: 1”, “a: 2” and “a: 3”``; of many the first ones, ``and 2 more``."""
    told = [_quoted(one) for one in policies[:MOST_LISTED]]
    if len(policies) > MOST_LISTED:
        told.append(f"{len(policies) - MOST_LISTED} more")
    return " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def _near(found: Robustness, policy: PolicyFinding) -> str:
    """``65 (50 to 81) of 100 states``, or of too few ``9 of the 10 states that tell``."""
    if not found.witnesses.tell_shares:
        return f"{policy.near_best.number} of the {found.n_telling} states that tell"
    return f"{of_100(policy.near_best)} of 100 states"


def too_few(found: Robustness) -> str:
    """What so few states cannot tell, and what to ask for."""
    telling, different = found.witnesses
    tenths = "regrets and the worst tenth"
    shares = (
        "in what share of states a policy is near the best, where it fails and what would change the choice"
    )
    is_all = not found.witnesses.tell_shares
    if found.witnesses.are_repeated:
        least = FEWEST_FOR_A_SHARE if is_all else FEWEST_FOR_A_TENTH
        return (
            f"Only {counted_as(different, 'state')} of the world differ from each other, too few to tell "
            f"{f'{shares}, {tenths}' if is_all else tenths}. Give ranges, and not a few values, for what "
            f"nobody knows: that takes {least} different ones or more."
        )
    shares_from, tenths_from = asked_for(FEWEST_FOR_A_SHARE), asked_for(FEWEST_FOR_A_TENTH)
    cannot = f"{shares} (from {shares_from} on), or {tenths} (from {tenths_from} on)" if is_all else tenths
    return (
        f"{counted_as(found.asked.states, 'state')} of the world, of which {telling} tell and the others "
        f"pick, are too few to tell {cannot}. Ask for states = {tenths_from} or more "
        f"(--states {tenths_from})."
    )


def _with_alike(found: Robustness) -> str:
    """The picked policy, and those that came to the same in every single pair."""
    alike = [found.policies[place] for place in found.choice.alike]
    same = f" (just as {_listed(alike)}, in every pair)" if alike else ""
    return _quoted(found.picked) + same


def regrets(found: Robustness, policy: PolicyFinding) -> str:
    """How much is lost by a policy at most, mostly, and in the states that are worst for it."""
    outcome, name = found.asked.outcome, _quoted(policy)
    losses = (
        f"The regret of {name} is at most {amount(outcome, policy.regret_90)} in nine of ten states and "
        f"{amount(outcome, policy.largest_regret)} in the worst for it."
    )
    none = f"In none of the states that tell could a regret of {name} be told from luck."
    return (
        f"{losses if policy.largest_regret > OF_THE_OUTCOME else none} In the tenth of the states in which "
        f"it does worst: {name_of(outcome)} {level(outcome, policy.worst_tenth)}."
    )


def where_it_fails(found: Robustness) -> str:
    """The box in which the picked policy is not near the best."""
    box, name = found.box, _quoted(found.picked)
    if box is None:
        return (
            f"No values of what nobody knows were found under which {name} fails more often than elsewhere."
        )
    fails, doubt = ("fails", "") if box.is_sure else ("seems to fail", ", which may be luck")
    return (
        f"{name} {fails} most where {box_in_words(box.words)}: in {box.inside.number} of "
        f"{counted_as(box.n_inside, 'state')}, elsewhere in {box.outside.number} of {box.n_outside}{doubt}."
    )


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
        f"{' or '.join(there)}: {_quoted(found.policies[place])}" for place, there in by_policy.items()
    )
    brings = change(found.asked.outcome, gain)
    return f"To know this {would} change the choice: {title_of(worth.path)} ({chosen}). It is worth {brings}."


def turned_gain(found: Robustness, worth: Worth) -> Difference:
    """The gain as the outcome is measured: below 0 where less is better."""
    gain = worth.gain
    return gain if found.asked.more_is_better else Difference(-gain.mean, -gain.high, -gain.low)


def head(found: Robustness) -> tuple[str, ...]:
    """The head of the table of policies: what so few states cannot tell has no column."""
    name = name_of(found.asked.outcome)
    states = "100 states" if found.witnesses.tell_shares else f"{found.n_telling} states"
    tenths = (
        "regret in nine of ten states, at most", "largest regret", f"{name}, its worst tenth",
        "against the picked, in that one's worst tenth",
    ) if found.witnesses.tell_tenths else ()  # fmt: skip
    return ("policy", f"near the best, of {states}", f"{name}, mean", *tenths)


def rows(found: Robustness) -> Iterator[tuple[str, ...]]:
    """Its rows, those first that are near the best in most states."""
    for number in found.in_order:
        policy, is_picked = found.policies[number], number == found.choice.policy
        near = policy.near_best
        yield (
            policy_in_words(policy.values) + (" (picked)" if is_picked else ""),
            of_100(near) if found.witnesses.tell_shares else str(near.number),
            level(found.asked.outcome, policy.mean),
            *(_tenths(found, number) if found.witnesses.tell_tenths else ()),
        )


def _tenths(found: Robustness, number: int) -> Iterator[str]:
    outcome, policy = found.asked.outcome, found.policies[number]
    yield amount(outcome, policy.regret_90)
    yield amount(outcome, policy.largest_regret)
    yield level(outcome, policy.worst_tenth)
    is_picked = number == found.choice.policy
    yield "" if is_picked else change(outcome, policy.where_the_picked_is_worst)


def table(found: Robustness) -> Iterator[str]:
    """The table in Markdown."""
    yield f"| {' | '.join(head(found))} |"
    yield "|---" * len(head(found)) + "|"
    yield from (f"| {' | '.join(row)} |" for row in rows(found))


def policy_in_words(values: Mapping[str, Value]) -> str:
    """``how deals are offered: leap, number of teams (valley mission): 6``."""
    return ", ".join(f"{title_of(path)}: {_value(value)}" for path, value in values.items())


def box_in_words(words: Sequence[str]) -> str:
    """Values of a box, each of which begins with its path: ``chance of a breach is above 0.0153``."""
    parts = (word.partition(" ") for word in words)
    told = ((title_of(path), rest.removeprefix("is ").replace("_", " ")) for path, _, rest in parts)
    return " and ".join(f"{title} is {rest}" for title, rest in told)


def of_100(share: Count) -> str:
    """``87 (79 to 92)``; where nearly every share is possible, ``anything from 3 to 98``."""
    if share.high - share.low > WIDEST_SHARE:
        return f"anything from {100 * share.low:.0f} to {100 * share.high:.0f}"
    return f"{100 * share.share:.0f} ({100 * share.low:.0f} to {100 * share.high:.0f})"


def question_in_words(found: Robustness) -> str:
    """What was run, and what near the best means."""
    experiment, asked = found.experiment, found.asked
    better = "more" if asked.more_is_better else "fewer or less"
    margin = margin_in_words(asked.outcome, asked.within)
    different = found.witnesses.different
    only = f" ({different} different ones)" if different < asked.states else ""
    return (
        f"{asked.policies} policies in {asked.states} states of the world{only}, drawn from {asked.source}, "
        f"with {experiment.runs} twin pairs in each, of the same luck under every policy. The outcome is "
        f"{name_of(asked.outcome)}, of which {better} is better; near the best is at most {margin} behind "
        "the best policy of a state."
    )


def held_to_in_words(found: Robustness) -> str:
    """What policies are held to, and in which war: ``closing (more is better) in arden_borea``."""
    asked = found.asked
    better = "more" if asked.more_is_better else "less"
    return f"{name_of(asked.outcome)} ({better} is better) in {found.experiment.model}"


def margin_in_words(outcome: str, within: float) -> str:
    """How far behind the best is still near it, as it was asked for.

    >>> [margin_in_words(name, 0.01) for name in ("breaches", "relief", "painkiller", "closing")]
    ['0.01 breaches', '1 of 100 of the harm', '1 of 100 pairs', '0.01 of the dispute']
    """
    unit = unit_of(outcome)
    if unit == OF_PAIRS:
        return f"{100.0 * within:g} of 100 pairs"
    of = unit.removeprefix(SHARE)
    if of == unit or unit == unit_of("closing"):
        return f"{within:g} {of.strip()}"
    return f"{100.0 * within:g} of 100{of}"


HOW = (
    "Half of the states picked the policy, the box and the unknowns; all figures are told by the other half. "
    "In each state half of the pairs picked the best policy, and the other half tell regrets, from which "
    "luck is taken out. Intervals are 95 %, over states."
)


def _value(value: Value) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value).replace("_", " ")
