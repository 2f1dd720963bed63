"""The About page: what the model is and is not, every number and its source, how to cite it."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import reacton.ipyvuetify as v
import solara

from dashboards.about.numbers import facts_of, groups_of, numbers_of
from dashboards.about.tables import Numbers, counted_kinds
from dashboards.asked.run import Asked, asked_from
from dashboards.panels.address import Address
from dashboards.panels.fold import STYLE as FOLDED
from dashboards.panels.fold import Fold
from dashboards.panels.tag import NumberKind, Tag
from dashboards.words import text, texts
from microdeals.conflicts import load, shipped
from microdeals.language.signs import SIGNS

STYLE = Path(__file__).with_name("about.css")
CREDITS: dict[str, Any] = json.loads(Path(__file__).with_name("credits.json").read_text(encoding="utf-8"))


class Try(NamedTuple):
    """Something to try: the key of its words, and the page's address."""

    key: str
    address: str


TRIES = (
    Try("second_luck", "/watch?seed=2"),
    Try("no_deals", "/watch?set=ladder.policy%3Dnone"),
    Try("eyes", "/verdict?set=monitors.un_icrc_teams.attribution%3D1.0"),
    Try("leap", "/verdict?war=arden_borea&set=ladder.policy%3Dleap"),
    Try("forgive", "/verdict?set=party.russia.negativity%3D1.0&set=party.ukraine.negativity%3D1.0"),
    Try("fickle", "/verdict?set=third_party.united_states.fickleness%3D0.4"),
    Try("map", "/sweep?war=arden_borea&across=party.arden.negativity:1:4&up=ladder.policy&steps=5"),
)


def lines_of(section: str) -> list[str]:
    """The paragraphs of a section: its texts whose keys are numbers, in order."""
    above = f"about.{section}."
    numbers = (key.removeprefix(above) for key in texts() if key.startswith(above))
    return [texts()[above + number] for number in sorted(filter(str.isdigit, numbers), key=int)]


@solara.component
def AboutPage() -> None:
    """The whole page below the title."""
    search = solara.use_router().search
    first, complaint = solara.use_memo(lambda: asked_from(search), [])
    asked, set_asked = solara.use_state(first)

    def choose(name: str) -> None:
        if name in shipped():
            set_asked(Asked(name, asked.seed))

    solara.Style(STYLE)
    solara.Style(FOLDED)
    Address(asked.query())
    with v.Html(tag="div", class_="md-about-page"):
        v.Html(tag="p", class_="md-answer", attributes={"role": "status"}, children=[complaint])
        for section in ("what", "works", "use", "notice"):
            folded(section, partial(paragraphs, section), is_open_at_first=section == "what")
        folded("try", Tries)
        folded("leaves", partial(paragraphs, "leaves"))
        Where(asked.name, choose)
        folded("extend", partial(paragraphs, "extend"))
        folded("credits", Sources)
        folded("cite", cited)
        folded("licence", licensed)


IN_ENGLISH = {"lang": "en", "dir": "ltr"}
"""Attributes of what is taken from documents, which are in English whatever is spoken."""


def folded(section: str, content: Callable[[], object], is_open_at_first: bool = False) -> None:
    """A section behind its heading: closed, the page is its own table of contents."""
    Fold(text(f"about.{section}.title"), content, is_open_at_first)


def paragraphs(section: str) -> None:
    """The texts of a section."""
    for line in lines_of(section):
        v.Html(tag="p", children=[line.replace("{labels}", labels_in_words())])


def labels_in_words() -> str:
    """Each label of the verdict with its sentence."""
    said = "; ".join(text("about.label").format(name=sign.name, did=sign.did) for sign in SIGNS.values())
    return said[0].upper() + said[1:]


@solara.component
def Tries() -> None:
    """Things to try, each a link to a page that shows it."""
    with v.Html(tag="ul", class_="md-tries"):
        for one in TRIES:
            with v.Html(tag="li"):
                v.Html(tag="a", attributes={"href": one.address}, children=[text(f"about.try.{one.key}")])


@solara.component
def Where(war: str, choose: Callable[[str], None]) -> None:
    """Every number of a war, the facts that some are read off, and what was chosen together."""
    title = load(war).title
    v.Select(
        label=text("about.war"),
        v_model=war,
        on_v_model=choose,
        items=[{"text": load(name).title, "value": name} for name in shipped()],
        hide_details=True,
        class_="md-about-war",
    )
    folded("numbers", partial(every_number, war, title))
    folded("facts", partial(WarFacts, war, title))
    folded("groups", partial(groups_in, war))


def every_number(war: str, title: str) -> None:
    """The table of a war's numbers, with what each kind means."""
    numbers = numbers_of(war)
    with v.Html(tag="div", class_="md-about-tags"):
        for kind in NumberKind:
            Tag(kind)
    told = counted_kinds(numbers)
    v.Html(tag="p", children=[text("about.numbers.what").format(title=title, n=len(numbers), told=told)])
    v.Html(tag="p", class_="md-note", children=[text("about.numbers.open_changes")])
    Numbers(war)


def groups_in(war: str) -> None:
    """What was chosen together in a war."""
    v.Html(tag="p", class_="md-note", children=[text("about.groups.what")])
    with v.Html(tag="ul"):
        for group in groups_of(war):
            v.Html(tag="li", attributes=IN_ENGLISH, children=[group])


@solara.component
def WarFacts(war: str, title: str) -> None:
    """The facts of a war, with their sources."""
    facts = facts_of(war)
    if not facts:
        v.Html(tag="p", children=[text("about.facts.none").format(title=title)])
        return
    with v.Html(tag="p", class_="md-note"):
        v.Html(tag="span", children=[text("about.facts.what")])
    with v.Html(tag="div", class_="md-facts-scroll"), v.Html(tag="table", class_="md-facts"):
        with v.Html(tag="thead"), v.Html(tag="tr"):
            for head in ("number", "fact", "source"):
                v.Html(tag="th", attributes={"scope": "col"}, children=[text(f"about.facts.{head}")])
        with v.Html(tag="tbody"):
            for fact in facts:
                with v.Html(tag="tr"):
                    v.Html(tag="th", attributes={"scope": "row"} | IN_ENGLISH, children=[fact.number])
                    v.Html(tag="td", attributes=IN_ENGLISH, children=[fact.what])
                    v.Html(tag="td", attributes=IN_ENGLISH, children=[fact.source])


@solara.component
def Sources() -> None:
    """Credits, and every source of the literature by the key with which it is cited."""
    paragraphs("credits")
    references: dict[str, str] = CREDITS["references"]
    with v.Html(tag="details", class_="md-sources"):
        v.Html(tag="summary", children=[text("about.credits.sources").format(n=len(references))])
        with v.Html(tag="ul"):
            for key, said in references.items():
                with v.Html(tag="li"):
                    v.Html(tag="code", children=[f"[{key}]"])
                    v.Html(tag="span", attributes=IN_ENGLISH, children=[f" {said}"])


def cited() -> None:
    """How to cite."""
    citation: dict[str, str] = CREDITS["citation"]
    v.Html(tag="p", children=[text("about.cite.what")])
    v.Html(tag="p", class_="md-citation", attributes=IN_ENGLISH, children=[citation["line"]])
    v.Html(tag="h3", class_="md-chart-title", children=[text("about.cite.bibtex")])
    solara.Preformatted(citation["bibtex"])


def licensed() -> None:
    """The licence."""
    said = text("about.licence.1").format(licence=CREDITS["citation"]["licence"])
    v.Html(tag="p", children=[said])
