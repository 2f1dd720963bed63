"""A draw is a function of its seed and its names: the same whoever asks, on every machine."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from microdeals.conflicts import digest, load, with_values
from microdeals.evidence.population import drawn, load_population
from microdeals.unknowns import unknowns_of, wars_that_fit
from microdeals.unknowns.distributions import DISTRIBUTIONS, quantile
from unknowns.invented import JOINT, MODELS, SINGLE, war_beside

ALL_KINDS = (
    SINGLE
    + """
[unknown.faith]
sets = ["party.*.chance_trustworthy"]
distribution = "beta"
a = 2.0
b = 3.0
reason = "nobody can tell"

[unknown.teams]
sets = ["monitors.valley_mission.teams"]
distribution = "choice"
values = [0, 1, 2, 3]
reason = "not agreed on yet"

[unknown.news]
sets = ["publics.news_kept"]
distribution = "uniform"
low = 0.0
high = 0.002
reason = "not measured"
"""
    + JOINT
)
ROWS = "conduct.scale,front.surge,weight\n0.05,0.2,1\n0.06,0.4,2\n0.08,0.1,0.5\n"
PUBLISHED = "42ac978258de6962612e663846d33b6e22d6606072dc95e237fd9aa002059131"
"""SHA-256 over what the first two hundred seeds set, by path."""
POPULATION = "6c1baf3169dd8b0d762c170b45117eddf4198bf008147a51206a1afa7b9986c8"
"""SHA-256 over the digests of 180 conflicts, as drawn before distributions had a room of their own."""


def test_the_same_seed_draws_the_same_numbers_on_every_machine(tmp_path: Path):
    conflict = war_beside(tmp_path, ALL_KINDS, ROWS)
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    wars = wars_that_fit(conflict, unknowns, range(200))
    text = "".join(repr(sorted(wars.values_of(place).items())) for place in range(200))
    assert hashlib.sha256(text.encode()).hexdigest() == PUBLISHED


def test_populations_draw_what_they_drew_before():
    """A new digest has to be defended: this one is of the numbers that were fitted in decision 45."""
    population = load_population(MODELS / "base_rate")
    found = "".join(digest(drawn(population, number, seed)) for number in range(60) for seed in (1, 2, 5))
    assert hashlib.sha256(found.encode()).hexdigest() == POPULATION


def test_the_order_of_the_file_and_other_unknowns_make_no_difference(tmp_path: Path):
    tables = ["[unknown." + part for part in SINGLE.split("[unknown.")[1:]]
    for name, text in {"as": SINGLE, "back": "\n".join(tables[::-1]), "one": tables[1]}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "unknowns.toml").write_text(text)
    found = {}
    for name in ("as", "back", "one"):
        folder = tmp_path / name
        conflict = war_beside(folder, (folder / "unknowns.toml").read_text())
        unknowns = unknowns_of(conflict)
        assert unknowns is not None
        found[name] = [wars_that_fit(conflict, unknowns, range(30)).values_of(place) for place in range(30)]
    assert found["as"] == found["back"]
    locks = [path for path in found["as"][0] if path.endswith(".lock")]
    assert [[war[path] for path in locks] for war in found["as"]] == [
        list(war.values()) for war in found["one"]
    ]


def test_a_seed_draws_the_same_whatever_else_is_asked_for(tmp_path: Path):
    conflict = war_beside(tmp_path, SINGLE)
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    alone = wars_that_fit(conflict, unknowns, [2**62 + 7])
    among = wars_that_fit(conflict, unknowns, [5, 2**62 + 7, 0])
    assert alone.values_of(0) == among.values_of(1)
    assert among.values_of(0) != among.values_of(2)


def test_each_side_is_drawn_by_itself_and_a_star_elsewhere_draws_once(tmp_path: Path):
    conflict = war_beside(tmp_path, SINGLE)
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    wars = wars_that_fit(conflict, unknowns, range(2000))
    columns = dict(zip(wars.paths, wars.values.T, strict=True))
    assert abs(np.corrcoef(columns["party.arden.lock"], columns["party.borea.lock"])[0, 1]) < 0.06
    ratios = [columns[f"deal.{kind.key}.benefit"] / kind.values.benefit for kind in conflict.kinds]
    assert all(np.allclose(ratio, ratios[0]) for ratio in ratios)


def test_what_is_set_by_hand_is_not_drawn(tmp_path: Path):
    conflict = with_values(war_beside(tmp_path, SINGLE), {"party.arden.lock": 0.3})
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    wars = wars_that_fit(conflict, unknowns, range(5), kept=["party.arden.lock", "party.arden.trust"])
    assert wars.inputs.kept == ("party.arden.lock",)
    assert {war.parties[0].values.lock for war in wars} == {0.3}
    assert len({war.parties[1].values.lock for war in wars}) == 5
    free = wars_that_fit(conflict, unknowns, range(5))
    assert [war.conduct for war in wars] == [war.conduct for war in free]


def test_prospects_of_the_other_side_follow():
    conflict = load("russia_ukraine_2025")
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    for war in wars_that_fit(conflict, unknowns, range(5)):
        assert sum(party.values.prospects for party in war.parties) == pytest.approx(1.0, abs=1e-9)
    kept = wars_that_fit(conflict, unknowns, range(2), kept=["party.ukraine.prospects"])
    assert {war.parties[0].values.prospects for war in kept} == {0.54}


def test_draws_are_cut_to_the_declared_range(tmp_path: Path):
    text = SINGLE.replace("low = 0.005\nhigh = 0.04", "low = 0.2\nhigh = 40.0")
    conflict = war_beside(tmp_path, text)
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    rates = [war.conduct.base_rate for war in wars_that_fit(conflict, unknowns, range(200))]
    assert max(rates) == 1.0
    assert min(rates) < 0.5


FROM_ELSEWHERE = {
    "beta": ({"a": 2.0, "b": 5.0}, stats.beta(2.0, 5.0)),
    "uniform": ({"low": -1.0, "high": 3.0}, stats.uniform(-1.0, 4.0)),
    "loguniform": ({"low": 0.01, "high": 2.0}, stats.loguniform(0.01, 2.0)),
    "triangular": ({"low": 1.0, "mode": 1.5, "high": 4.0}, stats.triang(1 / 6, 1.0, 3.0)),
    "lognormal": ({"median": 3.0, "spread": 0.7}, stats.lognorm(0.7, scale=3.0)),
    "choice": ({"values": [0, 1, 2]}, stats.randint(0, 3)),
}


@pytest.mark.parametrize("kind", DISTRIBUTIONS)
def test_quantiles_are_those_of_scipy(kind: str):
    numbers, known = FROM_ELSEWHERE[kind]
    places = np.linspace(0.013, 0.987, 41)
    assert quantile(kind, numbers, places) == pytest.approx(known.ppf(places), rel=1e-9)


def test_a_star_for_meetings_multiplies_every_format_of_a_war_by_one_number(tmp_path: Path):
    silence = """
