"""What a browser is asked, what it tells and what it fetches: checked like input, named by content."""

from __future__ import annotations

import gzip
import hashlib
import json

import pytest

from dashboards.asked.pairs import Judged
from dashboards.asked.run import Asked
from dashboards.browser.files import ENTRY, SEEDS_DRAWN_HERE, files_of, script_from
from dashboards.browser.kept import KEPT, PLACE
from dashboards.browser.question import TurnedHere, files_for, question_of, told_by, turned_from
from dashboards.compare.answered import CompareRequest
from dashboards.compare.here import files_for_both, question_of_both, turned_on
from dashboards.compare.question import Both
from microdeals._compile import SOURCE_HASH
from microdeals.conflicts import digest, load
from microdeals.conflicts.horizons import HORIZON
from microdeals.portable.reading import FILE

TRUST = "party.arden.trust"
ARDEN = Asked("arden_borea")


def test_every_file_is_named_by_what_is_in_it():
    files = files_of("arden_borea")
    assert files is not None
    contents = {}
    for address in (files.script, files.data, files.module):
        name = address.removeprefix(PLACE)
        contents[address] = gzip.decompress(KEPT[name].content)
        assert hashlib.sha256(contents[address]).hexdigest().startswith(name.partition(".")[0])
    assert contents[files.module] == FILE.read_bytes()
    assert contents[files.script] == script_from(ENTRY).encode()
    war = json.loads(contents[files.data])["war"]
    assert (war["rules"], war["digest"]) == (SOURCE_HASH, digest(load("arden_borea")))
    assert (files.rules, files.digest) == (war["rules"], war["digest"])
    assert war["draws"]["first_seeds"] == SEEDS_DRAWN_HERE


def test_a_browser_answers_what_dials_set_for_seeds_that_it_draws_to_the_last_bit():
    last = SEEDS_DRAWN_HERE - 200
    asked = {
        Judged(ARDEN): True,
        Judged(ARDEN._replace(changes=((HORIZON, 730), (TRUST, 0.5)))): True,
        Judged(ARDEN._replace(changes=(("conduct.base_rate", 0.5),))): False,
        Judged(ARDEN._replace(seed=last), 200): True,
        Judged(ARDEN._replace(seed=last + 1), 200): False,
        Judged(ARDEN._replace(seed=last + 1), 200, as_given=True): True,
        Judged(Asked("base_rate", seed=10**18), 200): True,  # nothing is drawn there
    }
    assert {judged: files_for(judged) is not None for judged in asked} == asked


def test_a_question_says_all_that_an_answer_depends_on():
    judged = Judged(ARDEN._replace(seed=7, changes=((HORIZON, 730), (TRUST, 0.5))), 200, as_given=True)
    assert question_of(judged, 3) == {
        "name": "arden_borea",
        "set": [[TRUST, 0.5]],
        "days": 730,
        "given": True,
        "seed": "7",
        "n": 200,
        "fixed": [[HORIZON, 730]],
        "heard": 3,
    }


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"number": "1", "key": "", "set": {}},
        {"number": 1, "key": None, "set": {}},
        {"number": 1, "key": "", "set": [[TRUST, 0.5]]},
        {"number": 1, "key": "", "set": {TRUST: {"deep": 1}}},
        {"number": 1, "key": "", "set": {TRUST: True}},
        {"number": 1, "key": "", "set": {}, "right": [[TRUST, 0.5]]},
        {"number": 1, "key": "", "set": {}, "right": {TRUST: None}},
        {"number": 1, "key": "", "right": {}},
    ],
)
def test_what_cannot_be_understood_is_nothing(told: dict[str, object]):
    assert told_by(told) is None


def test_what_was_turned_is_checked_like_any_input():
    told = told_by({"number": 1, "key": TRUST, "set": {TRUST: 0.5}})
    assert told == TurnedHere(1, TRUST, {TRUST: 0.5})
    new, said = turned_from(ARDEN, told)
    assert new == ARDEN._replace(changes=((TRUST, 0.5),))
    assert said == "“Arden: belief that the other side is trustworthy” is now 0.5."
    for values, why in (
        ({TRUST: 7}, "must be between 0 and 1"),
        ({TRUST: "much"}, "must be a number"),
        ({"conduct.base_rate": 0.5}, "“conduct.base_rate”"),
    ):
        kept, complaint = turned_from(new, TurnedHere(2, TRUST, values))
        assert kept == new
        assert why in complaint


def test_own_values_are_no_change_and_the_horizon_stays():
    longer = ARDEN._replace(changes=((HORIZON, 730), (TRUST, 0.5)))
    own = turned_from(longer, TurnedHere(1, "", {}))
    assert own == (ARDEN._replace(changes=((HORIZON, 730),)), "The model’s own values again.")
    again = turned_from(ARDEN, TurnedHere(1, TRUST, {TRUST: 0.2}))
    assert again == (ARDEN, "")


def test_both_sides_are_asked_and_what_is_turned_on_one_leaves_the_other():
    left, right = Judged(ARDEN, 200), Judged(ARDEN._replace(changes=((TRUST, 0.5),)), 200)
    asked = question_of_both(Both(left, right), 2)
    assert asked == question_of(left, 2) | {"right": [[TRUST, 0.5]]}
    wishes: list[tuple[Both, str]] = []
    request = CompareRequest(Both(left, right), "", lambda *wish: wishes.append(wish))
    for told in (
        {"number": 1, "key": TRUST, "side": "right", "set": {}, "right": {TRUST: 0.6}},
        {"number": 2, "key": TRUST, "side": "set", "set": {TRUST: 0.6}, "right": {TRUST: 0.5}},
        {"number": 3, "key": TRUST, "side": "right", "set": {}, "right": {TRUST: 7}},
    ):
        heard = told_by(told)
        assert heard is not None
        turned_on(request, heard)
    said = "“Arden: belief that the other side is trustworthy” is now 0.6."
    settings = [[side.asked.settings() for side in both] for both, _ in wishes]
    assert settings == [[[], [f"{TRUST}=0.6"]], [[f"{TRUST}=0.6"], [f"{TRUST}=0.5"]], [[], [f"{TRUST}=0.5"]]]
    assert [it for _, it in wishes[:2]] == [f"Right: {said}", f"Left: {said}"]
    assert "must be between 0 and 1" in wishes[2][1]


def test_a_comparison_is_the_browsers_only_where_both_sides_are():
    own, turned = Judged(ARDEN), Judged(ARDEN._replace(changes=((TRUST, 0.5),)))
    strange = Judged(ARDEN._replace(changes=(("conduct.base_rate", 0.5),)))
    assert files_for_both(Both(own, turned)) == files_of("arden_borea")
    assert files_for_both(Both(own, strange)) is None
    assert files_for_both(Both(strange, own)) is None
