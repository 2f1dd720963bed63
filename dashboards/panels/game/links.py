"""Links by which a team, or whoever leads, goes on with a game on another device."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

import reacton.ipyvuetify as v
import segno
import solara

from dashboards.panels.game.desk import SessionDesk
from dashboards.panels.game.in_words import seat_title
from dashboards.panels.game.press import Press
from dashboards.server.visitor import address_of_page, host_name, is_loopback
from dashboards.words import text
from microdeals.documents.wording import filled
from microdeals.game import Seat, Session

MakeKey = Callable[[], str]


class OfferedLink(NamedTuple):
    """A link, what its button says, and what it is good for."""

    word: str
    what: str
    make: MakeKey


@solara.component
def LinksView(session: Session, place: str, links: list[OfferedLink], desk: SessionDesk) -> None:
    """A button a link, and the last one that was made; nothing where no other device reaches this server.

    `place`: the page's address for this game, such as /table?session=monday.
    """
    shown, set_shown = solara.use_state(("", ""))
    address = solara.use_memo(address_of_page, [])
    if not address or is_loopback(host_name(urlsplit(address).netloc)):
        return

    def make(link: OfferedLink, seen: int) -> None:
        def change() -> None:
            set_shown((f"{address}{place}#{link.make()}", link.what))

        desk.act(change, text("panels.game.links.made"), seen)

    def withdraw(seat: Seat, seen: int) -> None:
        set_shown(("", ""))
        desk.act(lambda: session.withdraw(seat), text("panels.game.links.withdrawn"), seen)

    details = v.Html(tag="details", class_="md-table-part md-table-links")
    with details:
        v.Html(tag="summary", children=[text("panels.game.links.title")])
        v.Html(tag="p", class_="md-table-hint", children=[text("panels.game.links.how")])
        with v.Html(tag="div", class_="md-table-turn"):
            for link in links:
                Press(link.word, functools.partial(make, link), session.state.newest)
            for seat in _opened(session):
                word = filled(text("panels.game.links.withdraw"), seat=seat_title(session, seat))
                Press(word, functools.partial(withdraw, seat), session.state.newest)
        link_shown(*shown)


def _opened(session: Session) -> list[Seat]:
    """Seats that somebody has a link to, as far as whoever looks may take it away."""
    if not session.rights.is_desk:
        return []
    return [seat for seat in Seat if any(it[0] is seat for it in session.state.keys)]


def link_shown(address: str, what: str) -> None:
    """The link as letters and as a code for phones."""
    if not address:
        return
    drawn = segno.make(address, error="m").svg_data_uri(scale=4, border=2, light="#fff")
    with v.Html(tag="div", class_="md-table-link"):
        v.Html(tag="img", attributes={"src": drawn, "alt": text("panels.game.links.code"), "width": "200"})
        with v.Html(tag="div"):
            v.Html(tag="p", children=[what])
            v.Html(tag="code", children=[address])


def links_of(session: Session) -> list[OfferedLink]:
    """Links to each seat with a team, and to all of a game, for whoever leads; else to one's own seat."""
    rights = session.rights
    seats = [seat for seat in rights.seats if session.state.teams[seat]]
    links = [_link_to(session, seat) for seat in seats]
    return [*links, leading_link(session.new_link)] if rights.is_desk else links


def leading_link(make: MakeKey) -> OfferedLink:
    """A link that opens everything."""
    return OfferedLink(text("panels.game.links.lead"), text("panels.game.links.leads"), make)


def _link_to(session: Session, seat: Seat) -> OfferedLink:
    named = {"team": session.state.teams[seat], "seat": seat_title(session, seat)}
    return OfferedLink(
        filled(text("panels.game.links.seat"), **named),
        filled(text("panels.game.links.decides"), **named),
        lambda: session.new_link(seat),
    )
