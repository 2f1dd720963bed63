"""A war on one page, opened as a file in a real browser with the network off: it answers as `judge` does."""

from __future__ import annotations

import json
import random
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.conftest import DESK
from browser.test_accessible import found_in
from dashboards.charts import TradeCounts
from dashboards.panels.pairs.pictures import counts_of, traded
from microdeals.conflicts import load
from microdeals.conflicts.horizons import HORIZON
from microdeals.language import Language
from microdeals.page.command import asked_for, written
from microdeals.page.dials import Dial, dials_of
from microdeals.page.html import LARGEST, html_of
from microdeals.page.war import war_as_data
from microdeals.page.words import PageWords, words_spoken
from microdeals.verdict import Thresholds
from microdeals.verdict.command import Answer, TwinsAsked, VerdictAsked, judged
from microdeals.verdict.in_words import verdict_in_words
from microdeals.verdict.measures import measured

WARS = ("arden_borea", "russia_ukraine_2025")
SETTINGS_OF_A_WAR = 25
REFUSED = """(act) => new Promise((told) => {
  const tell = ({ effectiveDirective }) => told(effectiveDirective);
  document.addEventListener("securitypolicyviolation", tell, { once: true });
  eval(act)();
})"""
ADD_A_SCRIPT = """() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = 1";
  document.body.append(script);
}"""
"""What somebody may try who could write into the page; told is the rule that refuses it."""
ANSWER = "(asked) => window.microdeals.answerTo(asked)"


class Setting(NamedTuple):
    """One thing to ask a page and `judge`."""

    values: dict[str, float | int | str]
    runs: int
    seed: int
    days: int
    as_given: bool


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The address of each war's page."""
    folder = tmp_path_factory.mktemp("pages")
    for war in WARS:
        assert "needs no network" in written(war, folder / f"{war}.html")
    return {war: (folder / f"{war}.html").as_uri() for war in WARS}


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=DESK, offline=True, reduced_motion="reduce") as context:
        yield context


def opened(context: BrowserContext, address: str) -> Page:
    """The page with its first answer, both ranges and all."""
    page = context.new_page()
    page.goto(address)
    answered(page)
    return page


def answered(page: Page) -> None:
    expect(page.locator("#md-main")).to_have_attribute("data-state", "done")


def part(page: Page, name: str) -> Any:
    return page.locator(f"[data-part={name}]")


def some_settings(war: str) -> Iterator[Setting]:
    """Settings by luck of this test's own: some dials anywhere in their range, drawn and as given in turn."""
    luck, conflict = random.Random(f"settings of {war}"), load(war)
    dials = dials_of(conflict, {"monitors": "", "ladder": ""})
    for number in range(SETTINGS_OF_A_WAR):
        as_given = number % 2 == 0
        chosen = luck.sample(dials, luck.randint(0, 4)) if number > 1 else []
        values = {path: value for dial in chosen for path, value in turned(dial, luck).items()}
        days = luck.choice([conflict.horizon_days, conflict.horizon_days, 365])
        runs = luck.randint(20, 40) if as_given else luck.randint(5, 14)
        yield Setting(values, runs, luck.choice([0, luck.randint(1, 900)]), days, as_given)


def turned(dial: Dial, luck: random.Random) -> dict[str, float | int | str]:
    """A value for all places of a dial."""
    if dial.declared.choices:
        return dict.fromkeys(dial.paths, luck.choice(dial.declared.choices))
    return dict.fromkeys(dial.paths, dial.rounded(luck.uniform(dial.declared.low, dial.high)))


def judged_by_command(war: str, setting: Setting) -> Answer:
    """What the command `judge` comes to."""
    values = {**setting.values, HORIZON: setting.days}
    twins = TwinsAsked(war, tuple(f"{path}={value}" for path, value in values.items()), None, ())
    asked = VerdictAsked(setting.runs, setting.seed, Thresholds(), None, False, setting.as_given)
    return judged(twins, asked)


def lines_of(answer: Answer) -> list[str]:
    """The five lines of what is printed, each on one line."""
    paragraphs = verdict_in_words(answer).split("\n\n")
    told = next(it for it in paragraphs if it.startswith("In ") and "▼" in it)
    return told.replace("\n  ", " ").split("\n")


