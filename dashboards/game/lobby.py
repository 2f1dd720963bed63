"""The lobby: start a session, rehearse one, or go on with one."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import BadInputError, seed_from
from dashboards.panels.entered import use_entered
from dashboards.panels.game.fields import CLASSROOM, choice, war_choice
from dashboards.panels.game.press import Press
from dashboards.panels.game.session import CopyOffer, origin_here, problem_of, use_once
from dashboards.words import text
from microdeals.documents.wording import filled
from microdeals.errors import MicrodealsError, RequestError
from microdeals.game import FOLDER, Session, Setup, sessions_in
from microdeals.game.journal import SUFFIX
from microdeals.game.seats import FEWEST_ROUNDS, MOST_ROUNDS
from microdeals.game.table_wars import load_war

Open = Callable[[str], None]


@solara.component
def Lobby(open_session: Open, problem: str) -> None:
    """How it goes, a new session, a rehearsal, and the sessions that there are."""
    said, set_said = solara.use_state(problem)
    v.Html(tag="h2", children=[text("game.lobby.title")])
    v.Html(tag="p", class_="md-table-lead", children=[text("game.lobby.how")])
    problem_of(said)
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
            raise RequestError(text("game.bad.seed").format(text=bad)) from bad
        return Session.create(FOLDER, self.name.strip(), setup, origin_here()).name


def first_form() -> Form:
    """The form as the instructor meets it: only the button is left to press."""
    return Form(free_name("class"), teams=tuple(text(f"game.lobby.team.{n}") for n in (1, 2, 3)))


@solara.component
def NewSession(open_session: Open, say: Callable[[str], None]) -> None:
    """A form: war, teams, months, seed, name."""
    form, set_form = solara.use_state(solara.use_memo(first_form, []))
    once = use_once()

    def start() -> None:
        try:
            open_session(once(form.start))
        except MicrodealsError as problem:
            say(str(problem))

    def name_team(place: int, team: str) -> None:
        set_form(form.with_team(place, team))

    with v.Html(tag="section", class_="md-table-form"):
        v.Html(tag="h3", children=[text("game.lobby.new")])
        war_choice(form.war, lambda war: set_form(form._replace(war=war)))
        titles = [*(party.title for party in load_war(form.war).parties), text("panels.game.mediator")]
        for place, title in enumerate(titles):
            said = filled(text("game.lobby.plays"), seat=title)
            _typed(said, form.teams[place], functools.partial(name_team, place))
        months = [(n, str(n)) for n in range(FEWEST_ROUNDS, MOST_ROUNDS + 1)]
        choice("rounds", form.rounds, lambda n: set_form(form._replace(rounds=n)), months)
        _typed(text("game.lobby.seed"), form.seed, lambda seed: set_form(form._replace(seed=seed)))
        _typed(text("game.lobby.name"), form.name, lambda name: set_form(form._replace(name=name)))
        Press(text("game.lobby.start"), lambda _: start(), primary=True)


def _typed(said: str, value: str, take: Callable[[str], None]) -> None:
    field = v.TextField(label=said, v_model=value, on_v_model=take, dense=True, hide_details=True)
    use_entered(field, take)


def rehearsed() -> str:
    """A game of the model's from the first month to the last. Raises MicrodealsError."""
    session = Session.create(FOLDER, free_name("rehearsal"), Setup(CLASSROOM), origin_here())
    for number in range(session.state.setup.rounds):
        session.play(number)
    return session.name


@solara.component
def Rehearsal(open_session: Open, say: Callable[[str], None]) -> None:
    """All seats played by the model, all months, in one click."""

    once = use_once()

    def rehearse() -> None:
        try:
            open_session(once(rehearsed))
        except MicrodealsError as problem:
            say(str(problem))

    with v.Html(tag="section", class_="md-table-form"):
        v.Html(tag="h3", children=[text("game.lobby.rehearsal")])
        v.Html(tag="p", children=[text("game.lobby.rehearsal_what")])
        Press(text("game.lobby.rehearse"), lambda _: rehearse())


@solara.component
def Sessions(open_session: Open) -> None:
    """The sessions in the folder; those that cannot be opened say why."""
    found = solara.use_memo(lambda: sessions_in(FOLDER, origin_here()), [])
    with v.Html(tag="section", class_="md-table-form"):
        v.Html(tag="h3", children=[text("game.lobby.go_on")])
        if not found:
            v.Html(tag="p", children=[text("game.lobby.none")])
        if not origin_here().is_here:
            v.Html(tag="p", class_="md-table-hint", children=[text("game.lobby.yours")])
        with v.Html(tag="ul", class_="md-table-sessions"):
            for session in found:
                with v.Html(tag="li"):
                    if session.problem:
                        v.Html(tag="span", children=[f"{session.name}: {session.problem}"])
                        if session.can_be_copied:
                            CopyOffer(FOLDER, session.name, open_session)
                    else:
                        solara.Button(
                            session.name,
                            on_click=lambda name=session.name: open_session(name),
                            outlined=True,
                            small=True,
                        )
