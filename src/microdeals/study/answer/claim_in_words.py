"""What the model says to a claim, in words. They are tested by the wider interval, and no number is typed."""

from collections.abc import Sequence

from microdeals.study.answer.claim_findings import ClaimFinding, Compared, Contrast
from microdeals.study.answer.in_words import amount, capital, change, counted, level, name_of, unit_of
from microdeals.study.columns import COUNTS
from microdeals.study.question.claim import DeliveryCheck, Estimand, ExperimentClaim

MOST_TOLD = 2
BETTER, LEANS = "agrees", "leans towards it"
WORSE, AGAINST = "finds the opposite", "leans against it"
HARDLY, UNSURE = "finds hardly a difference", "cannot tell"
NOT_PUT, NOTHING = "was not put to the test", "has nothing to conclude"
STANCES = (BETTER, LEANS, HARDLY, UNSURE, AGAINST, WORSE, NOT_PUT, NOTHING)
WHAT_STANCES_ARE = (
    "The model *agrees*, or *finds the opposite*, where that holds in at least nineteen of twenty wars that "
    "fit what we know. It *leans* where that surely holds on average over them, but not in so many. Else it "
    "*cannot tell*."
)
LEAST = 0.01
"""A sure difference of less than this is hardly one: one of 100, a hundredth of the dispute, or of all
that is counted. Assumed."""
YEAR, WEEK, LONG = 365, 7, 360
SPEAKS_OF = {
    Estimand.LEVEL: "how a war with deals turns out",
    Estimand.EFFECT: "what deals change, between a war with them and the same war without",
    Estimand.INTERACTION: "by how much more, or less, deals change on one side than on the other",
}


def stance(claim: ExperimentClaim, finding: ClaimFinding) -> str:
    """What the model says to the claim, in a few words: one of `STANCES`."""
    if not finding.delivery.is_delivered:
        return NOT_PUT
    if finding.is_constant:
        return NOTHING
    found, margin = finding.found, claim.within or 0.0
    if claim.within is None and _is_hardly(claim, finding):
        return HARDLY
    towards = 1.0 if claim.expects_more else -1.0
    wide, average = (
        sorted(towards * bound + margin for bound in bounds)
        for bounds in ((found.low, found.high), found.average)
    )
    for word, is_so in (
        (BETTER, wide[0] > 0.0), (WORSE, wide[1] < 0.0),
        (LEANS, average[0] > 0.0), (AGAINST, average[1] < 0.0),
    ):  # fmt: skip
        if is_so:
            return word
    return UNSURE


def _is_hardly(claim: ExperimentClaim, finding: ClaimFinding) -> bool:
    found = finding.found
    least = LEAST * finding.compared.before.mean if claim.outcome in COUNTS else LEAST
    is_sure = found.sign_on_average != 0 or found.average == (0.0, 0.0)
    return is_sure and abs(found.mean) < least


def is_concluded(claim: ExperimentClaim, finding: ClaimFinding) -> bool:
    """Whether anything is concluded at all."""
    return stance(claim, finding) not in (NOT_PUT, NOTHING)


def said(claim: ExperimentClaim, finding: ClaimFinding) -> str:
    """The stance as a sentence of its own, with the reason where nothing is concluded."""
    word = stance(claim, finding)
    if word == NOT_PUT:
        return "Not put to the test: the treatment was not delivered."
    if word == NOTHING:
        return f"Nothing to conclude: {name_of(claim.outcome)} are the same in every pair."
    return f"The model {word}."


def answer(claim: ExperimentClaim, finding: ClaimFinding) -> str:
    """The comparison in a sentence or two."""
    outcome, compared = claim.outcome, finding.compared
    difference = change(outcome, compared.found)
    if claim.against:
        first = f"{counted(outcome, compared.after)}, against {counted(claim.against, compared.before)}"
        return f"{capital(first)}: a difference of {difference}."
    first = f"{counted(outcome, compared.after)} {claim.after.called}"
    second = f"{level(outcome, compared.before)} {claim.before.called}"
    return f"{capital(first)}, and {second}: {difference}.{_margin(claim)}"