@pytest.mark.parametrize("war", WARS)
def test_sentence_counts_and_marks_are_those_of_judge_to_the_last_bit(war: str, pages, offline):
    page = opened(offline, pages[war])
    seen: set[str] = set()
    for setting in some_settings(war):
        asked = {"set": setting.values, "n": setting.runs, "seed": str(setting.seed)}
        told = page.evaluate(ANSWER, {**asked, "days": setting.days, "given": setting.as_given})
        answer = judged_by_command(war, setting)
        verdict, measures = answer.verdict, measured(answer.verdict.pairs)
        assert told["lines"] == lines_of(answer), setting
        assert told["numbers"] == [count.number for count in verdict.shares.values()]
        found = counts_of(verdict)
        assert TradeCounts(**told["counts"]) == TradeCounts(
            found.of, list(found.kinds), found.price, list(found.peace)
        )
        marks = np.array([np.nan if it is None else it for it in told["values"]], np.float32)
        assert marks.tobytes() == traded(verdict).columns().astype(np.float32).ravel().tobytes()
        rows = np.array(told["rows"])
        assert rows[:, 1].tobytes() == measures.relief.tobytes(), setting
        assert rows[:, 2].tobytes() == measures.closing.tobytes(), setting
        seen.update(told["lines"])
    assert len(seen) > 2 * SETTINGS_OF_A_WAR  # the settings are no one answer again and again


@pytest.mark.parametrize("war", ["base_rate", "donbas_2015"])
def test_long_wars_and_wars_without_monitors_have_a_page_too(war: str, tmp_path: Path, offline):
    written(war, tmp_path / "page.html")
    page = opened(offline, (tmp_path / "page.html").as_uri())
    days = load(war).horizon_days
    for as_given in (True, False):
        told = page.evaluate(ANSWER, {"n": 3, "days": days, "given": as_given})
        answer = judged_by_command(war, Setting({}, 3, 0, days, as_given))
        assert told["lines"] == lines_of(answer)
        closing = measured(answer.verdict.pairs).closing
        assert np.array(told["rows"])[:, 2].tobytes() == closing.tobytes()


def test_the_page_is_small_and_asks_for_nothing(pages, browser: Browser):
    asked: list[str] = []
    with browser.new_context(viewport=DESK) as context:
        context.on("request", lambda request: asked.append(request.url))
        for address in pages.values():
            page = opened(context, address)
            assert (
                page.evaluate(REFUSED, "() => fetch('http://127.0.0.1:9/').catch(() => null)")
                == "connect-src"
            )
            assert page.evaluate(REFUSED, "() => setTimeout('window.ran = 1')") == "script-src"
            assert page.evaluate(REFUSED, ADD_A_SCRIPT) == "script-src-elem"
            assert page.evaluate("() => window.ran") is None
            assert Path(address.removeprefix("file://")).stat().st_size <= LARGEST
    assert {address for address in asked if not address.startswith("blob:")} <= {
        *pages.values(),
        "http://127.0.0.1:9/",
    }


def test_what_is_asked_stands_in_the_address_and_comes_back_from_it(pages, offline):
    page = opened(offline, pages["arden_borea"])
    dial = page.locator("[data-path='party.arden.trust']")
    dial.get_by_role("textbox").fill("0.35")
    dial.get_by_role("textbox").press("Enter")
    expect(part(page, "command")).to_have_text(
        "microdeals judge arden_borea --runs 100 --set party.arden.trust=0.35"
    )
    answered(page)
    said = part(page, "sentence").inner_text()
    assert page.url.endswith("#set=party.arden.trust%3D0.35")
    again = opened(offline, page.url)
    assert part(again, "sentence").inner_text() == said
    answer = judged_by_command("arden_borea", Setting({"party.arden.trust": 0.35}, 100, 0, 182, False))
    assert said == lines_of(answer)[0]


