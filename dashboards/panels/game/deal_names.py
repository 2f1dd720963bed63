"""Names of deals within a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboards.words import text
from microdeals.conflicts import Conflict
from microdeals.conflicts.slots import Slot
from microdeals.documents.wording import filled
from microdeals.game import Session


def deal_name(conflict: Conflict, slot: Slot) -> str:
    """A deal by its kind, and its sector where it has one: "Quiet guns at Delta"."""
    title = str(slot.kind.title)
    if slot.sector < 0:
        return title
    sector = conflict.sectors[slot.sector].title
    return filled(text("panels.game.deal_at"), deal=without_a_sector(title), sector=sector)


def without_a_sector(title: str) -> str:
    """The title of a kind that is signed sector by sector, without saying so at its end."""
    return title.removesuffix(" " + text("panels.game.in_a_sector"))


def deals_in_words(conflict: Conflict, slots: Iterable[Slot]) -> str:
    """Several deals, sectors of one kind together: "Prisoner swap and Quiet guns at Delta and Mill bend"."""
    by_kind: dict[str, list[str]] = {}
    for slot in slots:
        sectors = by_kind.setdefault(str(slot.kind.title), [])
        if slot.sector >= 0 and (sector := conflict.sectors[slot.sector].title) not in sectors:
            sectors.append(sector)
    said = text("panels.game.deal_at")
    return listed(
        [
            filled(said, deal=without_a_sector(title), sector=listed(sectors)) if sectors else title
            for title, sectors in by_kind.items()
        ]
    )


def listed(names: Sequence[str]) -> str:
    """Names in a row: "water, the bridge town and the pass"."""
    if len(names) < 2:
        return "".join(names)
    last = text("panels.game.and")
    if any("," in name or f" {last} " in name for name in names):
        return f"{'; '.join(names[:-1])}; {last} {names[-1]}"
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def slots_by_number(session: Session) -> dict[int, Slot]:
    """Every deal that a session can have, by its number in the log."""
    world = session.world
    return {slot.number: slot for slot in (*world.slots, world.settlement_slot)}
