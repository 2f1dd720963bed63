"""Detection: how sharp the watching must be for the future to hold a promise up."""

from microdeals.theory.domain import check_inside, check_that
from microdeals.theory.payoffs import Payoffs, check_tempted
from microdeals.theory.shadow import check_worth_having


def detection_needed(payoffs: Payoffs, shadow: float, false_alarm: float) -> float:
    """Chance per round of seeing a breach at which grim trigger holds the one side that is watched.

    A report ends the deal for good: with chance d after a breach, f without one. Keeping is worth
    W = (R-P)/[1 - s(1-f)] above no deal, s the shadow (discount per round, 0..1). A breach gains T-R
    now and costs s(d-f)W, so d >= f + (T-R)[1 - s(1-f)]/[s(R-P)]. Above 1: no monitor is good
    enough. Without false alarms it is at most 1 exactly when s >= ``shadow_needed``.
    Source: [friedman1971] for the trigger, [fortna2004] on what monitors change; reports with errors
    as in [greenporter1984]. Raises ValueError where there is no temptation or no deal worth having.
    Limit: the model's conduct with scale -> 0, shadow = assurance = 0, no optimism and no false alarms,
    for a sanction equal to sW, the loss of the deal, and a temptation of T-R.

    >>> deal = Payoffs(reward=3.0, temptation=4.0, punishment=1.0, sucker=0.0)
    >>> round(detection_needed(deal, shadow=0.9, false_alarm=0.02), 4)
    0.0856
    """
    return false_alarm + _gain(payoffs) * _loss_rate(payoffs, shadow, false_alarm, 1)


def detection_needed_by_both(payoffs: Payoffs, shadow: float, false_alarm: float) -> float:
    """The same when both sides are watched, and a report against either ends the deal for both.

    The deal survives a round with chance (1-f)^2 when both keep, (1-d)(1-f) when one breaks. So
    d >= f + (T-R)[1 - s(1-f)^2]/[s(1-f)(R-P)]: false alarms against the partner lower what there is
    to lose. Never below ``detection_needed``. Source, errors and limit as there.

    >>> deal = Payoffs(reward=3.0, temptation=4.0, punishment=1.0, sucker=0.0)
    >>> round(detection_needed_by_both(deal, shadow=0.9, false_alarm=0.02), 4)
    0.0969
    """
    return false_alarm + _gain(payoffs) * _loss_rate(payoffs, shadow, false_alarm, 2)


def _gain(payoffs: Payoffs) -> float:
    """What breaking gains today; refused if nothing."""
    check_tempted("payoffs", payoffs)
    check_worth_having(payoffs)
    check_that(
        payoffs.temptation >= payoffs.reward,
        f"payoffs: temptation = {payoffs.temptation} must be at least reward = {payoffs.reward}: "
        "a side that is not tempted needs no monitor.",
    )
    return payoffs.temptation - payoffs.reward


def _loss_rate(payoffs: Payoffs, shadow: float, false_alarm: float, n_watched: int) -> float:
    """Detection above false alarms that is needed per unit of today's gain."""
    check_inside("shadow", shadow, 0.0, 1.0, "discount per round")
    check_that(0.0 <= false_alarm < 1.0, f"false_alarm = {false_alarm}: must be at least 0 and below 1.")
    quiet_partner = (1.0 - false_alarm) ** (n_watched - 1)
    survives = (1.0 - false_alarm) * quiet_partner
    return (1.0 - shadow * survives) / (shadow * quiet_partner * (payoffs.reward - payoffs.punishment))
