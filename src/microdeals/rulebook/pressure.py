"""Pressure: how much the war hurts, and so how far a side would give way to end it."""

from microdeals._compile import rule
from microdeals.arithmetic.exponential import exp
from microdeals.rulebook.quantities import N_SIDES, Character, Harm

LN_2 = 0.6931471805599453


@rule
def pressure_after(pressure: float, side: Character, fighting: float, hardship: float, grief: float) -> float:
    """Pressure (share of the dispute) after a day of this fighting, hardship and grief (1 = a war day).

    Half of it fades in ``pressure_half_life`` days; under steady conditions it tends to the sum of the
    weights times the loads, so whatever a deal relieves lowers it. Source: the hurting stalemate of
    [zartman2001]; that relief takes urgency away, [greigdiehl2005].

    >>> round(pressure_after(0.17, Character(), 1.0, 1.0, 1.0), 12)
    0.17
    """
    fades = 1.0 - exp(-LN_2 / side.pressure_half_life)
    inflow = side.weight_fighting * fighting + side.weight_hardship * hardship + side.weight_grief * grief
    return pressure + fades * (inflow - pressure)


@rule
def hardship_after(yesterday: float, today: float, returning: float) -> float:
    """Hardship felt today (1 = a war day), when the deals in force would leave ``today`` of it.

    Relief is felt at once; after it ends, hardship comes back by the part ``returning`` (per day) of what
    is missing: stocks, repairs and habits outlast a pause. Assumed: exponential. 1 returns at once.

    >>> hardship_after(0.6, 1.0, 0.25), hardship_after(1.0, 0.6, 0.25)
    (0.7, 0.6)
    """
    if today <= yesterday:
        return today
    return yesterday + returning * (today - yesterday)


@rule
def harm_of_day(harm: Harm, fighting: float, hardship: float, grief: float) -> float:
    """Harm of a day, 1 = a day of war without any deal.

    >>> round(harm_of_day(Harm(), 1.0, 1.0, 1.0), 12)
    1.0
    """
    weights = harm.fighting + harm.hardship + harm.grief
    return (harm.fighting * fighting + harm.hardship * hardship + harm.grief * grief) / weights


@rule
def relieved(load: float, relief: float) -> float:
    """Hardship or grief of a side (1 = a war day) when a kept deal takes a part ``relief`` (0..1) away.

    >>> relieved(0.5, 0.5)
    0.25
    """
    return load * (1.0 - relief)


@rule
def harm_of_both(first: float, second: float) -> float:
    """Harm of a day, from the harm of it to each side.

    >>> harm_of_both(1.0, 0.5)
    0.75
    """
    return (first + second) / N_SIDES
