"""What the loop draws on: the widgets of one page, for one conflict."""

from __future__ import annotations

from collections.abc import Callable

import ipyvuetify

from dashboards.asked.run import Asked
from dashboards.charts import Chart
from dashboards.charts.widget import Fact
from dashboards.panels.address import joined
from dashboards.panels.recipe import Recipe
from dashboards.watch.chronicle import Chronicle
from dashboards.watch.frames import frames_of
from dashboards.watch.in_words import clock, so_far, whole_front
from dashboards.watch.pictures import Pictures
from dashboards.watch.watched import Watched
from microdeals.agents import ConflictModel

WrittenLines = dict[str, ipyvuetify.Html]


class Screen:
    """The widgets of a page by name, as they come up; and which deal or sector is picked.

    `draw` is called by the player, never by two at once. A world of another conflict is not drawn: the
    charts have its predecessor's axes until the page has made new ones.
    """

    def __init__(self, pictures: Pictures, name: str) -> None:
        self.pictures = pictures
        self.name = name
        self.asked = Asked(name)
        self.picked = ""
        self._chronicle: Chronicle | None = None
        self._recipe: Recipe | None = None
        self._charts: dict[str, Chart] = {}
        self._lines: WrittenLines = {}
        self._world: ConflictModel | None = None

    def add_chart(self, name: str) -> Callable[[Chart], None]:
        """A function that takes the chart of that name (a field of `Pictures`) once it is there."""
        return lambda chart: self._charts.update({name: chart})

    def add_line(self, name: str) -> Callable[[ipyvuetify.Html], None]:
        """A function that takes the line of text of that name once it is there."""
        return lambda line: self._lines.update({name: line})

    def add_chronicle(self, chronicle: Chronicle) -> None:
        """Take the chronicle."""
        self._chronicle = chronicle

    def add_recipe(self, recipe: Recipe) -> None:
        """Take the recipe."""
        self._recipe = recipe

    def draw(self, watched: Watched) -> None:
        """Show a world as it is."""
        world = watched.model
        if world.conflict.name != self.name:
            return
        if world is not self._world:
            self._world, self.picked = world, ""
        facts = facts_of(world, self.asked)
        frames = frames_of(self.pictures, watched)._asdict()
        for name, chart in self._charts.items():
            chart.draw(frames[name], now=world.day, facts={"day": world.day})
        self._choose()
        if self._chronicle:
            self._chronicle.draw(world, self.picked)
        if self._recipe:
            self._recipe.draw(
                self.asked.command(world.day, world.horizon_days), address(self.asked, world.day)
            )
        self._write("front", whole_front(world), {})
        self._write("clock", clock(world), {})
        self._write("so-far", so_far(world), facts)

    def _choose(self) -> None:
        """Let the charts know what is picked, so that picking it there again is news."""
        for name in ("front", "deals"):
            if name in self._charts:
                self._charts[name].picked = self.picked

    def _write(self, name: str, said: str, facts: dict[str, Fact]) -> None:
        """Set a line's words, and the state that scripts read (`data-` attributes)."""
        if name not in self._lines:
            return
        line = self._lines[name]
        with line.hold_sync():
            line.children = [said]
            line.attributes = {f"data-{key.replace('_', '-')}": str(fact) for key, fact in facts.items()}


def address(asked: Asked, day: int) -> str:
    """What stands in the browser's address: the run, and the day it is on."""
    return joined(asked.query(), f"day={day}" if day else "")


def facts_of(world: ConflictModel, asked: Asked) -> dict[str, Fact]:
    """The numbers of the day, unrounded, for tests and scripts."""
    return {
        "day": world.day,
        "war": asked.name,
        "seed": asked.seed,
        "horizon": world.horizon_days,
        "gap": float(world.gap_now().total),
        "trust_0": float(world.parties[0].trust),
        "trust_1": float(world.parties[1].trust),
        "deals": len(world.deals),
        "over": not world.running,
    }