@pytest.mark.parametrize(
    ("hash_part", "said"),
    [
        ("set=party.arden.trust=7", "must be a number between 0 and 1"),
        ("set=conduct.base_rate=0.5", "which this page cannot set"),
        ("n=1000000", "This page has 100, 1000"),
        ("days=0&given=maybe&guess=101", "This page has 0–100"),
        ("set=party.arden.trust=1e999", "must be a number between 0 and 1"),
        ("constructor=1", "which this page does not know"),
        ("__proto__=1", "The address asks for “__proto__”, which this page does not know"),
        ("set=__proto__=1", "sets “__proto__=1”, which this page cannot set"),
        ("set=party.arden.trust=NaN", "must be a number between 0 and 1"),
        ("set=party.arden.trust=0x1", "must be a number between 0 and 1"),
        ("set=party.arden.trust=[0.5]", "must be a number between 0 and 1"),
        ("set=ladder.policy=constructor", "to “constructor”"),
        ("n=2&n=3", "asks for n “2”. This page has 100, 1000. It is left out. The address asks for n “3”"),
        ("%F0%9F%92%A3%E2%80%AE%00", "asks for “💣��”, which this page does not know"),
        (
            "&".join("abcdefgh"),
            "“e”, which this page does not know. It is left out. It asks for 3 more things",
        ),
        ("seed=9223372036854775807", "The address asks for seed “9223372036854775807”"),
        ("%E0%A4%A", "The address is damaged"),
        ("set=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E", "<img src=x onerror=alert(1)>"),
        ("seed=-1", "The address asks for seed “-1”"),
        ("world=5000", "The address asks for world “5000”. This page has 0–99."),
        ("world=", "The address asks for world “”"),
        ("=5", "The address asks for “”, which this page does not know"),
        ("n=" + "9" * 5_000, "too long"),
    ],
)
def test_an_address_that_is_damaged_or_hostile_shows_the_war_as_it_is_and_says_so(
    hash_part, said, pages, offline
):
    page = opened(offline, f"{pages['arden_borea']}#{hash_part}")
    expect(part(page, "address")).to_contain_text(said)
    expect(part(page, "command")).to_have_text("microdeals judge arden_borea --runs 100")
    assert page.locator("[data-part=address] img").count() == 0


def test_a_world_is_watched_only_as_long_as_it_is_one_of_those_that_are_asked_for(pages, offline):
    page = opened(offline, f"{pages['arden_borea']}#world=105&n=1000")
    expect(part(page, "address")).to_be_empty()
    expect(part(page, "world")).to_contain_text("World 105 as a story")
    part(page, "question").locator("select").first.select_option("100")
    expect(part(page, "world")).to_have_text(
        "Choose a mark to watch that world beside its twin without deals."
    )
    assert "world" not in page.url
    page.evaluate("() => { location.hash = '#seed=200&world=7' }")
    expect(part(page, "address")).to_contain_text("asks for world “7”. This page has 200–299.")


def test_a_guess_where_nothing_can_be_guessed_is_no_silent_part_of_an_address(tmp_path: Path, offline):
    written("donbas_2015", tmp_path / "page.html", as_given=True)
    page = opened(offline, f"{(tmp_path / 'page.html').as_uri()}#guess=40")
    expect(part(page, "address")).to_contain_text(
        "holds the guess “40”. Nothing can be guessed on this page."
    )


@pytest.mark.parametrize("missing", ["DecompressionStream", "WebAssembly"])
def test_an_older_browser_is_told(missing: str, pages, offline):
    offline.add_init_script(f"delete window.{missing};")
    page = offline.new_page()
    page.goto(pages["arden_borea"])
    expect(page.get_by_role("alert")).to_contain_text("This page needs a newer browser")
    expect(page.locator("#md-main")).to_be_hidden()


def test_what_is_typed_is_checked_and_never_run(pages, offline):
    page = opened(offline, pages["arden_borea"])
    dial = page.locator("[data-path='party.arden.trust']")
    for typed in ("2", "", "0.3; alert(1)", "NaN", "1/3"):
        dial.get_by_role("textbox").fill(typed)
        dial.get_by_role("textbox").press("Enter")
        expect(dial.get_by_role("status")).to_contain_text("must be a number between 0 and 1")
    assert "#" not in page.url


