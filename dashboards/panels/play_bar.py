"""Play, pause, step, start again, speed: the buttons of a page's player."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.server.presence import page_watcher
from dashboards.words import counted, text
from dashboards.work.pace import EVERYONE
from dashboards.work.play import AWorld, Draw, Player, PlayState, PlayStatus

SPEEDS = (1.0, 4.0, 10.0, 40.0)
"""Days a second."""

FIRST_SPEED = 10.0

SAID = {
    PlayState.PAUSED: "paused",
    PlayState.PLAYING: "playing",
    PlayState.OVER: "over",
    PlayState.FAILED: "failed",
}
"""Keys of the words for what a player does."""


def use_player(make_world: Callable[[], AWorld], draw: Draw[AWorld]) -> tuple[Player[AWorld], PlayStatus]:
    """A hook: this page's player, made once, closed with the page; and its status, which renders again.

    `draw` is kept from the first rendering, so let it reach the charts through something that stays (a
    `solara.use_ref`), not through values of one rendering.
    """
    status, set_status = solara.use_state(PlayStatus())

    def made() -> Player[AWorld]:
        return Player(make_world(), draw, is_watched=page_watcher(), on_status=set_status)

    player = solara.use_memo(made, [])
    solara.use_effect(lambda: player.close, [])
    return player, status


@solara.component
def PlayBar(
    player: Player[AWorld],
    status: PlayStatus,
    make_world: Callable[[], AWorld],
    first_speed: float = FIRST_SPEED,
) -> None:
    """The buttons. `make_world` gives the world of day 0 for "Start again"."""
    speed, set_speed = solara.use_state(first_speed)

    def choose(days_per_second: float) -> None:
        set_speed(days_per_second)
        player.set_speed(days_per_second)

    solara.use_effect(lambda: player.set_speed(first_speed), [])
    playing = status.state is PlayState.PLAYING
    ended = status.state in (PlayState.OVER, PlayState.FAILED)
    with v.Html(tag="div", class_="md-player"):
        with solara.Row(gap="8px", classes=["md-play-bar"]):
            _button(
                "pause" if playing else "play", player.pause if playing else player.play, ended, primary=True
            )
            _button("step", player.step, ended or playing)
            _button("again", lambda: player.reset(make_world()))
            v.Select(
                label=text("play.speed"),
                v_model=speed,
                on_v_model=choose,
                items=[{"text": counted("play.rate", round(rate)), "value": rate} for rate in SPEEDS],
                dense=True,
                hide_details=True,
                class_="md-speed",
            )
        v.Html(tag="div", class_="md-status", attributes={"role": "status"}, children=[said(status)])


ICONS = {"play": "mdi-play", "pause": "mdi-pause", "step": "mdi-step-forward", "again": "mdi-replay"}


def _button(word: str, act: Callable[[], None], off: bool = False, primary: bool = False) -> None:
    name = text(f"play.{word}")
    solara.Button(
        name,
        icon_name=ICONS[word],
        on_click=act,
        disabled=off,
        color="primary" if primary else None,
        outlined=not primary,
    )


def said(status: PlayStatus) -> str:
    """The status in words, as shown and read aloud."""
    if status.slowed:
        return text("play.crowded").format(n=EVERYONE.n_playing)
    return f"{text(f'play.{SAID[status.state]}')} {status.problem}".strip()
