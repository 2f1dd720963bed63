"""The story of one run, for a reader: what was signed, kept and broken, and how it ended."""

import textwrap
from collections import Counter
from typing import Any, TypeAlias

from microdeals.agents import ConflictModel, Deal, Status
from microdeals.day.war import is_won
from microdeals.documents.wording import WIDTH, counted_as, within_sentence, wrapped
from microdeals.rulebook.events import Happening
from microdeals.rulebook.gap import CHANNELS, CLOSING
from microdeals.rulebook.outcome import FREEZE_DAYS, Outcome, outcome_of, unless_won

Table: TypeAlias = Any
"""A pandas DataFrame, which comes without types."""

MOST_DEALS_TOLD = 30
LEAST_GAIN = 0.005
"""Prospects (share of the stake) that are worth a word."""


def story_of(model: ConflictModel) -> str:
    """The whole story of a finished run, in paragraphs."""
    if model.day == 0:
        return "Nothing has happened yet: the run has no day."
    days = model.datacollector.get_model_vars_dataframe()
    parts = (
        _heading(model),
        _what_deals_did(model),
        _deals(model),
        _trust(model, days),
        _gap(days),
        _end(model, days),
    )
    return "\n\n".join(part for part in parts if part)


def log_of(model: ConflictModel) -> str:
    """Every event, a line each, with its reason."""
    return "\n".join(str(event) for event in model.log)


def outcome_in_words(model: ConflictModel) -> str:
    """'settlement', 'managed freeze' (a quiet last month, the gap still open), 'war' or 'victory'."""
    month = model.datacollector.model_vars["fighting"][-FREEZE_DAYS:]
    fire, gap = (sum(month) / len(month) if month else 1.0), model.gap_now().total
    quiet = model.conflict.front.freeze_fire
    outcome = unless_won(model.won_by, outcome_of(model.is_settled, model.day, fire, gap, quiet))
    return Outcome(outcome).name.lower().replace("_", " ")


def _heading(model: ConflictModel) -> str:
    conflict = model.conflict
    days = counted_as(model.day, "day")
    return f"{conflict.title}\n{days} from {conflict.start.isoformat()}, seed {model.luck_seed}"


def _what_deals_did(model: ConflictModel) -> str:
    if not model.deals:
        return "No deal was signed."
    kinds = Counter(deal.kind.title for deal in model.deals)
    signed = ", ".join(f"{number} × {title}" for title, number in kinds.items())
    reports = [report for deal in model.deals for report in deal.reports]
    n_false = sum(not report.true for report in reports)
    n_breaches = sum(event.happening == Happening.BREACH for event in model.log)
    endings = Counter(deal.ending or "still in force" for deal in model.deals)
    ended = ", ".join(f"{number} {ending}" for ending, number in endings.items())
    return "\n".join(
        wrapped(text)
        for text in (
            f"Signed: {signed}.",
            f"Broken: {n_breaches} deliberate breach{'' if n_breaches == 1 else 'es'};"
            f" {len(reports)} report{'' if len(reports) == 1 else 's'}, {n_false} of them false.",
            f"Ended: {ended}.",
            *_who_left(model),
        )
    )


def _who_left(model: ConflictModel) -> list[str]:
    """Who walked out, and for which of the two reasons."""
    told = []
    for party in model.parties:
        left = [deal.status for deal in model.deals if deal.ended_by == party.side]
        for_more, mistrust = left.count(Status.RESUMED), left.count(Status.WITHDRAWN)
        if for_more:
            told.append(f"{party.title} walked out of {for_more} because more was to be had at the front.")
        if mistrust:
            told.append(f"{party.title} walked out of {mistrust} because they were no longer worth it.")
    return told


def _deals(model: ConflictModel) -> str:
    lines = ["Deals, by the day of signing"] + [_line(deal) for deal in model.deals[:MOST_DEALS_TOLD]]
    left = len(model.deals) - MOST_DEALS_TOLD
    if left > 0:
        lines.append(f"  and {left} more (--log tells of them all)")
    return "\n".join(lines) if model.deals else ""


def _line(deal: Deal) -> str:
    n = len(deal.reports)
    reports = f", {n} report{'s' if n > 1 else ''} of a breach" if n else ""
    renewals = f", renewed × {deal.renewals}" if deal.renewals else ""
    end = f"day {deal.ended_on:>3}" if deal.ended_on is not None else "the end"
    fate = deal.ending or deal.status.words
    if deal.status in (Status.WITHDRAWN, Status.RESUMED, Status.LAPSED):
        fate += f" ({deal.why})"
    text = f"day {deal.signed_on:>3} to {end}  {deal.title}{renewals}{reports}; {fate}"
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent=" " * 24)


def _trust(model: ConflictModel, days: Table) -> str:
    titles = [party.title for party in model.parties]
    rows = [
        _row(
            f"{titles[side]} in {within_sentence(titles[1 - side])}",
            days[f"trust_{side}"].iloc[0],
            days[f"trust_{side}"].iloc[-1],
        )
        for side in (0, 1)
    ]
    return "\n".join([_columns("Trust (probability)", model.day), *rows])


def _gap(days: Table) -> str:
    rows = []
    for channel in (*CHANNELS, "total"):
        first, last = days[f"gap_{channel}"].iloc[0], days[f"gap_{channel}"].iloc[-1]
        sign = -1.0 if channel in CLOSING else 1.0
        rows.append(_row(channel.replace("_", " "), sign * first, sign * last))
    return "\n".join([_columns("Gap (share of the stake)", len(days)), *rows])


def _end(model: ConflictModel, days: Table) -> str:
    outcome = outcome_in_words(model)
    fire = float(days["fighting"].tail(FREEZE_DAYS).mean())
    gap = float(days["gap_total"].iloc[-1])
    if is_won(model):
        winner = model.parties[model.won_by].title
        return wrapped(f"Outcome: victory. {winner} won the war on day {model.won_on}.")
    how = f"fire over the last month was {fire:.0%} of war's, and the gap is {gap:+.2f}"
    if model.settled_on is not None:
        still = "it holds" if outcome == "settlement" else f"it did not last; {how}"
        how = f"a settlement was signed on day {model.settled_on}, and {still}"
    told = f"Outcome: {outcome}. After {counted_as(model.day, 'day')}, the horizon, {how}."
    return "\n".join(wrapped(line) for line in (told, *_rest(model)))


def _rest(model: ConflictModel) -> list[str]:
    """How long the war was frozen or had died down, and who gained by it."""
    told = []
    if model.frozen_days:
        gain, names = model.frozen_gain, [party.title for party in model.parties]
        gained = "nobody gained by it"
        if abs(gain) >= LEAST_GAIN:
            gained = (
                f"{within_sentence(names[0 if gain > 0.0 else 1])} gained by it: {abs(gain):.0%} of the stake"
            )
        frozen = counted_as(model.frozen_days, "day")
        told.append(f"The war was frozen for {frozen}, first on day {model.froze_on}; {gained}.")
    if model.lull_days:
        told.append(f"Without an agreement, fighting had died down for {counted_as(model.lull_days, 'day')}.")
    return told


def _columns(title: str, day: int) -> str:
    return f"{title:<44}{'day 1':>8}{f'day {day}':>10}{'change':>10}"


def _row(name: str, first: float, last: float) -> str:
    change = round(last - first, 2) + 0.0
    return f"  {name:<42}{first:>8.2f}{last:>10.2f}{change:>+10.2f}"