[unknown.silence]
scales = ["meeting.*.days_between"]
distribution = "lognormal"
median = 1.0
spread = 1.6
reason = "some wars hardly talk"
"""
    conflict = war_beside(tmp_path, silence)
    (war,) = wars_that_fit(conflict, unknowns_of(conflict), [3])
    formats = ("bilateral", "trilateral", "envoys")
    factors = [getattr(war, one).days_between / getattr(conflict, one).days_between for one in formats]
    assert factors == pytest.approx([factors[0]] * 3)
    assert factors[0] != pytest.approx(1.0)


def test_in_a_population_too_the_prospects_of_the_other_side_follow():
    population = load_population(MODELS / "base_rate")
    drawn_prospects = set()
    for number in range(20):
        government, rebels = (party.values.prospects for party in drawn(population, number, 1).parties)
        assert government + rebels == pytest.approx(1.0, abs=1e-12)
        drawn_prospects.add(government)
    assert len(drawn_prospects) == 20


def test_prospects_that_are_multiplied_are_followed_too(tmp_path: Path):
    swings = """
[unknown.prospects]
scales = ["party.arden.prospects"]
distribution = "uniform"
low = 0.8
high = 1.2
reason = "nobody knows who is ahead"
"""
    conflict = war_beside(tmp_path, swings)
    for war in wars_that_fit(conflict, unknowns_of(conflict), range(5)):
        arden, borea = (party.values.prospects for party in war.parties)
        assert arden + borea == pytest.approx(1.0, abs=1e-12)
        assert arden != conflict.parties[0].values.prospects