def _margin(claim: ExperimentClaim) -> str:
    """What counts as no less."""
    if claim.within is None:
        return ""
    return f" Less by at most {amount(claim.outcome, claim.within)} counts as no less."


def delivered(claim: ExperimentClaim, finding: ClaimFinding) -> str:
    """Whether the treatment was delivered, and what shows it."""
    delivery = finding.delivery
    check, seen = delivery.check, delivery.seen
    word = "Delivered" if delivery.is_delivered else "Not delivered"
    least = amount(check.outcome, check.least)
    if claim.against:
        told = _on_a_side(seen.outcome, seen, is_after=True)
        return f"{word}: {told}; at least {least} is asked, and the lower end of the interval counts."
    rule = f"at least {least} on both sides is asked, and the lower end of each interval counts"
    if check.must_differ:
        found = change(check.outcome, seen.found._replace(unknown=None))
        rule = f"a difference of at least {least} is asked, and it is {found}{_how_little(check)}"
    sides = (
        f"{_on_a_side(seen.outcome, seen, is_after=True)} {claim.after.called}, and "
        f"{_on_a_side('', seen, is_after=False)} {claim.before.called}"
    )
    return f"{word}: {sides}; {rule}."


def _how_little(check: DeliveryCheck) -> str:
    """That a check asks for next to nothing, where it does."""
    if check.outcome in COUNTS or check.least >= LEAST:
        return ""
    return "; so little is asked that this shows that the treatment does something, not that it does much"


def _on_a_side(name: str, seen: Compared, is_after: bool) -> str:
    found = seen.after if is_after else seen.before
    told = level(seen.outcome, found._replace(unknown=None))
    return f"{name_of(name)} {told} {unit_of(seen.outcome)}" if name else told


def beside(claim: ExperimentClaim, finding: ClaimFinding) -> str:
    """What stands beside the claim's own outcome: the mean closing first."""
    return "; ".join(_beside(claim, one) for one in finding.beside) + "."


def _beside(claim: ExperimentClaim, one: Compared) -> str:
    name = capital(name_of(one.outcome))
    if claim.against:
        return f"{name} {level(one.outcome, one.after)}"
    return f"{name} {change(one.outcome, one.found)}"


def opposite(claim: ExperimentClaim, finding: ClaimFinding) -> str:
    """The settings at which the opposite of what was found everywhere holds, or both ways if it is unsure."""
    if not is_concluded(claim, finding):
        return "Not looked at: nothing is concluded."
    n, sign = len(finding.settings), finding.found.sign or finding.found.sign_on_average
    if not n:
        return "Nothing else was varied, so no setting was looked at."
    if sign:
        there = finding.pointing(-sign)
        return _listed(claim, "At", there, n) if there else _nearest(claim, finding, sign)
    ways = [(word, finding.pointing(way)) for word, way in (("More", 1), ("Less", -1))]
    told = [_listed(claim, f"{word} at", there, n) for word, there in ways if there]
    return " ".join(told) or f"None of the {n} settings looked at points clearly either way."


def _nearest(claim: ExperimentClaim, finding: ClaimFinding, sign: int) -> str:
    """That the opposite is nowhere, and where it is least far away."""
    n = len(finding.settings)
    least = min(finding.settings, key=lambda one: sign * one.found.mean)
    where = f"nearest to it where {least.words}: {change(claim.outcome, least.found)}"
    return f"At none of the {n} settings looked at; {where}."


def _listed(claim: ExperimentClaim, how: str, there: Sequence[Contrast], n: int) -> str:
    told = "; ".join(f"where {one.words}: {change(claim.outcome, one.found)}" for one in there[:MOST_TOLD])
    rest = len(there) - len(there[:MOST_TOLD])
    more = f"; and {rest} more" if rest else ""
    return f"{how} {len(there)} of the {n} settings looked at, the clearest {told}{more}."


def horizon(days: int) -> str:
    """``26 weeks`` of 182 days, ``2 years`` of 730."""
    if days >= LONG:
        years = round(days / YEAR)
        return f"{years} year{'s' if years > 1 else ''}"
    return f"{round(days / WEEK)} weeks"
