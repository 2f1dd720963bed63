"""What the page says of a world, in sentences: where it stands, how it ended, one deal's life."""

from __future__ import annotations

import datetime

from dashboards.words import counted, date, number, text
from microdeals.agents import ConflictModel, Deal, Status
from microdeals.agents.in_words import outcome_in_words
from microdeals.day.war import is_won


def date_of(world: ConflictModel, day: int) -> str:
    """The date of a day; day 1 is the conflict's first."""
    return date(world.conflict.start + datetime.timedelta(days=day - 1))


def clock(world: ConflictModel) -> str:
    """Day and date, and how far it goes."""
    day, horizon = world.day, world.horizon_days
    said = [text("watch.now.day").format(day=day, horizon=horizon)]
    if day == 0:
        said.append(text("watch.now.first_day").format(date=date_of(world, 1)))
    else:
        said.append(date_of(world, day))
    if day < horizon:
        said.append(text("watch.now.last_day").format(date=date_of(world, horizon)))
    return " · ".join(said)


def so_far(world: ConflictModel) -> str:
    """The run so far in one or two sentences; at its end, how it came out."""
    if world.day == 0:
        return text("watch.now.nothing")
    said = [_deals(world), _gap(world)]
    if not world.running:
        said.append(outcome(world))
    return " ".join(said)


def _deals(world: ConflictModel) -> str:
    n_signed = len(world.deals)
    if not n_signed:
        return text("watch.now.no_deal")
    n_active = sum(deal.is_active for deal in world.deals)
    parts = (
        counted("watch.now.signed", n_signed),
        text("watch.now.in_force").format(n=n_active),
        text("watch.now.over").format(n=n_signed - n_active),
    )
    return ", ".join(parts) + "."


def _gap(world: ConflictModel) -> str:
    first, last = world.datacollector.model_vars["gap_total"][0], world.gap_now().total
    change = number(abs(last - first))
    if change == number(0.0):
        moved = text("watch.now.same")
    else:
        moved = text("watch.now.narrower" if last < first else "watch.now.wider").format(change=change)
    return text("watch.now.gap").format(gap=number(last), moved=moved)


def outcome(world: ConflictModel) -> str:
    """How a finished run came out."""
    kind = outcome_in_words(world).replace(" ", "_")
    gap = number(world.gap_now().total)
    winner = world.parties[world.won_by].title if is_won(world) else ""
    said = text(f"watch.outcome.{kind}").format(
        gap=gap, day=world.settled_on, winner=winner, won_on=world.won_on
    )
    if world.settled_on is None or kind == "settlement":
        return said
    return text("watch.outcome.lost").format(day=world.settled_on) + " " + said


def whole_front(world: ConflictModel) -> str:
    """The deals that hold in all sectors."""
    titles = [deal.title for deal in world.active_deals() if deal.sector is None]
    return text("watch.front.whole").format(deals=" · ".join(titles) or text("watch.front.none"))


def fate(world: ConflictModel, deal: Deal) -> str:
    """What became of a deal, in a few words."""
    left_by = world.parties[deal.ended_by].title if deal.ended_by is not None else ""
    status = deal.status.name.lower()
    return text(f"watch.fate.{status}").format(party=left_by)


def life_of(world: ConflictModel, deal: Deal) -> list[tuple[str, str]]:
    """A deal's life, as questions and answers; the last one is why it ended."""
    rows = [("signed", _signed(world, deal)), ("started", _started(world, deal))]
    if deal.is_active:
        rows.append(("runs", text("watch.life.runs_until").format(day=deal.until)))
    n = deal.renewals
    rows.append(
        ("renewed", counted("watch.life.renewed_times", n) if n else text("watch.life.renewed_never"))
    )
    rows.append(("reports", _reports(deal)))
    if deal.ended_on is not None:
        when = text("watch.life.ended_on")
        day, how = deal.ended_on, fate(world, deal)
        rows.append(("ended", when.format(day=day, date=date_of(world, day), how=how)))
    rows.append(("why", deal.why or text("watch.life.why_open")))
    return [(text(f"watch.life.{key}"), answer) for key, answer in rows]


def _signed(world: ConflictModel, deal: Deal) -> str:
    day, when = deal.signed_on, date_of(world, deal.signed_on)
    if deal.is_mutual:
        return text("watch.life.signed_both").format(day=day, date=when)
    party = world.parties[deal.bound.index(True)].title
    return text("watch.life.signed_alone").format(day=day, date=when, party=party)


def _started(world: ConflictModel, deal: Deal) -> str:
    if deal.started_on is not None:
        day = deal.started_on
        return text("watch.life.started_on").format(day=day, date=date_of(world, day))
    if deal.status is Status.WAITING:
        return text("watch.life.started_not").format(days=deal.terms.quiet_days)
    return text("watch.life.started_never")


def _reports(deal: Deal) -> str:
    if not deal.reports:
        return text("watch.life.reports_none")
    n_true = sum(report.true for report in deal.reports)
    return text("watch.life.reports_some").format(n=len(deal.reports), n_true=n_true)
