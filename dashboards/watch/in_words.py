"""What the page says of a world, in sentences: how it ended, one deal's life."""

from __future__ import annotations

from dashboards.stage.in_words import date_of, hundredths
from dashboards.words import counted, text
from microdeals.agents import ConflictModel, Deal, Status
from microdeals.agents.in_words import outcome_in_words
from microdeals.day.war import is_won
from microdeals.documents.wording import filled


def outcome(world: ConflictModel) -> str:
    """How a finished run came out."""
    kind = outcome_in_words(world).replace(" ", "_")
    gap = hundredths(world.gap_now().total)
    winner = world.parties[world.won_by].title if is_won(world) else ""
    said = filled(
        text(f"watch.outcome.{kind}"), gap=gap, day=world.settled_on, winner=winner, won_on=world.won_on
    )
    if world.settled_on is None or kind == "settlement":
        return said
    return text("watch.outcome.lost").format(day=world.settled_on) + " " + said


def fate(world: ConflictModel, deal: Deal) -> str:
    """What became of a deal, in a few words."""
    left_by = world.parties[deal.ended_by].title if deal.ended_by is not None else ""
    status = deal.status.name.lower()
    return filled(text(f"watch.fate.{status}"), party=left_by)


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
    return filled(text("watch.life.signed_alone"), day=day, date=when, party=party)


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