def test_a_guess_is_told_beside_what_came_out(pages, offline):
    page = opened(offline, pages["arden_borea"])
    before = int(part(page, "sentence").inner_text().split()[1])
    page.get_by_role("button", name="Guess first").click()
    part(page, "guessing").get_by_role("textbox").fill("71")
    page.get_by_role("button", name="This is my guess").click()
    expect(part(page, "revealed")).to_contain_text("You guessed 71.")
    answered(page)
    after = int(part(page, "sentence").inner_text().split()[1])
    expect(part(page, "revealed")).to_contain_text(f"brought peace closer in {after} of 100 wars")
    expect(part(page, "revealed")).to_contain_text(f"the monitors that the model has, in {before}.")


def test_the_keyboard_alone_watches_a_world_beside_its_twin(pages, offline):
    page = opened(offline, pages["russia_ukraine_2025"])
    mark = page.locator(".md-trade-mark[tabindex='0']")
    mark.focus()
    page.keyboard.press("ArrowRight")
    key = page.evaluate("() => document.activeElement.dataset.key")
    page.keyboard.press("Enter")
    told = part(page, "world")
    expect(told).to_contain_text(f"World {key} as a story")
    gaps = watched_by_judge("russia_ukraine_2025", int(key))
    scrubber = told.get_by_role("slider", name="Day")
    scrubber.focus()
    page.keyboard.press("End")
    expect(told.locator(".md-so-far")).to_contain_text(
        f"The sides are {round(100 * gaps[0])} % of the dispute apart:"
    )
    expect(told.locator(".md-so-far")).to_contain_text(
        f"and {round(100 * gaps[1])} % if there had been no deals."
    )
    turn = told.locator(".md-stage-turn").last
    turn.press("Enter")
    day = turn.get_attribute("data-day")
    expect(scrubber).to_have_attribute("aria-valuenow", day)
    expect(told.locator(".md-stage-pin").last).to_have_attribute("data-day", day)


def watched_by_judge(war: str, seed: int) -> tuple[float, float]:
    """The gap of a pair's two worlds on the last day."""
    pairs = judged_by_command(war, Setting({}, 1, seed, load(war).horizon_days, False)).verdict.pairs
    return float(pairs.gap_at_end_with[0]), float(pairs.gap_at_end_without[0])


def test_work_can_be_stopped_and_gone_on_with(pages, offline):
    page = opened(offline, pages["arden_borea"])
    said = part(page, "sentence").inner_text()
    part(page, "question").locator("select").first.select_option("1000")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#md-main")).to_have_attribute("data-state", "stopped")
    expect(part(page, "count")).to_contain_text("Stopped at")
    assert part(page, "sentence").inner_text() == said
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#md-main")).to_have_attribute("data-state", "working")


DIES = """() => {
  const [live, ended] = [Worker.prototype.postMessage, []];
  window.ended = ended;
  const { terminate } = Worker.prototype;
  Worker.prototype.terminate = function () {
    ended.push(this);
    return terminate.call(this);
  };
  window.die = (times) => {
    Worker.prototype.postMessage = function (message) {
      if (message.job !== "pairs" || times < 1) return live.call(this, message);
      times -= 1;
      return queueMicrotask(() => this.dispatchEvent(new ErrorEvent("error", { message: "out of memory" })));
    };
  };
}"""
"""`die(n)`: the next n Workers that are to live pairs fail instead, as one does that runs out of memory."""


def test_a_worker_that_dies_is_replaced_and_its_job_is_done_by_another(pages, offline):
    page = opened(offline, pages["arden_borea"])
    asked = {"set": {"party.arden.trust": 0.35}, "n": 100, "given": True}
    told = page.evaluate(ANSWER, asked)
    page.evaluate(DIES)
    for _ in range(3):  # more often than there are Workers
        page.evaluate("() => window.die(1)")
        assert page.evaluate(ANSWER, asked) == told
    assert page.evaluate("() => window.ended.length") == 3
    assert page.evaluate("() => new Set(window.ended).size") == 3  # each was another


