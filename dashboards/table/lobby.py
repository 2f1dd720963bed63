"""The lobby: start a session, rehearse one, or go on with one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara

from dashboards.asked import BadInputError, seed_from
from dashboards.panels.entered import use_entered
from dashboards.words import text
from microdeals.conflicts import load, shipped
from microdeals.errors import MicrodealsError, RequestError
from microdeals.game import FOLDER, Session, Setup, sessions_in
from microdeals.game.journal import SUFFIX
from microdeals.game.seats import FEWEST_ROUNDS, MOST_ROUNDS

CLASSROOM = "arden_borea"
Open = Callable[[str], None]


@solara.component
def Lobby(open_session: Open, problem: str) -> None:
    """How it goes, a new session, a rehearsal, and the sessions that there are."""
    said, set_said = solara.use_state(problem)
    solara.use_effect(lambda: set_said(problem), [problem])
    v.Html(tag="h2", children=[text("table.lobby.title")])
    v.Html(tag="p", class_="md-table-lead", children=[text("table.lobby.how")])
    if said:
        v.Html(tag="div", class_="md-table-problem", attributes={"role": "alert"}, children=[said])
    with v.Html(tag="div", class_="md-table-two"):
        NewSession(open_session, set_said)
        with v.Html(tag="div"):
            Rehearsal(open_session, set_said)
            Sessions(open_session)


def free_name(stem: str) -> str:
    """The first name of this stem that no session has."""
    taken = {path.name for path in FOLDER.glob(f"*{SUFFIX}")}
    number = 1
    while f"{stem}-{number}{SUFFIX}" in taken:
        number += 1
    return f"{stem}-{number}"


class Form(NamedTuple):
    """A new session as it is filled in."""

    name: str
    war: str = CLASSROOM
    seed: str = "1"
    rounds: int = FEWEST_ROUNDS
    teams: tuple[str, ...] = ()

    def with_team(self, place: int, team: str) -> Form:
        """The form with one team's name."""
        return self._replace(teams=(*self.teams[:place], team, *self.teams[place + 1 :]))

    def start(self) -> str:
        """Start the session and say its name. Raises MicrodealsError."""
        first, second, mediator = (team.strip() for team in self.teams)
        try:
            setup = Setup(self.war, seed_from(self.seed), self.rounds, teams=(first, second, mediator))
        except BadInputError as bad:
            raise RequestError(text("table.bad.seed").format(text=bad)) from bad
        return Session.create(FOLDER, self.name.strip(), setup).name


def first_form() -> Form:
    """The form as the instructor meets it: only the button is left to press."""
    return Form(free_name("class"), teams=tuple(text(f"table.lobby.team.{n}") for n in (1, 2, 3)))


@solara.component
def NewSession(open_session: Open, say: Callable[[str], None]) -> None:
    """A form: war, teams, months, seed, name."""
    form, set_form = solara.use_state(solara.use_memo(first_form, []))

    def start() -> None:
        try:
            open_session(form.start())
        except MicrodealsError as problem:
            say(str(problem))

    def fill(field: str) -> Callable[[object], None]:
        return lambda value: set_form(form._replace(**{field: value}))

    with v.Html(tag="section", class_="md-table-form"):
        v.Html(tag="h3", children=[text("table.lobby.new")])
        choice("war", form.war, fill("war"), [(key, load(key).title) for key in sorted(shipped())])
        titles = [*(party.title for party in load(form.war).parties), text("table.mediator")]
        for place, title in enumerate(titles):
            said = text("table.lobby.plays").format(seat=title)
            _typed(said, form.teams[place], lambda team, place=place: set_form(form.with_team(place, team)))
        months = [(n, str(n)) for n in range(FEWEST_ROUNDS, MOST_ROUNDS + 1)]
        choice("rounds", form.rounds, fill("rounds"), months)
        _typed(text("table.lobby.seed"), form.seed, fill("seed"))
        _typed(text("table.lobby.name"), form.name, fill("name"))
        solara.Button(text("table.lobby.start"), on_click=start, color="primary", classes=["md-table-button"])


def _typed(said: str, value: str, take: Callable[[str], None]) -> None:
    field = v.TextField(label=said, v_model=value, on_v_model=take, dense=True, hide_details=True)
    use_entered(field, take)


def choice(
    key: str, value: object, take: Callable[[object], None], options: Sequence[tuple[object, str]]
) -> None:
    """A field to choose one of a few things."""
    v.Select(
        label=text(f"table.lobby.{key}"),
        v_model=value,
        on_v_model=take,
        items=[{"text": title, "value": option} for option, title in options],
        dense=True,
        hide_details=True,
    )


@solara.component
def Rehearsal(open_session: Open, say: Callable[[str], None]) -> None:
    """All seats played by the model, all months, in one click."""

    def rehearse() -> None:
        name = free_name("rehearsal")
        try:
            session = Session.create(FOLDER, name, Setup(CLASSROOM))
            while not session.state.is_over:
                session.play()
        except MicrodealsError as problem:
            say(str(problem))
        else:
            open_session(name)

    with v.Html(tag="section", class_="md-table-form"):
        v.Html(tag="h3", children=[text("table.lobby.rehearsal")])
        v.Html(tag="p", children=[text("table.lobby.rehearsal_what")])
        solara.Button(
            text("table.lobby.rehearse"), on_click=rehearse, outlined=True, classes=["md-table-button"]
        )


@solara.component
def Sessions(open_session: Open) -> None:
    """The sessions in the folder; those that cannot be opened say why."""
    found = solara.use_memo(lambda: sessions_in(FOLDER), [])
    with v.Html(tag="section", class_="md-table-form"):
        v.Html(tag="h3", children=[text("table.lobby.go_on")])
        if not found:
            v.Html(tag="p", children=[text("table.lobby.none")])
        with v.Html(tag="ul", class_="md-table-sessions"):
            for session in found:
                with v.Html(tag="li"):
                    if session.problem:
                        v.Html(tag="span", children=[f"{session.name}: {session.problem}"])
                    else:
                        solara.Button(
                            session.name,
                            on_click=lambda name=session.name: open_session(name),
                            outlined=True,
                            small=True,
                        )
