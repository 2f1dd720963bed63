"""How each seat starts: what is at stake, what it aims at, and how the front lies, in words."""

from __future__ import annotations

from dashboards.panels.game.deal_names import listed
from dashboards.words import text
from microdeals.conflicts import Conflict
from microdeals.documents.wording import filled, within_sentence
from microdeals.game import Seat
from microdeals.game.seats import SIDES


def stakes_of(conflict: Conflict) -> list[str]:
    """What all seats begin with: what is at stake, how the front lies, and who obeys nobody."""
    return [*_at_stake(conflict), *_front(conflict)]


def _at_stake(conflict: Conflict) -> list[str]:
    issues = [_cited(issue.title) for issue in conflict.issues]
    return [filled(text("panels.game.start.stakes"), issues=listed(issues))] if issues else []


def aims_of(conflict: Conflict, seat: Seat) -> list[str]:
    """What a team wants that sits down on a seat, in a few sentences."""
    first, second = (party.title for party in conflict.parties)
    if seat is Seat.MEDIATOR:
        said = [filled(text("panels.game.start.mediator"), first=first, second=second)]
        hosts = [within_sentence(third.title) for third in conflict.third_parties if third.values.hosts]
        if hosts:
            said.append(filled(text("panels.game.start.hosts"), hosts=listed(hosts)))
        return said
    side = SIDES.index(seat)
    own, other = (conflict.parties[at].title for at in (side, 1 - side))
    said = [filled(text("panels.game.start.side"), own=own, other=other)]
    ranked = [_ranked(conflict, at) for at in (side, 1 - side)]
    if all(ranked):
        said.append(filled(text("panels.game.start.aims"), most=ranked[0][0], least=ranked[0][-1]))
        key = "panels.game.start.same" if ranked[0][0] == ranked[1][0] else "panels.game.start.theirs"
        said.append(filled(text(key), other=other, most=ranked[1][0]))
    return said


def _ranked(conflict: Conflict, side: int) -> list[str]:
    """Issues, those that a side cares most about first; none if it cares alike about all."""
    by_priority = sorted(conflict.issues, key=lambda issue: -issue.priorities[side])
    weights = {issue.priorities[side] for issue in conflict.issues}
    return [_cited(issue.title) for issue in by_priority] if len(weights) > 1 else []


def _cited(title: str) -> str:
    """A title that begins with a capital, within a sentence."""
    return text("panels.game.start.cited").format(title=title)


def _front(conflict: Conflict) -> list[str]:
    if not conflict.sectors:
        return []
    by_fire = sorted(conflict.sectors, key=lambda sector: -sector.values.weight)
    titles = [sector.title for sector in by_fire]
    key = "panels.game.start.front" if len(titles) > 1 else "panels.game.start.one_sector"
    said = [filled(text(key), n=len(titles), most=titles[0], others=listed(titles[1:]))]
    spoilers = [within_sentence(spoiler.title) for spoiler in conflict.spoilers]
    if spoilers:
        said.append(filled(text("panels.game.start.spoilers"), spoilers=listed(spoilers)))
    return said