def test_a_worker_that_fails_by_itself_is_replaced_too(pages, offline):
    """What really happens: an error outside of what the Worker was asked, while it lives pairs."""
    page = opened(offline, pages["arden_borea"])
    asked = {"n": 1000, "given": True}
    told, workers = page.evaluate(ANSWER, asked), len(page.workers)
    page.workers[0].evaluate(
        """() => {
          const live = onmessage;
          onmessage = (event) => {
            onmessage = live;
            setTimeout(() => { throw new Error("gone"); });
          };
        }"""
    )
    assert page.evaluate(ANSWER, asked) == told
    assert len(page.workers) == workers


def test_a_job_that_kills_every_worker_fails_with_a_sentence_and_the_page_goes_on(pages, offline):
    page = opened(offline, pages["arden_borea"])
    page.evaluate(DIES)
    page.evaluate("() => window.die(1000)")
    dial = page.locator("[data-path='party.arden.trust']").get_by_role("textbox")
    dial.fill("0.35")
    dial.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("The page stopped on an error: out of memory")
    expect(page.locator("#md-main")).to_have_attribute("data-state", "stopped")
    page.evaluate("() => window.die(0)")
    dial.fill("0.36")
    dial.press("Enter")
    answered(page)
    expect(page.get_by_role("alert")).to_be_hidden()
    answer = judged_by_command("arden_borea", Setting({"party.arden.trust": 0.36}, 100, 0, 182, False))
    assert part(page, "sentence").inner_text() == lines_of(answer)[0]


def test_what_is_asked_after_a_stop_can_be_stopped_again(pages, offline):
    page = opened(offline, pages["arden_borea"])
    wars = part(page, "question").locator("select").first
    wars.select_option("1000")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    wars.select_option("100")
    expect(page.get_by_role("button", name="Go on")).to_have_count(0)
    expect(page.locator("#md-main")).to_have_attribute("data-state", "done")
    wars.select_option("1000")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#md-main")).to_have_attribute("data-state", "stopped")


@pytest.mark.parametrize("width", [320, 390, 1920])
def test_nothing_sticks_out_and_nothing_serious_is_found(width: int, pages, browser: Browser):
    scheme = "dark" if width == 390 else "light"
    with browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
        bypass_csp=True,
        reduced_motion="reduce",
    ) as context:
        page = opened(context, pages["arden_borea"] + "#world=3")
        expect(part(page, "world").locator(".md-stage[data-ready=true]")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert found_in(page) == []


def test_no_english_is_left_in_the_code(browser: Browser, tmp_path: Path):
    """In another language all is in that language, save what the model itself calls things."""
    own, asked = words_spoken(), asked_for("arden_borea", as_given=True)
    other = PageWords(
        Language("ar", "Arabic", "rtl", None), {key: foreign(text) for key, text in own.texts.items()}
    )
    file = tmp_path / "other.html"
    file.write_bytes(html_of(asked, other))
    with browser.new_context(viewport=DESK, reduced_motion="reduce") as context:
        page = opened(context, f"{file.as_uri()}#world=3&set=nothing")
        expect(part(page, "world").locator(".md-stage[data-ready=true]")).to_have_count(1)
        assert page.evaluate("() => [document.documentElement.lang, document.dir]") == ["ar", "rtl"]
        shown = page.evaluate(VISIBLE)
    of_the_model = set(
        ENGLISH.findall(json.dumps(war_as_data(asked, other)) + "microdeals judge runs nothing")
    )
    assert {word for text in shown for word in ENGLISH.findall(text)} - of_the_model == set()
    assert any(foreign("Table") in text for text in shown)


ENGLISH = re.compile(r"[A-Za-z]{3,}")
VISIBLE = """() => {
  const walk = document.createTreeWalker(document.getElementById("md-app"), NodeFilter.SHOW_TEXT);
  const found = [...document.querySelectorAll("[aria-label]")].map((it) => it.getAttribute("aria-label"));
  while (walk.nextNode()) found.push(walk.currentNode.data.trim());
  return found.filter(Boolean);
}"""


def foreign(text: str) -> str:
    """A text in letters of another alphabet; what is filled in stays."""
    parts = re.split(r"(\{\w+\})", text)
    wide = {letter: chr(ord(letter) + 0xFEE0) for letter in string.ascii_letters}
    return "".join(it if it.startswith("{") else "".join(wide.get(c, c) for c in it) for it in parts)
