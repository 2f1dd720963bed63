"""The story of one run, for a reader: what was signed, kept and broken, and how it ended."""

import textwrap
from collections import Counter
from typing import Any, TypeAlias

from microdeals.agents import ConflictModel, Deal, Status
from microdeals.agents.said import say, status_in_words
from microdeals.day.war import is_won
from microdeals.documents.wording import WIDTH, within_sentence, wrapped
from microdeals.rulebook.events import Happening
from microdeals.rulebook.gap import CHANNELS, CLOSING
from microdeals.rulebook.outcome import FREEZE_DAYS, Outcome, outcome_of, unless_won
from microdeals.statistics.sums import total_of

Table: TypeAlias = Any
"""A pandas DataFrame, which comes without types."""

MOST_DEALS_TOLD = 30
LEAST_GAIN = 0.005
"""Prospects (share of the dispute) that are worth a word."""


def story_of(model: ConflictModel) -> str:
    """The whole story of a finished run, in paragraphs."""
    if model.day == 0:
        return say("story.nothing")
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
    fire, gap = (total_of(month) / len(month) if month else 1.0), model.gap_now().total
    quiet = model.conflict.front.freeze_fire
    outcome = unless_won(model.won_by, outcome_of(model.is_settled, model.day, fire, gap, quiet))
    return Outcome(outcome).name.lower().replace("_", " ")


def _heading(model: ConflictModel) -> str:
    conflict = model.conflict
    days, start = say.counted("story.day", model.day), conflict.start.isoformat()
    return f"{conflict.title}\n{say('story.heading', days=days, start=start, number=model.luck_seed)}"


def _what_deals_did(model: ConflictModel) -> str:
    if not model.deals:
        return say("story.none")
    kinds = Counter(deal.kind.title for deal in model.deals)
    signed = ", ".join(f"{number} × {title}" for title, number in kinds.items())
    reports = [report for deal in model.deals for report in deal.reports]
    n_false = sum(not report.true for report in reports)
    n_breaches = sum(event.happening == Happening.BREACH for event in model.log)
    breaches = say.counted("story.breach", n_breaches)
    reported = say.counted("story.report", len(reports))
    endings = Counter(map(_how_it_stands, model.deals))
    ended = ", ".join(f"{number} {ending}" for ending, number in endings.items())
    return "\n".join(
        wrapped(text)
        for text in (
            say("story.signed", signed=signed),
            say("story.broken", breaches=breaches, reports=reported, false=n_false),
            say("story.ended", ended=ended),
            *_who_left(model),
        )
    )


def _how_it_stands(deal: Deal) -> str:
    """How it ended; in force, or waiting to begin, if it did not."""
    return deal.ending or say("story.waits" if deal.status == Status.WAITING else "story.in_force")


def _who_left(model: ConflictModel) -> list[str]:
    """Who walked out, and for which of the two reasons."""
    told = []
    for party in model.parties:
        left = [deal.status for deal in model.deals if deal.ended_by == party.side]
        for_more, mistrust = left.count(Status.RESUMED), left.count(Status.WITHDRAWN)
        if for_more:
            told.append(say("story.for_more", party=party.title, n=for_more))
        if mistrust:
            told.append(say("story.mistrust", party=party.title, n=mistrust))
    return told


def _deals(model: ConflictModel) -> str:
    lines = [say("story.deals")] + [_line(deal) for deal in model.deals[:MOST_DEALS_TOLD]]
    left = len(model.deals) - MOST_DEALS_TOLD
    if left > 0:
        lines.append(f"  {say('story.more', n=left)}")
    return "\n".join(lines) if model.deals else ""


def _line(deal: Deal) -> str:
    n = len(deal.reports)
    reports = say.counted("story.of_a_breach", n) if n else ""
    renewed = say("story.renewed", n=deal.renewals) if deal.renewals else ""
    end = say("story.end_open") if deal.ended_on is None else say("story.end_day", day=deal.ended_on)
    fate = status_in_words(deal.status)
    if deal.status in (Status.WITHDRAWN, Status.RESUMED, Status.LAPSED):
        fate = say("story.fate", fate=fate, why=deal.why)
    day, names = deal.signed_on, {"renewed": renewed, "reports": reports, "fate": fate}
    text = say("story.deal", day=day, end=end, deal=deal.title, **names)
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent=" " * 24)


def _trust(model: ConflictModel, days: Table) -> str:
    titles = [party.title for party in model.parties]
    rows = [
        _row(
            say("story.in", one=titles[side], other=within_sentence(titles[1 - side])),
            days[f"trust_{side}"].iloc[0],
            days[f"trust_{side}"].iloc[-1],
        )
        for side in (0, 1)
    ]
    return "\n".join([_columns(say("story.trust"), model.day), *rows])


def _gap(days: Table) -> str:
    rows = []
    for channel in (*CHANNELS, "total"):
        first, last = days[f"gap_{channel}"].iloc[0], days[f"gap_{channel}"].iloc[-1]
        sign = -1.0 if channel in CLOSING else 1.0
        rows.append(_row(say(f"story.{channel}"), sign * first, sign * last))
    return "\n".join([_columns(say("story.gap"), len(days)), *rows])


def _end(model: ConflictModel, days: Table) -> str:
    outcome = outcome_in_words(model)
    fire = float(days["fighting"].tail(FREEZE_DAYS).mean())
    gap = float(days["gap_total"].iloc[-1])
    if is_won(model):
        winner = model.parties[model.won_by].title
        return wrapped(say("end.victory", winner=winner, day=model.won_on))
    how = say("end.how", fire=f"{fire:.0%}", gap=f"{gap:+.2f}")
    if model.settled_on is not None:
        key = "end.holds" if outcome == "settlement" else "end.lost"
        how = say(key, day=model.settled_on, how=how)
    kind, days_told = say(f"end.{outcome.replace(' ', '_')}"), say.counted("story.day", model.day)
    told = say("end.outcome", outcome=kind, days=days_told, how=how)
    return "\n".join(wrapped(line) for line in (told, *_rest(model)))


def _rest(model: ConflictModel) -> list[str]:
    """How long the war was frozen or had died down, and who gained by it."""
    told = []
    if model.frozen_days:
        gain, names = model.frozen_gain, [party.title for party in model.parties]
        gained = say("end.nobody")
        if abs(gain) >= LEAST_GAIN:
            winner = within_sentence(names[0 if gain > 0.0 else 1])
            gained = say("end.gained", party=winner, share=f"{abs(gain):.0%}")
        frozen = say.counted("story.day", model.frozen_days)
        told.append(say("end.frozen", days=frozen, day=model.froze_on, gained=gained))
    if model.lull_days:
        told.append(say("end.lull", days=say.counted("story.day", model.lull_days)))
    return told


def _columns(title: str, day: int) -> str:
    first, last, change = say("story.first_day"), say("story.last_day", day=day), say("story.change")
    return f"{title:<44}{first:>8}{last:>10}{change:>10}"


def _row(name: str, first: float, last: float) -> str:
    change = round(last - first, 2) + 0.0
    return f"  {name:<42}{first:>8.2f}{last:>10.2f}{change:>+10.2f}"
